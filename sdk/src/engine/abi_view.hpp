// Reading the structs of abi.h safely: copies the prefix that both sides know.
#pragma once

#include <algorithm>
#include <cstring>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <kaohe/abi.h>

namespace kaohe::engine {

// What the host gave cannot be used; becomes KAOHE_REFUSED with this text. What an administrator
// can mend is said in Chinese as well.
class Refused : public std::runtime_error {
 public:
  explicit Refused(const std::string& english, std::string chinese = {})
      : std::runtime_error(english), chinese_(std::move(chinese)) {}
  const std::string& chinese() const { return chinese_; }

 private:
  std::string chinese_;
};

// The plugin could not compute; becomes KAOHE_FAILED with this text.
class Failed : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

inline std::string_view view(kaohe_text text) {
  return text.data == nullptr ? std::string_view()
                              : std::string_view(text.data, static_cast<std::size_t>(text.size));
}

inline kaohe_text text(std::string_view view) {
  return {view.data(), view.size()};
}

// The struct at `data`, as far as its size says and this side knows; the rest is zero.
template <class Struct>
Struct known_prefix(const void* data) {
  Struct copy{};
  if (data == nullptr) return copy;
  std::uint32_t size = 0;
  std::memcpy(&size, data, sizeof size);
  std::memcpy(&copy, data, std::min<std::size_t>(size, sizeof copy));
  copy.size = static_cast<std::uint32_t>(sizeof copy);
  return copy;
}

// All structs of an array, each by its known prefix.
template <class Struct>
std::vector<Struct> structs(const kaohe_array& array) {
  std::vector<Struct> copies;
  copies.reserve(static_cast<std::size_t>(array.count));
  const char* at = static_cast<const char*>(array.data);
  for (std::uint64_t i = 0; i < array.count; ++i, at += array.stride) {
    copies.push_back(known_prefix<Struct>(at));
  }
  return copies;
}

}  // namespace kaohe::engine
