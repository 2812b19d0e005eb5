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

}  // namespace kaohe::evidence
