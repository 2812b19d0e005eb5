/// TOML that programs write.
#pragma once

#include <string>

#include <nlohmann/json_fwd.hpp>

namespace kaohe {

/// A JSON object of tables, arrays, texts, whole numbers and booleans as TOML, keys in the order of
/// their bytes: the same value gives the same text. Anything else in it is left out.
std::string toml_text(const nlohmann::json& value);

}  // namespace kaohe
