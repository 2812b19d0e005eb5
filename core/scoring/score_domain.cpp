#include "scoring/score_domain.hpp"

#include <algorithm>
#include <exception>
#include <functional>
#include <memory>
#include <thread>

#include <kaohe/plugin_client.hpp>
#include <nlohmann/json.hpp>

#include "base/errors.hpp"
#include "base/nearest.hpp"
#include "plugin_host/error_words.hpp"
#include "scoring/counting_facts.hpp"
#include "scoring/losses.hpp"
#include "scoring/settings.hpp"

namespace kaohe::scoring {

namespace {

CellState state_of(std::uint8_t state) {
  switch (state) {
    case KAOHE_CELL_VALUE:
      return CellState::value;
    case KAOHE_CELL_PROVISIONAL:
      return CellState::provisional;
    case KAOHE_CELL_PENDING:
      return CellState::pending;
    case KAOHE_CELL_NOT_DUE:
      return CellState::not_due;
    case KAOHE_CELL_NOT_APPLICABLE:
      return CellState::not_applicable;
    case KAOHE_CELL_EXEMPT:
      return CellState::exempt;
    case KAOHE_CELL_ABSENT:
      return CellState::absent;
    default:
      return CellState::error;
  }
}

Rescale rescale_of(std::uint8_t rescale) {
  if (rescale == KAOHE_RESCALE_ASPECT) return Rescale::aspect;
  return rescale == KAOHE_RESCALE_DOMAIN ? Rescale::domain : Rescale::none;
}

// Everything that a plugin says no to, as one error that names it.
class Caller {
 public:
  Caller(const plan::Domain& domain, const plugin_host::Plugin& plugin)
      : domain_(domain), plugin_(plugin) {}

  template <class Work>
  auto call(const char* what, Work&& work) const {
    try {
      return work();
    } catch (const PluginError& error) {
      const Text why = plugin_host::words_of(error);
      throw Error(error.status() == KAOHE_REFUSED ? ErrorKind::data : ErrorKind::plugin, place(),
                  said(what, error.row(), why));
    } catch (const Error& error) {
      if (!error.problems().front().place.file.empty()) throw;
      throw Error(error.kind(), place(), error.problems().front().what);
    } catch (const nlohmann::json::exception&) {
      throw Error(ErrorKind::plugin, place(),
                  said(what, KAOHE_NONE,
                       say({"what it wrote is not JSON in UTF-8 as the SDK writes it; build it "
                            "again with this program's SDK",
                            "它所写的不是 SDK 所写的 UTF-8 JSON;请用本程序的 SDK 重新构建"})));
    } catch (const std::exception& error) {
      throw Error(ErrorKind::plugin, place(), said(what, KAOHE_NONE, {error.what(), error.what()}));
    }
  }

 private:
  Place place() const { return {plugin_.identity().file.string(), 0, 0}; }

  Text said(const char* what, std::int64_t row, const Text& why) const {
    const std::string assessee =
        row >= 0 && row < static_cast<std::int64_t>(domain_.assessees.size())
            ? domain_.assessees[static_cast<std::size_t>(row)].id
            : "-";
    return say(
        {"plugin {} {} ({}), assessee {}: {}; nothing of this domain is published: mend the "
         "settings, the record or the plugin that it names",
         "插件 {} {}({}),考核对象 {}:{};本领域不发布任何结果,请改正其中指出的设置、记录或插件"},
        plugin_.identity().id, plugin_.identity().version, what, assessee, why);
  }

