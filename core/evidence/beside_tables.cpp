#include "evidence/beside_tables.hpp"

namespace kaohe::evidence {

const std::vector<BesideTable>& beside_tables() {
  static const std::vector<BesideTable> tables{
      {&kDraws, read_draws},         {&kReviews, read_reviews},
      {&kVotes, read_votes},         {&kLeaders, read_leaders},
      {&kSurveys, read_surveys},     {&kCirculars, read_circulars},
      {&kFindings, read_findings},   {&kAdjustments, read_adjustments},
      {&kDecisions, read_decisions}, {&kClosings, read_closings},
      {&kImported, read_imported},   {&kLastYear, read_last_year},
      {&kNotices, read_notices},     {&kObjections, read_objections},
      {&kRectified, read_rectified}};
  return tables;
}

const std::vector<const Form*>& all_forms() {
  static const std::vector<const Form*> forms = [] {
    std::vector<const Form*> made{&kObservations};
    for (const BesideTable& beside : beside_tables()) made.push_back(beside.form);
    return made;
  }();
  return forms;
}

}  // namespace kaohe::evidence
