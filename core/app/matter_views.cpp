#include "app/matter_views.hpp"

#include <algorithm>
#include <set>

#include "base/utf8.hpp"
#include "cycle/naming.hpp"
#include "ledger/kinds.hpp"
#include "ledger/matter_link.hpp"
#include "report/summary.hpp"

namespace kaohe::app {

namespace {

using cycle::MatterRecord;
using cycle::Suspect;
using nlohmann::ordered_json;

std::string indicator_of(const MatterRecord& record) {
  return record.input.substr(0, record.input.find('.'));
}

/// What another person has yet to confirm of its merges.
ordered_json waiting_json(const MatterRecord& record) {
  ordered_json list = ordered_json::array();
  for (const cycle::MergeWaiting& one : record.merges_waiting)
    list.push_back({{"number", one.number},
                    {"merge", one.merge},
                    {"is", one.is_cancellation() ? "cancellation" : "merge"}});
  return list;
}

ordered_json record_json(const MatterRecord& record) {
  return {{"number", record.number},
          {"record", record.kind},
          {"matter", record.own.matter},
          {"counts_as", record.matter},
          {"merged_by", record.merges},
          {"merge_state", record.merges.empty() ? ordered_json()
                          : record.merge_counts ? ordered_json("confirmed")
                                                : ordered_json("proposed")},
          {"merge_waits", waiting_json(record)},
          {"state", record.counts ? "confirmed" : "proposed"},
          {"period", record.period},
          {"unit", record.unit},
          {"indicator", indicator_of(record)},
          {"date", record.date ? ordered_json(to_text(*record.date)) : ordered_json()},
          {"document", record.document},
          {"text", record.text}};
}

std::string title_of(const plan::YearPlan& plan, const std::string& domain,
                     const std::string& assessee) {
  const std::string unit = plan::assessee_unit(domain, assessee);
  return plan.unit_title(unit) + " (" + unit + ")";
}

/// "recorded as 案1"; empty: by the id by which it counts.
Text own_id_text(const MatterRecord& record) {
  if (record.own.matter == record.matter) return {};
  if (record.own.matter.empty()) return say({"recorded without an id", "原无事项编号"});
  return say({"recorded as {}", "原编号 {}"}, record.own.matter);
}

/// "proposed to be of 案1 by #5: …"; of a merge that counts and is to be taken away that this
/// waits; empty: nothing of its merges waits.
Text waiting_text(const MatterRecord& record) {
  if (record.own.matter == record.matter || record.merges_waiting.empty()) return {};
  const cycle::MergeWaiting& last = record.merges_waiting.back();
  if (!last.is_cancellation())
    return say({"proposed to be of {} by #{}, which another person has yet to confirm: kaohe "
                "record confirm {}",
                "拟并入事项 {}(#{}),尚待另一人确认:kaohe record confirm {}"},
               record.matter, last.merge, last.merge);
  return say({"of {} by #{}, which counts; #{} would take that merge away, and another person has "
              "yet to confirm it: kaohe record confirm {}",
              "已并入事项 {}(#{}),目前有效;撤销该合并的 #{} 尚待另一人确认:kaohe record confirm "
              "{}"},
             record.matter, last.merge, last.number, last.number);
}

std::vector<std::string> cells_of(const plan::YearPlan& plan, const MatterRecord& record,
                                  const std::string& more, Language language) {
  const plan::Period* period = plan.find_period(record.period);
  const std::string unit = record.unit.empty() ? "" : plan.unit_title(record.unit);
  const Text state = record.counts ? say({"confirmed", "已确认"}) : say({"proposed", "待确认"});
  std::string said = record.document;
  for (const std::string& part : {record.text, more})
    if (!part.empty()) said += (said.empty() ? "" : "; ") + part;
  return {"  #" + std::to_string(record.number),
          record.date ? to_text(*record.date) : "-",
          ledger::kind_title(record.kind).in(language),
          indicator_of(record).empty() ? "-" : indicator_of(record),
          period == nullptr ? "-" : period->title,
          unit,
          state.in(language),
          one_line(said)};
}

const std::vector<bool> kLeft(8, false);

/// "#12 (张敏)"
std::string link_text(const plan::YearPlan& plan, const ledger::Ledger& ledger, std::int64_t number,
                      Language language) {
  const ledger::Entry entry = ledger.find(number).value();
  return "#" + std::to_string(number) + " (" +
         cycle::person_words(plan, entry.actor.person).in(language) + ")";
}

/// What waits of a merge of its records; nullptr: it is confirmed, and nothing takes it away.
const cycle::MergeWaiting* waiting(const Suspect& suspect, std::int64_t merge) {
  for (const MatterRecord& record : suspect.records) {
    for (const cycle::MergeWaiting& one : record.merges_waiting)
      if (one.merge == merge) return &one;
  }
  return nullptr;
}

const char* why_id(Suspect::Why why) {
  if (why == Suspect::Why::file) return "file";
  return why == Suspect::Why::document ? "document" : "text";
}

Text why_text(Suspect::Why why) {
  if (why == Suspect::Why::document) return say({"the same document", "同一文号"});
  if (why == Suspect::Why::file) return say({"the same file as evidence", "同一佐证文件"});
  return say({"near days and alike texts", "日期相近、文字相近"});
}

}  // namespace

ordered_json as_json(const MatterShown& matter, const Costs& costs) {
  ordered_json records = ordered_json::array();
  for (const MatterRecord& one : matter.records) {
    ordered_json record = record_json(one);
    const auto cost = costs.find(one.number);
    record["cost"] = cost == costs.end() ? ordered_json() : ordered_json(cost->second.text());
    records.push_back(std::move(record));
  }
  return {{"domain", matter.domain},
          {"assessee", matter.assessee},
          {"matter", matter.matter},
          {"records", records}};
}

std::string as_text(const plan::YearPlan& plan, const MatterShown& matter, const Costs& costs,
                    Language language) {
  std::vector<std::vector<std::string>> rows;
  for (const MatterRecord& one : matter.records) {
    std::string more = own_id_text(one).in(language);
    const std::string waiting = waiting_text(one).in(language);
    if (!waiting.empty()) more += (more.empty() ? "" : "; ") + waiting;
    const auto cost = costs.find(one.number);
    if (cost != costs.end())
      more += (more.empty() ? "" : "; ") +
              say({"costs {}", "失 {} 分"}, cost->second.text()).in(language);
    rows.push_back(cells_of(plan, one, more, language));
  }
  return matter.matter + "  " + title_of(plan, matter.domain, matter.assessee) + "\n" +
         report::in_columns(rows, kLeft);
}

ordered_json as_json(const Suspect& suspect, const ledger::Ledger& ledger) {
  ordered_json records = ordered_json::array(), decided = ordered_json::array();
  for (const MatterRecord& one : suspect.records) records.push_back(record_json(one));
  for (const std::int64_t number : suspect.decided_in) {
    const ledger::Entry entry = ledger.find(number).value();
    decided.push_back({{"number", number},
                       {"says", entry.kind == ledger::MatterMerge::kKind ? "one" : "several"},
                       {"person", entry.actor.person},
                       {"entered", entry.entered}});
  }
  return {{"domain", suspect.records.front().own.domain},
          {"assessee", suspect.records.front().own.assessee},
          {"why", why_id(suspect.why)},
          {"open", suspect.is_open},
          {"decided", decided},
          {"records", records}};
}

std::string as_text(const plan::YearPlan& plan, const Suspect& suspect,
                    const ledger::Ledger& ledger, Language language) {
  std::vector<std::vector<std::string>> rows;
  for (const MatterRecord& one : suspect.records) {
    const Text own = one.own.matter.empty() ? say({"without an id", "无事项编号"})
                                            : say({"matter {}", "事项 {}"}, one.own.matter);
    rows.push_back(cells_of(plan, one, own.in(language), language));
  }
  const cycle::MatterRecord& first = suspect.records.front();
  Text head = say({"{}: {}", "{}:{}"}, title_of(plan, first.own.domain, first.own.assessee),
                  why_text(suspect.why));
  for (const std::int64_t number : suspect.decided_in) {
    const bool is_one = ledger.find(number).value().kind == ledger::MatterMerge::kKind;
    const std::string link = link_text(plan, ledger, number, language);
    if (!is_one)
      head = say({"{}; several matters, says {}", "{};{} 认定不是同一事项"}, head, link);
    else if (const cycle::MergeWaiting* waits = waiting(suspect, number); waits == nullptr)
      head = say({"{}; one matter, says {}", "{};{} 认定为同一事项"}, head, link);
    else if (waits->is_cancellation())
      head = say({"{}; one matter, says {}, which counts; #{} would take that merge away, and "
                  "another person has yet to confirm it: kaohe record confirm {}",
                  "{};{} 认定为同一事项,目前有效;撤销该合并的 #{} 尚待另一人确认:kaohe record "
                  "confirm {}"},
                 head, link, waits->number, waits->number);
    else
      head = say({"{}; proposed to be one matter by {}, which another person has yet to confirm: "
                  "kaohe record confirm {}",
                  "{};{} 拟认定为同一事项,尚待另一人确认:kaohe record confirm {}"},
                 head, link, number);
  }
  return head.in(language) + "\n" + report::in_columns(rows, kLeft);
}

}  // namespace kaohe::app
