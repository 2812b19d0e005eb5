// Art. 15, 20: a deduction from the own annual score of one who assesses.
#include <algorithm>
#include <set>

#include "base/nearest.hpp"
#include "base/words.hpp"
#include "cycle/duty_acts.hpp"
#include "cycle/issuing.hpp"
#include "cycle/record_named.hpp"
#include "evidence/forms.hpp"
#include "evidence/intake.hpp"
#include "evidence/record_row.hpp"
#include "ledger/payload.hpp"

namespace kaohe::cycle {

namespace {

[[noreturn]] void refuse(const Text& what) {
  throw Error(ErrorKind::data, {}, what);
}

const plan::Assessee& own_assessee(const plan::YearPlan& plan, const std::string& unit) {
  if (const plan::Assessee* own = assessee_of(plan, unit)) return *own;
  refuse(say({"{} is no assessee, and has no annual score to deduct from; put it on record with "
              "`kaohe duty find {}`, and refer a grave case with `kaohe duty refer {}`. Where it "
              "is assessed under another id, write the unit beside it in the roster",
              "{}不是考核对象,没有年度得分可扣;可用 kaohe duty find {} 记录在案,情节严重的用 "
              "kaohe duty refer {} 提请移送。如该单位以其他编号列入名册,请在名册的“考核责任单位”"
              "一栏写明"},
             plan.unit_title(unit), unit, unit));
}

void require_category(const plan::YearPlan& plan) {
  if (!plan.duty.category.empty()) return;
  std::vector<std::string> of_use;
  for (const plan::AdjustmentCategory& one : plan.adjustments.categories) {
    if (one.deducts && one.levels.empty()) of_use.push_back(one.id);
  }
  refuse(of_use.empty()
             ? say({"the year has no category for such a deduction; write [[adjustments.category]] "
                    "with deducts = true into year.toml, and its id as `category` of [duty]",
                    "本年度没有可用于此类扣分的类别;请在 year.toml 写入 deducts = true 的 "
                    "[[adjustments.category]],并把其 id 写为 [duty] 的 category"})
             : say({"year.toml does not say in which category such a deduction stands; write "
                    "`category` of [duty], one of {}",
                    "year.toml 没有写明此类扣分列入哪个类别;请写 [duty] 的 category,可为 {} "
                    "之一"},
                   listed(of_use)));
}

std::string without_sign(const std::string& word) {
  return !word.empty() && word.front() == '#' ? word.substr(1) : word;
}

bool is_named(const DutyEvent& event, const std::string& word) {
  return event.name == word ||
         std::any_of(event.numbers.begin(), event.numbers.end(),
                     [&](std::int64_t number) { return std::to_string(number) == word; });
}

/// The events that words name, each once; a number means all that its record shows of the unit.
std::vector<DutyEvent> events_named(const plan::YearPlan& plan, const std::vector<DutyEvent>& all,
                                    const std::string& unit,
                                    const std::vector<std::string>& words) {
  std::vector<std::string> names;
  for (const DutyEvent& event : all) {
    if (event.unit == unit) names.push_back(event.name);
  }
  std::vector<DutyEvent> chosen;
  for (const std::string& typed : words) {
    const std::string word = without_sign(typed);
    const std::size_t before = chosen.size();
    for (const DutyEvent& event : all) {
      const bool is_new = std::none_of(chosen.begin(), chosen.end(), [&](const DutyEvent& one) {
        return one.name == event.name;
      });
      if (event.unit == unit && is_named(event, word) && is_new) chosen.push_back(event);
    }
    const bool is_known = std::any_of(chosen.begin(), chosen.end(),
                                      [&](const DutyEvent& one) { return is_named(one, word); });
    if (chosen.size() != before || is_known) continue;
    refuse(
        names.empty()
            ? say({"\"{}\" is no event of {}: there is none; `kaohe duty list` shows those of "
                   "all units",
                   "“{}”不是{}的情形:该单位没有;各单位的情形见 kaohe duty list"},
                  typed, plan.unit_title(unit))
            : say({"\"{}\" is no event of {}{}; expected some of {}, or numbers of their records",
                   "“{}”不是{}的情形{};应为 {} 中的几项,或者其记录的编号"},
                  typed, plan.unit_title(unit), did_you_mean(word, names), listed(names)));
  }
  if (!chosen.empty()) return chosen;
  refuse(say({"say with --events for what it is deducted: names or numbers, as `kaohe duty list "
              "--unit {}` shows them",
              "请用 --events 写明因哪些情形扣分:名称或编号,见 kaohe duty list --unit {}"},
             unit));
}

void require_open(const std::vector<DutyEvent>& chosen, const std::string& unit,
                  const std::vector<DutyDeduction>& deductions) {
  for (const DutyEvent& event : chosen) {
    if (event.is_proposed)
      refuse_number(event.numbers.front(),
                    say({"it is a finding that nobody has confirmed yet: `kaohe record confirm {}`",
                         "该认定尚未确认:kaohe record confirm {}"},
                        event.numbers.front()));
    for (const DutyDeduction& one : deductions) {
      const bool is_same =
          one.unit == unit && std::count(one.events.begin(), one.events.end(), event.name) != 0;
      if (is_same)
        refuse_number(
            one.hand.number,
            say({"{} {} already, {} points; what is wrong there is put right with `kaohe record "
                 "correct {}`",
                 "“{}”{} {} 分;有误的请用 kaohe record correct {} 更正"},
                event.name,
                one.is_confirmed ? say({"has been deducted for", "已扣"})
                                 : say({"is proposed to be deducted for", "已提请扣"}),
                abs(one.adjustment.points).text(), one.hand.number));
    }
  }
}

/// As written, else the sum of what the year's settings say of each event.
std::string points_of(const plan::YearPlan& plan, const std::vector<DutyEvent>& chosen,
                      const std::string& written) {
  if (!written.empty()) {
    const auto points = Rational::parse(written);
    if (points && points->sign() > 0) return written;
    refuse(say({"--points \"{}\": expected points above 0, without a sign, such as 0.5",
                "--points “{}”:应为大于 0 的分值,不带正负号,如 0.5"},
               written));
  }
  Rational sum;
  std::set<std::string> unpriced;
  for (const DutyEvent& event : chosen) {
    const auto price = plan.duty.points.find(event.kind);
    if (price == plan.duty.points.end())
      unpriced.insert(event.kind);
    else
      sum += price->second;
  }
  if (unpriced.empty()) return sum.text();
  refuse(say({"year.toml proposes no points for {}; say with --points how many, or write them into "
              "[duty.points]",
              "year.toml 没有写明 {} 扣多少分;请用 --points 写明,或写入 [duty.points]"},
             listed({unpriced.begin(), unpriced.end()})));
}

/// Whose approval the deduction rests on: the office's, whose rules these are, else the
/// committee's.
std::string approver(const plan::YearPlan& plan, const std::string& unit,
                     const std::string& written) {
  if (!written.empty()) return written;
  const std::vector<std::string>& approvers = plan.adjustments.approvers;
  for (const char* role : {"office", "committee"}) {
    const plan::Organisation& one = plan.organisation_with(role);
    const bool may = approvers.empty() ||
                     std::find(approvers.begin(), approvers.end(), one.id) != approvers.end();
    if (may && one.id != unit) return one.title;
  }
  refuse(say({"say with --approved-by whose approval it rests on, one of {}",
              "请用 --approved-by 写明由谁审定,应为 {} 之一"},
             listed(approvers)));
}

std::vector<std::string> names_of(const std::vector<DutyEvent>& events) {
  std::vector<std::string> names;
  for (const DutyEvent& event : events) names.push_back(event.name);
  return names;
}

/// The deduction as its table would have it, so that it is held against all that holds of any.
ledger::Adjustment read_deduction(const Desk& desk, const plan::Assessee& own,
                                  const std::vector<DutyEvent>& chosen,
                                  const DutyDeducting& given) {
  namespace column = evidence::adjustment_column;
  std::vector<std::string> cells(evidence::kAdjustments.columns.size());
  cells[column::domain] = own.domain;
  cells[column::assessee] = own.id;
  cells[column::category] = desk.plan().duty.category;
  cells[column::points] = points_of(desk.plan(), chosen, given.points);
  cells[column::matter] = joined(names_of(chosen));
  cells[column::document] = given.document;
  cells[column::approved_by] = approver(desk.plan(), own.organisation, given.approved_by);
  // What is found in the January after is of the year's account still.
  const Date today = std::min(desk.today(), make_date(desk.plan().year, 12, 31));
  cells[column::date] = given.date.empty() ? to_text(today) : given.date;
  const evidence::Intake intake = evidence::take_in(
      desk.plan(), in_the_way(desk), evidence::kAdjustments,
      evidence::table_of_row(evidence::kAdjustments, "kaohe duty propose", std::move(cells)),
      evidence::key_for_anybody("", ""));
  return intake.records->all_adjustments.front();
}

}  // namespace

std::int64_t propose_deduction(Desk& desk, const std::string& unit,
                               const DutyDeducting& deducting) {
  const auto make = [&] {
    const plan::Assessee& own = own_assessee(desk.plan(), unit);
    require_category(desk.plan());
    const Permit permit = desk.permit({Act::record_adjustment, own.domain, own.id});
    if (deducting.reason.empty())
      refuse(say({"a reason is missing; say with --reason why", "缺少理由;请用 --reason 写明"}));
    require_document(deducting.document);
    const DutySources from = duty_at(desk);
    const std::vector<DutyEvent> chosen =
        events_named(desk.plan(), duty_events(from), unit, deducting.events);
    require_open(chosen, unit, duty_deductions(from));
    ledger::NewEntry entry = desk.entry_of(read_deduction(desk, own, chosen, deducting), permit);
    entry.payload[ledger::kDutyKey] = {
        {"unit", unit}, {"events", names_of(chosen)}, {"reason", deducting.reason}};
    return std::vector{std::move(entry)};
  };
  return desk.put(make).front();
}

}  // namespace kaohe::cycle
