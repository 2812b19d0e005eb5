#include "plan/compare_systems.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "plan/difference_words.hpp"
#include "plan/json_difference.hpp"
#include "plan/system_sections.hpp"
#include "plan/year_file.hpp"

namespace kaohe::plan {

using nlohmann::json;

namespace {

using Steps = std::vector<std::string>;

std::string joined(const Steps& steps) {
  std::string text;
  for (const std::string& step : steps) text += (text.empty() ? "" : ".") + step;
  return text;
}

std::string renamed(const std::map<std::string, std::string>& names, const std::string& key) {
  const auto found = names.find(key);
  return found == names.end() ? key : found->second;
}

/// A list as its catalogue calls it.
std::string catalogue_name(const std::string& key) {
  return renamed({{"items", "item"}, {"inputs", "input"}, {"gates", "gate"}, {"subs", "sub"}}, key);
}

/// What a definition and what is resolved from it call by two names.
std::string resolved_name(const std::string& key) {
  return renamed({{"periods", "rhythms"}, {"per", "sub"}, {"from", "source"}}, key);
}

/// One indicator, or what is shared, before and after.
class SectionComparison {
 public:
  SectionComparison(std::string domain, std::string indicator, const json& before,
                    const json& after)
      : domain_(std::move(domain)),
        indicator_(std::move(indicator)),
        before_(before),
        after_(after) {}

  std::vector<Difference> differences() {
    std::vector<JsonDifference> all = json_differences(before_, after_);
    for (const JsonDifference& one : all) note_what_is_said(one);
    for (const JsonDifference& one : all) {
      if (!is_echo(one)) add(one);
    }
    const auto before = [](const Difference& a, const Difference& b) { return a.kind < b.kind; };
    std::stable_sort(found_.begin(), found_.end(), before);
    return std::move(found_);
  }

 private:
  // ---------- Paths ----------

  /// A qualified id, or the key of a number, without the indicator in front.
  std::string local(const std::string& name) const {
    const std::string prefix = (indicator_.empty() ? std::string("domain") : indicator_) + ".";
    return name.compare(0, prefix.size(), prefix) == 0 ? name.substr(prefix.size()) : name;
  }

  /// The way to a difference, as its catalogue would write it: "item", "leaders", "price".
  Steps way(const JsonDifference& one) const {
    Steps steps(one.path.begin() + 1, one.path.end());
    const std::string& place = one.path.front();
    if (place == "numbers") {
      Steps parts;
      const std::string key = local(steps.front());
      for (std::size_t at = 0; at <= key.size();) {
        const std::size_t end = std::min(key.find('.', at), key.size());
        parts.push_back(key.substr(at, end - at));
        at = end + 1;
      }
      return parts;
    }
    if (place == "inputs" || place == "gates") steps.insert(steps.begin(), catalogue_name(place));
    if (place == "resolved") steps.front() = catalogue_name(steps.front());
    if (place == "definition" && steps.size() > 1 && steps.front() == "domain")
      steps.erase(steps.begin());
    if (place == "inputs" && steps.size() > 1) steps[1] = local(steps[1]);
    return steps;
  }

  // ---------- What is said once is not said again ----------

  /// The key under which a definition's echo is known.
  static std::string echo_key(Steps steps) {
    for (std::string& step : steps) step = resolved_name(step);
    const bool is_listed = steps.size() > 3 && (steps[2] == "options" || steps[2] == "attributes");
    if (is_listed) steps.resize(3);
    return joined(steps);
  }

  void note_what_is_said(const JsonDifference& one) {
    if (one.path.front() != "definition") said_.insert(echo_key(way(one)));
  }

  /// What follows from another difference that is said: the catalogue's own wording of it, the
  /// periods of a rhythm, the last version of the points.
  bool is_echo(const JsonDifference& one) const {
    const std::string& place = one.path.front();
    const Steps steps = way(one);
    const std::string& last = one.path.back();
    if (place == "definition") return said_.count(echo_key(steps)) != 0;
    if (place == "numbers") return numbers_.count(one.path[1]) != 0;
    if (last == "periods") return rhythm_differs();
    if (place == "inputs" && (last == "low" || last == "high")) return bound_differs(steps);
    if (place == "resolved" && steps.front() == "points") return differs(indicator_ + ".points");
    if (place == "resolved" && steps.front() == "total") return differs("domain.total");
    return false;
  }

