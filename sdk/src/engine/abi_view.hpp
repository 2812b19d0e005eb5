// Reading the structs of abi.h safely: copies the prefix that both sides know.
#pragma once

#include <cstring>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <kaohe/abi.h>
#include <kaohe/known_prefix.hpp>

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

// A reserved field, a flag or a word of an enumeration that a later host may give: what this plugin
// does not know it must not pass over. `most`: the largest that it knows.
inline void refuse_unknown(const char* what, std::uint64_t found, std::uint64_t most) {
  if (found <= most) return;
  throw Refused(std::string(what) + " is " + std::to_string(found) + "; this plugin knows " +
                (most == 0 ? "only 0" : "0 to " + std::to_string(most)) +
                ": use one that was built with a later SDK");
}

// All structs of an array, each by its known prefix.
template <class Struct>
std::vector<Struct> structs(const kaohe_array& array) {
  std::vector<Struct> copies;
  copies.reserve(static_cast<std::size_t>(array.count));
  const char* at = static_cast<const char*>(array.data);
  for (std::uint64_t i = 0; i < array.count; ++i, at += array.stride) {
    std::uint32_t size = 0;
    if (at != nullptr && array.stride >= sizeof size) std::memcpy(&size, at, sizeof size);
    if (size == 0 || size > array.stride) {
      throw Refused("an array of " + std::to_string(array.count) + " structs has a stride of " +
                    std::to_string(array.stride) + " and one of " + std::to_string(size) +
                    " bytes; expected structs that begin with their size, and no smaller stride");
    }
    copies.push_back(known_prefix<Struct>(at));
  }
  return copies;
}

}  // namespace kaohe::engine
