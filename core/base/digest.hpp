/// Digests, always with their algorithm as prefix: "sha256:…".
#pragma once

#include <string>
#include <string_view>

namespace kaohe {

/// SHA-256 of the bytes, as "sha256:" and 64 hexadecimal digits.
std::string sha256(std::string_view bytes);

}  // namespace kaohe
