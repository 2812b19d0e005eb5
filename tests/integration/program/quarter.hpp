/// One quarter of the made-up county, for its persons to carry on.
#pragma once

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "base/csv.hpp"
#include "cycle/play_systems.hpp"
#include "cycle/recording.hpp"
#include "cycle/year.hpp"
#include "evidence/forms.hpp"
#include "integration/program/program.hpp"
#include "support/known_on.hpp"

namespace kaohe::testing {

namespace fs = std::filesystem;

inline CsvTable table_of(const fs::path& file) {
  return read_csv(bytes_of(file), file.filename());
}

/// The rows of one domain, which the person at the desk may record.
inline CsvTable rows_of(CsvTable table, const std::string& domain) {
  std::erase_if(table.rows, [&](const CsvRow& row) { return row.cells.at(0) != domain; });
  return table;
}

struct QuarterOptions {
  bool is_played = true;
  bool is_complete = true;  ///< what the county's story reports late is not late
  /// Each domain's assessees are shown what is recorded of them. A matter of tests of its own.
  bool is_disclosed = false;
};

/// A ledger in which the first person of each unit has recorded its table of the first
/// quarter, and each lead unit its samples.
struct Quarter : County {
  explicit Quarter(const QuarterOptions& kind = {})
      : is_played(kind.is_played), is_disclosed(kind.is_disclosed) {
    if (kind.is_complete) add_what_is_late();
    if (!is_disclosed) append("year.toml", "\n[hearing]\ndisclose = false\n");
    REQUIRE(tell(kind.is_played ? std::vector<std::string>{"ledger", "create", "--played"}
                                : std::vector<std::string>{"ledger", "create"})
                .exit == 0);

    const cycle::Year year = cycle::open_year(path() / "configs/2023", build_folder() / "plugins");
    kaohe::ledger::Ledger ledger = kaohe::ledger::Ledger::open(
        kaohe::ledger::Ledger::file_of(path()), kaohe::ledger::Access::write);
    const Date day = make_date(2023, 3, 20);
    for (const plan::Domain& domain : year.plan.domains)
      cycle::play_issue(year, ledger, domain.id,
                        {day, day, day, day, "云考委〔2023〕3号", "云考办〔2023〕5号"});
    for (const fs::directory_entry& file : fs::directory_iterator(this->file("evidence/q1"))) {
      const std::string unit = file.path().stem();
      units.push_back(unit);
      cycle::Desk desk(year.plan, ledger, year.plan.persons_of(unit).at(0),
                       {make_date(2023, 3, 20)});
      const cycle::TableFile table{known_on("2023-03-20", table_of(file.path())),
                                   file.path().filename(), ""};
      if (!table.table.rows.empty())
        cycle::record_table(desk, evidence::kObservations, table, "q1");
    }
    for (const plan::Domain& domain : year.plan.domains) {
      leads[domain.id] = year.plan.persons_of(domain.lead_unit).at(2).id;
      cycle::Desk desk(year.plan, ledger, year.plan.persons_of(domain.lead_unit).at(0),
                       {make_date(2023, 3, 20)});
      const CsvTable draws = rows_of(table_of(this->file("evidence/draws.csv")), domain.id);
      if (!draws.rows.empty())
        cycle::record_table(desk, evidence::kDraws, {draws, "draws.csv", ""}, "");
    }
    for (const plan::Organisation& unit : year.plan.organisations)
      second[unit.id] = year.plan.persons_of(unit.id).at(1).id;
  }

  void add_what_is_late() const {
    append("evidence/q1/publicity.csv", "hospitals,h04,YY04,activity,2023-03,,90,,统计\n");
    for (const char* late : {"t21", "t22", "t23", "t24", "t25", "t26"})
      append("evidence/q1/publicity.csv",
             "townships," + std::string(late) + ",XZ01,seminars,2023-Q1,,1,,研讨发言材料\n");
    append("evidence/q1/soe_committee.csv", "soes,e05,GQ11,held,b3,2023-Q1,,8,,补报\n");
  }

  Ended tell(std::vector<std::string> arguments) const {
    arguments.insert(arguments.end(), {"--lang", "en"});
    return run(arguments);
  }
  Ended act(const std::string& name, const std::string& person, const std::string& today,
            std::vector<std::string> more = {}) const {
    std::vector<std::string> arguments{"period", name, "--period", "q1", "--as", person};
    if (is_played) arguments.insert(arguments.end(), {"--today", today});
    arguments.insert(arguments.end(), more.begin(), more.end());
    return tell(arguments);
  }
  nlohmann::json status(const std::string& today) const {
    const Ended ended = tell({"period", "status", "--period", "q1", "--today", today, "--json"});
    INFO(ended.err);
    REQUIRE(ended.exit == 0);
    return nlohmann::json::parse(ended.out).at(0);
  }
  void submit_all() const {
    for (const std::string& unit : units) {
      const Ended ended = act("submit", second.at(unit), "2023-03-25");
      INFO(ended.err);
      REQUIRE(ended.exit == 0);
    }
  }
  void close_all() const {
    for (const auto& [domain, person] : leads)
      if (is_disclosed) disclose(domain, "2023-03-30");
    for (const auto& [domain, person] : leads) {
      const Ended ended = act("close", person, "2023-03-31", {"--domain", domain});
      INFO(ended.err);
      REQUIRE(ended.exit == 0);
    }
  }
  /// What the assessees have not seen yet, if anything.
  void disclose(const std::string& domain, const std::string& today) const {
    const Ended ended =
        act("disclose", leads.at(domain), today, {"--domain", domain, "--document", "告知单"});
    INFO(ended.err);
    REQUIRE((ended.exit == 0 || contains(ended.err, "nothing of")));
  }
  fs::path edition() const { return path() / "results/2023/q1/edition-1"; }
  fs::path ledger_file() const { return path() / "ledger.sqlite"; }

  bool is_played, is_disclosed;
  std::vector<std::string> units;
  std::map<std::string, std::string> leads, second;
};

}  // namespace kaohe::testing
