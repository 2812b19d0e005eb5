// A small year folder that is right, and ways to make one thing in it wrong.
#pragma once

#include <functional>
#include <string>

#include <nlohmann/json.hpp>

#include "plan/year_plan.hpp"

#include "../base/refusal.hpp"
#include "../base/temp_folder.hpp"

namespace kaohe::testing {

/// A made-up domain, so that no test leans on a real one: choirs, with voices as their grouping and
/// sections as their list.
class YearFolder {
 public:
  YearFolder();

  /// Replaces a text of year.toml (which must stand there exactly once), roster/choirs.csv or
  /// roster/choirs.subjects.csv.
  YearFolder& with(const std::string& from, const std::string& to);
  /// Puts a text after a line of year.toml.
  YearFolder& after(const std::string& line, const std::string& text) {
    return with(line + "\n", line + "\n" + text + "\n");
  }
  /// Adds the four quarters, q1 to q4.
  YearFolder& quarters();
  YearFolder& roster(std::string text);
  YearFolder& subjects(std::string text);
  YearFolder& system(const std::function<void(nlohmann::json&)>& change);

  /// The plan without its plugin.
  plan::YearPlan read() const;
  /// The plan with the system that the choirs' plugin describes.
  plan::YearPlan attached() const;

  /// What reading refuses, with the folder's own path left out; empty: nothing.
  std::string refused(Language language = Language::en) const;
  /// What attaching refuses.
  std::string not_attached(Language language = Language::en) const;

  const std::filesystem::path& path() const { return folder_.path(); }

 private:
  TempFolder folder_;
  std::string year_, roster_, subjects_;
  nlohmann::json system_;
};

}  // namespace kaohe::testing
