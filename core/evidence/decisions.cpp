// Decisions of the committee and of officials, and consequences that were closed.
#include <algorithm>

#include "evidence/beside.hpp"
#include "evidence/hints.hpp"
#include "evidence/record_key.hpp"

namespace kaohe::evidence {

namespace {
namespace column = decision_column;
using ledger::Decision;

constexpr int kMostDecimals = 8;

Text expected_document() {
  return say({"the document of the decision", "决定所依据的文件(文号)"});
}

const std::vector<plan::OptionInfo>& kinds() {
  static const std::vector<plan::OptionInfo> list{{"good_line", "分数线"},
                                                  {"grade", "等次"},
                                                  {"not_applicable", "不适用"},
                                                  {"exempt", "豁免"},
                                                  {"adjustment", "加减分确认"}};
  return list;
}

/// How "not applicable" is treated where the catalogue names nothing.
const std::vector<plan::OptionInfo>& treatments() {
  static const std::vector<plan::OptionInfo> list{
      {"none", "不扣不得"},        {"full", "得满分"},    {"zero", "计零分"},
      {"peer_mean", "取同组平均"}, {"block", "等待决定"}, {"rescale", "分值并入其他"}};
  return list;
}

/// Scores from elsewhere that an assessee can be exempt from.
const std::vector<plan::OptionInfo>& scores() {
  static const std::vector<plan::OptionInfo> list{{"review", "述职评议"},
                                                  {"leader_evaluation", "领导评价"}};
  return list;
}

/// The id of the one with this id or title; empty: none has it.
std::string id_of(const std::vector<plan::OptionInfo>& options, std::string_view name) {
  const auto found = std::find_if(options.begin(), options.end(), [&](const auto& option) {
    return option.id == name || option.title == name;
  });
  return found == options.end() ? std::string() : found->id;
}

/// Reads the cells of one row that depend on what kind of decision it is.
class DecisionReader {
 public:
  DecisionReader(Session& session, Row& row, Decision& decision)
      : session_(session), row_(row), decision_(decision) {}

  void read() {
    const plan::OptionInfo* kind =
        pick(row_, column::kind, kinds(), {"a kind of decision: {}{}", "决定事项:{}{}"});
    if (kind == nullptr) return;
    decision_.kind = kind->id;
    domain_ = read_domain(session_, row_, column::domain);
    if (domain_ == nullptr) return;
    decision_.domain = domain_->domain().id;
    if (decision_.kind == "good_line") {
      read_good_line();
    } else {
      read_about_assessee();
    }
  }

 private:
  void read_good_line();
  void read_scope();
  void read_about_assessee();
  void read_grade();
  void read_on();
  void read_adjustment();
  void require_own(const plan::InputInfo& input);
  void read_treatment();
  void require_empty(int cell_column, const Text& why) {
    if (!row_.cell(cell_column).empty())
      row_.refuse(cell_column, say({"an empty cell, since {}", "留空({})"}, why));
  }

