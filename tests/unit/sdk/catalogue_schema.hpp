// The schema of catalogues, as a test asks it.
#pragma once

#include <string>

#include <nlohmann/json.hpp>

#include "base/json_schema.hpp"
#include "base/toml.hpp"
#include "catalogue/schema.hpp"

namespace kaohe::testing {

inline const nlohmann::json& catalogue_schema() {
  static const nlohmann::json schema = nlohmann::json::parse(catalogue::schema());
  return schema;
}

/// What the schema has against a catalogue, a line for each; empty: nothing.
inline std::string schema_says(const std::string& text) {
  std::string said;
  for (const Problem& problem : check_against_schema(catalogue_schema(), read_toml(text, "f.toml")))
    said += problem.what.en + "\n";
  return said;
}

}  // namespace kaohe::testing
