#include "base/errors.hpp"

#include <map>

#include "base/utf8.hpp"

namespace kaohe {

std::string Place::text() const {
  if (line == 0) return file;
  if (column == 0) return fmt::format("{}:{}", file, line);
  return fmt::format("{}:{}:{}", file, line, column);
}

namespace {
/// A file that is wrong throughout says so in its first lines.
constexpr std::size_t kMostShown = 30;

void add_line(std::string& lines, const Place& place, const std::string& what) {
  if (!lines.empty()) lines += '\n';
  const std::string where = place.text();
  lines += one_line(where.empty() ? what : where + ": " + what);
}

std::string all(const std::vector<Problem>& problems, Language language) {
  std::map<std::string_view, std::size_t> count_by_file;
  std::string lines;
  for (const Problem& problem : problems) {
    if (++count_by_file[problem.place.file] <= kMostShown)
      add_line(lines, problem.place, problem.what.in(language));
  }
  for (const auto& [file, count] : count_by_file) {
    if (count <= kMostShown) continue;
    add_line(lines, {std::string(file)},
             say({"and {} more ({} problems in all); correct those above and try again",
                  "另有 {} 处问题(共 {} 处);请先改正以上各处,再重试"},
                 count - kMostShown, count)
                 .in(language));
  }
  return lines;
}
}  // namespace

Error::Error(ErrorKind kind, std::vector<Problem> problems)
    : std::runtime_error(all(problems, Language::en)),
      kind_(kind),
      problems_(std::move(problems)) {}

Error::Error(ErrorKind kind, Place place, Text what)
    : Error(kind, std::vector<Problem>{{std::move(place), std::move(what)}}) {}

std::string Error::text(Language language) const {
  return all(problems_, language);
}

}  // namespace kaohe
