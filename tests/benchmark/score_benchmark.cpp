// Measures a plugin's score against hand-written loops of the same rules over the same columns, in
// one run: one with the SDK's exact numbers, as one would write it by hand, and one with bare
// integers that knows how large everything can get. Prints ratios; asserts no times. Usage:
// score_benchmark [ASSESSEES]
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <stdexcept>
#include <vector>

#include <kaohe/plugin_client.hpp>
#include <kaohe/rational.hpp>
#include <kaohe/rounding.hpp>

#include "median.hpp"

extern "C" const kaohe_plugin kaohe_plugin_v1;

namespace {

using kaohe::Int128;
using kaohe::kUnitsPerOne;

constexpr int kRuns = 5;
constexpr std::uint32_t kIndicators = 5;
constexpr std::uint32_t kPeriods = 6;

// One input's columns, owned.
struct Columns {
  std::vector<std::uint64_t> offsets{0};
  std::vector<std::int64_t> value;
  std::vector<std::uint8_t> cell;
  std::vector<std::vector<std::int16_t>> attributes;
  std::vector<const std::int16_t*> attribute_view;

  void close() { offsets.push_back(value.size()); }
  kaohe_records view(std::uint64_t assessees) {
    for (const auto& column : attributes) attribute_view.push_back(column.data());
    kaohe_records records{};
    records.size = sizeof records;
    records.attribute_count = static_cast<std::uint32_t>(attributes.size());
    records.entity_count = assessees;
    records.record_count = value.size();
    records.offsets = offsets.data();
    records.value = value.data();
    records.cell = cell.empty() ? nullptr : cell.data();
    records.attributes = attribute_view.data();
    return records;
  }
};

struct County {
  explicit County(std::uint64_t count) : assessees(count) {
    std::mt19937_64 random(20230101);
    const auto below = [&random](std::uint64_t limit) {
      return static_cast<std::int64_t>(random() % limit);
    };
    sanctions.attributes.resize(2);
    for (std::uint64_t row = 0; row < count; ++row) {
      for (std::int64_t i = below(3); i > 0; --i) {
        sanctions.value.push_back(kUnitsPerOne);
        sanctions.cell.push_back(static_cast<std::uint8_t>(1 + below(12)));
        sanctions.attributes[0].push_back(static_cast<std::int16_t>(below(2)));
        sanctions.attributes[1].push_back(static_cast<std::int16_t>(below(5) == 0));
      }
      std::sort(sanctions.cell.begin() + static_cast<std::ptrdiff_t>(sanctions.offsets.back()),
                sanctions.cell.end());
      for (int quarter = 1; quarter <= 4; ++quarter) {
        meetings.value.push_back(below(4) * kUnitsPerOne);
        meetings.cell.push_back(static_cast<std::uint8_t>(quarter));
      }
      const std::int64_t due_count = 1 + below(30);
      due.value.push_back(due_count * kUnitsPerOne);
      done.value.push_back(below(static_cast<std::uint64_t>(due_count) + 1) * kUnitsPerOne);
      score.value.push_back((5000 + below(5000)) * (kUnitsPerOne / 100));
      rate.value.push_back((8000 + below(2000)) * (kUnitsPerOne / 100));
      for (Columns* columns : all()) columns->close();
    }
    for (Columns* columns : all()) views.push_back(columns->view(count));
    batch.size = sizeof batch;
    batch.asked_on = 20089;  // 31 December 2024
    batch.asked_period = kPeriods - 1;
    batch.pool_count = 1;
    batch.period_count = kPeriods;
    batch.assessee_count = count;
    batch.records = {views.data(), views.size(), sizeof(kaohe_records)};
  }

  std::vector<Columns*> all() { return {&sanctions, &meetings, &due, &done, &score, &rate}; }

