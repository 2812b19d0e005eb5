#include "base/errors.hpp"

namespace kaohe {

std::string Place::text() const {
  if (line == 0) return file;
  if (column == 0) return fmt::format("{}:{}", file, line);
  return fmt::format("{}:{}:{}", file, line, column);
}

namespace {
std::string all(const std::vector<Problem>& problems, Language language) {
  std::string lines;
  for (const Problem& problem : problems) {
    if (!lines.empty()) lines += '\n';
    const std::string place = problem.place.text();
    if (!place.empty()) lines += place + ": ";
    lines += problem.what.in(language);
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
