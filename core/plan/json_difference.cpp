#include "plan/json_difference.hpp"

#include <algorithm>
#include <optional>
#include <set>

namespace kaohe::plan {

using nlohmann::json;

namespace {

json nothing() {
  return json(json::value_t::discarded);
}

/// The ids of a list's members, in order; none where a member has no id, or the id of another.
std::optional<std::vector<std::string>> ids_of_members(const json& list) {
  std::vector<std::string> ids;
  for (const json& member : list) {
    if (!member.is_object()) return std::nullopt;
    const auto id = member.find("id");
    if (id == member.end() || !id->is_string()) return std::nullopt;
    ids.push_back(id->get<std::string>());
  }
  if (std::set<std::string>(ids.begin(), ids.end()).size() != ids.size()) return std::nullopt;
  return ids;
}

bool has_objects(const json& list) {
  return std::any_of(list.begin(), list.end(), [](const json& one) { return one.is_object(); });
}

std::vector<std::string> those_also_in(const std::vector<std::string>& ids,
                                       const std::vector<std::string>& others) {
  std::vector<std::string> common;
  for (const std::string& id : ids) {
    if (std::find(others.begin(), others.end(), id) != others.end()) common.push_back(id);
  }
  return common;
}

class Differences {
 public:
  void compare(const json& before, const json& after) {
    if (before.is_object() && after.is_object()) return compare_objects(before, after);
    if (before.is_array() && after.is_array()) return compare_lists(before, after);
    if (before.dump() != after.dump()) add(before, after);
  }

  std::vector<JsonDifference> found;

 private:
  void add(const json& before, const json& after) { found.push_back({path_, before, after}); }

  void compare_at(const std::string& step, const json& before, const json& after) {
    path_.push_back(step);
    compare(before, after);
    path_.pop_back();
  }

  void add_at(const std::string& step, const json& before, const json& after) {
    path_.push_back(step);
    add(before, after);
    path_.pop_back();
  }

  void compare_objects(const json& before, const json& after) {
    for (const auto& [key, value] : before.items()) {
      const auto other = after.find(key);
      if (other == after.end()) {
        add_at(key, value, nothing());
      } else {
        compare_at(key, value, *other);
      }
    }
    for (const auto& [key, value] : after.items()) {
      if (!before.contains(key)) add_at(key, nothing(), value);
    }
  }

  void compare_lists(const json& before, const json& after) {
    const auto ids = ids_of_members(before), other_ids = ids_of_members(after);
    if (ids && other_ids) return compare_by_id(before, *ids, after, *other_ids);
    if (has_objects(before) || has_objects(after)) return compare_by_number(before, after);
    if (before.dump() != after.dump()) add(before, after);
  }

  void compare_by_id(const json& before, const std::vector<std::string>& ids, const json& after,
                     const std::vector<std::string>& other_ids) {
    for (std::size_t i = 0; i < ids.size(); ++i) {
      const auto other = std::find(other_ids.begin(), other_ids.end(), ids[i]);
      if (other == other_ids.end()) {
        add_at(ids[i], before[i], nothing());
      } else {
        compare_at(ids[i], before[i], after[static_cast<std::size_t>(other - other_ids.begin())]);
      }
    }
    for (std::size_t i = 0; i < other_ids.size(); ++i) {
      if (std::find(ids.begin(), ids.end(), other_ids[i]) == ids.end())
        add_at(other_ids[i], nothing(), after[i]);
    }
    const std::vector<std::string> order = those_also_in(ids, other_ids),
                                   other_order = those_also_in(other_ids, ids);
    if (order != other_order) add_at("order", order, other_order);
  }

  void compare_by_number(const json& before, const json& after) {
    for (std::size_t i = 0; i < std::max(before.size(), after.size()); ++i) {
      const std::string number = std::to_string(i + 1);
      if (i >= after.size()) {
        add_at(number, before[i], nothing());
      } else if (i >= before.size()) {
        add_at(number, nothing(), after[i]);
      } else {
        compare_at(number, before[i], after[i]);
      }
    }
  }

  std::vector<std::string> path_;
};

}  // namespace

std::vector<JsonDifference> json_differences(const json& before, const json& after) {
  Differences differences;
  differences.compare(before, after);
  return std::move(differences.found);
}

}  // namespace kaohe::plan
