/// The JSON Schema of catalogues, by which editors complete and check indicators.toml.
#pragma once

#include <string_view>

namespace kaohe::catalogue {

/// catalogue.schema.json as it stands in the tree: JSON Schema draft-07, each key with a
/// description of one line English and one line Chinese. It knows keys, words and forms; what a
/// name stands for, sums and meaning only read() does.
std::string_view schema();

}  // namespace kaohe::catalogue
