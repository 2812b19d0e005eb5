#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "rounding.hpp"
#include "table.hpp"

namespace oracle_second {

using oracle::Line;
using oracle::under;

/// m1 to m12 are 1 to 12; the year is 13.
constexpr int kYear = 13;
std::string period_name(int period);

struct Assessee {
  std::string id, pool;
  Line roster;
  std::string until;                                        ///< empty: the whole year
  std::map<std::string, std::map<std::string, Line>> list;  ///< list's title → member's id → row
  int months() const;  ///< how many of the year it is there to the end of
};

struct Cell {
  std::optional<Exact> points;
  std::string state = "value";
};

/// One domain's year as it was written down.
struct County {
  std::string domain;
  std::vector<Assessee> assessees;
  std::vector<Line> facts, last_year, reviews, leaders, adjustments, circulars, findings, decisions;
};

/// Reads configs/2024; throws std::runtime_error for a file that cannot be read.
County read_county(const std::filesystem::path& year, const std::string& domain,
                   const std::string& pool_column);

/// What is on record at the end of a period.
struct Asked {
  const County& county;
  int period = kYear;

  bool at_year_end() const { return period == kYear; }
  int months() const { return at_year_end() ? 12 : period; }
  /// Whether a day of the year has come.
  bool has_come(const std::string& day) const;
  /// The rows of an input of one assessee, as far as they have come.
  std::vector<Line> facts(const Assessee& who, const std::string& indicator,
                          const std::string& input, const std::string& subject = "") const;
  /// The one value of it; throws std::runtime_error where there is not just one.
  Exact value(const Assessee& who, const std::string& indicator, const std::string& input,
              const std::string& subject = "") const;
  /// The value of a month.
  Exact month_value(const Assessee& who, const std::string& indicator, const std::string& input,
                    int month) const;
  bool is_exempt(const Assessee& who, const std::string& from) const;
  const Assessee& assessee(const std::string& id) const;
};

/// Does a row's attributes hold this one.
bool has_attribute(const Line& line, const std::string& attribute);

/// 0 … points, rounded as this county rounds an indicator.
Cell cell(const Exact& score, int points);
Cell not_due(int points);

using Rule = std::function<Cell(const Asked&, const Assessee&)>;
struct Indicator {
  std::string id;
  int points = 0;
  bool at_year_end_only = true;
  Rule rule;
};

std::vector<Indicator> communities();
std::vector<Indicator> enterprises();
/// E01 was exposed at least twice: its gate.
bool is_exposed_twice(const Asked& asked, const Assessee& who);

/// An exemption comes before the rule, and nothing is due before its time.
Cell judge(const Indicator& indicator, const Asked& asked, const Assessee& who);

}  // namespace oracle_second
