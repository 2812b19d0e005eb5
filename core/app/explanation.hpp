/// The explanation tree as text: final score → Art. 14 → indicators → items → records, each with its rule and source.
#pragma once

#include <map>
#include <string>

#include <nlohmann/json.hpp>

#include "base/text.hpp"
#include "grading/result.hpp"
#include "ledger/observation_source.hpp"
#include "plan/year_plan.hpp"

namespace kaohe::app {

class Explanation {
 public:
  /// `document`: the plugin's explanation of the assessee. All references must outlive it.
  Explanation(const plan::YearPlan& plan, const plan::Domain& domain, const grading::Result& result,
              const ledger::ObservationSource& source, const std::string& document,
              Language language);

  /// The tree of one assessee: scores, each indicator with what it lost, gates, and what barred a better grade.
  std::string assessee(const std::string& id) const;
  /// One indicator: its rule, items, records, caps and rounding point.
  std::string indicator(const std::string& assessee, const std::string& id) const;

 private:
  std::string in(const Text& text) const { return text.in(language_); }
  const grading::AssesseeResult& result_of(const std::string& assessee) const;
  std::string scores(const grading::AssesseeResult& assessee) const;
  std::string indicators(const grading::AssesseeResult& assessee) const;
  std::string grade(const grading::AssesseeResult& assessee) const;
  std::string grade_title(const std::string& id) const;
  std::string lines(const nlohmann::json& indicator, const std::string& indent) const;
  std::string losses(const grading::AssesseeResult& assessee, const std::string& indicator) const;
  std::string record(std::int64_t number) const;

  const plan::YearPlan& plan_;
  const plan::Domain& domain_;
  const grading::Result& result_;
  nlohmann::json document_;
  Language language_;
  std::map<std::int64_t, ledger::Observation> records_;
};

}  // namespace kaohe::app
