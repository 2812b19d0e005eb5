#include "cycle/late.hpp"

#include <algorithm>

#include "cycle/naming.hpp"
#include "cycle/record_named.hpp"
#include "evidence/missing.hpp"

namespace kaohe::cycle {

using ledger::Observation;

const Closed* Latecomers::closing_before(const Observation& row) const {
  return row.period.empty() ? nullptr : progress_.closing(row.domain, row.period);
}

bool Latecomers::stands(const Observation& row) {
  const auto cell_of = [](const Observation& one) {
    return Cell(one.domain, one.input, one.assessee, one.subject, one.cell);
  };
  if (!cells_) {
    cells_.emplace();
    const auto records = in_the_way(desk_);
    for (const auto& [domain, list] : records->observations_by_domain) {
      for (const Observation& one : list) cells_->insert(cell_of(one));
    }
  }
  return cells_->count(cell_of(row)) != 0;
}

std::optional<Text> Latecomers::refusal(const Observation& row, const Closed& closed,
                                        const std::set<std::string>& units) {
  const plan::Domain& domain = *desk_.plan().find_domain(row.domain);
  const plan::InputInfo* input = domain.system.find_input(row.input);
  const bool is_event = input == nullptr || input->type == plan::InputType::events;
  const auto has_submitted = [&](const std::string& unit) {
    const auto list = progress_.submissions(unit, row.period, row.domain);
    return std::any_of(list.begin(), list.end(),
                       [&](const Submitted& one) { return one.of.tells_about(row.assessee); });
  };
  const bool is_owed =
      is_event ? std::none_of(units.begin(), units.end(), has_submitted) : !stands(row);
  if (is_owed) return std::nullopt;
  return say({"period {} of {} was closed on {} by {} (#{}), and this was not missing then: what "
              "has come to light since belongs to the next period, and what was wrong is put right "
              "with `kaohe record correct`",
              "“{1}”的阶段 {0} 已于 {2} 由{3}办结(#{4}),而此项当时并不缺报:此后发现的事项列入"
              "下一阶段,有误的请用 kaohe record correct 更正"},
             row.period, domain.title, to_text(closed.hand.day),
             person_words(desk_.plan(), closed.hand.person), closed.hand.number);
}

std::string Latecomers::period_waiting_for(const ledger::Draw& draw) const {
  const plan::Domain* domain = desk_.plan().find_domain(draw.domain);
  if (domain == nullptr) return {};
  for (const plan::Period& period : desk_.plan().periods) {
    if (progress_.closing(draw.domain, period.id) == nullptr) continue;
    const auto& inputs = domain->system.inputs;
    const bool waits = std::any_of(inputs.begin(), inputs.end(), [&](const plan::InputInfo& one) {
      return one.sub == draw.sub && evidence::is_owed(one, period.id);
    });
    if (waits) return period.id;
  }
  return {};
}

}  // namespace kaohe::cycle
