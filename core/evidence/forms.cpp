#include "evidence/forms.hpp"

namespace kaohe::evidence {

namespace {

constexpr Column noted(Column column, const Message& note) {
  column.note = note;
  return column;
}

constexpr Column needed(Column column) {
  column.required = true;
  return column;
}

constexpr Message kDayOfTwoYears{"A day such as 2023-12-14, up to the end of the next year.",
                                 "日期,如 2023-12-14,不晚于次年年底。"};

constexpr Column kDomain =
    noted({"domain", "领域", true}, {"The domain, by id or title.", "领域的编号或名称。"});
constexpr Column kAssessee = noted({"assessee", "考核对象", true},
                                   {"Who is assessed, by id or name.", "考核对象的编号或名称。"});
constexpr Column kPart =
    noted({"part", "组成部分"}, {"The part of the review, where the year names parts; else empty.",
                                 "述职评议的组成部分;本年度没有分部分的留空。"});
constexpr Column kDate = noted({"date", "日期"}, kDayOfTwoYears);
constexpr Column kDocument =
    noted({"document", "文件"}, {"Number or title of the document.", "文号或文件名称。"});
constexpr Column kScore =
    noted({"score", "得分", true},
          {"The score; empty only where it is made of votes.", "得分;按票数计分的留空。"});
constexpr Column kSubject =
    noted({"subject", "具体对象"},
          {"Of an input by list or sample: who of it, by id or name. Of a named one: its number, "
           "such as a case number. Else empty.",
           "按名单或抽样填报的:名单或样本中的哪一个,填编号或名称;逐件填报的:编号,如案件编号。"
           "其他留空。"});
constexpr Column kCell = noted(
    {"cell", "所属时段"},
    {"The month 2023-03, quarter 2023-Q1, half 2023-H1 or year 2023, as the input is counted; "
     "may be left out where there is a date.",
     "月 2023-03、季度 2023-Q1、半年 2023-H1 或全年 2023,依监测项目而定;有日期的可不填。"});
constexpr Column kValue =
    noted({"value", "数值"}, {"A number, yes or no, or an option of the input. Events: empty is 1.",
                              "数字、是/否,或监测项目的选项。发生的事项不填即为 1。"});
constexpr Column kMatter = noted(
    {"matter", "事项编号"},
    {"The number of the case or document: one matter counts once.", "案件号或文号:一事只计一次。"});
constexpr Column kReason = noted({"reason", "理由", false, true},
                                 {"Needed where an official judges.", "酌定的必须写明理由。"});
constexpr Column kProvisional =
    noted({"provisional", "暂定"},
          {"Yes while the value may still change; else empty.", "数值尚未确定的填“是”,其他留空。"});
constexpr Column kYear = noted({"year", "数据年度"}, {"What the data speak of, such as 2022.",
                                                      "数据所属年度或学年,如 2022。"});
constexpr Column kIndicator =
    noted({"indicator", "指标"}, {"The indicator, by id or title; empty only for an input that "
                                  "indicators share.",
                                  "指标的编号或名称;只有几个指标共用的监测项目不填。"});
constexpr Column kInput =
    noted({"input", "监测项目", true},
          {"The input of that indicator, by id or title.", "该指标的监测项目,填编号或名称。"});
constexpr Column kAttributes = noted(
    {"attributes", "属性"},
    {"attribute=option, or the attribute alone where it is a mark; \";\" between them, such as "
     "level=city; unfixed. An input without attributes: empty.",
     "属性=选项;只需标记的写属性本身;多项用“;”隔开,如“层级=市;回访未改”。没有属性的留空。"});
constexpr Column kEvidence =
    noted({"evidence", "佐证", false, true},
          {"What shows it, such as minutes or a circular.", "能够证明的材料,如会议记录、通报。"});

/// A day that is a fact's, and not only a document's.
constexpr Column kFactDay =
    noted({"date", "日期"}, {"When it happened, such as 2023-02-14: by the end of the period.",
                             "发生的日期,如 2023-02-14,不晚于本考核阶段的最后一天。"});
constexpr Column kDayOfYear = noted(
    {"date", "日期"}, {"A day of the year, such as 2023-07-18.", "本年度的日期,如 2023-07-18。"});
constexpr Column kGroup =
    noted(kAssessee, {"Who is assessed, by id or name. Of an input with one value for each pool: "
                      "the pool; for the whole domain: empty.",
                      "考核对象的编号或名称;按分组报一个数的填分组,全领域报一个数的留空。"});

}  // namespace

const Form kObservations{
    "observations",
    {kDomain, kGroup, kIndicator, kInput, kSubject, kCell, kFactDay, kValue, kAttributes, kMatter,
     kReason, kEvidence, kProvisional},
    {"observations", "监测记录"},
    {observation_column::domain, observation_column::assessee, observation_column::indicator,
     observation_column::input, observation_column::subject, observation_column::cell}};
const Form kReviews{
    "reviews",
    {kDomain, kAssessee, kPart, kScore,
     noted({"grade", "等次"}, {"The grade of the review; empty where the score decides it.",
                               "述职评议等次;由得分确定等次的可不填。"}),
     kDate, kDocument},
    {"reviews", "述职评议"},
    {review_column::domain, review_column::assessee, review_column::part}};
const Form kVotes{
    "votes",
    {noted({"of", "投票事项", true},
           {"The review, or a survey that is voted on.", "述职评议,或按票数计分的测评。"}),
     kPart, kDomain, kAssessee,
     noted({"option", "选项", true},
           {"One row for each option, invalid votes among them.", "每个选项一行,包括无效票。"}),
     noted({"votes", "票数", true},
           {"A whole number; 0 where nobody chose it.", "整数;没有人选的填 0。"}),
     kDate, kDocument},
    {"votes", "票数"},
    {votes_column::of, votes_column::part, votes_column::domain, votes_column::assessee,
     votes_column::option}};
const Form kLeaders{
    "leaders",
    {noted({"leader", "县领导", true}, {"Who marks.", "评分的县领导。"}), kDomain, kAssessee,
     noted({"score", "得分", true},
           {"The mark, or the place where the year counts places.", "评分;按名次计的填名次。"}),
     kDate},
    {"leaders' evaluation", "县领导评价"},
    {leader_column::leader, leader_column::domain, leader_column::assessee}};
const Form kSurveys{
    "surveys",
    {noted({"survey", "测评", true}, {"The survey, by id or title.", "测评的编号或名称。"}),
     kDomain, kAssessee, noted(kScore, {"0 to 100.", "0 至 100 分。"}), kDate, kDocument},
    {"surveys", "测评"},
    {survey_column::survey, survey_column::domain, survey_column::assessee}};
const Form kCirculars{
    "circulars",
    {kDomain, kAssessee, noted({"body", "通报机关", true}, {"Who criticises.", "作出通报的机关。"}),
     needed(kDocument),
     noted(kMatter, {"The same for every circular on one matter.", "同一事项的通报填同一编号。"}),
     noted({"about", "通报内容", false, true}, {"What it is about.", "通报的内容。"}),
     needed(kDayOfYear)},
    {"circulars", "通报批评"}};
const Form kFindings{
    "findings",
    {kDomain, kAssessee,
     noted({"kind", "情形", true},
           {"What was found: the finding of a gate of year.toml, or misconduct.",
            "year.toml 门槛规定的情形,或 misconduct(弄虚作假等)。"}),
     noted({"levels", "降低等次数"}, {"Misconduct: by how many grades, where the decision says it.",
                                      "弄虚作假等:降低几个等次(决定写明的)。"}),
     noted({"handling", "处理方式"},
           {"Needed for misconduct, such as a circular.", "弄虚作假等必填,如通报。"}),
     needed(kDocument), kReason, kDate},
    {"findings", "认定情形"}};
const Form kAdjustments{
    "adjustments",
    {kDomain, kAssessee,
     noted({"category", "加减分类别", true}, {"The category of year.toml.", "year.toml 的类别。"}),
     noted({"level", "级别"},
           {"Where the category has levels: one of them.", "类别分级别的填其中之一。"}),
     noted({"points", "分值", true}, {"As the document has it; empty where the level decides.",
                                      "按文件所写;由级别定分的留空。"}),
     noted({"among", "共享单位数"},
           {"How many share the points equally; empty: one alone.", "几个单位平分;独得的留空。"}),
     noted(kMatter,
           {"Of several for one matter only the highest counts.", "同一事项的多个加分只取最高。"}),
     needed(kDocument),
     noted({"applied", "申报日期"},
           {"When a bonus was applied for.", "加分的申报日期,如 2023-06-28。"}),
     noted({"approved_by", "审定单位"}, {"Who approved it; empty: it waits and does not count.",
                                         "审定单位;不填则待定,不计分。"}),
     kDayOfYear},
    {"bonuses and deductions", "加减分"}};
const Form kDecisions{
    "decisions",
    {noted({"kind", "决定事项", true},
           {"What is decided, such as a good line, a grade, an exemption.",
            "决定什么,如分数线、等次、豁免。"}),
     kDomain, noted({"scope", "范围"}, {"Of a good line by pool: the pool.", "分组划线的填分组。"}),
     noted({"assessee", "考核对象"}, {"All but a good line need it.", "除分数线外必填。"}),
     noted({"on", "适用于"}, {"An indicator or input; of an adjustment its matter.",
                              "指标或监测项目;加减分确认填事项编号。"}),
     noted({"value", "决定内容"}, {"Good line: a number or mean. Grade: its id or title.",
                                   "分数线:数字或“平均分”。等次:编号或名称。"}),
     noted(kReason, {"Needed for another grade than proposed.", "与建议等次不同的必须写明。"}),
     kDocument,
     noted({"meeting", "会议"}, {"At which it was decided, such as the committee's second of 2024.",
                                 "作出决定的会议,如“2024年第2次会议”。"}),
     noted({"decided_by", "决定机关", true}, {"Who decides.", "作出决定的机关。"}),
     kDate},
    {"decisions", "决定事项"}};
const Form kImported{
    "imported",
    {noted({"result", "外部考核", true},
           {"The other assessment that an input names.", "监测项目所引用的外部考核。"}),
     kDomain, kAssessee,
     noted({"column", "数据项", true}, {"The input that takes it.", "取用它的监测项目。"}),
     kSubject, kCell, needed(kValue), kYear, kDocument, kDate, kProvisional},
    {"results of other assessments", "外部考核结果"}};
const Form kLastYear{
    "last_year",
    {kDomain, kAssessee,
     noted({"name", "往年数据项", true},
           {"The name under which an input takes it.", "监测项目取用它时的名称。"}),
     kSubject, kCell,
     noted(needed(kValue), {"Empty or \"-\": there was none, and a document says so.",
                            "空或“-”:往年没有,并有文件说明。"}),
     kYear, kDocument},
    {"values of earlier years", "往年数据"}};
const Form kDraws{"draws",
                  {kDomain, kAssessee,
                   noted({"sub", "名单", true}, {"The list that is sampled.", "被抽样的名单。"}),
                   noted({"frame", "抽样范围", true},
                         {"What was drawn from, such as staff of May 2023, 001 to 161.",
                          "从什么范围抽取,如 2023-05 在册教职工 161 人,编号 001—161。"}),
                   noted({"seed", "随机种子", true}, {"The random seed.", "随机种子。"}),
                   noted({"subjects", "抽中对象", true},
                         {"Those drawn, with \";\" between them.", "抽中的对象,用“、”隔开。"})},
                  {"draws", "抽样"},
                  {draw_column::domain, draw_column::assessee, draw_column::sub}};
const Form kNotices{
    "notices",
    {kDomain, kAssessee, noted({"unit", "责任单位", true}, {"Who issued it.", "下发的责任单位。"}),
     kIndicator, needed(kDocument),
     noted({"issued", "下发日期", true}, {"A day of the year.", "本年度的日期。"}),
     noted({"answered", "反馈日期"}, {"Empty while it is open.", "尚未反馈的留空。"}),
     noted({"level", "文书种类"}, {"reminder (also if empty), supervision or circular.",
                                   "提醒(不填即是)、督办通知或者督查通报。"}),
     noted({"problem", "问题"}, {"What was found.", "发现的问题。"}),
     noted({"demand", "整改要求"}, {"What is asked for.", "要求怎样整改。"})},
    {"reminders", "提醒督办"}};
const Form kObjections{
    "objections",
    {kDomain, kAssessee, kIndicator, kInput, kSubject, kCell, kMatter,
     noted(needed(kReason), {"Why the assessee objects.", "考核对象提出异议的理由。"}),
     needed(kDocument), needed(kDate),
     noted({"outcome", "处理结果"}, {"upheld, reduced or withdrawn; empty until it is answered.",
                                     "维持、减轻或撤销;答复之前留空。"}),
     noted(kValue, {"Reduced: what the record should have said.", "减轻的:应为多少。"}),
     kAttributes, noted({"answer", "答复文件"}, {"Needed with an outcome.", "有处理结果的必填。"}),
     noted({"answered", "答复日期"}, {"Needed with an outcome.", "有处理结果的必填。"})},
    {"objections", "异议"}};
const Form kRectified{"rectified",
                      {kDomain, kAssessee, kIndicator, kInput, kSubject, kCell, kMatter,
                       needed(kDocument), needed(kDate)},
                      {"rectified matters", "整改销号"}};
const Form kClosings{
    "closings",
    {kDomain, kAssessee,
     noted({"consequence", "结果运用", true},
           {"The consequence that is done, by id or title.", "已办结的结果运用,填编号或名称。"}),
     needed(kDocument), kDate},
    {"consequences closed", "结果运用办结"}};

}  // namespace kaohe::evidence
