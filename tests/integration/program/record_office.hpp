/// A county with a played ledger in which persons record, for tests of `kaohe record`.
#pragma once

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "integration/program/program.hpp"
#include "ledger/ledger.hpp"

namespace kaohe::testing {

class RecordOffice : public County {
 public:
  RecordOffice() { REQUIRE(run({"ledger", "create", "--played"}).exit == 0); }

  /// `kaohe record …` in English, by a person on a day.
  Ended record(std::vector<std::string> arguments, const std::string& person,
               const std::string& day = "2023-03-20") const {
    arguments.insert(arguments.begin(), "record");
    arguments.insert(arguments.end(), {"--as", person, "--today", day, "--lang", "en"});
    return run(arguments);
  }
  Ended import(const std::string& file, const std::string& person,
               std::vector<std::string> more = {"--period", "q1"}) const {
    more.insert(more.begin(), {"import", file});
    return record(more, person);
  }
  /// Writes a file in the workspace.
  std::string put(const std::string& name, const std::string& bytes) const {
    std::ofstream(path() / name, std::ios::binary) << bytes;
    return name;
  }
  std::string evidence(const std::string& name) const { return bytes_of(file("evidence/" + name)); }

  nlohmann::json list(std::vector<std::string> filters = {}) const {
    filters.insert(filters.begin(), {"record", "list", "--json"});
    const Ended ended = run(filters);
    INFO(ended.err);
    REQUIRE(ended.exit == 0);
    return nlohmann::json::parse(ended.out);
  }
  std::string head() const {
    return ledger::Ledger::open(ledger::Ledger::file_of(path()), ledger::Access::read)
        .head()
        .digest;
  }
};

inline void require_done(const Ended& ended) {
  INFO(ended.err);
  REQUIRE(ended.exit == 0);
}

}  // namespace kaohe::testing
