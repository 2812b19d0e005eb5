// 乡镇(街道): its 35 indicators.
#include "integration/oracle/townships/rules.hpp"

namespace oracle {
namespace townships {
namespace {

std::vector<Gate> gates(const Asked& asked, const Assessee& township) {
  std::vector<Gate> found;
  const bool voted = !asked.decided(township, "exempt", "XZ06");
  if (voted && opinion_index(asked, township, "XZ06") < 80) found.push_back({"17.3", "fair"});
  if (is_leader_in_court(asked, township)) found.push_back({"annex 1", "fairly_good"});
  if (is_leak_in_court(asked, township)) found.push_back({"annex 1", "fairly_good"});
  return found;
}

}  // namespace

bool is_street(const Assessee& township) {
  return under(township.row, "类别") == "街道";
}

std::vector<Assessee> pool_of(const Asked& asked, const std::string& indicator,
                              const Assessee& township) {
  std::vector<Assessee> pool;
  for (const Assessee& peer : asked.compared(indicator)) {
    if (is_street(peer) == is_street(township)) pool.push_back(peer);
  }
  return pool;
}

}  // namespace townships

const Domain& townships_domain() {
  using namespace townships;
  static const Domain kTownships = {
      "townships",
      "乡镇(街道)",
      {
          {"XZ01", 3, xz01}, {"XZ02", 3, xz02}, {"XZ03", 2, xz03}, {"XZ04", 2, xz04},
          {"XZ05", 2, xz05}, {"XZ06", 2, xz06}, {"XZ07", 3, xz07}, {"XZ08", 2, xz08},
          {"XZ09", 4, xz09}, {"XZ10", 3, xz10}, {"XZ11", 3, xz11}, {"XZ12", 2, xz12},
          {"XZ13", 3, xz13}, {"XZ14", 4, xz14}, {"XZ15", 2, xz15}, {"XZ16", 2, xz16},
          {"XZ17", 3, xz17}, {"XZ18", 3, xz18}, {"XZ19", 2, xz19}, {"XZ20", 4, xz20},
          {"XZ21", 5, xz21}, {"XZ22", 3, xz22}, {"XZ23", 4, xz23}, {"XZ24", 3, xz24},
          {"XZ25", 3, xz25}, {"XZ26", 2, xz26}, {"XZ27", 5, xz27}, {"XZ28", 3, xz28},
          {"XZ29", 4, xz29}, {"XZ30", 2, xz30}, {"XZ31", 2, xz31}, {"XZ32", 3, xz32},
          {"XZ33", 2, xz33}, {"XZ34", 3, xz34}, {"XZ35", 2, xz35},
      },
      townships::gates,
      // The one unit that writes titles answers for this indicator alone.
      {{"社会治安", "XZ33"},
       {"命案(杀人、伤害致死)", "killings"},
       {"当年已破", "solved"},
       {"当年发案", "cases"},
       {"重大群体性事件", "riots"}}};
  return kTownships;
}

}  // namespace oracle
