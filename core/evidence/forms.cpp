#include "evidence/forms.hpp"

namespace kaohe::evidence {

namespace {
constexpr Column kDomain{"domain", "领域", true};
constexpr Column kAssessee{"assessee", "考核对象", true};
constexpr Column kPart{"part", "组成部分"};
constexpr Column kDate{"date", "日期"};
constexpr Column kDocument{"document", "文件"};
constexpr Column kScore{"score", "得分", true};
constexpr Column kSubject{"subject", "具体对象"};
constexpr Column kCell{"cell", "所属时段"};
constexpr Column kValue{"value", "数值"};
constexpr Column kMatter{"matter", "事项编号"};
constexpr Column kReason{"reason", "理由", false, true};
constexpr Column kProvisional{"provisional", "暂定"};
constexpr Column kYear{"year", "数据年度"};
constexpr Column kIndicator{"indicator", "指标"};
constexpr Column kInput{"input", "监测项目", true};
constexpr Column kAttributes{"attributes", "属性"};

Column needed(Column column) {
  column.required = true;
  return column;
}
}  // namespace

const Form kObservations{"observations",
                         {kDomain,
                          kAssessee,
                          kIndicator,
                          kInput,
                          kSubject,
                          kCell,
                          kDate,
                          kValue,
                          kAttributes,
                          kMatter,
                          kReason,
                          {"evidence", "佐证", false, true},
                          kProvisional}};
const Form kReviews{"reviews",
                    {kDomain, kAssessee, kPart, kScore, {"grade", "等次"}, kDate, kDocument}};
const Form kVotes{"votes",
                  {{"of", "投票事项", true},
                   kPart,
                   kDomain,
                   kAssessee,
                   {"option", "选项", true},
                   {"votes", "票数", true},
                   kDate,
                   kDocument}};
const Form kLeaders{"leaders", {{"leader", "县领导", true}, kDomain, kAssessee, kScore, kDate}};
const Form kSurveys{"surveys",
                    {{"survey", "测评", true}, kDomain, kAssessee, kScore, kDate, kDocument}};
const Form kCirculars{"circulars",
                      {kDomain,
                       kAssessee,
                       {"body", "通报机关", true},
                       needed(kDocument),
                       kMatter,
                       {"about", "通报内容", false, true},
                       needed(kDate)}};
const Form kFindings{"findings",
                     {kDomain,
                      kAssessee,
                      {"kind", "情形", true},
                      {"levels", "降低等次数"},
                      {"handling", "处理方式"},
                      needed(kDocument),
                      kReason,
                      kDate}};
const Form kAdjustments{"adjustments",
                        {kDomain,
                         kAssessee,
                         {"category", "加减分类别", true},
                         {"level", "级别"},
                         {"points", "分值", true},
                         {"among", "共享单位数"},
                         kMatter,
                         needed(kDocument),
                         {"applied", "申报日期"},
                         {"approved_by", "审定单位"},
                         kDate}};
const Form kDecisions{"decisions",
                      {{"kind", "决定事项", true},
                       kDomain,
                       {"scope", "范围"},
                       {"assessee", "考核对象"},
                       {"on", "适用于"},
                       {"value", "决定内容"},
                       kReason,
                       kDocument,
                       {"decided_by", "决定机关", true},
                       kDate}};
const Form kImported{"imported",
                     {{"result", "外部考核", true},
                      kDomain,
                      kAssessee,
                      {"column", "数据项", true},
                      kSubject,
                      kCell,
                      needed(kValue),
                      kYear,
                      kDocument,
                      kDate,
                      kProvisional}};
const Form kLastYear{"last_year",
                     {kDomain,
                      kAssessee,
                      {"name", "往年数据项", true},
                      kSubject,
                      kCell,
                      needed(kValue),
                      kYear,
                      kDocument}};
const Form kDraws{"draws",
                  {kDomain,
                   kAssessee,
                   {"sub", "名单", true},
                   {"frame", "抽样范围", true},
                   {"seed", "随机种子", true},
                   {"subjects", "抽中对象", true}}};
const Form kNotices{"notices",
                    {kDomain,
                     kAssessee,
                     {"unit", "责任单位", true},
                     kIndicator,
                     needed(kDocument),
                     {"issued", "下发日期", true},
                     {"answered", "反馈日期", true}}};
const Form kObjections{"objections",
                       {kDomain,
                        kAssessee,
                        kIndicator,
                        kInput,
                        kSubject,
                        kCell,
                        kMatter,
                        needed(kReason),
                        needed(kDocument),
                        needed(kDate),
                        {"outcome", "处理结果"},
                        kValue,
                        kAttributes,
                        {"answer", "答复文件"},
                        {"answered", "答复日期"}}};
const Form kRectified{"rectified",
                      {kDomain, kAssessee, kIndicator, kInput, kSubject, kCell, kMatter,
                       needed(kDocument), needed(kDate)}};
const Form kClosings{
    "closings", {kDomain, kAssessee, {"consequence", "结果运用", true}, needed(kDocument), kDate}};

}  // namespace kaohe::evidence
