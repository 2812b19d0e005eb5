#pragma once
// What the program says against what the oracle says, so that one run shows all that differs.

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <optional>
#include <stdexcept>
#include <string>

#include "exact.hpp"

namespace oracle {

/// A decimal string as an exact number; none for null.
inline std::optional<Exact> number(const nlohmann::json& value) {
  if (value.is_null()) return std::nullopt;
  return decimal(value.get<std::string>());
}

/// The entry of a list with an id; throws std::runtime_error if there is none.
inline const nlohmann::json& with_id(const nlohmann::json& list, const std::string& id) {
  for (const nlohmann::json& entry : list) {
    if (entry["id"] == id) return entry;
  }
  throw std::runtime_error("the program has no " + id);
}

inline std::string shown(const std::optional<Exact>& value) {
  return value ? text(*value) : "none";
}

/// Collects what differs.
class Comparison {
 public:
  template <class Value>
  void same(const std::string& what, const Value& program, const Value& oracle,
            const std::string& program_text, const std::string& oracle_text) {
    ++compared_;
    if (program == oracle) return;
    ++different_;
    lines_ += what + ": program " + program_text + ", oracle " + oracle_text + "\n";
  }

  void number(const std::string& what, const nlohmann::json& program,
              const std::optional<Exact>& oracle) {
    const std::optional<Exact> told = oracle::number(program);
    same(what, told, oracle, shown(told), shown(oracle));
  }

  void json(const std::string& what, const nlohmann::json& program, const nlohmann::json& oracle) {
    same(what, program, oracle, program.dump(), oracle.dump());
  }

  std::size_t compared() const { return compared_; }

  void check() const {
    INFO(different_ << " of " << compared_ << " differ:\n" << lines_);
    CHECK(different_ == 0);
  }

 private:
  std::size_t compared_ = 0;
  std::size_t different_ = 0;
  std::string lines_;
};

}  // namespace oracle