  bool rhythm_differs() const {
    return before_["resolved"].value("rhythms", json()) !=
           after_["resolved"].value("rhythms", json());
  }

  /// Of an input's bounds on entry, a number of its catalogue is said.
  bool bound_differs(const Steps& input) const {
    const std::string start = input[0] + "." + input[1] + ".";
    return std::any_of(said_.begin(), said_.end(), [&](const std::string& said) {
      return said.compare(0, start.size() + 1, start + "m") == 0 ||
             said.compare(0, start.size() + 5, start + "range") == 0;
    });
  }

  /// Whether a number does.
  bool differs(const std::string& key) const {
    return versions(before_, key).dump() != versions(after_, key).dump();
  }

  static json versions(const json& section, const std::string& key) {
    const auto found = section["numbers"].find(key);
    return found == section["numbers"].end() ? json(json::value_t::discarded) : *found;
  }

  // ---------- In words ----------

  void add(const JsonDifference& one) {
    const Steps steps = way(one);
    Difference difference;
    difference.domain = domain_;
    difference.indicator = indicator_;
    difference.kind = kind_of(one, steps);
    difference.path = joined(steps);
    difference.what = in_words(steps);
    difference.before = text_of(one.before);
    difference.after = text_of(one.after);
    difference.change = one.is_added()     ? Change::added
                        : one.is_removed() ? Change::removed
                                           : Change::changed;
    if (one.path.front() == "numbers") {
      numbers_.insert(one.path[1]);
      tell_versions(one.path[1], difference);
    }
    found_.push_back(std::move(difference));
  }

  void tell_versions(const std::string& key, Difference& difference) const {
    const json before = versions(before_, key), after = versions(after_, key);
    difference.before = versions_text(before);
    difference.after = versions_text(after);
    difference.change = before.is_discarded()  ? Change::added
                        : after.is_discarded() ? Change::removed
                                               : Change::changed;
  }

  DifferenceKind kind_of(const JsonDifference& one, const Steps& steps) const {
    static const std::map<std::string, DifferenceKind> kinds{
        {"title", DifferenceKind::title},    {"aspect", DifferenceKind::aspect},
        {"points", DifferenceKind::points},  {"responsible_unit", DifferenceKind::unit},
        {"basis", DifferenceKind::basis},    {"rhythms", DifferenceKind::rhythm},
        {"periods", DifferenceKind::rhythm}, {"part", DifferenceKind::part},
        {"item", DifferenceKind::item},      {"figure", DifferenceKind::figure},
        {"input", DifferenceKind::input},    {"zero", DifferenceKind::zero},
        {"gate", DifferenceKind::gate}};
    if (indicator_.empty()) return DifferenceKind::shared;
    if (one.path.front() == "numbers" && steps.size() > 1) return DifferenceKind::number;
    const auto found = kinds.find(steps.front());
    return found == kinds.end() ? DifferenceKind::rule : found->second;
  }

  /// "item 中心组学习 (leaders): price".
  Text in_words(const Steps& steps) const {
    static const std::set<std::string> objects{"item", "input", "figure", "part", "gate", "sub"};
    if (steps.size() < 2 || objects.count(steps.front()) == 0) return words_for(steps);
    const Text kind = word_for(steps[0]);
    const std::string title = title_of(steps[0], steps[1]);
    const Text name = title.empty() ? say({"{} {}", "{} {}"}, kind, steps[1])
                                    : say({"{} {} ({})", "{}“{}”({})"}, kind, title, steps[1]);
    if (steps.size() == 2) return name;
    return say({"{}: {}", "{}:{}"}, name, words_for({steps.begin() + 2, steps.end()}));
  }

