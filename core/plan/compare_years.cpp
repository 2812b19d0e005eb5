#include "plan/compare_years.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

#include "plan/compare_systems.hpp"
#include "plan/year_facts.hpp"

namespace kaohe::plan {

namespace {

/// A text with its days as days of their year: "2023-03-31" of 2023 is "+0-03-31".
std::string in_its_year(std::string text, int year) {
  constexpr std::size_t kDay = 10;
  for (std::size_t at = 0; at + kDay <= text.size(); ++at) {
    const std::string day = text.substr(at, kDay);
    if (!parse_date(day)) continue;
    text.replace(at, 4, fmt::format("{:+}", std::stoi(day) - year));
  }
  return text;
}

/// Facts of two years, or of a domain in both.
class FactComparison {
 public:
  FactComparison(std::string domain, int year_before, std::vector<Fact> before, int year_after,
                 std::vector<Fact> after)
      : domain_(std::move(domain)),
        year_before_(year_before),
        year_after_(year_after),
        before_(std::move(before)),
        after_(std::move(after)) {
    for (const Fact& one : before_) was_[one.key] = &one;
    for (const Fact& one : after_) is_[one.key] = &one;
  }

  std::vector<Difference> differences() {
    for (const Fact& one : before_) {
      const auto now = is_.find(one.key);
      if (now == is_.end()) {
        if (!goes_with_another(one.key, is_)) add(one, Change::removed, &one, nullptr);
      } else if (in_its_year(one.value, year_before_) !=
                 in_its_year(now->second->value, year_after_)) {
        add(*now->second, Change::changed, &one, now->second);
      }
    }
    for (const Fact& one : after_) {
      if (was_.count(one.key) == 0 && !goes_with_another(one.key, was_))
        add(one, Change::added, nullptr, &one);
    }
    compare_orders();
    return std::move(found_);
  }

 private:
  using ByKey = std::map<std::string, const Fact*>;

  /// Whether what holds it is new, or gone, itself: `there` has its key or has not.
  bool goes_with_another(const std::string& key, const ByKey& there) const {
    for (std::size_t end = key.rfind('/'); end != std::string::npos && end != 0;
         end = key.rfind('/', end - 1)) {
      const std::string holder = key.substr(0, end);
      const bool is_fact = was_.count(holder) != 0 || is_.count(holder) != 0;
      if (is_fact && there.count(holder) == 0) return true;
    }
    return false;
  }

  static std::string shown(const Fact& fact, const Fact* other) {
    const bool looks_the_same = other != nullptr && fact.shown == other->shown;
    return fact.shown.empty() || looks_the_same ? fact.value : fact.shown;
  }

  void add(const Fact& fact, Change change, const Fact* before, const Fact* after) {
    std::string path = fact.key;
    std::replace(path.begin(), path.end(), '/', '.');
    found_.push_back({domain_, "", fact.kind, change, std::move(path), fact.what,
                      before == nullptr ? "" : shown(*before, after),
                      after == nullptr ? "" : shown(*after, before)});
  }

  /// Of each list, whose members have keys of two steps: "period/q1".
  void compare_orders() {
    const auto orders = [](const std::vector<Fact>& facts, const ByKey& there) {
      std::map<std::string, std::vector<std::string>> lists;
      for (const Fact& one : facts) {
        const std::size_t slash = one.key.find('/');
        const bool is_member =
            slash != std::string::npos && one.key.find('/', slash + 1) == std::string::npos;
        if (is_member && there.count(one.key) != 0)
          lists[one.key.substr(0, slash)].push_back(one.key.substr(slash + 1));
      }
      return lists;
    };
    const auto before = orders(before_, is_), after = orders(after_, was_);
    for (const auto& [list, ids] : before) {
      const std::vector<std::string>& now = after.at(list);
      if (ids == now) continue;
      found_.push_back({domain_, "", DifferenceKind::order, Change::changed, list + ".order",
                        say({"order of the list {}", "清单 {} 的次序"}, list), text_of(ids),
                        text_of(now)});
    }
  }

  std::string domain_;
  int year_before_, year_after_;
  std::vector<Fact> before_, after_;
  ByKey was_, is_;
  std::vector<Difference> found_;
};

class YearComparison {
 public:
  YearComparison(const YearPlan& before, const YearPlan& after) : before_(before), after_(after) {}

  std::vector<Difference> differences() {
    add(FactComparison("", before_.year, facts_of_year(before_), after_.year, facts_of_year(after_))
            .differences());
    compare_lists();
    for (const Domain& domain : before_.domains) {
      const Domain* other = after_.find_domain(domain.id);
      if (other == nullptr) {
        add_whole(domain, Change::removed);
      } else {
        compare(domain, *other);
      }
    }
    for (const Domain& domain : after_.domains) {
      if (before_.find_domain(domain.id) == nullptr) add_whole(domain, Change::added);
    }
    return std::move(found_);
  }

 private:
  void add(std::vector<Difference> more) {
    found_.insert(found_.end(), std::make_move_iterator(more.begin()),
                  std::make_move_iterator(more.end()));
  }

  void add_whole(const Domain& domain, Change change) {
    found_.push_back({domain.id, "", DifferenceKind::setting, change, "domain",
                      say({"domain", "领域"}), change == Change::removed ? domain.title : "",
                      change == Change::added ? domain.title : ""});
  }

  /// The order of the domains that both have.
  void compare_lists() {
    const auto common = [](const YearPlan& of, const YearPlan& with) {
      std::vector<std::string> ids;
      for (const Domain& one : of.domains) {
        if (with.find_domain(one.id) != nullptr) ids.push_back(one.id);
      }
      return ids;
    };
    const std::vector<std::string> was = common(before_, after_), is = common(after_, before_);
    if (was == is) return;
    found_.push_back({"", "", DifferenceKind::order, Change::changed, "domain.order",
                      say({"order of the domains", "领域的次序"}), text_of(was), text_of(is)});
  }

  void compare(const Domain& before, const Domain& after) {
    std::vector<Difference> systems = compare_systems(before.system, after.system);
    std::set<std::string> moved;
    for (Difference& one : systems) {
      if (one.kind != DifferenceKind::unit) continue;
      moved.insert("division." + one.indicator);
      one.before = unit(before_, one.before);
      one.after = unit(after_, one.after);
    }
    std::vector<Difference> facts =
        FactComparison(after.id, before_.year, facts_of_domain(before_, before), after_.year,
                       facts_of_domain(after_, after))
            .differences();
    // Said already as the indicator's own: another unit.
    facts.erase(std::remove_if(facts.begin(), facts.end(),
                               [&](const Difference& one) { return moved.count(one.path) != 0; }),
                facts.end());
    const auto roster = std::stable_partition(
        facts.begin(), facts.end(),
        [](const Difference& one) { return one.kind != DifferenceKind::roster; });
    add({facts.begin(), roster});
    add(std::move(systems));
    add({roster, facts.end()});
  }

  static std::string unit(const YearPlan& plan, const std::string& id) {
    const Organisation* found = plan.find_organisation(id);
    return found == nullptr ? id : found->title;
  }

  const YearPlan& before_;
  const YearPlan& after_;
  std::vector<Difference> found_;
};

}  // namespace

std::vector<Difference> compare_years(const YearPlan& before, const YearPlan& after) {
  return YearComparison(before, after).differences();
}

}  // namespace kaohe::plan
