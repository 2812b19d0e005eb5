/// Who acts in a year's ledger: persons, and the teams that they form at the year-end (Art. 5, 13).
#pragma once

#include <string>
#include <vector>

namespace kaohe::plan {

/// 人员: somebody who acts for one unit.
struct Person {
  std::string id;
  std::string name;
  std::string unit;          ///< an organisation's id; of an assessee "domain/assessee"
  std::string os_user = {};  ///< the only user of the machine who acts as this person; empty: any
};

/// 考核组 (Art. 13): staff of lead and responsible units, who act together at the year-end.
struct AssessmentTeam {
  std::string id;
  std::string title;
  std::vector<std::string> domains;
  std::vector<std::string> members;  ///< ids of persons
};

/// "schools/s14": an assessee where units are named.
inline std::string assessee_unit(const std::string& domain, const std::string& assessee) {
  return domain + "/" + assessee;
}

}  // namespace kaohe::plan
