// `due`: not before everything that the item reads is there.
#include <algorithm>

#include <kaohe/abi.h>

#include "checks.hpp"
#include "engine/calendar.hpp"
#include "engine/reads.hpp"
#include "words.hpp"

namespace kaohe::catalogue {
namespace {

constexpr int kMonths = 12;
constexpr int kMonthsInQuarter = 3;
constexpr int kMonthsInHalf = 6;

/// Where a period stands in the order of the year: by the month it ends with; h1 follows q2 and
/// year everything else.
int order_of(std::string_view period) {
  if (period == "h1") return 2 * kMonthsInHalf + 1;
  if (period == "year") return 2 * kMonths + 1;
  const int number = std::stoi(std::string(period.substr(1)));
  return 2 * number * (period[0] == 'q' ? kMonthsInQuarter : 1);
}

/// The first period of a rhythm that covers the end of a month, as a year calls it whose periods
/// are months (`by_months`), or quarters and halves.
std::string period_of(std::uint32_t rhythm, int month, bool by_months) {
  const auto named = [&](int months) {
    const int ends = (month + months - 1) / months * months;
    if (by_months || months == 1) return "m" + std::to_string(ends);
    return "q" + std::to_string(ends / kMonthsInQuarter);
  };
  if (rhythm == KAOHE_MONTHLY) return named(1);
  if (rhythm == KAOHE_QUARTERLY) return named(kMonthsInQuarter);
  if (rhythm == KAOHE_YEARLY || month > kMonthsInHalf) return "year";
  return by_months ? "m6" : "h1";
}

/// What an item has to wait for, and its name for people.
struct Wait {
  std::string period;
  std::string what;
};

class DueCheck {
 public:
  explicit DueCheck(Build& build)
      : build_(build),
        catalogue_(build.store.view()),
        rhythms_(engine::rhythms_of_inputs(catalogue_)) {}

  void run() {
    for (const Indicator& indicator : catalogue_.indicators) {
      for (std::uint32_t i = 0; i < indicator.items.count; ++i)
        check(indicator.items.first + i, indicator.rhythm);
    }
  }

 private:
  void check(std::uint32_t index, std::uint32_t rhythm) {
    const Item& item = catalogue_.items[index];
    if (item.due.empty()) return;
    by_months_ = item.due[0] == 'm';
    wait_ = {std::string(item.due), {}};
    const Cell span = engine::loop_cell(catalogue_, item.loops);
    if (span != Cell::none) {
      const int first = kMonths / cells_in_year(span);
      wait_for(period_of(rhythm, first, by_months_), "the first span of for_each ends");
    }
    engine::Reads(catalogue_, [&](std::uint32_t input, Cell cell) {
      read(input, cell);
    }).item(item);
    if (wait_.what.empty()) return;
    build_.item_places[index].refuse("due", quoted(item.due) + ", before " + wait_.what,
                                     quoted(wait_.period) + " or a later period",
                                     "or leave `due` out: an item waits for what it reads");
  }

  void read(std::uint32_t input, Cell cell) {
    if (!engine::reads_whole_year(catalogue_.inputs[input], cell)) return;
    for (const std::uint32_t rhythm :
         {KAOHE_MONTHLY, KAOHE_QUARTERLY, KAOHE_HALF_YEARLY, KAOHE_YEARLY}) {
      if ((rhythms_[input] & rhythm) == 0) continue;
      wait_for(period_of(rhythm, kMonths, by_months_),
               quoted_name(build_, {OperandKind::input, input}) + " is complete, which it reads");
    }
  }

  /// Keeps the latest; of equals the one that the item reads first.
  void wait_for(std::string period, std::string what) {
    if (order_of(period) <= order_of(wait_.period)) return;
    wait_ = {std::move(period), std::move(what)};
  }

  Build& build_;
  const Catalogue catalogue_;
  std::vector<std::uint32_t> rhythms_;
  bool by_months_ = false;
  Wait wait_;
};

}  // namespace

void check_due(Build& build) {
  DueCheck(build).run();
}

}  // namespace kaohe::catalogue
