// 县直单位: its 33 indicators.
#include "integration/oracle/county_units/rules.hpp"

namespace oracle {
namespace county_units {
namespace {

std::vector<Gate> gates(const Asked& asked, const Assessee& unit) {
  std::vector<Gate> found;
  if (has_grave_leak(asked, unit)) found.push_back({"annex 1", "fairly_good"});
  return found;
}

// The titles that 县直机关工委 writes in its files.
const std::map<std::string, std::string> kIds = {
    {"党组过问机关党建", "JG07"},
    {"机关党组织应建尽建", "JG08"},
    {"专职副书记配备和作用", "JG09"},
    {"机关党组织换届和届中调整", "JG10"},
    {"支部组织生活和平台留痕", "JG11"},
    {"上级平台扣分传导", "JG12"},
    {"党员发展程序和党费交纳", "JG13"},
    {"模范机关创建", "JG14"},
    {"支部书记述职测评", "JG15"},
    {"办事对象评价", "JG20"},
    {"书记履责和班子过双重组织生活", "JG26"},
    {"重大事项报告和督办答复", "JG28"},
    {"当半年党组听取机关党建汇报", "heard"},
    {"机关党建写进全年工作要点", "planned"},
    {"该建而超过半年没有建的党组织(无特殊情况)", "missing"},
    {"党组织设置不合理", "unsound"},
    {"机关党组织专职副书记", "deputy"},
    {"党组会没有请专职副书记列席", "not_seated"},
    {"调整党员干部事先没有书面征求机关党组织意见", "not_asked"},
    {"届中调整班子成员没有先问上级", "changed"},
    {"到期没有换届", "late"},
    {"组织生活没有照要求开展", "not_held"},
    {"到月末两天还没有上传", "not_uploaded"},
    {"被上级党建平台扣掉的分(每次一条,数值为所扣的分)", "upper"},
    {"发展党员程序有差错", "irregular"},
    {"党费没有按月交足", "fees"},
    {"模范机关创建结果", "status"},
    {"当年组织支部书记述职", "held"},
    {"支部书记测评等次", "grade"},
    {"有效测评票", "votes"},
    {"定有责任清单", "list"},
    {"当半年书记讲党课", "lectures"},
    {"当半年以普通党员身份过支部生活", "joined"},
    {"重大事项漏报", "missed"},
    {"督查发现的问题", "found"},
    {"当年开展请示报告和整改反馈工作", "done"},
    {"是", "yes"},
    {"否", "no"},
    {"好", "good"},
    {"较好", "fairly_good"},
    {"一般", "fair"},
    {"差", "poor"},
    {"满意", "good"},
    {"基本满意", "fair"},
    {"不满意", "bad"},
    {"已设", "posted"},
    {"应设没有设", "missing"},
    {"按规定不设", "not_due"},
    {"命名为示范", "named"},
    {"达标", "met"},
    {"申报而没有达标", "applied"},
    {"没有申报", "none"},
    {"当年摘牌", "removed"},
    {"推进不合要求", "slow"},
    {"下发整改通知", "order"},
    {"被督查通报", "circular"},
};

}  // namespace

std::vector<Assessee> of_its_sort(const Asked& asked, const Assessee& unit,
                                  const std::string& indicator) {
  std::vector<Assessee> same;
  for (const Assessee& peer : asked.compared(indicator)) {
    if (under(peer.row, "单位类别") == under(unit.row, "单位类别")) same.push_back(peer);
  }
  return same;
}

Exact mean_of(const std::vector<Exact>& points) {
  if (points.empty()) throw Pending{"a decision: nobody to take the mean of"};
  Exact sum = 0;
  for (const Exact& one : points) sum += half_up(one, 8);
  return sum / points.size();
}

}  // namespace county_units

const Domain& county_units_domain() {
  using namespace county_units;
  static const Domain kCountyUnits = {
      "county_units",
      "县直单位",
      {
          {"JG01", 4, jg01}, {"JG02", 2, jg02}, {"JG03", 3, jg03},
          {"JG04", 2, jg04}, {"JG05", 2, jg05}, {"JG06", 2, jg06},
          {"JG07", 3, jg07}, {"JG08", 3, jg08}, {"JG09", 3, jg09},
          {"JG10", 2, jg10}, {"JG11", 4, jg11}, {"JG12", 2, jg12},
          {"JG13", 3, jg13}, {"JG14", 3, jg14}, {"JG15", 2, jg15},
          {"JG16", 3, jg16}, {"JG17", 2, jg17}, {"JG18", 4, jg18},
          {"JG19", 3, jg19}, {"JG20", 4, jg20}, {"JG21", 2, jg21},
          {"JG22", 4, jg22}, {"JG23", 3, jg23}, {"JG24", 3, jg24},
          {"JG25", 2, jg25}, {"JG26", 6, jg26}, {"JG27", 5, jg27},
          {"JG28", 5, jg28}, {"JG29", 4, jg29}, {"JG30", 3, jg30, {"JG29", "JG31"}},
          {"JG31", 2, jg31}, {"JG32", 3, jg32}, {"JG33", 2, jg33},
      },
      county_units::gates,
      kIds};
  return kCountyUnits;
}

}  // namespace oracle