  std::uint64_t assessees;
  Columns sanctions, meetings, due, done, score, rate;
  std::vector<kaohe_records> views;
  kaohe_batch batch{};
};

// value / divisor, rounded half up at 4 decimals: both in units of 10^-8.
std::int64_t rounded(Int128 value, Int128 divisor) {
  constexpr std::int64_t kStep = 10'000;
  const Int128 scaled = value * 2 + divisor * kStep;
  return static_cast<std::int64_t>(scaled / (divisor * kStep * 2)) * kStep;
}

std::int64_t clamped(std::int64_t points) {
  return std::min<std::int64_t>(4 * kUnitsPerOne, std::max<std::int64_t>(0, points));
}

using kaohe::Rational;

constexpr kaohe::RoundingPoint kIndicator{4, kaohe::RoundingMode::half_up};

void put(kaohe_cell& cell, const Rational& points, const Rational& most) {
  cell.points = kaohe::round(kaohe::min(most, kaohe::max(Rational(), points)), kIndicator).units();
  cell.state = KAOHE_CELL_VALUE;
}

// The same rules as bench.toml, as one would write them by hand with exact numbers.
void exact_loop(const County& county, std::vector<kaohe_cell>& cells) {
  const Rational four = Rational::of(4), two = Rational::of(2), half = Rational::of(1, 2);
  const Rational hundred = Rational::of(100), tenth = Rational::of(1, 10);
  const Rational three = Rational::of(3), one_and_half = Rational::of(3, 2);
  const auto number = [](const Columns& columns, std::uint64_t i) {
    return Rational::from_units(columns.value[i]);
  };
  Rational sum;
  for (std::uint64_t row = 0; row < county.assessees; ++row) sum += number(county.rate, row);
  const Rational mean = sum / Rational::of(static_cast<std::int64_t>(county.assessees));
  for (std::uint64_t row = 0; row < county.assessees; ++row) {
    kaohe_cell* out = &cells[row * kIndicators];
    Rational left = four;
    for (std::uint64_t i = county.sanctions.offsets[row]; i < county.sanctions.offsets[row + 1];
         ++i) {
      Rational price = county.sanctions.attributes[0][i] == 0 ? half : two;
      if (county.sanctions.attributes[1][i] != 0) price *= two;
      left -= price * number(county.sanctions, i);
    }
    put(out[0], left, four);
    left = four;
    for (std::uint64_t i = county.meetings.offsets[row]; i < county.meetings.offsets[row + 1];
         ++i) {
      left -= kaohe::max(Rational(), two - number(county.meetings, i)) * half;
    }
    put(out[1], left, four);
    const Rational rate = hundred * number(county.done, row) / number(county.due, row);
    put(out[2], kaohe::min(four, four * rate / hundred), four);
    const Rational score = number(county.score, row);
    put(out[3],
        score >= Rational::of(90)   ? four
        : score >= Rational::of(80) ? three
        : score >= Rational::of(60) ? one_and_half
                                    : Rational(),
        four);
    const Rational gap = kaohe::max(Rational(), mean - number(county.rate, row));
    put(out[4], four - gap * tenth, four);
  }
}

// The same with bare integers: nothing checked, nothing reduced.
void bare_loop(const County& county, std::vector<kaohe_cell>& cells) {
  Int128 sum = 0;
  for (const std::int64_t one : county.rate.value) sum += one;
  const Int128 count = static_cast<Int128>(county.assessees);
  for (std::uint64_t row = 0; row < county.assessees; ++row) {
    kaohe_cell* out = &cells[row * kIndicators];
    std::int64_t lost = 0;
    for (std::uint64_t i = county.sanctions.offsets[row]; i < county.sanctions.offsets[row + 1];
         ++i) {
      const std::int64_t price =
          county.sanctions.attributes[0][i] == 0 ? kUnitsPerOne / 2 : 2 * kUnitsPerOne;
      lost += county.sanctions.attributes[1][i] != 0 ? price * 2 : price;
    }
    out[0].points = clamped(4 * kUnitsPerOne - lost);
    lost = 0;
    for (std::uint64_t i = county.meetings.offsets[row]; i < county.meetings.offsets[row + 1];
         ++i) {
      lost += std::max<std::int64_t>(0, 2 * kUnitsPerOne - county.meetings.value[i]) / 2;
    }
    out[1].points = clamped(4 * kUnitsPerOne - lost);
    out[2].points =
        rounded(Int128{4} * county.done.value[row] * kUnitsPerOne, county.due.value[row]);
    const std::int64_t score = county.score.value[row];
    out[3].points = score >= 90 * kUnitsPerOne   ? 4 * kUnitsPerOne
                    : score >= 80 * kUnitsPerOne ? 3 * kUnitsPerOne
                    : score >= 60 * kUnitsPerOne ? 3 * kUnitsPerOne / 2
                                                 : 0;
    const Int128 gap = std::max<Int128>(0, sum - count * county.rate.value[row]);
    const Int128 kept = std::max<Int128>(0, Int128{40} * kUnitsPerOne * count - gap);
    out[4].points = rounded(kept, count * 10);
    for (std::uint32_t i = 0; i < kIndicators; ++i) out[i].state = KAOHE_CELL_VALUE;
  }
}

struct Figures {
  double plugin = 0;
  double exact = 0;
  double bare = 0;
};

void expect_same(const char* what, const std::vector<kaohe_cell>& cells,
                 const kaohe::SheetCopy& sheet) {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (cells[i].points == sheet.cells[i].points && cells[i].state == sheet.cells[i].state)
      continue;
    throw std::logic_error("assessee " + std::to_string(i / kIndicators) + ", indicator " +
                           std::to_string(i % kIndicators) + ": plugin " +
                           Rational::from_units(sheet.cells[i].points).text() + ", " + what + " " +
                           Rational::from_units(cells[i].points).text());
  }
}

Figures measure(std::uint64_t assessees) {
  const County county(assessees);
  kaohe::PluginClient client(kaohe_plugin_v1, nullptr);
  kaohe::SheetCopy sheet;
  std::vector<kaohe_cell> cells(assessees * kIndicators);
  Figures figures;
  figures.plugin = kaohe::testing::median_milliseconds(
      kRuns, [&] { sheet = client.score(county.batch, kIndicators); });
  figures.exact = kaohe::testing::median_milliseconds(kRuns, [&] { exact_loop(county, cells); });
  expect_same("exact loop", cells, sheet);
  figures.bare = kaohe::testing::median_milliseconds(kRuns, [&] { bare_loop(county, cells); });
  expect_same("bare loop", cells, sheet);
  return figures;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    const std::uint64_t assessees = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 1'000'000;
    const Figures all = measure(assessees);
    const Figures quarter = measure(assessees / 4);
    std::printf("assessees                       %llu\n",
                static_cast<unsigned long long>(assessees));
    std::printf("plugin score / exact loop       %.2f   (%.0f ms, %.0f ms)\n",
                all.plugin / all.exact, all.plugin, all.exact);
    std::printf("plugin score / bare loop        %.2f   (%.0f ms, %.0f ms)\n",
                all.plugin / all.bare, all.plugin, all.bare);
    std::printf("plugin, all / a quarter of them %.2f   (linear: 4)\n",
                all.plugin / quarter.plugin);
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "score_benchmark: %s\n", error.what());
    return 1;
  }
}
