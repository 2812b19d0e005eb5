/// JSON against a JSON Schema (draft-07), with messages that teach the one who wrote the file.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "base/errors.hpp"

namespace kaohe {

struct TomlDocument;

/// Where the value (or, if `is_key`, the key) at a JSON pointer stands.
using Locate = std::function<Place(const std::string& pointer, bool is_key)>;

/// Everything in `value` that breaks `schema`, in the order of the schema's walk; empty: it is
/// valid. valijson is the judge; the wording says what was found, what is expected and what to do:
/// unknown keys with the nearest known one, missing keys with their meaning, types, enums with what
/// is allowed, patterns, bounds. A schema's "title" names what a value is, its "description" says
/// what it means: one line English, one line Chinese. Explained are type, enum, const, pattern,
/// minimum, maximum, minLength, maxLength, minItems, maxItems, uniqueItems, properties, required,
/// additionalProperties, items and local $ref; other keywords are judged with valijson's own words.
/// Limits: texts beyond some thousand bytes must be refused before (read_toml does), std::regex
/// recurses.
std::vector<Problem> check_against_schema(const nlohmann::json& schema, const nlohmann::json& value,
                                          const Locate& locate);

/// The same for a TOML file, with line and column.
std::vector<Problem> check_against_schema(const nlohmann::json& schema,
                                          const TomlDocument& document);

}  // namespace kaohe
