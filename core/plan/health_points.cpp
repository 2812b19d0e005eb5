// Points that no record can cost, and caps that one case passes.
#include <algorithm>

#include "plan/health_parts.hpp"

namespace kaohe::plan {

using nlohmann::json;

namespace {

using Limit = std::optional<Rational>;  // empty: without limit

bool ends_with(const std::string& text, std::string_view end) {
  return text.size() >= end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
}

/// The numbers whose key begins and ends so.
std::vector<Rational> numbers_of(const IndicatorSystem& system, const std::string& begin,
                                 std::string_view end = "") {
  std::vector<Rational> numbers;
  for (auto at = system.numbers.lower_bound(begin); at != system.numbers.end(); ++at) {
    if (at->first.compare(0, begin.size(), begin) != 0) break;
    if (ends_with(at->first, end)) numbers.push_back(*number_of(system, at->first));
  }
  return numbers;
}

Rational highest(const std::vector<Rational>& numbers) {
  Rational most;
  for (const Rational& one : numbers) most = max(most, one);
  return most;
}

class IndicatorHealth {
 public:
  IndicatorHealth(const IndicatorSystem& system, const json& described,
                  std::vector<HealthFinding>& findings)
      : system_(system),
        id_(described.at("id")),
        start_(described.at("start")),
        definition_(described.at("definition")),
        findings_(findings) {
    for (const json& item : described.at("items")) signs_[item.at("id")] = item.at("sign");
    for (const json& item : described.at("items")) kinds_[item.at("id")] = item.at("kind");
  }

  void find() {
    for (const json& item : items()) check_cap(item);
    if (has_zero("")) return;
    Limit lost = Rational();  // of the whole indicator
    Rational rest = *number_of(system_, id_ + ".points");
    bool starts_full = false;
    std::vector<HealthFinding> short_of;
    for (const json& part : tables_of(definition_, "part")) {
      const std::string part_id = part.at("id");
      const Rational points = *number_of(system_, id_ + ".part." + part_id + ".points");
      rest -= points;
      judge(part_id, part.value("start", start_) == "full", points, lost, starts_full, short_of);
    }
    if (!rest.is_zero()) judge("", start_ == "full", rest, lost, starts_full, short_of);
    if (starts_full && lost && lost->is_zero()) return add_dead();
    findings_.insert(findings_.end(), short_of.begin(), short_of.end());
  }

 private:
  std::vector<json> items() const { return tables_of(definition_, "item"); }
  std::string key_of(const json& item) const {
    return id_ + ".item." + item.at("id").get<std::string>();
  }

  bool has_zero(const std::string& part) const {
    const std::vector<json> zeros = tables_of(definition_, "zero");
    return std::any_of(zeros.begin(), zeros.end(),
                       [&](const json& zero) { return zero.value("part", "") == part; });
  }

  // One part, or the rest (no id): adds what it can lose, and says where that is less than it has.
  void judge(const std::string& part, bool full, const Rational& points, Limit& lost,
             bool& starts_full, std::vector<HealthFinding>& short_of) const {
    starts_full = starts_full || full;
    const Limit most = full && !has_zero(part) ? most_lost(part) : std::nullopt;
    lost = lost && most ? Limit(*lost + *most) : std::nullopt;
    if (!most || *most >= points) return;
    const std::string where = part.empty() ? id_ : id_ + ".part." + part;
    short_of.push_back(
        {HealthKind::points_never_lost, "", where,
         say({"of {} points at most {} can be lost: the rest is everyone's; raise the caps and "
              "rows, or lower the points",
              "{} 分中最多只能扣 {} 分,其余人人都得;请调高封顶或档次,或调低分值"},
             points.text(), most->text())});
  }

  void add_dead() const {
    findings_.push_back({HealthKind::dead_indicator, "", id_,
                         say({"no record can cost a point of it: everyone has all its points; give "
                              "it prices or rows above 0, or take it out",
                              "任何记录都不会扣分,人人满分;请设大于 0 的扣分标准,或取消该指标"})});
  }

