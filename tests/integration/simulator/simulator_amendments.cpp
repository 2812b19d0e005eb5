// The acts of an amendment (Art. 8).
#include "cycle/amendments.hpp"
#include "simulator.hpp"

namespace kaohe::testing {

using plan::Person;

void Simulator::propose(const Person& person) {
  const std::string domain = year_.plan.domains.front().id;
  const bool expected = model_.takes_proposal(person);
  const bool taken = acts(person, "proposes an amendment", expected, [&](cycle::Desk& desk) {
    amendment_ = cycle::propose_amendment(desk, {domain, "q3", "确需调整"}).number;
  });
  if (taken) model_.proposer = person.id;
}

void Simulator::edit_override() {
  for (const plan::Override& one : year_.plan.domains.front().plugin.overrides) {
    if (one.from != "q3") continue;
    replace_in_rules("value = \"" + one.value + "\"\nfrom = \"q3\"\ndocument = \"" + one.document,
                     "value = \"" + std::string(one.value == "3" ? "4" : "3") +
                         "\"\nfrom = \"q3\"\ndocument = \"" + document_);
  }
  model_.proposing_unit = Model::unit_of("HX02.complaints");
  tell("somebody edits the files");
}

void Simulator::amend() {
  const std::string domain = year_.plan.domains.front().id;
  // Every second time by somebody of the unit whose turn it is.
  const std::string unit = model_.proposer.empty()  ? model_.proposing_unit
                           : model_.student.empty() ? "office"
                                                    : "committee";
  const char* const act = model_.proposer.empty()  ? "proposes"
                          : model_.student.empty() ? "studies"
                                                   : "approves";
  // Or by somebody else, as long as that was not seen.
  const bool is_known = seen_.count({act, false}) != 0;
  const std::vector<Person> candidates =
      below(2) == 0 && is_known ? year_.plan.persons_of(unit) : year_.plan.persons;
  const Person& person = candidates[below(candidates.size())];
  if (!model_.files_differ) {
    // What holds from q3 on cannot be amended any more once that is closed.
    if (model_.is_closed("q3") || model_.is_closed("q4") || model_.is_closed("year")) return;
    check_looks();  // by other rules there are other figures
    document_ = "云考委〔2023〕" + std::to_string(++documents_) + "号";
    below(2) == 0 ? edit_override() : upgrade_plugin();
    open();
    model_.files_differ = true;
  } else if (model_.proposer.empty()) {
    propose(person);
  } else if (model_.student.empty()) {
    const bool expected = model_.takes_study(person);
    const bool taken = acts(person, "studies the amendment", expected, [&](cycle::Desk& desk) {
      cycle::study_amendment(desk, amendment_, "同意");
    });
    if (taken) model_.student = person.id;
  } else {
    const bool expected = model_.takes_approval(person);
    const bool taken = acts(person, "approves the amendment", expected, [&](cycle::Desk& desk) {
      cycle::approve_amendment(year_, desk, amendment_, document_, former_plugins());
    });
    if (!taken) return;
    model_.files_differ = false;
    model_.proposer.clear();
    model_.student.clear();
    keep_plugin_in_force();
  }
}

}  // namespace kaohe::testing
