#pragma once
// What the made-up county has on record: configs/<year> as plain rows, read by the oracle's own
// reader.

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

struct Branch {
  std::string id;
  Exact members;
};

struct School {
  std::string id, name, stage;
  std::string from;  ///< the day it was founded in the year; empty: it was there before
  std::vector<Branch> branches;
  std::vector<std::string> heads, sites;
  std::vector<std::string> persons, learners;  ///< the two drawn samples
};

/// One row of evidence/<period>/<unit>.csv.
struct Fact {
  Period submitted;
  std::string school, indicator, input, subject, cell, date, value, matter;
  std::map<std::string, std::string> attributes;  ///< a mark that is set has the value "yes"
};

/// "s01.XX01.leaders"
std::string key(const std::string& school, const std::string& indicator, const std::string& input);

struct Import {
  Exact value;
  bool provisional;
};

struct County {
  std::vector<School> schools;
  std::map<std::string, std::vector<Fact>> facts;     ///< by key(), in the order of the periods
  std::map<std::string, Import> quality, inspection;  ///< by school
  std::vector<Line> notices, decisions, reviews, leaders, surveys, circulars, findings, adjustments;
};

/// Reads roster/ and evidence/ of a year's folder; throws std::runtime_error on what it cannot
/// read.
County read_county(const std::filesystem::path& year_folder);

}  // namespace oracle
