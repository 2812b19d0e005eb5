#pragma once
// What the made-up county has on record of a domain: configs/<year> as plain rows, read by the
// oracle's own reader.

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "exact.hpp"
#include "table.hpp"

namespace oracle {

/// In the order in which the results are asked for.
enum class Period { q1, q2, h1, q3, q4, year };

inline constexpr Period kPeriods[] = {Period::q1, Period::q2, Period::h1,
                                      Period::q3, Period::q4, Period::year};

/// The id: "q1" … "year".
std::string name(Period period);

/// The last day of what a period looks at, as 2023-06-30.
std::string last_day(Period period);

/// An entry of a roster's lists: a branch, a site.
struct Subject {
  std::string id;
  Line row;
};

struct Assessee {
  std::string id, name;
  std::string from;   ///< the day it began in the year; empty: it was there before
  std::string until;  ///< its last day in the year; empty: it is still there
  Line row;           ///< of the roster
  std::map<std::string, std::vector<Subject>> lists;      ///< by title
  std::map<std::string, std::vector<std::string>> drawn;  ///< the samples, by the list's id

  /// Empty if there is nobody.
  std::vector<Subject> listed(const std::string& title) const;
  std::vector<std::string> drawn_for(const std::string& list) const;

  /// Whether it was there on every day of the year.
  bool whole_year() const;
};

/// One row of evidence/<period>/<unit>.csv.
struct Fact {
  Period submitted;
  std::string assessee;  ///< empty: one value for the whole domain
  std::string indicator, input, subject, cell, date, value, matter;
  std::map<std::string, std::string> attributes;  ///< a mark that is set has the value "yes"
};

/// "s01.XX01.leaders"
std::string key(const std::string& assessee, const std::string& indicator,
                const std::string& input);

struct Import {
  std::string value;
  bool provisional;
};

struct Domain;

/// One domain of the county.
struct County {
  const Domain* domain;
  std::vector<Assessee> assessees;
  std::map<std::string, std::vector<Fact>> facts;  ///< by key(), in the order of the periods
  std::map<std::string, Import> imports;           ///< by assessee, result and column, as key()
  std::vector<Line> last_year, notices, decisions, reviews, leaders, surveys, circulars, findings,
      adjustments, objections;
};

/// Reads what roster/ and evidence/ of a year's folder say of a domain; throws std::runtime_error
/// on what it cannot read.
County read_county(const std::filesystem::path& year_folder, const Domain& domain);

}  // namespace oracle
