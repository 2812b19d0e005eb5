#include "engine/findings.hpp"

#include <algorithm>
#include <tuple>

#include "engine/abi_view.hpp"
#include "engine/reads.hpp"

namespace kaohe::engine {

namespace {

auto order(const Missing& missing) {
  const std::uint32_t peer = missing.peer + 1;  // its own first
  return std::make_tuple(peer, missing.input, missing.subject, missing.cell, missing.period);
}

// Records of an input that meet a figure's `where`; all of them where it has none.
void take_records(const Lookup& lookup, std::uint32_t input, Range where, const Context& context,
                  std::vector<std::int64_t>& records) {
  const Rows rows = lookup.facts().records(input, context.row);
  for (std::uint64_t row = rows.first; row < rows.last; ++row) {
    const Context at = context.with_record(input, row, lookup.facts().date(input, row));
    if (lookup.condition(where, at) == Truth::yes) {
      records.push_back(lookup.facts().record(input, row));
    }
  }
}

void sort_unique(std::vector<std::int64_t>& records) {
  std::sort(records.begin(), records.end());
  records.erase(std::unique(records.begin(), records.end()), records.end());
}

}  // namespace

std::vector<Missing> missing_of(Lookup& lookup, IndicatorScorer<false>& scorer,
                                std::uint32_t indicator, std::uint32_t assessee) {
  std::vector<Missing> missing;
  {
    const Lookup::Collect collect(lookup, &missing);
    scorer.score(indicator, assessee);
  }
  std::sort(missing.begin(), missing.end(),
            [](const Missing& a, const Missing& b) { return order(a) < order(b); });
  missing.erase(
      std::unique(missing.begin(), missing.end(),
                  [](const Missing& a, const Missing& b) { return order(a) == order(b); }),
      missing.end());
  return missing;
}

std::vector<std::int64_t> records_of_gate(const Lookup& lookup, std::uint32_t gate,
                                          std::uint32_t assessee) {
  const Catalogue& catalogue = lookup.rules().catalogue();
  Context context;
  context.row = assessee;
  context.day = lookup.facts().asked_on();
  std::vector<std::int64_t> records;
  for (const Test& test : slice(catalogue.tests, catalogue.gates[gate].when)) {
    if (test.subject == TestSubject::input) take_records(lookup, test.index, {}, context, records);
    if (test.subject != TestSubject::figure) continue;
    const Figure& figure = catalogue.figures[test.index];
    if (figure.where.count != 0) {
      const std::uint32_t input = figure.form == FigureForm::count
                                      ? figure.of.index
                                      : catalogue.terms[figure.terms.first].of.index;
      take_records(lookup, input, figure.where, context, records);
      continue;
    }
    Reads(catalogue, [&](std::uint32_t input, Cell) {
      if (catalogue.inputs[input].source == Source::roster) return;
      take_records(lookup, input, {}, context, records);
    }).figure(figure, Cell::none);
  }
  sort_unique(records);
  return records;
}

void report_missing(const kaohe_sheet& sheet, std::uint32_t indicator, std::uint32_t assessee,
                    const Missing& missing) {
  if (sheet.missing == nullptr) return;
  kaohe_missing report{};
  report.size = sizeof report;
  report.assessee = assessee;
  report.indicator = indicator;
  report.input = missing.input;
  report.subject = missing.subject;
  report.cell = missing.cell == 0 ? KAOHE_NONE : missing.cell;
  report.period = missing.period;
  report.peer = missing.peer + 1;
  sheet.missing(sheet.context, &report);
}

void report_gate(const kaohe_sheet& sheet, const Lookup& lookup, std::uint32_t indicator,
                 std::uint32_t assessee, std::uint32_t gate) {
  if (sheet.gate == nullptr) return;
  const std::vector<std::int64_t> records = records_of_gate(lookup, gate, assessee);
  kaohe_finding report{};
  report.size = sizeof report;
  report.assessee = assessee;
  report.indicator = indicator;
  report.gate = gate;
  report.records = records.data();
  report.record_count = records.size();
  sheet.gate(sheet.context, &report);
}

void report_spill(const kaohe_sheet& sheet, const Lookup& lookup, std::uint32_t indicator,
                  std::uint32_t assessee, Points spilled) {
  if (sheet.adjustment == nullptr) return;
  const Catalogue& catalogue = lookup.rules().catalogue();
  Context context;
  context.row = assessee;
  context.day = lookup.facts().asked_on();
  std::vector<std::int64_t> records;
  for (const Item& item : slice(catalogue.items, catalogue.indicators[indicator].items)) {
    const bool takes = item.kind == ItemKind::each && item.sign == Sign::deduct &&
                       item.of.kind == OperandKind::input;
    if (takes) take_records(lookup, item.of.index, item.where, context, records);
  }
  sort_unique(records);
  kaohe_finding report{};
  report.size = sizeof report;
  report.assessee = assessee;
  report.indicator = indicator;
  report.name = text(catalogue.indicators[indicator].spill);
  report.points = -spilled.units();
  report.records = records.data();
  report.record_count = records.size();
  sheet.adjustment(sheet.context, &report);
}

}  // namespace kaohe::engine
