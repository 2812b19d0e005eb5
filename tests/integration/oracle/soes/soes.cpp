// 县管国有企业: its 28 indicators.
#include "integration/oracle/soes/rules.hpp"

namespace oracle {
namespace soes {
namespace {

std::vector<Gate> gates(const Asked& asked, const Assessee& enterprise) {
  return opinion_gates(asked, enterprise, "GQ05");
}

// Two units write titles and words instead of ids.
const std::map<std::string, std::string> kIds = {
    {"是", "yes"},
    {"否", "no"},
    {"上级部署的传达和落实", "GQ02"},
    {"上级部署传达有缺(事由为文号)", "passed_on"},
    {"没有传达", "missed"},
    {"传达得不够", "poor"},
    {"年度计划经党委会讨论", "discussed"},
    {"年度计划写得具体", "specific"},
    {"没有列入计划的重点工作", "unplanned"},
    {"党委会没有按要求研究推进的工作", "unstudied"},
    {"职工思想分析和文化建设", "GQ04"},
    {"半年内的职工思想分析", "analyses"},
    {"有企业文化年度计划", "plan"},
    {"市级以上思想政治类获奖", "prizes"},
    {"集中教育职工评价", "GQ05"},
    {"测评票", "votes"},
    {"很满意", "best"},
    {"满意", "good"},
    {"基本满意", "fair"},
    {"不太满意", "weak"},
    {"不满意", "bad"},
    {"公司章程中的党建条款", "GQ06"},
    {"母公司章程有党建条款", "parent"},
    {"子企业章程有党建条款", "in_charter"},
    {"党委把关重大事项", "GQ07"},
    {"抽查发现没有先经党委研究的事项", "skipped"},
    {"前置研究清单已修订", "list_revised"},
    {"党委和法人治理结构交叉任职", "GQ08"},
    {"规模以下且不设董事会", "no_board"},
    {"党委书记兼任董事长", "chair"},
    {"党员总经理兼任党委副书记", "manager"},
    {"专职副书记进入董事会", "deputy"},
    {"党务力量和经费保障", "GQ09"},
    {"职工总数", "workers"},
    {"专职党务人员", "staff"},
    {"上年职工工资总额", "wages"},
    {"当年党建经费", "funds"},
    {"支部考核成绩", "GQ10"},
    {"支部考核得分", "score"},
    {"支部会议、党课和民主评议", "GQ11"},
    {"当季支部会议和党课", "held"},
    {"民主评议党员按期开展", "appraised"},
    {"班组党员责任区", "GQ12"},
    {"一线班组、门店、项目部", "teams"},
    {"已设党员责任区", "covered"},
    {"新党员中的一线职工", "GQ13"},
    {"当年发展指标", "quota"},
    {"当年新发展党员", "admitted"},
    {"其中一线职工", "frontline"},
    {"按期换届和交纳党费", "GQ14"},
    {"到期没有换届的党组织", "late"},
    {"党费没有按月交足", "fees"},
    {"公开制度和职工代表大会", "GQ18"},
    {"党务、企务公开制度已实行", "open"},
    {"公开不够(酌定扣分)", "lacking"},
    {"职工代表大会如期召开", "congress"},
    {"来信来访", "GQ19"},
    {"来信来访处理失当", "handling"},
    {"拖延处理、矛盾激化", "escalated"},
    {"上访(事由为信访件)", "petitions"},
    {"越级访、重复访", "repeated"},
    {"赴省进京", "capital"},
    {"上级专项党建考核档次", "GQ24"},
    {"列入上级专项党建考核", "listed"},
    {"参照考核扣分(酌定)", "given"},
    {"生产安全", "GQ26"},
    {"生产安全事故", "accidents"},
    {"一般", "ordinary"},
    {"全年事故死亡", "deaths"},
    {"全年死亡控制数", "deaths_allowed"},
    {"安全目标考核等次", "grade"},
    {"优秀", "excellent"},
    {"良好", "good"},
    {"合格", "passed"},
    {"事故报告有误(事由为事故)", "reports"},
    {"迟报", "late"},
    {"瞒报或漏报", "hidden"},
    {"书记抓党建责任", "GQ27"},
    {"同所属党组织签了党建责任书", "signed"},
    {"党建自查(上半年为半年自检,下半年为年终总评)", "reviewed"},
    {"当季研究党建", "studied"},
};

}  // namespace
}  // namespace soes

const Domain& soes_domain() {
  using namespace soes;
  static const Domain kSoes = {
      "soes",
      "县管国有企业",
      {{"GQ01", 4, gq01}, {"GQ02", 3, gq02}, {"GQ03", 3, gq03}, {"GQ04", 3, gq04},
       {"GQ05", 3, gq05}, {"GQ06", 4, gq06}, {"GQ07", 6, gq07}, {"GQ08", 3, gq08},
       {"GQ09", 3, gq09}, {"GQ10", 4, gq10}, {"GQ11", 3, gq11}, {"GQ12", 2, gq12},
       {"GQ13", 3, gq13}, {"GQ14", 2, gq14}, {"GQ15", 2, gq15}, {"GQ16", 4, gq16},
       {"GQ17", 3, gq17}, {"GQ18", 3, gq18}, {"GQ19", 4, gq19}, {"GQ20", 4, gq20},
       {"GQ21", 5, gq21}, {"GQ22", 4, gq22}, {"GQ23", 3, gq23}, {"GQ24", 3, gq24},
       {"GQ25", 8, gq25}, {"GQ26", 4, gq26}, {"GQ27", 4, gq27}, {"GQ28", 3, gq28}},
      soes::gates,
      soes::kIds};
  return kSoes;
}

}  // namespace oracle
