#include "base/errors.hpp"

#include <algorithm>
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

void add_line(std::string& lines, const std::string& where, const std::string& what) {
  if (!lines.empty()) lines += '\n';
  lines += one_line(where.empty() ? what : where + ": " + what);
}

/// What several rows of a file have in common: one line says it.
struct Cause {
  const Problem* first;
  std::vector<const Problem*> problems;
};

/// In the order in which the first of each was found. Only rows are alike: a place with a column is
/// one place in a text.
std::vector<Cause> causes_of(const std::vector<Problem>& problems, Language language) {
  std::vector<Cause> causes;
  std::map<std::pair<std::string_view, std::string_view>, std::size_t> known;
  for (const Problem& problem : problems) {
    const bool is_row = problem.place.line != 0 && problem.place.column == 0;
    if (is_row) {
      const auto [at, is_new] =
          known.try_emplace({problem.place.file, problem.what.in(language)}, causes.size());
      if (!is_new) {
        causes[at->second].problems.push_back(&problem);
        continue;
      }
    }
    causes.push_back({&problem, {&problem}});
  }
  return causes;
}

/// "D7" of "监测!D7"; the row where it is no cell of a workbook.
std::string short_place(const Problem& problem) {
  return problem.cell.empty() ? std::to_string(problem.place.line)
                              : problem.cell.substr(problem.cell.rfind('!') + 1);
}

std::string place_of(const Problem& problem) {
  return problem.cell.empty() ? problem.place.text() : problem.place.file + " " + problem.cell;
}

Text place_of(const Cause& cause) {
  constexpr std::size_t kMostPlaces = 3;
  const std::string first = place_of(*cause.first);
  const std::size_t count = cause.problems.size();
  if (count == 1) return {first, first};
  Text places;
  for (std::size_t i = 0; i < std::min(count, kMostPlaces); ++i) {
    const bool is_first = i == 0 && !cause.first->cell.empty();
    const std::string one = is_first ? cause.first->cell : short_place(*cause.problems[i]);
    places = i == 0 ? Text{one, one} : say({"{}, {}", "{}、{}"}, places, one);
  }
  const bool is_cell = !cause.first->cell.empty();
  if (count > kMostPlaces)
    places = say({"{} and {} more", "{} 等 {}"}, places,
                 Text{std::to_string(count - kMostPlaces), std::to_string(count)});
  if (!is_cell) return say({"{}: rows {}", "{}: 第 {} 行"}, cause.first->place.file, places);
  return say({"{} {}", "{} {} 处"}, cause.first->place.file, places);
}

std::string all(const std::vector<Problem>& problems, Language language) {
  struct Count {
    std::size_t causes = 0, shown = 0, problems = 0;
  };
  std::map<std::string_view, Count> count_by_file;
  std::string lines;
  for (const Cause& cause : causes_of(problems, language)) {
    Count& count = count_by_file[cause.first->place.file];
    count.problems += cause.problems.size();
    if (++count.causes > kMostShown) continue;
    count.shown += cause.problems.size();
    add_line(lines, place_of(cause).in(language), cause.first->what.in(language));
  }
  for (const auto& [file, count] : count_by_file) {
    if (count.causes <= kMostShown) continue;
    add_line(lines, std::string(file),
             say({"and {} more ({} problems in all); correct those above and try again",
                  "另有 {} 处问题(共 {} 处);请先改正以上各处,再重试"},
                 count.problems - count.shown, count.problems)
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