  // An item and those that stand for it (`else_of`) exclude each other.
  Limit most_lost(const std::string& part) const {
    Limit sum = Rational();
    for (const json& item : items()) {
      if (item.value("part", "") != part || item.contains("else_of")) continue;
      Limit most = most_taken(item);
      Limit others = Rational();
      for (const json& other : items()) {
        if (other.value("else_of", "") != item.at("id")) continue;
        const Limit taken = most_taken(other);
        others = others && taken ? Limit(*others + *taken) : std::nullopt;
      }
      if (!most || !others) return std::nullopt;
      sum = *sum + max(*most, *others);
    }
    return sum;
  }

  Limit most_taken(const json& item) const {
    const std::string key = key_of(item);
    if (signs_.at(item.at("id")) != "deduct") return Rational();
    Limit most = most_of_one(item);
    if (most && !most->is_zero() && item.contains("for_each") &&
        item.value("combine", "sum") == "sum") {
      most = std::nullopt;
    }
    const Limit cap = number_of(system_, key + ".cap");
    if (!cap) return most;
    return most ? min(*most, *cap) : *cap;
  }

  // Of one record, cell or subject.
  Limit most_of_one(const json& item) const {
    const std::string key = key_of(item), kind = kinds_.at(item.at("id"));
    Rational most;
    if (kind == "function") return std::nullopt;
    if (kind == "table") most = highest(numbers_of(system_, key + ".rows.", ".points"));
    if (kind == "share") most = number_of(system_, key + ".worth").value_or(Rational());
    if (kind == "each" || kind == "gap") {
      most = max(highest(numbers_of(system_, key + ".price")),
                 highest(numbers_of(system_, key + ".plus.")));
      if (!most.is_zero() && !(kind == "gap" && is_plain_flag(item))) return std::nullopt;
    }
    for (const Rational& factor : numbers_of(system_, key + ".times.", ".factor")) {
      most *= max(Rational::of(1), factor);
    }
    return most;
  }

  // A flag is away from its target by 1 at most.
  bool is_plain_flag(const json& item) const {
    if (item.contains("target") || item.contains("step") || !item.contains("of")) return false;
    const std::string of = item.at("of");
    const InputInfo* own = system_.find_input(id_ + "." + of);
    const InputInfo* input = own != nullptr ? own : system_.find_input(of);
    return input != nullptr && input->type == InputType::flag;
  }

  void check_cap(const json& item) const {
    const std::string key = key_of(item);
    const Limit cap = number_of(system_, key + ".cap");
    const std::vector<Rational> prices = numbers_of(system_, key + ".price");
    if (kinds_.at(item.at("id")) != "each" || !cap || prices.empty()) return;
    Rational least = *std::min_element(prices.begin(), prices.end());
    for (const Rational& factor : numbers_of(system_, key + ".times.", ".factor")) {
      least *= min(Rational::of(1), factor);
    }
    if (least <= *cap) return;
    findings_.push_back(
        {HealthKind::cap_below_one_case, "", key,
         say({"its cap of {} points is below the {} of one single case: no price counts; raise the "
              "cap, or lower the price",
              "封顶 {} 分,低于单独一件的 {} 分,单价不起作用;请调高封顶,或调低单价"},
             cap->text(), least.text())});
  }

  const IndicatorSystem& system_;
  std::string id_, start_;
  const json& definition_;
  std::map<std::string, std::string> signs_, kinds_;
  std::vector<HealthFinding>& findings_;
};

}  // namespace

void find_dead_points(const IndicatorSystem& system, const json& described,
                      std::vector<HealthFinding>& findings) {
  for (const json& indicator : described.at("indicators")) {
    if (!indicator.value("off", false)) IndicatorHealth(system, indicator, findings).find();
  }
}

}  // namespace kaohe::plan
