/// Texts with small faults in them, for readers that must refuse whatever people write without
/// falling over.
#pragma once

#include <cstdlib>
#include <random>
#include <string>
#include <vector>

namespace kaohe::testing {

/// How many faulty texts a test tries; KAOHE_MUTATIONS in the environment asks for more.
inline int mutations(int usual) {
  const char* asked = std::getenv("KAOHE_MUTATIONS");
  return asked == nullptr ? usual : std::atoi(asked);
}

/// Makes faults in texts: a span dropped, doubled or moved, a byte changed, a piece put in that
/// readers stumble over. The same seed makes the same faults everywhere.
class Mutator {
 public:
  explicit Mutator(unsigned seed) : random_(seed) {}

  /// A text with one to four faults. Draws of its pieces come from the text itself and from
  /// kPieces.
  std::string operator()(std::string text) {
    for (std::size_t faults = 1 + below(4); faults > 0; --faults) make_fault(text);
    return text;
  }

 private:
  /// 0 to count - 1; 0 when count is 0. std::uniform_int_distribution differs between libraries.
  std::size_t below(std::size_t count) { return count == 0 ? 0 : random_() % count; }

  std::string piece_of(const std::string& text) {
    const std::size_t begin = below(text.size());
    return text.substr(begin, below(40));
  }

  std::string line_of(const std::string& text) {
    const std::size_t end = text.rfind('\n', below(text.size()));
    const std::size_t begin = end == std::string::npos ? 0 : end + 1;
    return text.substr(begin, text.find('\n', begin) - begin) + "\n";
  }

  std::string awkward_piece() {
    static const std::vector<std::string> kPieces{"\"",
                                                  "'",
                                                  "\"\"\"",
                                                  "\n",
                                                  "\r",
                                                  ",",
                                                  "，",
                                                  "=",
                                                  "[",
                                                  "]",
                                                  "[[",
                                                  "{",
                                                  "}",
                                                  ".",
                                                  "#",
                                                  "\\u0000",
                                                  "\\",
                                                  std::string(1, '\0'),
                                                  "\xff",
                                                  "\xe4\xb8",
                                                  "\xef\xbb\xbf",
                                                  "0",
                                                  "-1",
                                                  "1/0",
                                                  "1/3",
                                                  "0.1",
                                                  "1e9",
                                                  "nan",
                                                  "99999999999999999999",
                                                  "9223372036854775807",
                                                  "-9223372036854775808",
                                                  "2023-02-30",
                                                  "true",
                                                  "\t",
                                                  "\x7f"};
    return kPieces[below(kPieces.size())];
  }

  void make_fault(std::string& text) {
    const std::size_t at = below(text.size() + 1);
    switch (below(6)) {
      case 0:
        text.erase(at, 1 + below(below(2) == 0 ? 3 : 60));
        return;
      case 1:
        text.insert(at, piece_of(text));
        return;
      case 2:
        text.insert(at, awkward_piece());
        return;
      case 3:
        text.replace(at, below(8), awkward_piece());
        return;
      case 4:
        text.insert(text.find('\n', at) + 1, line_of(text));
        return;
      default:
        if (at < text.size()) text[at] = static_cast<char>(random_());
    }
  }

  std::mt19937 random_;
};

}  // namespace kaohe::testing
