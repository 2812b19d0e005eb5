// kaohe period status: how the periods stand on a day.
#include <memory>

#include <nlohmann/json.hpp>

#include "app/period_commands.hpp"
#include "cycle/period_status.hpp"
#include "cycle/submitting.hpp"
#include "cycle/system_versions.hpp"
#include "report/summary.hpp"

namespace kaohe::app {

namespace {

using cycle::DomainStatus;
using cycle::PeriodStatus;
using Json = nlohmann::ordered_json;

struct StatusOptions {
  std::string period, domain;
};

Json day_json(const std::optional<Date>& day) {
  return day ? Json(to_text(*day)) : Json(nullptr);
}

Json hand_json(const cycle::Hand& hand) {
  return {{"number", hand.number}, {"person", hand.person}, {"day", to_text(hand.day)}};
}

Json unit_json(const cycle::UnitStatus& unit) {
  return {{"unit", unit.unit},
          {"owes", unit.owes},
          {"submitted", unit.submitted ? hand_json(unit.submitted->hand) : Json(nullptr)},
          {"waiting", unit.waiting ? hand_json(unit.waiting->hand) : Json(nullptr)},
          {"nil", unit.submitted && unit.submitted->of.nil},
          {"late", unit.is_late},
          {"rows", unit.row_count},
          {"late_rows", unit.late_row_count},
          {"not_submitted", unit.draft_count},
          {"left_out", unit.left_out_count},
          {"after_closing", unit.late_count}};
}

Json domain_json(const DomainStatus& domain) {
  Json made{{"domain", domain.domain}, {"state", cycle::id_of(domain.state)}};
  made["units"] = made["self_reviews"] = Json::array();
  for (const cycle::UnitStatus& unit : domain.units) made["units"].push_back(unit_json(unit));
  made["missing"] = domain.missing();
  for (const cycle::ReviewStatus& review : domain.reviews) {
    made["self_reviews"].push_back(
        {{"assessee", review.assessee},
         {"handed_in", review.hand ? hand_json(*review.hand) : Json(nullptr)},
         {"late", review.is_late}});
  }
  made["closed"] = domain.closed ? hand_json(domain.closed->hand) : Json(nullptr);
  if (domain.closed) {
    made["closed"]["without"] = domain.closed->closing.missing;
    made["closed"]["waiting"] = domain.closed->closing.waiting;
    made["closed"]["reason"] = domain.closed->closing.reason;
    made["closed"]["early"] = domain.closed->closing.early;
  }
  made["late"] = domain.is_late;
  return made;
}

Json period_json(const plan::Period& period, const PeriodStatus& status) {
  Json made{{"period", period.id},
            {"opens", to_text(period.opens)},
            {"closes", to_text(period.closes)},
            {"self_review_by", day_json(period.self_review_by)},
            {"results_by", day_json(period.results_by)},
            {"published", status.published ? hand_json(status.published->hand) : Json(nullptr)}};
  if (status.published) made["published"]["edition"] = status.published->publication.edition;
  made["domains"] = Json::array();
  for (const DomainStatus& domain : status.domains) made["domains"].push_back(domain_json(domain));
  return made;
}

/// The texts of one period for a terminal.
class StatusWords {
 public:
  StatusWords(const Session& session, const plan::YearPlan& plan)
      : session_(session), plan_(plan) {}

  void print(const plan::Period& period, const PeriodStatus& status) const {
    session_.print(say({"{} {}: window {} to {}{}", "{} {}:报送 {} 至 {}{}"}, period.id,
                       period.title, to_text(period.opens), to_text(period.closes),
                       published(status)));
    for (const DomainStatus& domain : status.domains) print(domain);
  }

 private:
  std::string word(const Text& text) const { return text.in(session_.language); }

  Text published(const PeriodStatus& status) const {
    if (!status.published) return {};
    const cycle::Hand& hand = status.published->hand;
    const int edition = status.published->publication.edition;
    const Text which = edition == 1 ? Text() : say({", edition {}", ",第 {} 版"}, edition);
    return say({"; published on {} by {} (#{}{})", ";{} 由 {} 形成结果(#{}{})"}, to_text(hand.day),
               person_text(plan_, hand.person), hand.number, which);
  }

  void print(const DomainStatus& domain) const {
    session_.print(say({"  {} ({}): {}{}", "  {}({}):{}{}"},
                       plan_.find_domain(domain.domain)->title, domain.domain,
                       cycle::title_of(domain.state), closed(domain)));
    std::vector<std::vector<std::string>> rows;
    for (const cycle::UnitStatus& unit : domain.units)
      rows.push_back({"   ", plan_.unit_title(unit.unit), word(submitted(unit))});
    if (!rows.empty()) session_.print(report::in_columns(rows, {false, false, false}));
    if (!domain.reviews.empty()) session_.print(reviews(domain));
  }

  Text closed(const DomainStatus& domain) const {
    if (!domain.closed) return {};
    const Text late = domain.is_late ? say({", late", ",逾期"}) : Text();
    return say({" on {} by {} (#{}){}", ",{} 由 {}(#{}){}"}, to_text(domain.closed->hand.day),
               person_text(plan_, domain.closed->hand.person), domain.closed->hand.number, late);
  }

