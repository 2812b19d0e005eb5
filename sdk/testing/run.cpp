#include "run.hpp"

#include <algorithm>
#include <fstream>
#include <memory>
#include <sstream>

#include "batch.hpp"
#include "case_file.hpp"
#include "expectation.hpp"

namespace kaohe::cases {
namespace {

/// An instance of the plugin under test and what it says of itself.
struct Subject {
  Subject(const kaohe_plugin& table, CaseSettings& settings, const CaseCalendar& calendar)
      : view(settings.view()),
        client(table, &view),
        description(read_description(client.describe(), calendar)) {}

  kaohe_settings view;
  PluginClient client;
  Description description;
};

/// The catalogue of a file, set where it stands in the file, so that its messages name the right
/// line.
std::unique_ptr<RuntimePlugin> own_plugin(const Place& place, const Functions& functions) {
  const std::string_view opening = place.document().line(place.line());
  const bool trimmed = opening.size() >= 3 && (opening.substr(opening.size() - 3) == "'''" ||
                                               opening.substr(opening.size() - 3) == "\"\"\"");
  const std::string before(trimmed ? place.line() : place.line() - 1, '\n');
  return std::make_unique<RuntimePlugin>(before + place.text(), place.document().file(), functions);
}

class Run {
 public:
  Run(Outcome& outcome, const CaseFile& file, const kaohe_plugin& table)
      : outcome_(outcome), file_(file), table_(table) {}

  void all() {
    for (const Place& place : file_.cases) {
      ++outcome_.cases;
      try {
        one(read_case(file_, place));
      } catch (const CaseError& error) {
        outcome_.errors.emplace_back(error.what());
      }
    }
  }

 private:
  /// Cases without settings share an instance: what was scored before may not matter.
  Subject& subject(const Case& one, std::unique_ptr<Subject>& own) {
    CaseSettings settings(one.settings, one.rounding, *file_.calendar);
    if (!settings.is_plain()) {
      own = std::make_unique<Subject>(table_, settings, *file_.calendar);
      return *own;
    }
    if (!shared_) shared_ = std::make_unique<Subject>(table_, settings, *file_.calendar);
    return *shared_;
  }

  void one(const Case& one) {
    std::unique_ptr<Subject> own;
    try {
      judged(one, subject(one, own));
    } catch (const PluginError& error) {
      refused(one, error.what());
    }
  }

  void judged(const Case& one, Subject& subject) {
    const Description& description = subject.description;
    const std::uint32_t index = indicator_of(description, one);
    const CaseIndicator& indicator = description.indicators[index];
    const Expectation expected = read_expectation(*one.expect, description, indicator);
    CaseBatch facts(description, one);
    const kaohe_batch& batch = facts.batch();
    const auto count = static_cast<std::uint32_t>(description.indicators.size());
    Given given{description, index, subject.client.score(batch, count), {}};
    given.explanation = read_explanation(subject.client.explain(batch, 0, 1).front(), indicator.id);
    if (expected.error) {
      return fail(one, {{"error", *expected.error, "none"}}, given.explanation);
    }
    const std::vector<Mismatch> mismatches = judge(expected, given);
    if (!mismatches.empty()) fail(one, mismatches, given.explanation);
  }

  // The plugin refused the settings, or could not compute.
  void refused(const Case& one, const std::string& why) {
    const std::optional<Place> error =
        one.expect->is_table() ? one.expect->find("error") : std::nullopt;
    const std::string fragment = error ? error->text() : "none";
    if (!error || why.find(fragment) == std::string::npos) {
      fail(one, {{"error", fragment, why}}, std::nullopt);
    }
  }

  void fail(const Case& one, std::vector<Mismatch> mismatches,
            const std::optional<Explanation>& explanation) {
    CaseFailure failure{outcome_.file, one.place.line(), one.title, std::move(mismatches), {}};
    if (explanation) {
      failure.explanation = explanation->lines;
      failure.explanation.insert(failure.explanation.end(), explanation->notes.begin(),
                                 explanation->notes.end());
    }
    outcome_.failures.push_back(std::move(failure));
  }

  Outcome& outcome_;
  const CaseFile& file_;
  const kaohe_plugin& table_;
  std::unique_ptr<Subject> shared_;
};

void run_text(Outcome& outcome, std::string_view text, const kaohe_plugin* plugin,
              const Functions& functions) {
  const Document document(outcome.file, std::string(text));
  const CaseFile file(document);
  std::unique_ptr<RuntimePlugin> own;
  if (file.catalogue) own = own_plugin(*file.catalogue, functions);
  const kaohe_plugin* table = own ? &own->table() : plugin;
  if (table == nullptr) {
    throw CaseError(outcome.file + ": it has no catalogue, and no plugin was given to run it with");
  }
  Run(outcome, file, *table).all();
}

std::string counted(std::size_t count, const char* one, const char* many) {
  return std::to_string(count) + " " + (count == 1 ? one : many);
}

}  // namespace

std::string CaseFailure::text() const {
  std::string text = file + ":" + std::to_string(line) + ": \"" + title + "\" failed\n";
  std::size_t width = 0;
  for (const Mismatch& one : mismatches) width = std::max(width, one.what.size());
  for (const Mismatch& one : mismatches) {
    text += "  " + one.what + std::string(width - one.what.size(), ' ') + "  expected " +
            one.expected + "  found " + one.found + "\n";
  }
  for (const std::string& line_of_explanation : explanation) {
    text += "  | " + line_of_explanation + "\n";
  }
  return text;
}

std::string Outcome::closing_line() const {
  const std::string name = std::filesystem::path(file).filename().string();
  if (passed()) return name + ": " + counted(cases, "case", "cases") + " passed";
  const std::string failed =
      std::to_string(failures.size()) + " of " + counted(cases, "case", "cases") + " failed";
  if (errors.empty()) return name + ": " + failed;
  const std::string mistakes = counted(errors.size(), "mistake", "mistakes") + " in the file";
  return name + ": " + mistakes + (cases == 0 ? "" : "; " + failed);
}

Outcome run_cases(std::string_view text, const std::string& file, const kaohe_plugin* plugin,
                  const Functions& functions) {
  Outcome outcome;
  outcome.file = file;
  try {
    run_text(outcome, text, plugin, functions);
  } catch (const std::exception& error) {
    outcome.errors.emplace_back(error.what());
  }
  return outcome;
}

Outcome run_case_file(const std::filesystem::path& path, const kaohe_plugin* plugin,
                      const Functions& functions) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  if (file) return run_cases(text.str(), path.string(), plugin, functions);
  Outcome outcome;
  outcome.file = path.string();
  outcome.errors.push_back(path.string() + ": cannot be read");
  return outcome;
}

}  // namespace kaohe::cases