  Session& session_;
  Row& row_;
  Decision& decision_;
  DomainNames* domain_ = nullptr;
};

void DecisionReader::read_good_line() {
  require_empty(column::assessee, say({"a good line holds for all", "分数线对全体适用"}));
  require_empty(column::on, say({"a good line is on nothing else", "分数线没有其他适用事项"}));
  read_scope();
  decision_.value = row_.digits(column::value);
  if (decision_.value == "mean" || decision_.value == "平均分") {
    decision_.value = "mean";
    return;
  }
  const std::optional<Rational> line = parse_decimal(decision_.value, kMostDecimals);
  if (!line || line->sign() < 0 || *line > full_mark(session_)) {
    row_.refuse(column::value,
                say({"a decimal from 0 to {}, or mean{}", "0 至 {} 之间的数,或者“平均分”{}"},
                    full_mark(session_).text(), number_hint(decision_.value)));
  }
}

void DecisionReader::read_scope() {
  const std::string_view scope = row_.cell(column::scope);
  if (session_.plan.grading.scope != "pool") {
    require_empty(column::scope, say({"this year grades by domain", "本年度按领域评定等次"}));
    return;
  }
  const Pool* pool = domain_->pools().find(scope);
  if (pool == nullptr) {
    row_.refuse(column::scope,
                say({"a pool of the domain: {}{}", "本领域的考核分组:{}{}"},
                    listed(domain_->pools().ids()), suggestion(scope, domain_->pools())));
    return;
  }
  decision_.scope = pool->id;
}

void DecisionReader::read_about_assessee() {
  require_empty(column::scope, say({"only a good line has a scope", "只有分数线分范围"}));
  const plan::Assessee* assessee = read_assessee(row_, column::assessee, *domain_);
  if (assessee != nullptr) decision_.assessee = assessee->id;
  if (decision_.kind == "grade") {
    read_grade();
    return;
  }
  if (decision_.kind == "adjustment") {
    read_adjustment();
    return;
  }
  read_on();
  read_treatment();
  decision_.document = row_.required(column::document, expected_document());
}

void DecisionReader::read_grade() {
  require_empty(column::on, say({"a grade is on nothing else", "等次没有其他适用事项"}));
  const plan::GradeInfo* grade =
      pick(row_, column::value, session_.plan.grading.grades, {"a grade: {}{}", "等次:{}{}"});
  if (grade != nullptr) decision_.value = grade->id;
}

/// matters.across: confirms that an adjustment counts beside an indicator in which its matter took
/// points too; without it the adjustment waits, or the two are weighed.
void DecisionReader::read_adjustment() {
  decision_.on = row_.required(
      column::on, say({"the matter of the adjustment that is confirmed, as in adjustments.csv",
                       "所确认的加减分的事项编号,与 adjustments.csv 一致"}));
  const std::vector<ledger::Adjustment>& all = session_.records.all_adjustments;
  const bool is_there = std::any_of(all.begin(), all.end(), [&](const ledger::Adjustment& one) {
    return one.domain == decision_.domain && one.assessee == decision_.assessee &&
           one.matter == decision_.on;
  });
  if (!is_there && !decision_.on.empty()) {
    row_.refuse(column::on,
                say({"the matter of an adjustment of this assessee in adjustments.csv; "
                     "there is none with this number",
                     "该考核对象在 adjustments.csv 中某项加减分的事项编号;没有此编号"}));
  }
  require_empty(column::value,
                say({"the points stand in adjustments.csv", "分值已在 adjustments.csv 中"}));
  row_.required(column::reason,
                say({"why the matter counts twice, in writing", "同一事项两处计分的书面理由"}));
  decision_.document = row_.required(column::document, expected_document());
}

/// An indicator, an input by its full id, or one of the two scores that come from elsewhere.
void DecisionReader::read_on() {
  const std::string_view on = row_.cell(column::on);
  const plan::IndicatorInfo* indicator = domain_->indicators().find(on);
  const plan::InputInfo* input = domain_->domain().system.find_input(on);
  const std::string score = decision_.kind == "exempt" ? id_of(scores(), on) : std::string();
  decision_.on = indicator != nullptr ? indicator->id : score.empty() ? std::string(on) : score;
  if (indicator == nullptr && input != nullptr) require_own(*input);
  if (indicator != nullptr || input != nullptr || !score.empty()) return;
  const Text near = suggestion(on, domain_->indicators());
  row_.refuse(
      column::on,
      decision_.kind == "exempt"
          ? say({"an indicator, an input such as XX01.leaders, review or leader_evaluation{}",
                 "指标、监测项目(如 XX01.leaders)、review(述职评议)或 "
                 "leader_evaluation(领导评价){}"},
                near)
          : say({"an indicator, or an input such as XX01.leaders{}",
                 "指标,或者监测项目(如 XX01.leaders){}"},
                near));
}

/// What an assessee does not owe itself cannot be waived for it.
void DecisionReader::require_own(const plan::InputInfo& input) {
  if (input.scope != plan::InputScope::assessee) {
    row_.refuse(column::on,
                say({"an input that each assessee has for itself: \"{}\" has one value "
                     "for all; decide on the indicator instead",
                     "各考核对象自己的监测项目:“{}”是大家共用的一个数;请对指标作出决定"},
                    input.id));
  } else if (input.source == plan::InputSource::roster ||
             input.source == plan::InputSource::last_year) {
    row_.refuse(
        column::on,
        say({"an input that is recorded in the year: \"{}\" comes from {}; correct it there, "
             "or decide on the indicator",
             "本年度报送的监测项目:“{}”来自{};请在该处更正,或者对指标作出决定"},
            input.id,
            input.source == plan::InputSource::roster ? say({"the roster", "名册"})
                                                      : say({"last_year.csv", "last_year.csv"})));
  }
}

void DecisionReader::read_treatment() {
  if (decision_.kind == "exempt") {
    require_empty(column::value,
                  say({"an exemption gives the weight to the rest", "豁免后权重并入其余"}));
  } else if (!row_.cell(column::value).empty()) {
    const plan::OptionInfo* treatment =
        pick(row_, column::value, treatments(),
             {"nothing (as the catalogue says), or a treatment: {}{}",
              "留空(按指标体系规定),或者填处理办法:{}{}"});
    if (treatment != nullptr) decision_.value = treatment->id;
  }
}
}  // namespace

std::string decision_word(std::string_view id) {
  for (const auto* list : {&kinds(), &treatments(), &scores()}) {
    for (const plan::OptionInfo& one : *list)
      if (one.id == id) return one.title;
  }
  return std::string(id);
}

void read_decisions(Session& session, const Table& table) {
  for_each_row(session, table, [&](Row& row) {
    Decision decision;
    decision.origin.place = row.place();
    decision.reason = row.text(column::reason);
    decision.document = row.text(column::document);
    decision.meeting = row.text(column::meeting);
    DecisionReader(session, row, decision).read();
    decision.decided_by = row.required(column::decided_by, say({"who decided", "作出决定的机关"}));
    decision.date = row.date(column::date);
    require_recorded(session, row, column::date, decision.date);
    if (row.is_wrong()) return;
    session.repeats.check_key(row, record_key(decision),
                              {"this has been decided already at {}; keep the decision that holds, "
                               "or put another in its place with `kaohe record correct`",
                               "该事项已有决定(见 {});请只保留有效的一条,改作其他决定的请用 kaohe "
                               "record correct 更正"});
    if (!row.is_wrong()) session.records.all_decisions.push_back(std::move(decision));
  });
}

void read_closings(Session& session, const Table& table) {
  namespace closing_at = closing_column;
  for_each_row(session, table, [&](Row& row) {
    ledger::Closing closing;
    closing.origin.place = row.place();
    read_who(session, row, {closing_at::domain, closing_at::assessee}, closing.domain,
             closing.assessee);
    const plan::ConsequenceRule* rule =
        pick(row, closing_at::consequence, session.plan.consequences,
             {"a consequence that year.toml names: {}{}", "year.toml 所列的结果运用事项:{}{}"});
    if (rule != nullptr) closing.consequence = rule->id;
    closing.document = row.required(closing_at::document,
                                    say({"the document that closes it", "办结的文件(文号)"}));
    closing.date = row.date(closing_at::date);
    require_recorded(session, row, closing_at::date, closing.date);
    if (row.is_wrong()) return;
    session.repeats.check_key(
        row, record_key(closing),
        {"a closing of this consequence is on record already, at {}; keep one",
         "该事项的办结已有登记(见 {});请只保留一条"});
    if (!row.is_wrong()) session.records.all_closings.push_back(std::move(closing));
  });
}

}  // namespace kaohe::evidence
