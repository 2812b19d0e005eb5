/// What people name in evidence, found by id or exact title: domains, assessees, indicators,
/// inputs, subjects.
#pragma once

#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/nearest.hpp"
#include "base/text.hpp"
#include "plan/year_plan.hpp"

namespace kaohe::evidence {

/// Things by id, or by a title that only one of them has. Names are views: what they are part of
/// must outlive this.
template <class Thing>
class NameMap {
 public:
  void add_id(std::string_view id, const Thing* thing) {
    by_name_[id] = thing;
    ids_.emplace_back(id);
  }
  /// After all ids: a title that is another's id, or that two have, names nothing.
  void add_title(std::string_view title, const Thing* thing) {
    if (title.empty()) return;
    const auto [found, is_new] = by_name_.try_emplace(title, thing);
    if (!is_new && found->second != thing && !is_id(found->second, title)) found->second = nullptr;
  }
  /// nullptr: nothing, or more than one, has this name.
  const Thing* find(std::string_view name) const {
    const auto found = by_name_.find(name);
    return found == by_name_.end() ? nullptr : found->second;
  }
  bool is_ambiguous(std::string_view name) const {
    const auto found = by_name_.find(name);
    return found != by_name_.end() && found->second == nullptr;
  }
  const std::vector<std::string>& ids() const { return ids_; }
  std::vector<std::string> words() const {
    std::vector<std::string> words;
    for (const auto& [name, thing] : by_name_) words.emplace_back(name);
    std::sort(words.begin(), words.end());
    return words;
  }
  bool empty() const { return by_name_.empty(); }

 private:
  bool is_id(const Thing* thing, std::string_view title) const {
    return thing != nullptr && thing->id == title;
  }

  std::unordered_map<std::string_view, const Thing*> by_name_;
  std::vector<std::string> ids_;
};

using InputNames = NameMap<plan::InputInfo>;

/// A pool as evidence names it.
struct Pool {
  std::string id;
  std::string title;
};

/// The names of one domain.
class DomainNames {
 public:
  explicit DomainNames(const plan::Domain& domain);

  const plan::Domain& domain() const { return *domain_; }
  /// For messages: its id, in Chinese its title.
  Text words() const {
    return {domain_->id, domain_->title.empty() ? domain_->id : domain_->title};
  }
  const NameMap<plan::Assessee>& assessees() const { return assessees_; }
  const NameMap<plan::IndicatorInfo>& indicators() const { return indicators_; }
  const NameMap<Pool>& pools() const { return pools_; }
  /// Inputs of an indicator, by their own id ("leaders" of "XX01.leaders"); nullptr: the shared
  /// ones.
  const InputNames& inputs(const plan::IndicatorInfo* indicator) const;
  /// Art. 5: who may record an input: the indicator's responsible unit; of a shared input, those of
  /// the indicators that read it, else the domain's lead unit.
  const std::set<std::string>& units(const plan::InputInfo& input) const;
  /// The same for an assessee (empty: the input is recorded for none): nobody records about their
  /// own unit, another stands in.
  std::set<std::string> recorders(const plan::YearPlan& plan, const plan::InputInfo& input,
                                  const std::string& assessee) const;
  /// The list of a sub, of one assessee.
  const NameMap<plan::Subject>& subjects(const plan::Assessee& assessee, const std::string& sub);

 private:
  void name_assessees();
  void name_pools();
  void name_inputs();
  void find_units();

  const plan::Domain* domain_;
  NameMap<plan::Assessee> assessees_;
  NameMap<plan::IndicatorInfo> indicators_;
  std::vector<Pool> pool_list_;
  NameMap<Pool> pools_;
  std::map<std::string, InputNames, std::less<>> inputs_;  ///< by indicator; "": shared
  std::unordered_map<const plan::InputInfo*, std::set<std::string>> units_;
  std::unordered_map<const plan::Assessee*, std::map<std::string, NameMap<plan::Subject>>>
      subjects_;
};

/// The names of a year.
class PlanNames {
 public:
  explicit PlanNames(const plan::YearPlan& plan);

  /// By id or title; nullptr: not enabled in this year.
  DomainNames* find_domain(std::string_view name);
  std::vector<std::string> domain_words() const { return domains_.words(); }

 private:
  NameMap<plan::Domain> domains_;
  std::unordered_map<const plan::Domain*, std::unique_ptr<DomainNames>> names_;
};

/// The id of an input inside its indicator: "leaders" of "XX01.leaders"; a shared one's own id.
std::string_view own_id(const plan::InputInfo& input);

/// The title where it names the thing alone, else the id.
template <class Thing>
std::string clear_name(const NameMap<Thing>& names, const Thing& thing, const std::string& title) {
  return !title.empty() && names.find(title) == &thing ? title : thing.id;
}

/// What to add to the refusal of a name: "; did you mean …?", or that only the id is clear; of a
/// list of thousands nothing, since comparing with each would take long.
template <class Thing>
Text suggestion(std::string_view name, const NameMap<Thing>& names) {
  constexpr std::size_t kMostNames = 5000;
  if (names.is_ambiguous(name))
    return say({" (more than one has this name; write the id)", "(同名的不止一个,请填编号)"});
  if (names.ids().size() > kMostNames) return {};
  return did_you_mean(name, names.words());
}

}  // namespace kaohe::evidence
