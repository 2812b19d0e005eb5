// Gaps and overlaps of the bands of tables.
#include <algorithm>

#include "plan/health_parts.hpp"

namespace kaohe::plan {

using nlohmann::json;

namespace {

/// What a row's bounds hold; an end without bound is open to infinity.
struct Band {
  std::size_t row = 0;  // from 1
  std::optional<Rational> low, high;
  bool above = false, below = false;  // the end itself is not in it
  bool conditional = false;           // it asks for more than its bounds
};

bool starts_before(const Band& a, const Band& b) {
  if (!a.low || !b.low) return !a.low && b.low;
  return *a.low < *b.low || (*a.low == *b.low && !a.above && b.above);
}

bool ends_before(const Band& a, const Band& b) {
  if (!a.high || !b.high) return a.high && !b.high;
  return *a.high < *b.high || (*a.high == *b.high && a.below && !b.below);
}

// Something lies in both.
bool meet(const Band& first, const Band& second) {
  if (!first.high || !second.low) return true;
  return *second.low < *first.high || (*second.low == *first.high && !first.below && !second.above);
}

// Nothing can lie between the end of one and the start of the next.
bool touch(const Band& first, const Band& second, bool whole) {
  if (!first.high || !second.low || *second.low < *first.high) return true;
  if (*second.low == *first.high) return !first.below || !second.above;
  return whole && !first.below && !second.above && *second.low - *first.high <= Rational::of(1);
}

class Table {
 public:
  Table(const IndicatorSystem& system, const std::string& key, const json& item, bool whole,
        std::vector<HealthFinding>& findings)
      : system_(system), key_(key), whole_(whole), findings_(findings) {
    std::size_t position = 0;
    for (const json& row : tables_of(item, "rows")) readable_ = read(row, ++position) && readable_;
  }

  void find() {
    if (!readable_) return;
    find_overlaps();
    find_gaps();
  }

 private:
  // A bound that is no number leaves nothing to compare.
  bool read(const json& row, std::size_t position) {
    Band band;
    band.row = position;
    band.conditional = row.contains("when") || row.contains("is");
    bool bounded = false;
    for (const char* bound : {"from", "above", "upto", "below"}) {
      if (!row.contains(bound)) continue;
      const std::optional<Rational> number =
          number_of(system_, key_ + ".rows." + std::to_string(position) + "." + bound);
      if (!number) return false;
      const std::string name = bound;
      (name == "from" || name == "above" ? band.low : band.high) = number;
      band.above = band.above || name == "above";
      band.below = band.below || name == "below";
      bounded = true;
    }
    if (bounded) bands_.push_back(band);
    return true;
  }

  // One band within another is how thresholds are written, from the strictest on.
  void find_overlaps() {
    for (std::size_t i = 0; i < bands_.size(); ++i) {
      for (std::size_t j = i + 1; j < bands_.size(); ++j) {
        const bool i_first = starts_before(bands_[i], bands_[j]);
        const Band& first = i_first ? bands_[i] : bands_[j];
        const Band& second = i_first ? bands_[j] : bands_[i];
        const bool nested = !starts_before(first, second) || !ends_before(first, second);
        if (nested || first.conditional || second.conditional || !meet(first, second)) continue;
        add(HealthKind::overlap, first, second,
            {"rows {} and {} overlap from {} to {}: the first that fits counts; let them meet "
             "without sharing anything",
             "第 {} 档和第 {} 档在 {} 至 {} 重叠,按先符合的一档计;请改为相接而不重叠"});
      }
    }
  }

  void find_gaps() {
    std::vector<Band> sorted = bands_;
    std::stable_sort(sorted.begin(), sorted.end(), starts_before);
    for (std::size_t i = 1, furthest = 0; i < sorted.size(); ++i) {
      const Band& reached = sorted[furthest];
      if (!touch(reached, sorted[i], whole_)) {
        add(HealthKind::gap, reached, sorted[i],
            {"rows {} and {} leave a gap between {} and {}: what lies there falls to the row "
             "without bounds; let them meet",
             "第 {} 档和第 {} 档之间有空档:{} 至 {},其中的值落入无界限的一档;请改为相接"});
      }
      if (ends_before(reached, sorted[i])) furthest = i;
    }
  }

  void add(HealthKind kind, const Band& first, const Band& second,
           const MessageFor<std::size_t, std::size_t, std::string, std::string>& message) {
    const bool gap = kind == HealthKind::gap;
    const Rational& from = gap ? *first.high : *second.low;
    const Rational& to = gap ? *second.low : *first.high;
    findings_.push_back({kind, "", key_ + ".rows",
                         say(message, std::min(first.row, second.row),
                             std::max(first.row, second.row), from.text(), to.text())});
  }

  const IndicatorSystem& system_;
  const std::string& key_;
  bool whole_;
  bool readable_ = true;
  std::vector<Band> bands_;
  std::vector<HealthFinding>& findings_;
};

// Counts and what is added up of them move by whole steps.
bool moves_by_one(const IndicatorSystem& system, const json& definition, const std::string& id,
                  const std::string& of) {
  for (const json& figure : tables_of(definition, "figure")) {
    if (figure.value("id", "") == of) return figure.contains("sum") || figure.contains("count");
  }
  const InputInfo* own = system.find_input(id + "." + of);
  const InputInfo* input = own != nullptr ? own : system.find_input(of);
  return input != nullptr && (input->type != InputType::measure || input->decimals == 0);
}

}  // namespace

void find_band_faults(const IndicatorSystem& system, const json& described,
                      std::vector<HealthFinding>& findings) {
  for (const json& indicator : described.at("indicators")) {
    const std::string id = indicator.at("id");
    const json& definition = indicator.at("definition");
    for (const json& item : tables_of(definition, "item")) {
      if (item.value("kind", "") != "table") continue;
      const bool whole = moves_by_one(system, definition, id, item.value("of", ""));
      const std::string key = id + ".item." + item.at("id").get<std::string>();
      Table(system, key, item, whole, findings).find();
    }
  }
}

}  // namespace kaohe::plan
