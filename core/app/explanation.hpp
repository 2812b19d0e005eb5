/// The explanation tree as text: final score → Art. 14 → indicators → items → records, each with
/// its rule and source.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "base/text.hpp"
#include "grading/result.hpp"
#include "ledger/merged_matters.hpp"
#include "ledger/observation_source.hpp"
#include "plan/year_plan.hpp"

namespace kaohe::app {

class Explanation {
 public:
  /// `document`: the plugin's explanation of the assessee. `known_until`: records dated later are
  /// not told; none: all are. `merged`: as the records were read. `proposed`: numbers of records
  /// that nobody has confirmed. All references must outlive it.
  Explanation(const plan::YearPlan& plan, const plan::Domain& domain, const grading::Result& result,
              const ledger::ObservationSource& source, const std::string& document,
              Language language, std::optional<Date> known_until, ledger::MergedMatters merged = {},
              std::set<std::int64_t> proposed = {});

  /// The tree of one assessee: scores, each indicator with what it lost, gates, and what barred a
  /// better grade.
  std::string assessee(const std::string& id) const;
  /// One indicator: its rule, items, records, caps and rounding point.
  std::string indicator(const std::string& assessee, const std::string& id) const;

 private:
  std::string in(const Text& text) const { return text.in(language_); }
  std::string standing_of_records(const grading::AssesseeResult& assessee,
                                  const plan::IndicatorInfo& indicator) const;
  const grading::AssesseeResult& result_of(const std::string& assessee) const;
  std::string scores(const grading::AssesseeResult& assessee) const;
  std::string indicators(const grading::AssesseeResult& assessee) const;
  std::string grade(const grading::AssesseeResult& assessee) const;
  std::string grade_title(const std::string& id) const;
  std::string parts(const grading::AssesseeResult& assessee) const;
  /// What the parts that people give are made of, down to the record.
  std::string marks(const grading::AssesseeResult& assessee) const;
  std::string review(const grading::AssesseeResult& assessee) const;
  std::string surveys(const grading::AssesseeResult& assessee) const;
  /// A review from parts: each with its weight, and its votes or its row.
  std::string review_parts(const grading::AssesseeResult& assessee) const;
  /// The votes for an assessee on a part of the review or on a survey, one line an option, with the
  /// sum that they make.
  std::string votes(const std::string& assessee, const std::string& of, const std::string& part,
                    const std::string& indent) const;
  template <class Record>
  std::vector<Record> own(const std::vector<Record>& all, const std::string& assessee) const;
  /// Where a record stands, by number; of one that nobody has confirmed that too.
  std::string place(const ledger::Origin& origin) const;
  std::string adjustments(const grading::AssesseeResult& assessee) const;
  /// Where an adjustment is recorded.
  std::string adjustment_place(std::int64_t record) const;
  std::string cell(const grading::AssesseeResult& assessee, const nlohmann::json& given) const;
  std::string redistributed(const grading::AssesseeResult& assessee) const;
  /// A line that names a decision: its paper, who took it where and why; empty for nullptr.
  std::string decided(const ledger::Decision* decision, const std::string& indent) const;
  /// The same of that which sets a scope's good line; empty: none does.
  std::string line_decided(const std::string& scope, const std::string& indent) const;
  /// That which confirms a matter's adjustment, and that which grades an assessee; nullptr: there
  /// is none.
  const ledger::Decision* confirming(const std::string& assessee, const std::string& matter) const;
  const ledger::Decision* grading(const std::string& assessee) const;
  bool is_known(const ledger::Decision& decision) const;
  /// The decision that exempts an assessee from something, in words; empty: there is none.
  std::string exemption(const std::string& assessee, const std::string& on) const;
  std::string rounding(RoundingPoint point) const;
  /// An item's numbers in force: "单价 0.25、封顶 3"; empty: it has none.
  std::string rule(const std::string& indicator, const std::string& item) const;
  /// A number in force at the period asked: how it began, what the year changed, by which
  /// documents.
  std::string versions(const std::string& key) const;
  /// What the year changed of an indicator beside its items; empty: nothing.
  std::string amended(const std::string& indicator, const std::string& indent) const;
  /// The rules of an indicator's items: of all, or of those that took points.
  std::string rules(const nlohmann::json& indicator, const std::string& indent, bool all) const;
  std::string lines(const nlohmann::json& indicator, const std::string& indent) const;
  std::string losses(const grading::AssesseeResult& assessee, const nlohmann::json& indicator,
                     const std::string& indent) const;
  std::string record(std::int64_t number) const;
  std::string objections(const ledger::Observation& record) const;
  /// The matter by which a record counts, and which merges made it so.
  std::string matter(const ledger::Observation& record) const;
  /// What a loss is of: an item, the cap of one, or a stage of the indicator.
  std::string loss_name(const nlohmann::json& indicator, const grading::Loss& loss,
                        const nlohmann::json& told) const;
  std::string unit_title(const std::string& id) const;

  const plan::YearPlan& plan_;
  const plan::Domain& domain_;
  const grading::Result& result_;
  nlohmann::json document_;
  const ledger::ObservationSource& source_;
  Language language_;
  std::optional<Date> known_until_;
  std::map<std::int64_t, ledger::Observation> records_;
  std::vector<ledger::Decision> decisions_;  ///< of the domain
  ledger::MergedMatters merged_;
  std::set<std::int64_t> proposed_;
};

}  // namespace kaohe::app
