/// The tables that people fill in: file names and columns, each heading in English and Chinese.
#pragma once

#include <string_view>
#include <vector>

#include "base/text.hpp"

namespace kaohe::evidence {

/// A column; a required one must stand in the file, though its cells may be empty where a row does
/// not need it. A long text may have several lines; nothing is found by it.
struct Column {
  std::string_view id;
  std::string_view zh;
  bool required = false;
  bool long_text = false;
  Message note = {};  ///< what goes in, for who fills in a template
};

/// One kind of table. Columns are in the order in which a template shows them; a file may have any
/// order.
struct Form {
  std::string_view name;  ///< of the file, without .csv; of observations: not a file's name
  std::vector<Column> columns;
  Message title;  ///< what people call the table
  /// Columns that a template fills in: a row with nothing beside them was never filled. Empty: the
  /// template of this table has no rows.
  std::vector<int> preset = {};
};

/// Positions in the forms below.
namespace observation_column {
enum {
  domain,
  assessee,
  indicator,
  input,
  subject,
  cell,
  date,
  value,
  attributes,
  matter,
  reason,
  evidence,
  provisional
};
}
namespace review_column {
enum { domain, assessee, part, score, grade, date, document };
}
namespace votes_column {
enum { of, part, domain, assessee, option, votes, date, document };
}
namespace leader_column {
enum { leader, domain, assessee, score, date };
}
namespace survey_column {
enum { survey, domain, assessee, score, date, document };
}
namespace circular_column {
enum { domain, assessee, body, document, matter, about, date };
}
namespace finding_column {
enum { domain, assessee, kind, levels, handling, document, reason, date };
}
namespace adjustment_column {
enum {
  domain,
  assessee,
  category,
  level,
  points,
  among,
  matter,
  document,
  applied,
  approved_by,
  date
};
}
namespace decision_column {
enum { kind, domain, scope, assessee, on, value, reason, document, meeting, decided_by, date };
}
namespace imported_column {
enum { result, domain, assessee, column, subject, cell, value, year, document, date, provisional };
}
namespace last_year_column {
enum { domain, assessee, name, subject, cell, value, year, document };
}
namespace draw_column {
enum { domain, assessee, sub, frame, seed, subjects };
}
namespace notice_column {
enum { domain, assessee, unit, indicator, document, issued, answered, level, problem, demand };
}
namespace objection_column {
enum {
  domain,
  assessee,
  indicator,
  input,
  subject,
  cell,
  matter,
  reason,
  document,
  date,
  outcome,
  value,
  attributes,
  answer,
  answered
};
}
namespace rectified_column {
enum { domain, assessee, indicator, input, subject, cell, matter, document, date };
}
namespace closing_column {
enum { domain, assessee, consequence, document, date };
}

/// evidence/<period>/<unit>.csv
extern const Form kObservations;
/// Beside the periods' folders.
extern const Form kReviews, kVotes, kLeaders, kSurveys, kCirculars, kFindings, kAdjustments,
    kDecisions, kImported, kLastYear, kDraws, kNotices, kClosings, kObjections, kRectified;

}  // namespace kaohe::evidence