  const plan::Domain& domain_;
  const plugin_host::Plugin& plugin_;
};

Missing missing_of(const plan::YearPlan& plan, const plan::Domain& domain,
                   const kaohe_missing& given, const Facts& facts) {
  const plan::InputInfo& input = domain.system.inputs[given.input];
  Missing missing;
  missing.input = input.id;
  missing.cell = given.cell < 0 ? 0 : given.cell;
  const bool has_period =
      given.period >= 0 && static_cast<std::size_t>(given.period) < plan.periods.size();
  if (has_period) missing.period = plan.periods[static_cast<std::size_t>(given.period)].id;
  const std::uint32_t owner = given.peer == 0 ? given.assessee : given.peer - 1;
  if (given.peer != 0) missing.peer = facts.assessees[owner];
  if (given.subject < 0 || input.sub.empty()) return missing;
  for (std::size_t sub = 0; sub < domain.system.subs.size(); ++sub) {
    if (domain.system.subs[sub].id != input.sub) continue;
    const auto& list = static_cast<const kaohe_subjects*>(facts.batch->subjects.data)[sub];
    const std::uint64_t at = list.offsets[owner] + static_cast<std::uint64_t>(given.subject);
    if (at < list.offsets[owner + 1]) {
      missing.subject.assign(list.ids[at].data, static_cast<std::size_t>(list.ids[at].size));
    }
  }
  return missing;
}

Sheet sheet_of(const plan::YearPlan& plan, const plan::Domain& domain, const Facts& facts,
               const SheetCopy& copy) {
  Sheet sheet;
  sheet.domain = domain.id;
  for (std::uint32_t row = 0; row < facts.assessees.size(); ++row) {
    SheetRow cells{facts.assessees[row], {}};
    for (std::uint32_t indicator = 0; indicator < copy.indicators; ++indicator) {
      const kaohe_cell& cell = copy.cell(row, indicator);
      cells.cells.push_back(
          {state_of(cell.state), Points::from_units(cell.points), rescale_of(cell.rescale), {}});
    }
    sheet.rows.push_back(std::move(cells));
  }
  for (const kaohe_missing& missing : copy.missing) {
    sheet.rows[missing.assessee].cells[missing.indicator].missing.push_back(
        missing_of(plan, domain, missing, facts));
  }
  for (const FindingCopy& gate : copy.gates) {
    if (gate.gate >= domain.system.gates.size()) {
      throw PluginError(KAOHE_FAILED, gate.assessee,
                        "the plugin wrote out of range: gate " + std::to_string(gate.gate) +
                            " of " + std::to_string(domain.system.gates.size()));
    }
    sheet.gates.push_back({facts.assessees[gate.assessee], gate.gate, gate.records});
  }
  for (const FindingCopy& adjustment : copy.adjustments) {
    sheet.adjustments.push_back({facts.assessees[adjustment.assessee],
                                 domain.system.indicators[adjustment.indicator].id, adjustment.name,
                                 Points::from_units(adjustment.points), adjustment.records});
  }
  return sheet;
}

// The most that an indicator is worth in any version of the year.
Rational highest_points(const plan::IndicatorSystem& system, const plan::IndicatorInfo& indicator) {
  Rational highest = indicator.points;
  const auto versions = system.numbers.find(indicator.id + ".points");
  if (versions == system.numbers.end()) return highest;
  for (const plan::NumberVersion& version : versions->second) {
    highest = max(highest, Rational::parse(version.value).value_or(Rational()));
  }
  return highest;
}

// A plugin may not give more than an indicator's points, nor less than nothing, where it is not
// asked for more.
void check_bounds(const plan::Domain& domain, const Facts& facts, const SheetCopy& copy) {
  for (std::uint32_t row = 0; row < facts.assessees.size(); ++row) {
    for (std::uint32_t indicator = 0; indicator < copy.indicators; ++indicator) {
      const kaohe_cell& cell = copy.cell(row, indicator);
      const plan::IndicatorInfo& info = domain.system.indicators[indicator];
      const Rational points = Rational::from_units(cell.points);
      const Rational highest = highest_points(domain.system, info);
      if (cell.state == KAOHE_CELL_ERROR) {
        throw PluginError(KAOHE_FAILED, row, "the cell of " + info.id + " was not written");
      }
      const bool too_low = points.sign() < 0 && info.clamp != "none";
      if (too_low || (points > highest && info.clamp == "both")) {
        throw PluginError(KAOHE_FAILED, row,
                          "the plugin wrote out of range: " + info.id + " has " + points.text() +
                              " points; expected 0 to " + highest.text());
      }
    }
  }
}

void expect_same(const char* what, const std::string& table, const std::string& described) {
  if (table == described) return;
  throw std::invalid_argument("its table says " + std::string(what) + " \"" + table +
                              "\" and it describes \"" + described + "\"; build it again");
}

std::string override_pointer(const plan::YearPlan& plan, const plan::Domain& domain,
                             std::size_t at) {
  const auto index = &domain - plan.domains.data();
  return fmt::format("/domain/{}/override/{}", index, at);
}

// Where the override stands that a refusal names; the domain's first one if it names none.
Place place_of_override(const plan::YearPlan& plan, const plan::Domain& domain,
                        const std::string& refusal) {
  std::size_t named = 0;
  for (std::size_t i = 0; i < domain.plugin.overrides.size(); ++i) {
    if (refusal.find("\"" + domain.plugin.overrides[i].key + "\"") != std::string::npos) named = i;
  }
  return plan.place(override_pointer(plan, domain, named) + "/key");
}

void refuse_unknown_overrides(const plan::YearPlan& plan, const plan::Domain& domain,
                              const plan::IndicatorSystem& system) {
  std::vector<std::string> known;
  for (const auto& [key, versions] : system.numbers) known.push_back(key);
  for (const plan::IndicatorInfo& indicator : system.indicators)
    known.push_back(indicator.id + ".off");
  std::vector<Problem> problems;
  for (std::size_t i = 0; i < domain.plugin.overrides.size(); ++i) {
    const std::string& key = domain.plugin.overrides[i].key;
    if (std::find(known.begin(), known.end(), key) != known.end()) continue;
    Text what = say(
        {"override \"{}\" names no number of this domain{}; `kaohe plugin list --numbers` prints "
         "all keys",
         "覆盖项“{}”不是本领域的数值{};用 kaohe plugin list --numbers 可列出全部键"},
        key, did_you_mean(key, known));
    problems.push_back({plan.place(override_pointer(plan, domain, i) + "/key"), std::move(what)});
  }
  if (!problems.empty()) throw Error(ErrorKind::data, std::move(problems));
}

/// Calls `work(slice, first, end)` for equal slices of `count` rows, each on a thread of its own;
/// the first slice's error, in the order of rows, is thrown once all have ended.
void in_slices(std::uint64_t count, std::uint64_t slices,
               const std::function<void(std::uint64_t, std::uint64_t, std::uint64_t)>& work) {
  std::vector<std::exception_ptr> errors(slices);
  const auto run = [&](std::uint64_t slice) {
    try {
      work(slice, count * slice / slices, count * (slice + 1) / slices);
    } catch (...) {
      errors[slice] = std::current_exception();
    }
  };
  std::vector<std::thread> running;
  for (std::uint64_t slice = 1; slice < slices; ++slice) running.emplace_back(run, slice);
  run(0);
  for (std::thread& thread : running) thread.join();
  for (const std::exception_ptr& error : errors) {
    if (error) std::rethrow_exception(error);
  }
}

/// One assessee's explanation, and what the host takes from it.
struct ExplainedRow {
  std::string text;
  std::vector<Loss> losses;
  std::vector<Progress> progress;
};

std::vector<ExplainedRow> explain_all(const plan::YearPlan& plan, const plan::Domain& domain,
                                      const plugin_host::Plugin& plugin, const Facts& facts,
                                      const Sheet& sheet, unsigned threads) {
  std::vector<ExplainedRow> rows(facts.assessees.size());
  const std::uint64_t slices =
      std::clamp<std::uint64_t>(threads, 1, std::max<std::uint64_t>(rows.size(), 1));
  // Made here: a worker lives as long as the thread that started it.
  const Settings settings(plan, domain);
  std::vector<std::unique_ptr<plugin_host::Instance>> instances;
  for (std::uint64_t slice = 0; slice < slices; ++slice)
    instances.push_back(plugin.make(settings.get()));
  in_slices(rows.size(), slices, [&](std::uint64_t slice, std::uint64_t first, std::uint64_t end) {
    std::vector<std::string> texts = instances[slice]->explain(*facts.batch, first, end - first);
    for (std::uint64_t row = first; row < end; ++row) {
      ExplainedRow& explained = rows[row];
      explained.text = std::move(texts.at(row - first));
      const nlohmann::json explanation = nlohmann::json::parse(explained.text);
      check_agreement(domain.system, sheet.rows[row], explanation);
      explained.losses = read_losses(plan, domain.system, facts, explanation);
      explained.progress = read_progress(domain.system, explanation);
    }
  });
  return rows;
}

}  // namespace

plan::IndicatorSystem describe(const plan::YearPlan& plan, const plan::Domain& domain,
                               const plugin_host::Plugin& plugin) {
  const Caller caller(domain, plugin);
  // As built, without a year: that is who the plugin is. Made and destroyed before it sees the
  // year's settings.
  const plan::IndicatorSystem as_built = caller.call("describe", [&] {
    plan::IndicatorSystem system = plan::read_indicator_system(plugin.make(nullptr)->describe());
    expect_same("version", plugin.identity().version, system.version);
    expect_same("domain", plugin.identity().domain, system.domain);
    return system;
  });
  refuse_unknown_overrides(plan, domain, as_built);
  try {
    return caller.call("describe", [&] {
      const Settings settings(plan, domain);
      plan::IndicatorSystem system =
          plan::read_indicator_system(plugin.make(settings.get())->describe());
      system.as_built = as_built.numbers;
      system.plugin_digest = plugin.identity().sha256;
      return system;
    });
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::data || domain.plugin.overrides.empty()) throw;
    const Text& why = error.problems().front().what;
    throw Error(ErrorKind::data, place_of_override(plan, domain, why.en), why);
  }
}

