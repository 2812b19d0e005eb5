#include "app/what_if_report.hpp"

#include "app/moved_table.hpp"
#include "app/record_content.hpp"
#include "ledger/kinds.hpp"
#include "report/csv.hpp"
#include "report/summary.hpp"
#include "report/words.hpp"

namespace kaohe::app {

namespace {

using nlohmann::ordered_json;
using Rows = std::vector<std::vector<std::string>>;

constexpr int kHeadSize = 3;  ///< number, record, place

std::string shown(const std::string& text, Language language) {
  return text.empty() ? say({"(empty)", "(空)"}).in(language) : text;
}

std::string words_of(const plan::YearPlan& plan, const cycle::SupposedChange& change,
                     Language language) {
  const std::string what =
      change.record ? record_words(plan, *change.record, language) : change.what.in(language);
  if (change.record && change.after == "-")
    return say({"{}: not there", "{}:不存在"}, what).in(language);
  return say({"{}: {} → {}", "{}:{} → {}"}, what, shown(change.before, language),
             shown(change.after, language))
      .in(language);
}

Text answer_words(const ledger::Objection& answer) {
  return say(
      {"    an objection to it was answered on {} ({}, #{}): what the answer says counts, not "
       "what is supposed of the record",
       "    对该记录的异议已于 {} 答复({},#{}):按答复计入,不按对该记录的假设"},
      answer.answered ? to_text(*answer.answered) : "-", answer.answer, answer.origin.number);
}

void print_change(const Session& session, const plan::YearPlan& plan,
                  const cycle::SupposedChange& change) {
  session.print("  " + words_of(plan, change, session.language));
  if (change.answer && change.after != "-") session.print(answer_words(*change.answer));
}

void print_lines(const Session& session, const cycle::WhatIf& done) {
  Rows rows;
  for (const grading::MovedLine& one : done.lines)
    rows.push_back({"  " + report::scope_title(done.after, one.scope),
                    one.what.in(session.language), one.before, "→ " + one.after});
  if (!rows.empty()) session.print(report::in_columns(rows, {false, false, true, false}));
}

void print_lost(const Session& session, const cycle::WhatIf& done) {
  for (const grading::LostGrade& one : done.lost)
    session.print(
        say({"decided grade of {} that would not hold ({}): {}", "{}已决定的等次“{}”将不能成立:{}"},
            report::name_in(done.after, one.domain, one.assessee),
            report::title_of(done.after.grades, one.grade), one.why));
}

ordered_json as_json(const cycle::SupposedChange& change, Language language) {
  ordered_json one;
  if (change.record)
    one["record"] = record_json(*change.record);
  else
    one["what"] = change.what.in(language);
  one["before"] = change.before;
  one["after"] = change.after;
  if (change.answer && change.after != "-")
    one["answered"] = {{"number", change.answer->origin.number},
                       {"document", change.answer->answer},
                       {"outcome", change.answer->outcome}};
  return one;
}

}  // namespace

Text no_result() {
  return say(
      {"SUPPOSITION, NO RESULT: nothing of this is recorded, and none of it may be published",
       "【假设推算,不是考核结果】未作任何记录,不得作为结果使用"});
}

nlohmann::ordered_json record_json(const cycle::SingleRecord& record) {
  ordered_json one{
      {"number", record.number}, {"record", record.kind}, {"place", record.place.text()}};
  if (!record.row) return one;
  for (std::size_t i = 0; i < record.row->cells.size(); ++i)
    one[std::string(record.row->form->columns[i].id)] = record.row->cells[i];
  return one;
}

std::string record_words(const plan::YearPlan& plan, const cycle::SingleRecord& record,
                         Language language) {
  return say({"#{} {} ({}): {}", "#{} {}({}):{}"}, record.number, ledger::kind_title(record.kind),
             record.place.text(), content_of(plan, record_json(record), kHeadSize, language))
      .in(language);
}

void print_what_if(const Session& session, const plan::YearPlan& plan,
                   const cycle::Supposed& supposed, const cycle::WhatIf& done) {
  session.print(no_result());
  session.print(say({"As if, {} {}:", "假设({} 年度,{}):"}, done.after.year,
                    plan.find_period(done.after.period)->title));
  for (const cycle::SupposedChange& one : supposed.changes) print_change(session, plan, one);
  if (done.moved.empty() && done.lines.empty())
    session.print(say({"No figure would be another.", "各项数据均不变。"}));
  print_lines(session, done);
  print_moved(session, done.after, done.moved, {{"now", "现在"}, {"as if", "假设后"}});
  session.print(say({"{} assessees stay as they are. Grades are as proposed: decided ones are left "
                     "aside.",
                     "其余 {} 个考核对象不变。等次为建议等次,未计已作出的等次决定。"},
                    done.unmoved_count));
  print_lost(session, done);
  session.print(no_result());
}

nlohmann::ordered_json as_json(const Session& session, const cycle::Supposed& supposed,
                               const cycle::WhatIf& done) {
  ordered_json document{{"supposition", true},
                        {"is_result", false},
                        {"year", done.after.year},
                        {"period", done.after.period},
                        {"supposed", ordered_json::array()},
                        {"lines", ordered_json::array()},
                        {"moved", as_json(done.moved, session.language)},
                        {"unmoved_count", done.unmoved_count},
                        {"refused_grades", ordered_json::array()}};
  for (const cycle::SupposedChange& one : supposed.changes)
    document["supposed"].push_back(as_json(one, session.language));
  for (const grading::MovedLine& one : done.lines)
    document["lines"].push_back({{"scope", one.scope},
                                 {"figure", one.what.in(session.language)},
                                 {"before", one.before},
                                 {"after", one.after}});
  for (const grading::LostGrade& one : done.lost)
    document["refused_grades"].push_back({{"domain", one.domain},
                                          {"assessee", one.assessee},
                                          {"grade", one.grade},
                                          {"message", one.why.in(session.language)}});
  return document;
}

}  // namespace kaohe::app
