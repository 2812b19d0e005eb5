/// Reads a struct of abi.h that another version may have written.
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace kaohe {

/// The struct at `data`, as far as its size says and this side knows; the rest is zero, and `size`
/// is what this side knows. nullptr: all zero but for `size`.
template <class Struct>
Struct known_prefix(const void* data) {
  Struct copy{};
  std::uint32_t size = 0;
  if (data != nullptr) std::memcpy(&size, data, sizeof size);
  if (size != 0) std::memcpy(&copy, data, std::min<std::size_t>(size, sizeof copy));
  copy.size = static_cast<std::uint32_t>(sizeof copy);
  return copy;
}

}  // namespace kaohe