  Text submitted(const cycle::UnitStatus& unit) const {
    Text text = unit.owes ? say({"missing", "未报送"}) : say({"owes nothing", "无报送任务"});
    if (unit.submitted) {
      const cycle::Hand& hand = unit.submitted->hand;
      const std::string person = person_text(plan_, hand.person);
      text = unit.submitted->of.nil
                 ? say({"nil return on {} by {}", "{} 零报告,{}"}, to_text(hand.day), person)
                 : say({"submitted on {0} by {1}, {2} rows in force", "{0} 报送,{1};现计入 {2} 行"},
                       to_text(hand.day), person, unit.row_count);
    }
    if (unit.waiting)
      text = say({"{}; submitted late on {} by {} (#{}), which waits to be confirmed",
                  "{};{} 补报,{}(#{}),待确认"},
                 text, to_text(unit.waiting->hand.day),
                 person_text(plan_, unit.waiting->hand.person), unit.waiting->hand.number);
    if (unit.late_row_count > 0)
      text = say({"{}; {} rows came in late and are confirmed", "{};补录已确认 {} 行"}, text,
                 unit.late_row_count);
    if (unit.is_late) text = say({"{}, late", "{},逾期"}, text);
    if (unit.draft_count > 0)
      text = say({"{}; {} rows recorded and not submitted", "{};已录入未报送 {} 行"}, text,
                 unit.draft_count);
    if (unit.left_out_count > 0)
      text = say({"{}; {} rows left out of the closing, and not counted until the unit submits "
                  "them late and the lead unit confirms that",
                  "{};办结时未报送 {} 行,不计入,须由该单位补报并经主要考核责任单位确认"},
                 text, unit.left_out_count);
    if (unit.late_count == 0) return text;
    return say({"{}; {} rows came after the closing and wait for the lead unit",
                "{};办结后补录 {} 行,待主要考核责任单位确认"},
               text, unit.late_count);
  }

  std::string reviews(const DomainStatus& domain) const {
    int in = 0, late = 0;
    std::string missing;
    for (const cycle::ReviewStatus& review : domain.reviews) {
      in += review.hand ? 1 : 0;
      late += review.is_late ? 1 : 0;
      if (review.hand) continue;
      const std::string unit = plan::assessee_unit(domain.domain, review.assessee);
      missing += (missing.empty() ? "" : "、") + plan_.unit_title(unit);
    }
    return word(say({"    self-reviews: {} of {} in, {} late; missing: {}",
                     "    自查总结:{} / {} 份,逾期 {} 份;未报:{}"},
                    in, domain.reviews.size(), late, missing.empty() ? "-" : missing));
  }

  const Session& session_;
  const plan::YearPlan& plan_;
};

int status(Session& session, const StatusOptions& options) {
  const cycle::Year year = session.open_year();
  const plan::YearPlan& plan = year.plan;
  const ledger::Ledger ledger = session.open_ledger();
  const Date today = session.day_looked_at(ledger, plan.year);
  const std::string domain =
      options.domain.empty() ? "" : cycle::domain_named(plan, options.domain).id;
  std::vector<const plan::Period*> periods = cycle::periods_begun(plan, today);
  if (!options.period.empty()) periods = {&cycle::period_named(plan, options.period)};
  const cycle::Progress progress(ledger, plan.year, today);
  Json document = Json::array();
  for (const plan::Period* period : periods) {
    const PeriodStatus one = cycle::period_status(plan, progress, *period, today, domain);
    if (session.options.json)
      document.push_back(period_json(*period, one));
    else
      StatusWords(session, plan).print(*period, one);
  }
  if (session.options.json) session.print_json(document);
  if (periods.empty() && !session.options.json)
    session.print(
        say({"No period has begun by {}.", "到 {} 还没有开始任何考核阶段。"}, to_text(today)));
  return 0;
}

}  // namespace

void add_period_status_command(CLI::App& group, Session& session) {
  auto options = std::make_shared<StatusOptions>();
  CLI::App* command = add_command(
      group, session, "status",
      {"who has submitted, reviewed and closed what, and who has not; the last period first\n"
       "Example: kaohe period status --period q1 --today 2023-03-28",
       "查看各单位报送、自查、办结的进度,最近的阶段在前\n"
       "例:kaohe period status --period q1 --today 2023-03-28"});
  add_option(*command, "--period", options->period,
             say({"one period (default: those that have begun)", "只看一个阶段(默认:已开始的)"})
                 .in(session.language))
      .type_name("ID");
  add_option(*command, "--domain", options->domain,
             say({"one domain (default: all)", "只看一个领域(默认:全部)"}).in(session.language))
      .type_name("ID");
  add_json_flag(*command, session, {"print it as JSON", "以 JSON 输出"});
  on_call(*command, [&session, options] {
    session.command = [&session, options] { return status(session, *options); };
  });
}

}  // namespace kaohe::app
