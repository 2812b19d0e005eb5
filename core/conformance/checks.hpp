/// Inside `conformance`: a check, and the lists of them.
#pragma once

#include <chrono>
#include <cstdint>
#include <exception>
#include <filesystem>
#include <functional>
#include <string_view>
#include <vector>

#include "base/text.hpp"
#include "conformance/conformance.hpp"

namespace kaohe::conformance {

/// Thrown by a check for what breaks the rules: the check fails with this text.
class Breach : public std::exception {
 public:
  explicit Breach(Text text) : text_(std::move(text)) {}
  const Text& text() const { return text_; }
  const char* what() const noexcept override { return text_.en.c_str(); }

 private:
  Text text_;
};

/// What a check is given, in its own process.
struct Subject {
  std::filesystem::path file;
  std::uint64_t seed = 1;
  plugin_host::Hosting hosting = {};      ///< where a year would run it
  std::chrono::milliseconds deadline{0};  ///< of the check
  std::uint64_t memory_bytes = 0;         ///< of the check
  /// Says what is being tried, so that it is known if the process dies.
  std::function<void(const Text&)> trying = {};
};

inline Finding passed(Text text) {
  return {Outcome::pass, std::move(text)};
}
inline Finding warned(Text text) {
  return {Outcome::warn, std::move(text)};
}

struct Check {
  std::string_view id;
  int level;
  Message title;
  /// The checks that it stands on: it is not made where one of them failed or was not made.
  std::vector<std::string_view> needs;
  Finding (*run)(const Subject& subject);
  /// Its process may start others and change files: only where the plugin's code runs elsewhere.
  bool starts_workers = false;
};

// By level; a check stands on earlier ones.
std::vector<Check> file_checks();
std::vector<Check> describe_checks();
std::vector<Check> score_checks();
std::vector<Check> worker_checks();
std::vector<Check> hostile_checks();

}  // namespace kaohe::conformance
