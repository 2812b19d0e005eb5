#include "app/what_if_questions.hpp"

#include <algorithm>

#include <kaohe/number_text.hpp>

#include "app/period_choice.hpp"
#include "app/what_if_report.hpp"
#include "base/errors.hpp"
#include "cycle/deciding.hpp"
#include "cycle/naming.hpp"
#include "grading/close_pairs.hpp"
#include "grading/distance.hpp"
#include "report/csv.hpp"
#include "report/summary.hpp"
#include "report/words.hpp"
#include "scoring/compose.hpp"

namespace kaohe::app {

namespace {

using nlohmann::ordered_json;
using Rows = std::vector<std::vector<std::string>>;

/// The year as it is, looked at by its year-end.
struct Looked {
  cycle::Year year;
  std::string period;
  Records records;
  cycle::AssessOptions options;
};

Looked look(Session& session, const std::string& wanted) {
  Looked at{session.open_year(), {}, {}, {}};
  at.period = period_asked(session.options, at.year.plan, wanted);
  const plan::Period& period = *at.year.plan.find_period(at.period);
  if (!period.awards)
    throw Error(ErrorKind::usage, {},
                say({"ranks, lines and grades are the year's, and this would be {}; ask with "
                     "--period {}",
                     "名次、分数线和等次只有年度才有,而所问的是 {};请用 --period {}"},
                    at.period, at.year.plan.periods.back().id));
  say_running(session, at.year.plan, wanted, at.period);
  at.records = session.read_records(at.year, at.period);
  at.options = assess_options(session.options, at.records);
  return at;
}

grading::Result result_of(const Looked& at) {
  cycle::AssessOptions options = at.options;
  options.without_decided_grades = true;
  options.only_figures = true;
  cycle::Assessment assessment = cycle::assess(at.year, *at.records.source, at.period, options);
  if (!assessment.failures.empty()) throw Error(ErrorKind::plugin, assessment.failures);
  return std::move(assessment.result);
}

Text rank_text(const std::optional<int>& rank) {
  return rank ? say({"rank {}", "第 {} 名"}, *rank) : say({"no rank", "未排名"});
}

template <class Print>
void print_marked(const Session& session, Print&& print) {
  session.print(no_result());
  print();
  session.print(no_result());
}

// ---------- How far from the line ----------

struct Measured {
  const grading::AssesseeResult& assessee;
  std::optional<grading::Distance> distance;
};

Measured measured(const grading::Result& result, const cycle::AssesseeNamed& named,
                  const plan::YearPlan& plan) {
  for (const grading::DomainResult& domain : result.domains) {
    for (const grading::AssesseeResult& one : domain.assessees) {
      if (domain.id != named.domain.id || one.id != named.assessee.id) continue;
      for (const grading::ScopeResult& scope : domain.scopes)
        if (scope.id == one.scope) return {one, grading::distance_to_line(one, scope, plan)};
    }
  }
  throw Error(ErrorKind::data, {named.assessee.id},
              say({"it is in no result of this day: it was not there yet",
                   "该日的结果中没有此考核对象:当时尚未成为考核对象"}));
}

std::string gain_words(const grading::Gain& gain, Language language) {
  return (gain.can_reach()
              ? say({"reaches the line", "可达到分数线"})
              : say({"cannot reach it alone: at most {} more", "仅靠此项不能达到:最多再得 {} 分"},
                    shown_text(gain.most)))
      .in(language);
}

void print_gains(const Session& session, const grading::Distance& distance) {
  const auto word = [&](const Message& message) { return say(message).in(session.language); };
  Rows rows{{"  " + word({"alone", "仅靠此项"}), word({"now", "现在"}),
             word({"must gain", "须提高"}), word({"as it is rounded", "按修约位数"}), ""}};
  for (const grading::Gain& one : distance.gains)
    rows.push_back({"  " + scoring::figure_title(one.figure).in(session.language), one.now.text(),
                    shown_text(one.exact), one.least ? one.least->text() : "",
                    gain_words(one, session.language)});
  session.print(report::in_columns(rows, {false, true, true, true, false}));
  session.print(
      say({"Each gain is counted alone; what it changes in ranks, gates and places is not "
           "followed.",
           "各项单独计算;由此引起的名次和限制情形变化未计入。"}));
  if (distance.moves_mean)
    session.print(say({"The line is a mean, which the gain raises too: this is reckoned with.",
                       "分数线为平均分,得分提高时平均分随之提高,以上已计入。"}));
}

void print_distance(const Session& session, const Measured& measured) {
  const grading::AssesseeResult& one = measured.assessee;
  if (!measured.distance)
    return session.print(say({"{} ({}): no distance, as there is no score or no line yet",
                              "{}({}):尚无得分或分数线,无法计算差距"},
                             one.name, one.id));
  const grading::Distance& distance = *measured.distance;
  session.print(say({"{} ({}): {} {}, good line {}", "{}({}):{} {},“好”等次分数线 {}"}, one.name,
                    one.id, scoring::figure_title(distance.line_of), distance.value.text(),
                    shown_text(distance.line)));
  if (distance.is_reached)
    session.print(say({"It is at or above the line by {}.", "已达到分数线,高出 {} 分。"},
                      shown_text(distance.value - distance.line)));
  else
    print_gains(session, distance);
  for (const grading::FiredGate& gate : one.gates)
    if (std::count(distance.barred_by.begin(), distance.barred_by.end(), gate.id) != 0)
      session.print(say({"Whatever it gains, a gate keeps it from the grade above the line: {}",
                         "无论得分如何,限制情形使其不能评为线上等次:{}"},
                        gate.fact));
}

ordered_json as_json(const Measured& measured) {
  ordered_json document{{"supposition", true},
                        {"is_result", false},
                        {"assessee", measured.assessee.id},
                        {"scope", measured.assessee.scope}};
  if (!measured.distance) return document;
  const grading::Distance& distance = *measured.distance;
  document["line_of"] = distance.line_of;
  document["value"] = distance.value.text();
  document["line"] = distance.line.text();
  document["reached"] = distance.is_reached;
  document["gain_moves_line"] = distance.moves_mean;
  document["barred_by"] = distance.barred_by;
  document["gains"] = ordered_json::array();
  for (const grading::Gain& one : distance.gains)
    document["gains"].push_back(
        {{"figure", one.figure},
         {"now", one.now.text()},
         {"exact", one.exact.text()},
         {"rounded_up", one.least ? ordered_json(one.least->text()) : ordered_json()},
         {"most", one.most.text()},
         {"can_reach", one.can_reach()}});
  return document;
}

// ---------- On which records it hangs ----------

std::string stand_text(const plan::YearPlan& plan, const cycle::Stand& stand, Language language) {
  const Text score =
      stand.score ? say({"{}", "{} 分"}, stand.score->text()) : say({"no score", "没有得分"});
  const Text grade = stand.grade.empty()
                         ? say({"no grade proposed", "无建议等次"})
                         : say({"proposed {}", "建议等次“{}”"}, plan.grade_title(stand.grade));
  return say({"{}, {}, {}", "{},{},{}"}, rank_text(stand.rank), score, grade).in(language);
}

std::string why_needed(const cycle::WithoutOne& one, Language language) {
  if (!one.refused.empty()) return one.refused;
  if (one.blocked.empty()) return say({"no score", "没有得分"}).in(language);
  return Text{one.blocked.front().en, one.blocked.front().zh}.in(language);
}

void print_deciding(const Session& session, const plan::YearPlan& plan,
                    const plan::Assessee& assessee, const cycle::Deciding& found) {
  const Language language = session.language;
  session.print(say({"{} ({}): {}; {} records of its own", "{}({}):{};本身的记录 {} 条"},
                    assessee.name, assessee.id, stand_text(plan, found.stand, language),
                    found.record_count));
  session.print(say({"{} of them, taken away alone, would change rank or grade:",
                     "其中单独去掉后名次或建议等次会改变的 {} 条:"},
                    found.deciding.size()));
  for (const cycle::WithoutOne& one : found.deciding) {
    session.print("  " + record_words(plan, one.record, language));
    session.print(
        say({"    without it: {}", "    没有它:{}"}, stand_text(plan, one.stand, language)));
  }
  session.print(say({"{} are owed: without one of these there would be no score at all (--json "
                     "names them).",
                     "应报的 {} 条:缺任何一条就没有得分(--json 列出各条)。"},
                    found.needed.size()));
  session.print(say({"Grades are as proposed.", "等次为建议等次。"}));
}

ordered_json as_json(const cycle::Stand& stand) {
  return {{"rank", stand.rank ? ordered_json(*stand.rank) : ordered_json()},
          {"score", stand.score ? ordered_json(stand.score->text()) : ordered_json()},
          {"grade", stand.grade}};
}

ordered_json as_json(const Session& session, const plan::Assessee& assessee,
                     const cycle::Deciding& found) {
  ordered_json document{{"supposition", true},
                        {"is_result", false},
                        {"assessee", assessee.id},
                        {"stand", as_json(found.stand)},
                        {"record_count", found.record_count},
                        {"deciding", ordered_json::array()},
                        {"needed", ordered_json::array()}};
  for (const cycle::WithoutOne& one : found.deciding)
    document["deciding"].push_back(
        {{"record", record_json(one.record)}, {"without", as_json(one.stand)}});
  for (const cycle::WithoutOne& one : found.needed)
    document["needed"].push_back(
        {{"record", record_json(one.record)}, {"why", why_needed(one, session.language)}});
  return document;
}

// ---------- Who is nearly tied ----------

Rational within_of(const std::string& text) {
  const std::optional<Rational> within = Rational::parse(text);
  if (within && within->sign() >= 0) return *within;
  throw Error(ErrorKind::usage, {},
              say({"--within is \"{}\"; expected a difference of scores of 0 or more, such as 0.05",
                   "--within 为“{}”;应为不小于 0 的分差,如 0.05"},
                  text));
}

std::string pair_words(const grading::ClosePair& pair, Language language) {
  std::string words =
      (pair.is_shared ? say({"rank shared", "并列"})
       : pair.is_broken ? say({"equal, a tie-breaker ranks them", "得分相等,按并列规则排序"})
                        : Text())
          .in(language);
  if (!pair.published_differs) return words;
  const std::string differs =
      say({"published values would rank them otherwise", "按公布的得分排序会不同"}).in(language);
  return words.empty() ? differs : words + "; " + differs;
}

void print_pairs(const Session& session, const grading::Result& result,
                 const std::vector<grading::ClosePair>& pairs, const Rational& within) {
  session.print(say({"{} pairs share a rank, are nearer than {}, or would be ranked otherwise by "
                     "published values",
                     "名次并列、分差小于 {1} 或按公布的得分排序会不同的,共 {0} 对"},
                    pairs.size(), within.text()));
  Rows rows;
  for (const grading::ClosePair& one : pairs) {
    const auto who = [&](const std::string& id, int rank) {
      return std::to_string(rank) + " " + report::name_in(result, one.domain, id);
    };
    rows.push_back({"  " + report::scope_title(result, one.scope), who(one.first, one.first_rank),
                    one.first_score.text(), who(one.second, one.second_rank),
                    one.second_score.text(), one.difference.text(),
                    pair_words(one, session.language)});
  }
  if (!rows.empty())
    session.print(report::in_columns(rows, {false, false, true, false, true, true, false}));
}

ordered_json as_json(const grading::ClosePair& one) {
  return {{"domain", one.domain},
          {"scope", one.scope},
          {"first", one.first},
          {"first_rank", one.first_rank},
          {"first_score", one.first_score.text()},
          {"second", one.second},
          {"second_rank", one.second_rank},
          {"second_score", one.second_score.text()},
          {"difference", one.difference.text()},
          {"shared", one.is_shared},
          {"tie_broken", one.is_broken},
          {"published_differs", one.published_differs}};
}

}  // namespace

int show_distance(Session& session, const std::string& assessee, const std::string& period) {
  const Looked at = look(session, period);
  const cycle::AssesseeNamed named = cycle::assessee_named(at.year.plan, assessee);
  const grading::Result result = result_of(at);
  const Measured found = measured(result, named, at.year.plan);
  if (session.options.json)
    session.print_json(as_json(found));
  else
    print_marked(session, [&] { print_distance(session, found); });
  return 0;
}

int show_deciding(Session& session, const std::string& assessee, const std::string& period) {
  const Looked at = look(session, period);
  const cycle::AssesseeNamed named = cycle::assessee_named(at.year.plan, assessee);
  const cycle::Deciding found = cycle::deciding_records(
      at.year, *at.records.source, named.domain.id, named.assessee.id, at.period, at.options);
  if (session.options.json)
    session.print_json(as_json(session, named.assessee, found));
  else
    print_marked(session, [&] { print_deciding(session, at.year.plan, named.assessee, found); });
  return 0;
}

int show_close_pairs(Session& session, const std::string& within, const std::string& period) {
  const Rational nearer = within_of(within);
  const Looked at = look(session, period);
  const grading::Result result = result_of(at);
  const std::vector<grading::ClosePair> pairs = grading::close_pairs(result, at.year.plan, nearer);
  if (session.options.json) {
    ordered_json document{
        {"supposition", true}, {"is_result", false}, {"pairs", ordered_json::array()}};
    for (const grading::ClosePair& one : pairs) document["pairs"].push_back(as_json(one));
    session.print_json(document);
  } else {
    print_marked(session, [&] { print_pairs(session, result, pairs, nearer); });
  }
  return 0;
}

}  // namespace kaohe::app
