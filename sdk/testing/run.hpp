/// Runs the cases of a file: worked examples of a domain, each of which is a test.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include <kaohe/abi.h>

#include "judge.hpp"
#include "runtime_plugin.hpp"

namespace kaohe::cases {

/// A case that did not come out as expected.
struct CaseFailure {
  std::string file;
  std::uint32_t line = 0;
  std::string title;
  std::vector<Mismatch> mismatches;
  std::vector<std::string> explanation;  ///< lines and notes of the indicator

  /// For people, with line ends: file, title, expected and found side by side, the explanation.
  std::string text() const;
};

/// What came of a file.
struct Outcome {
  std::string file;
  std::size_t cases = 0;
  std::vector<std::string> errors;  ///< what cannot be used in the file, each with its place
  std::vector<CaseFailure> failures;

  bool passed() const { return errors.empty() && failures.empty(); }
  /// `XX01.toml: 12 cases passed`, or how many did not.
  std::string closing_line() const;
};

/// Runs a file of cases against a plugin. A file that has a `catalogue` of its own is run against
/// that, with `functions` for what it calls, and the plugin is not used. `plugin`: nullptr is
/// allowed for such files only. Whatever is wrong with file, case or plugin is told in the outcome;
/// a file that cannot be read too.
Outcome run_case_file(const std::filesystem::path& path, const kaohe_plugin* plugin,
                      const Functions& functions = {});

/// The same for a text; `file` stands in messages.
Outcome run_cases(std::string_view text, const std::string& file, const kaohe_plugin* plugin,
                  const Functions& functions = {});

}  // namespace kaohe::cases
