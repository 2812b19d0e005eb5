#pragma once
// The indicator systems that the oracle knows: each a folder of rules written by hand.

#include <map>
#include <string>
#include <vector>

#include "asked.hpp"

namespace oracle {

using Rule = Cell (*)(const Asked&, const Assessee&);

struct Indicator {
  std::string id;
  Exact points;
  Rule rule;
  /// Who shares its points when it falls away; nobody named: all others.
  std::vector<std::string> heirs = {};
};

/// A limit of the grade that an indicator sets.
struct Gate {
  std::string article;
  std::string at_most;  ///< a grade
};

struct Domain {
  std::string id, title;
  std::vector<Indicator> indicators;  ///< all of them, 100 points
  std::vector<Gate> (*gates)(const Asked&, const Assessee&);
  std::map<std::string, std::string> ids;  ///< of titles that records write instead, options too
};

const Domain& schools_domain();
const Domain& hospitals_domain();
const Domain& county_units_domain();
const Domain& townships_domain();
const Domain& soes_domain();

/// All that the county assesses in 2023, in the order of year.toml.
std::vector<const Domain*> domains();

/// Applies one rule: an exempt indicator has no points, one with an owed value missing is pending.
Cell judge(const Indicator& indicator, const Asked& asked, const Assessee& assessee);

}  // namespace oracle
