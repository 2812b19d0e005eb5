// 公立医院: its 27 indicators.
#include "integration/oracle/hospitals/rules.hpp"

namespace oracle {
namespace hospitals {
namespace {

std::vector<Gate> gates(const Asked& asked, const Assessee& hospital) {
  std::vector<Gate> found = opinion_gates(asked, hospital, "YY06");
  if (is_named(asked, hospital)) found.push_back({"annex 1", "fairly_good"});
  return found;
}

}  // namespace
}  // namespace hospitals

const Domain& hospitals_domain() {
  using namespace hospitals;
  static const Domain kHospitals = {
      "hospitals",
      "公立医院",
      {
          {"YY01", 3, yy01}, {"YY02", 3, yy02}, {"YY03", 3, yy03}, {"YY04", 2, yy04},
          {"YY05", 2, yy05}, {"YY06", 3, yy06}, {"YY07", 6, yy07}, {"YY08", 5, yy08},
          {"YY09", 4, yy09}, {"YY10", 3, yy10}, {"YY11", 4, yy11}, {"YY12", 3, yy12},
          {"YY13", 3, yy13}, {"YY14", 2, yy14}, {"YY15", 6, yy15}, {"YY16", 5, yy16},
          {"YY17", 4, yy17}, {"YY18", 4, yy18}, {"YY19", 3, yy19}, {"YY20", 5, yy20},
          {"YY21", 4, yy21}, {"YY22", 3, yy22}, {"YY23", 4, yy23}, {"YY24", 4, yy24},
          {"YY25", 6, yy25}, {"YY26", 3, yy26}, {"YY27", 3, yy27},
      },
      hospitals::gates,
      {}};
  return kHospitals;
}

}  // namespace oracle
