// A ledger of one test, in a folder that goes with it.
#pragma once

#include "ledger/ledger.hpp"
#include "support/tamper.hpp"

#include "../base/temp_folder.hpp"

namespace kaohe::testing {

inline ledger::Observation row(const std::string& input, const char* value) {
  ledger::Observation made;
  made.domain = "gardens";
  made.assessee = "east";
  made.input = input;
  made.period = "q1";
  made.cell = 3;
  made.date = make_date(2023, 3, 4);
  made.value = *Rational::parse(value);
  made.attributes = {1, -1};
  made.matter = "案1";
  made.evidence = "纪要";
  made.origin.place.line = 2;
  return made;
}

inline ledger::NewEntry entry(std::string kind, std::vector<ledger::Observation> rows = {}) {
  ledger::NewEntry made;
  made.year = 2023;
  made.kind = std::move(kind);
  made.actor = {"li", "responsible_unit", "publicity"};
  made.payload["note"] = "一季度";
  made.observations = std::move(rows);
  made.file = "q1/publicity.csv";
  return made;
}

struct LedgerFolder {
  TempFolder folder;
  std::filesystem::path file() const { return ledger::Ledger::file_of(folder.path()); }
  ledger::Ledger create(ledger::Nature nature = ledger::Nature::live) const {
    return ledger::Ledger::create(file(), nature);
  }
  ledger::Ledger open(ledger::Access access = ledger::Access::write) const {
    return ledger::Ledger::open(file(), access);
  }
  void tamper(const std::string& sql) const { testing::tamper(file(), sql); }
};

inline std::vector<ledger::Entry> entries_of(const ledger::Ledger& ledger,
                                             const ledger::EntryFilter& filter = {}) {
  std::vector<ledger::Entry> list;
  ledger.entries(filter, [&](const ledger::Entry& one) { list.push_back(one); });
  return list;
}

}  // namespace kaohe::testing
