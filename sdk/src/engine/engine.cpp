#include "engine/engine.hpp"

#include <algorithm>
#include <cstring>

#include "engine/abi_view.hpp"
#include "engine/explain.hpp"
#include "engine/findings.hpp"
#include "engine/indicator_scorer.hpp"
#include "engine/points_check.hpp"

namespace kaohe::engine {

namespace {

// One batch at work.
struct Run {
  Run(const Rules& rules, const kaohe_batch& batch)
      : facts(rules, batch), lookup(rules, facts), peers(lookup), scorer(lookup, peers) {
    lookup.use(peers);
  }
  Facts facts;
  Lookup lookup;
  Peers peers;
  IndicatorScorer<false> scorer;
};

// What the host's cells have beyond those of this version is left as it is.
void write_cell(const kaohe_sheet& sheet, std::uint64_t index, const IndicatorOutcome& outcome) {
  kaohe_cell cell{};
  cell.points = outcome.points.units();
  cell.state = outcome.state;
  cell.rescale = outcome.rescale;
  std::memcpy(reinterpret_cast<char*>(sheet.cells) + index * sheet.cell_stride, &cell,
              std::min<std::uint64_t>(sheet.cell_stride, sizeof cell));
}

void check_sheet(const kaohe_sheet& sheet, std::uint64_t cells) {
  constexpr std::uint64_t kLeastStride = 16, kAlignment = 8;
  refuse_unknown("the reserved field of the sheet", sheet.reserved, 0);
  if (sheet.cell_count != cells) {
    throw Refused("the sheet has " + std::to_string(sheet.cell_count) + " cells; expected " +
                  std::to_string(cells) + ": assessees × indicators");
  }
  if (sheet.cell_stride < kLeastStride || sheet.cell_stride % kAlignment != 0) {
    throw Refused("the sheet's cells are " + std::to_string(sheet.cell_stride) +
                  " bytes apart; expected 16 or more, a multiple of 8");
  }
}

}  // namespace

Engine::Engine(const Catalogue& catalogue, const Identity& identity, const kaohe_settings& settings)
    : rules_(catalogue, settings), description_(describe(rules_, identity)) {
  check_numbers(rules_);
}

void Engine::score(const kaohe_batch& batch, const kaohe_sheet& sheet,
                   std::int64_t& row_reached) const {
  Run run(rules_, batch);
  const std::uint32_t indicators = rules_.catalogue().indicators.count;
  check_sheet(sheet, std::uint64_t{run.facts.assessees()} * indicators);
  std::uint64_t cell = 0;
  for (std::uint32_t row = 0; row < run.facts.assessees(); ++row) {
    row_reached = row;
    for (std::uint32_t indicator = 0; indicator < indicators; ++indicator, ++cell) {
      const IndicatorOutcome outcome = run.scorer.score(indicator, row);
      write_cell(sheet, cell, outcome);
      if (outcome.state == KAOHE_CELL_PENDING) {
        for (const Missing& missing : missing_of(run.lookup, run.scorer, indicator, row)) {
          report_missing(sheet, indicator, row, missing);
        }
      }
      for (const std::uint32_t gate : outcome.gates) {
        report_gate(sheet, run.lookup, indicator, row, gate);
      }
      if (outcome.spilled != Points()) {
        report_spill(sheet, run.lookup, indicator, row, outcome.spilled);
      }
    }
  }
}

void Engine::explain(const kaohe_batch& batch, std::uint64_t first, std::uint64_t count,
                     const kaohe_sink& sink, std::int64_t& row_reached) const {
  Run run(rules_, batch);
  if (first > run.facts.assessees() || count > run.facts.assessees() - first) {
    throw Refused("asked to explain assessees " + std::to_string(first) + " to " +
                  std::to_string(first + count) + "; the batch has " +
                  std::to_string(run.facts.assessees()));
  }
  Explainer explainer(run.lookup, run.peers);
  for (std::uint64_t row = first; row < first + count; ++row) {
    row_reached = static_cast<std::int64_t>(row);
    const std::string line = explainer.explain(static_cast<std::uint32_t>(row)) + "\n";
    sink.write(sink.context, line.data(), line.size());
  }
}

}  // namespace kaohe::engine