namespace {

Sheet score_facts(const plan::YearPlan& plan, const plan::Domain& domain,
                  const plugin_host::Plugin& plugin, const Facts& facts) {
  const Settings settings(plan, domain);
  const auto indicators = static_cast<std::uint32_t>(domain.system.indicators.size());
  const SheetCopy copy = plugin.make(settings.get())->score(*facts.batch, indicators);
  check_bounds(domain, facts, copy);
  return sheet_of(plan, domain, facts, copy);
}

}  // namespace

ScoredDomain score_domain(const plan::YearPlan& plan, const plan::Domain& domain,
                          const plugin_host::Plugin& plugin,
                          const ledger::ObservationSource& source, const Asked& asked,
                          const ScoreOptions& options) {
  const Caller caller(domain, plugin);
  const auto score = [&](const Facts& given) {
    return caller.call("score", [&] { return score_facts(plan, domain, plugin, given); });
  };
  CountingFacts counting = counting_facts(plan, domain, source, asked, score);
  const Facts& facts = counting.facts;
  ScoredDomain scored;
  scored.sheet.sheet = score(facts);
  scored.sheet.notes = facts.notes;
  scored.sheet.matters = std::move(counting.matters);
  scored.sheet.weighed = std::move(counting.weighed);
  if (facts.any_disputed) {
    Asked without = asked;
    without.without_disputed = true;
    scored.sheet.without_disputed =
        score(counting_facts(plan, domain, source, without, score).facts);
  }
  if (!options.explains) return scored;
  caller.call("explain", [&] {
    std::vector<ExplainedRow> rows =
        explain_all(plan, domain, plugin, facts, scored.sheet.sheet, options.threads);
    for (std::size_t row = 0; row < rows.size(); ++row) {
      const std::string& assessee = facts.assessees[row];
      scored.sheet.losses[assessee] = std::move(rows[row].losses);
      scored.sheet.progress[assessee] = std::move(rows[row].progress);
      scored.explanations[assessee] = std::move(rows[row].text);
    }
    return 0;
  });
  return scored;
}

}  // namespace kaohe::scoring
