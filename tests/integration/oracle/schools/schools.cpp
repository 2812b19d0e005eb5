// 县直学校: its 29 indicators.
#include "integration/oracle/schools/rules.hpp"

namespace oracle {
namespace schools {
namespace {

std::vector<Gate> gates(const Asked& asked, const Assessee& school) {
  std::vector<Gate> found = opinion_gates(asked, school, "XX06");
  if (is_exposed(asked, school)) found.push_back({"annex 1", "fairly_good"});
  return found;
}

}  // namespace

std::string stage(const Assessee& school) {
  return under(school.row, "学段");
}

}  // namespace schools

const Domain& schools_domain() {
  using namespace schools;
  static const Domain kSchools = {
      "schools",
      "县直学校",
      {
          {"XX01", 4, xx01}, {"XX02", 5, xx02}, {"XX03", 5, xx03}, {"XX04", 4, xx04},
          {"XX05", 2, xx05}, {"XX06", 2, xx06}, {"XX07", 5, xx07}, {"XX08", 3, xx08},
          {"XX09", 4, xx09}, {"XX10", 4, xx10}, {"XX11", 4, xx11}, {"XX12", 3, xx12},
          {"XX13", 3, xx13}, {"XX14", 2, xx14}, {"XX15", 2, xx15}, {"XX16", 2, xx16},
          {"XX17", 6, xx17}, {"XX18", 3, xx18}, {"XX19", 3, xx19}, {"XX20", 4, xx20},
          {"XX21", 4, xx21}, {"XX22", 2, xx22}, {"XX23", 3, xx23}, {"XX24", 3, xx24},
          {"XX25", 4, xx25}, {"XX26", 6, xx26}, {"XX27", 3, xx27}, {"XX28", 3, xx28},
          {"XX29", 2, xx29},
      },
      schools::gates,
      // The one unit that writes titles answers for this indicator alone.
      {{"校园安全和信访", "XX29"}, {"越级上访", "petitions"}, {"校园安全责任事故", "accidents"}}};
  return kSchools;
}

}  // namespace oracle
