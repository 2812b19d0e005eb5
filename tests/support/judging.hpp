/// Judging a `Case` of plan_builder.hpp, and finding things in its result.
#pragma once

#include <optional>
#include <stdexcept>

#include "grading/judge.hpp"
#include "support/plan_builder.hpp"

namespace kaohe::tests {

inline grading::JudgeOptions year_end(const char* standing = "preview") {
  grading::JudgeOptions options;
  options.as_of = day("2023-12-31");
  options.known_until = day("2024-01-31");
  options.published_on = day("2024-01-31");
  options.standing = standing;
  options.ledger_head = "sha256:head";
  return options;
}

inline grading::JudgeOptions first_quarter() {
  grading::JudgeOptions options;
  options.kind = "period";
  options.period = "q1";
  options.as_of = day("2023-03-31");
  return options;
}

inline grading::Result judged(const Case& made, const grading::JudgeOptions& options = year_end()) {
  return grading::judge(made.plan, made.sheets, made.source, options);
}

inline grading::AssesseeResult of(const grading::Result& result, const std::string& id) {
  for (const grading::DomainResult& domain : result.domains) {
    for (const grading::AssesseeResult& assessee : domain.assessees) {
      if (assessee.id == id) return assessee;
    }
  }
  throw std::out_of_range("no assessee " + id);
}

inline std::optional<scoring::Note> find_note(const std::vector<scoring::Note>& notes,
                                              const char* id) {
  for (const scoring::Note& note : notes) {
    if (note.id == id) return note;
  }
  return std::nullopt;
}

inline bool has_note(const grading::AssesseeResult& assessee, const char* id) {
  return find_note(assessee.notes, id).has_value();
}

/// Three assessees, A above B above C: totals 92, 84 and 76; the line at 80.
struct ThreeAssessees : Case {
  ThreeAssessees() { add("A", "92.5").add("B", "82.5").add("C", "72.5").good_line("80"); }
};

}  // namespace kaohe::tests
