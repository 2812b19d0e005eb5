#include "judge.hpp"

#include <algorithm>
#include <cstdlib>
#include <set>

#include "catalogue/words.hpp"

namespace kaohe::cases {
namespace {

/// Reads a number of any size that fits: what Rational::parse reads, and fractions of 18 digits.
std::optional<Rational> exact_number(const std::string& text) {
  if (const std::optional<Rational> parsed = Rational::parse(text)) return parsed;
  const std::size_t slash = text.find('/');
  constexpr std::size_t kDigitsMax = 18;
  const std::size_t numerator = slash - (text.front() == '-' ? 1 : 0);
  if (slash == std::string::npos || numerator > kDigitsMax ||
      text.size() - slash - 1 > kDigitsMax) {
    return std::nullopt;
  }
  return Rational::of(std::strtoll(text.c_str(), nullptr, 10),
                      std::strtoll(text.c_str() + slash + 1, nullptr, 10));
}

std::string joined(const std::vector<std::string>& names) {
  return names.empty() ? "none" : catalogue::listed(names);
}

std::string joined(const std::map<std::string, Rational>& losses) {
  std::string text;
  for (const auto& [name, sum] : losses)
    text += (text.empty() ? "" : ", ") + name + " " + sum.text();
  return text.empty() ? "none" : text;
}

template <class Name>
std::vector<std::string> sorted(const std::set<Name>& names) {
  return {names.begin(), names.end()};
}

class Judge {
 public:
  Judge(const Expectation& expected, const Given& given) : expected_(expected), given_(given) {}

  std::vector<Mismatch> of_sheet() {
    points();
    missing();
    gates();
    spilled();
    return std::move(mismatches_);
  }

  std::vector<Mismatch> of_all() {
    mismatches_ = of_sheet();
    losses();
    lines();
    agreement();
    return std::move(mismatches_);
  }

 private:
  void compare(const std::string& what, const std::string& expected, const std::string& found) {
    if (expected != found) mismatches_.push_back({what, expected, found});
  }
  const CaseIndicator& indicator() const { return given_.description.indicators[given_.indicator]; }
  std::string state() const { return cell_states()[given_.cell().state]; }
  Points score() const { return Points::from_units(given_.cell().points); }
  bool is_scored() const {
    return given_.cell().state == KAOHE_CELL_VALUE || given_.cell().state == KAOHE_CELL_PROVISIONAL;
  }

  void points() {
    if (expected_.state) compare("state", *expected_.state, state());
    if (expected_.points) compare("points", expected_.points->text(), score().text());
    if (expected_.rescale)
      compare("rescale", *expected_.rescale, rescales()[given_.cell().rescale]);
  }

  std::vector<std::string> missing_of_sheet() const {
    std::set<std::string> names;
    for (const kaohe_missing& one : given_.sheet.missing) {
      if (one.assessee != 0 || one.indicator != given_.indicator) continue;
      names.insert((one.peer == 0 ? "" : kPeerPrefix) + given_.description.inputs[one.input].name);
    }
    return sorted(names);
  }

  void missing() {
    if (expected_.missing) {
      compare("missing", joined(*expected_.missing), joined(missing_of_sheet()));
    }
    if (!given_.explanation) return;
    const std::vector<std::string>& told = given_.explanation->missing;
    compare("missing in the explanation", joined(missing_of_sheet()),
            joined(sorted(std::set<std::string>(told.begin(), told.end()))));
  }

  void gates() {
    if (!expected_.gates) return;
    std::set<std::string> fired;
    for (const FindingCopy& gate : given_.sheet.gates) {
      if (gate.assessee != 0 || gate.indicator != given_.indicator) continue;
      fired.insert(given_.description.gates.at(gate.gate).id);
    }
    compare("gates", joined(*expected_.gates), joined(sorted(fired)));
  }

  void spilled() {
    Points taken;
    for (const FindingCopy& one : given_.sheet.adjustments) {
      if (one.assessee != 0 || one.indicator != given_.indicator) continue;
      taken -= Points::from_units(one.points);
      compare("spill", indicator().spill, one.name);
    }
    if (expected_.spilled) compare("spilled", expected_.spilled->text(), taken.text());
    if (given_.explanation) {
      compare("spilled in the explanation", taken.text(), given_.explanation->spilled);
    }
  }

  /// Σ of the losses by name. Says what is too large to be added.
  std::optional<std::map<std::string, Rational>> sums() {
    std::map<std::string, Rational> sums;
    for (const ExplainedLoss& loss : given_.explanation->losses) {
      const std::optional<Rational> points = exact_number(loss.points);
      if (!points) {
        mismatches_.push_back(
            {"loss " + loss.name(), "a number of at most 18 digits", loss.points});
        return std::nullopt;
      }
      sums[loss.name()] += *points;
    }
    return sums;
  }

  // Σ losses = points − score, exactly.
  void losses() {
    if (!given_.explanation || !is_scored()) {
      if (expected_.losses) compare("losses", joined(*expected_.losses), "none: not scored");
      return;
    }
    std::optional<std::map<std::string, Rational>> sums = this->sums();
    const std::optional<Rational> full = exact_number(given_.explanation->points);
    if (!sums || !full) return;
    Rational total;
    for (const auto& [name, sum] : *sums) total += sum;
    compare("sum of the losses", (*full - score().rational()).text(), total.text());
    if (!expected_.losses) return;
    for (auto at = sums->begin(); at != sums->end();) {
      at = at->second.is_zero() ? sums->erase(at) : std::next(at);
    }
    compare("losses", joined(*expected_.losses), joined(*sums));
  }

  void lines() {
    for (const std::string& fragment : expected_.lines) {
      const auto has = [&](const std::string& line) {
        return line.find(fragment) != std::string::npos;
      };
      const bool found =
          given_.explanation &&
          (std::any_of(given_.explanation->lines.begin(), given_.explanation->lines.end(), has) ||
           std::any_of(given_.explanation->notes.begin(), given_.explanation->notes.end(), has));
      if (!found) mismatches_.push_back({"line", fragment, "no line with it"});
    }
  }

  // The same rule scores and explains.
  void agreement() {
    const bool in_table = given_.cell().state != KAOHE_CELL_ABSENT;
    compare("explained", in_table ? "yes" : "no", given_.explanation ? "yes" : "no");
    if (!given_.explanation) return;
    compare("state in the explanation", state(), given_.explanation->state);
    const bool carries = is_scored() || given_.cell().state == KAOHE_CELL_NOT_DUE;
    compare("score in the explanation", carries ? score().text() : "none",
            given_.explanation->score.value_or("none"));
  }

  const Expectation& expected_;
  const Given& given_;
  std::vector<Mismatch> mismatches_;
};

}  // namespace

std::vector<Mismatch> judge(const Expectation& expected, const Given& given) {
  try {
    return Judge(expected, given).of_all();
  } catch (const Overflow& error) {
    return {{"sum of the losses", "numbers that add up exactly", error.what()}};
  }
}

std::vector<Mismatch> judge_sheet(const Expectation& expected, const Given& given) {
  return Judge(expected, given).of_sheet();
}

}  // namespace kaohe::cases
