/// The samples of a page: what stands between fences.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

namespace kaohe::testing {

/// A fenced block: ```toml catalogue … ```
struct Sample {
  std::string kind;  ///< the words after the fence
  std::string text;
  std::size_t line = 0;
};

/// All fenced blocks of a page, in its order.
inline std::vector<Sample> samples_of(const std::string& readme) {
  std::vector<Sample> samples;
  std::optional<Sample> open;
  std::size_t line = 0;
  for (std::size_t begin = 0; begin < readme.size();) {
    const std::size_t end = std::min(readme.find('\n', begin), readme.size());
    const std::string text = readme.substr(begin, end - begin);
    begin = end + 1;
    ++line;
    if (text.rfind("```", 0) != 0) {
      if (open) open->text += text + "\n";
    } else if (open) {
      samples.push_back(*open);
      open.reset();
    } else {
      open = Sample{text.substr(3), "", line + 1};
    }
  }
  REQUIRE_FALSE(open);
  return samples;
}

}  // namespace kaohe::testing