  /// As it is now, else as it was.
  std::string title_of(const std::string& kind, const std::string& id) const {
    for (const json* section : {&after_, &before_}) {
      for (const json* list : lists(*section, kind)) {
        for (const json& one : *list) {
          if (!one.is_object() || !one.contains("id") || local(text_of(one["id"])) != id) continue;
          const std::string title = one.contains("title") ? text_of(one["title"]) : "";
          if (!title.empty()) return title;
        }
      }
    }
    return {};
  }

  static std::vector<const json*> lists(const json& section, const std::string& kind) {
    std::vector<const json*> found;
    const auto look = [&found](const json& in, const std::string& key) {
      const auto list = in.is_object() ? in.find(key) : in.end();
      if (list != in.end() && list->is_array()) found.push_back(&*list);
    };
    look(section, kind + "s");
    look(section["resolved"], kind + "s");
    look(section["resolved"], kind);
    look(section["definition"], kind);
    return found;
  }

  std::string domain_, indicator_;
  const json& before_;
  const json& after_;
  std::set<std::string> said_;
  std::set<std::string> numbers_;  ///< a number may differ in several versions: one line tells all
  std::vector<Difference> found_;
};

class SystemComparison {
 public:
  SystemComparison(const IndicatorSystem& before, const IndicatorSystem& after)
      : before_(before),
        after_(after),
        old_sections_(sections_of(before)),
        new_sections_(sections_of(after)) {}

  std::vector<Difference> differences() {
    for (const auto& [id, section] : old_sections_.indicators) {
      const int index = after_.indicator_index(id);
      if (index < 0) {
        add_whole(*before_.find_indicator(id), Change::removed);
      } else {
        compare(id, section, new_sections_.indicators[static_cast<std::size_t>(index)].second);
      }
    }
    for (const IndicatorInfo& indicator : after_.indicators) {
      if (before_.find_indicator(indicator.id) == nullptr) add_whole(indicator, Change::added);
    }
    compare("", old_sections_.shared, new_sections_.shared);
    compare_order();
    compare_plugin();
    return std::move(found_);
  }

 private:
  void compare(const std::string& id, const json& before, const json& after) {
    for (Difference& one : SectionComparison(after_.domain, id, before, after).differences())
      found_.push_back(std::move(one));
  }

  void add_whole(const IndicatorInfo& indicator, Change change) {
    const std::string text = indicator.title + " (" + indicator.points.text() + ")";
    found_.push_back({after_.domain, indicator.id, DifferenceKind::indicator, change, "",
                      say({"indicator", "指标"}), change == Change::removed ? text : "",
                      change == Change::added ? text : ""});
  }

  /// Of the indicators that both have.
  void compare_order() {
    const auto common = [](const IndicatorSystem& of, const IndicatorSystem& with) {
      json ids = json::array();
      for (const IndicatorInfo& one : of.indicators) {
        if (with.find_indicator(one.id) != nullptr) ids.push_back(one.id);
      }
      return ids;
    };
    const json before = common(before_, after_), after = common(after_, before_);
    if (before == after) return;
    found_.push_back({after_.domain, "", DifferenceKind::order, Change::changed, "indicators.order",
                      say({"order of the indicators", "指标的次序"}), text_of(before),
                      text_of(after)});
  }

  void compare_plugin() {
    for (const JsonDifference& one : json_differences(old_sections_.plugin, new_sections_.plugin)) {
      const std::string path = "plugin." + joined(one.path);
      found_.push_back({after_.domain, "", DifferenceKind::plugin, Change::changed, path,
                        say({"plugin: {}", "插件:{}"}, joined(one.path)), text_of(one.before),
                        text_of(one.after)});
    }
  }

  const IndicatorSystem& before_;
  const IndicatorSystem& after_;
  SystemSections old_sections_, new_sections_;
  std::vector<Difference> found_;
};

}  // namespace

std::vector<Difference> compare_systems(const IndicatorSystem& before,
                                        const IndicatorSystem& after) {
  return SystemComparison(before, after).differences();
}

}  // namespace kaohe::plan
