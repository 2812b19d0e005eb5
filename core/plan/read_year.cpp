#include <algorithm>
#include <tuple>

#include <nlohmann/json.hpp>

#include "base/files.hpp"
#include "base/json_schema.hpp"
#include "embedded/year_schema.hpp"
#include "plan/year_file.hpp"

namespace kaohe::plan {

namespace {

YearFile read_checked_toml(const std::filesystem::path& path) {
  static const nlohmann::json schema = nlohmann::json::parse(embedded::year_schema);
  YearFile file{read_toml(read_file(path, kTomlSizeMax), path.string()), {}};
  refuse_if_any(check_against_schema(schema, file.document));
  return file;
}

}  // namespace

void refuse_if_any(std::vector<Problem> problems) {
  if (problems.empty()) return;
  const auto before = [](const Problem& a, const Problem& b) {
    return std::tie(a.place.file, a.place.line, a.place.column) <
           std::tie(b.place.file, b.place.line, b.place.column);
  };
  std::stable_sort(problems.begin(), problems.end(), before);
  throw Error(ErrorKind::data, std::move(problems));
}

YearPlan read_year(const std::filesystem::path& folder) {
  YearFile file = read_checked_toml(folder / "year.toml");
  YearPlan plan;
  plan.folder = folder;
  plan.places = file.document.values;
  read_calendar(file, plan);
  read_rules(file, plan);
  read_people(file, plan);
  read_persons(file, plan);
  check_calendar(file, plan);
  check_rules(file, plan);
  check_people(file, plan);
  for (Domain& domain : plan.domains) read_roster(plan, domain, file.problems);
  check_persons(file, plan);
  refuse_if_any(std::move(file.problems));
  return plan;
}

}  // namespace kaohe::plan
