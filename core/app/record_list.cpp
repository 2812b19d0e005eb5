// kaohe record list: what stands, what waits, what was replaced, one observation or record a line.
#include <algorithm>
#include <memory>
#include <optional>

#include <nlohmann/json.hpp>

#include "app/record_commands.hpp"
#include "app/record_content.hpp"
#include "app/record_words.hpp"
#include "base/errors.hpp"
#include "base/named.hpp"
#include "base/nearest.hpp"
#include "base/words.hpp"
#include "cycle/naming.hpp"
#include "evidence/observation_row.hpp"
#include "grading/sealed.hpp"
#include "ledger/kinds.hpp"
#include "ledger/ledger.hpp"
#include "ledger/payload.hpp"
#include "ledger/read_records.hpp"
#include "ledger/standing.hpp"
#include "report/summary.hpp"

namespace kaohe::app {

namespace {

using ledger::Entry;
using ledger::Ledger;
using ledger::Observation;
using nlohmann::ordered_json;

/// What stands before what a record says itself.
constexpr int kHeadSize = 9;

struct ListOptions {
  std::string domain, assessee, indicator, period, unit, kind;
};

bool fits(const std::string& asked, const std::string& found) {
  return asked.empty() || asked == found;
}

class Lister {
 public:
  Lister(const plan::YearPlan& plan, const Ledger& ledger, const ListOptions& options)
      : plan_(plan), ledger_(ledger), options_(options), sealed_(plan, ledger) {}

  void list(const ledger::EntryFilter& filter) {
    ledger_.entries(filter, [this](const Entry& entry) {
      standing_.note(entry);
      proposed_.note(entry);
    });
    standing_.finish();
    proposed_.finish();
    ledger::ReadOptions reading{plan_.year, filter.entered_until, false};
    merged_ = ledger::read_merged_matters(ledger_, reading);
    reading.with_proposed = true;
    merged_proposed_ = ledger::read_merged_matters(ledger_, reading);
    ledger_.entries(filter, [this](const Entry& entry) { note_objection(entry); });
    ledger_.entries(filter, [this](const Entry& entry) { take(entry); });
  }

  const ordered_json& document() const { return document_; }

 private:
  /// What assessees object to: open until the answer is confirmed.
  void note_objection(const Entry& entry) {
    if (entry.kind != ledger::Objection::kKind) return;
    if (!standing_.counts(entry, entry.number, "", "")) return;
    auto objection = ledger::record_of<ledger::Objection>(entry);
    objection.origin.number = entry.number;
    objections_.push_back(std::move(objection));
  }

  ordered_json objection_to(const Observation& row) const {
    for (const ledger::Objection& one : objections_) {
      if (speaks_of(one.about, one.date, row))
        return {{"number", one.origin.number},
                {"outcome", one.outcome.empty() ? "open" : one.outcome}};
    }
    return nullptr;
  }

  void take(const Entry& entry) {
    if (!fits(options_.unit, entry.actor.unit) || !fits(options_.kind, entry.kind)) return;
    if (entry.kind == ledger::kObservationsKind) {
      ledger_.observations(entry, [&](const Observation& row) { take_row(entry, row); });
    } else if (options_.indicator.empty() && options_.period.empty()) {
      take_record(entry);
    }
  }

  void take_row(const Entry& entry, const Observation& row) {
    const std::string indicator = row.input.substr(0, row.input.find('.'));
    if (!fits(options_.domain, row.domain) || !fits(options_.assessee, row.assessee) ||
        !fits(options_.indicator, indicator) || !fits(options_.period, row.period))
      return;
    ordered_json one = head_of(entry, row.origin.number, row.period, row.domain);
    one["objection"] = objection_to(row);
    one["merged"] = merged_into(key_of(row));
    one["period"] = row.period;
    const std::vector<std::string> cells = evidence::cells_of(plan_, row);
    for (std::size_t i = 0; i < cells.size(); ++i)
      one[std::string(evidence::kObservations.columns[i].id)] = cells[i];
    document_.push_back(std::move(one));
  }

  void take_record(const Entry& entry) {
    const ordered_json payload =
        sealed_.holds(entry) ? grading::without_mark(entry) : ledger::payload_of(entry);
    if (!fits(options_.domain, payload.value("domain", "")) ||
        !fits(options_.assessee, payload.value("assessee", "")))
      return;
    ordered_json one = head_of(entry, entry.number, "", "");
    const bool takes_away =
        entry.kind == ledger::kCancellationKind || entry.kind == ledger::kWithdrawalKind;
    if (takes_away && entry.replaces) one["takes_away"] = *entry.replaces;
    if (entry.kind == ledger::Circular::kKind)
      one["merged"] = merged_into(key_of(numbered<ledger::Circular>(entry)));
    if (entry.kind == ledger::Adjustment::kKind)
      one["merged"] = merged_into(key_of(numbered<ledger::Adjustment>(entry)));
    // A notice names the unit in charge, which is not who recorded it.
    for (auto& [key, value] : payload.items())
      one[one.contains(key) ? entry.kind + "_" + key : key] = value;
    document_.push_back(std::move(one));
  }

  template <class Record>
  static Record numbered(const Entry& entry) {
    auto record = ledger::record_of<Record>(entry);
    record.origin.number = entry.number;
    return record;
  }

  /// The matter by which it counts, where a merge says that, and whether that is confirmed.
  ordered_json merged_into(const ledger::MatterKey& key) const {
    const bool is_confirmed = !merged_.merges_of(key).empty();
    const ledger::MergedMatters& from = is_confirmed ? merged_ : merged_proposed_;
    if (from.merges_of(key).empty()) return nullptr;
    return {{"matter", from.matter_of(key)},
            {"by", from.merges_of(key)},
            {"state", is_confirmed ? "confirmed" : "proposed"}};
  }

  struct State {
    std::string id;
    ordered_json by = nullptr;  ///< the record that takes its place, or would
  };

  ordered_json head_of(const Entry& entry, std::int64_t number, const std::string& period,
                       const std::string& domain) const {
    const State state = state_of(entry, number, period, domain);
    return {{"number", number},         {"record", entry.kind},         {"state", state.id},
            {"by", state.by},           {"person", entry.actor.person}, {"unit", entry.actor.unit},
            {"entered", entry.entered}, {"objection", nullptr},         {"merged", nullptr}};
  }

  State state_of(const Entry& entry, std::int64_t number, const std::string& period,
                 const std::string& domain) const {
    for (const std::int64_t one : {number, entry.number}) {
      if (standing_.is_withdrawn(one)) return {"withdrawn"};
      if (const Entry* later = standing_.replacement_of(one))
        return {what_was_done(*later), later->number};
      if (const Entry* later = proposed_.replacement_of(one))
        return {what_is_proposed(*later), later->number};
    }
    if (standing_.is_confirmed(entry, period, domain)) return {"confirmed"};
    return {standing_.is_left_out(entry, period, domain) ? "left_out" : "proposed"};
  }

  static bool is_answer(const Entry& later) {
    return !ledger::payload_of(later).contains(ledger::kGroundsKey);
  }

  static std::string what_was_done(const Entry& later) {
    if (later.kind == ledger::kCancellationKind) return "cancelled";
    return is_answer(later) ? "answered" : "replaced";
  }

  static std::string what_is_proposed(const Entry& later) {
    if (later.kind == ledger::kCancellationKind) return "cancellation_proposed";
    return is_answer(later) ? "answer_proposed" : "correction_proposed";
  }

  const plan::YearPlan& plan_;
  const Ledger& ledger_;
  const ListOptions& options_;
  ledger::Standing standing_{false};  ///< what another person has confirmed
  ledger::Standing proposed_{true};   ///< what is proposed as well
  std::vector<ledger::Objection> objections_;
  grading::SealedMarks sealed_;
  ledger::MergedMatters merged_, merged_proposed_;
  ordered_json document_ = ordered_json::array();
};

std::string word_of(const std::string& state, Language language) {
  if (state == "withdrawn") return say({"withdrawn", "已撤回"}).in(language);
  if (state == "replaced") return say({"replaced", "已更正"}).in(language);
  if (state == "answered") return say({"answered", "已答复"}).in(language);
  if (state == "cancelled") return say({"cancelled", "已撤销"}).in(language);
  if (state == "correction_proposed") return say({"correction proposed", "拟更正"}).in(language);
  if (state == "cancellation_proposed")
    return say({"cancellation proposed", "拟撤销"}).in(language);
  if (state == "answer_proposed") return say({"answer proposed", "拟答复"}).in(language);
  if (state == "left_out") return say({"left out", "办结时未报送"}).in(language);
  if (state == "confirmed") return say({"confirmed", "已确认"}).in(language);
  return say({"proposed", "待确认"}).in(language);
}

/// "disputed (#7)", "withdrawn after an objection (#9)"; empty: nobody objects to it.
std::string objection_text(const ordered_json& objection, Language language) {
  if (objection.is_null()) return {};
  const std::string outcome = objection["outcome"];
  const Text text = outcome == "open"      ? say({"disputed", "有异议"})
                    : outcome == "upheld"  ? say({"upheld after an objection", "经异议维持"})
                    : outcome == "reduced" ? say({"reduced after an objection", "经异议减轻"})
                                           : say({"withdrawn after an objection", "经异议撤销"});
  return say({", {} (#{})", ",{}(#{})"}, text, objection["number"].get<std::int64_t>())
      .in(language);
}

/// "one matter 案1 (#12)", of a proposed merge "to be one matter …"; empty: nothing merges it.
std::string merged_text(const ordered_json& merged, Language language) {
  if (merged.is_null()) return {};
  std::string numbers;
  for (const ordered_json& one : merged["by"])
    numbers += (numbers.empty() ? "#" : ", #") + one.dump();
  const std::string matter = merged["matter"];
  const Text text =
      merged["state"] == "confirmed"
          ? say({", one matter {} ({})", ",并入事项 {}({})"}, matter, numbers)
          : say({", to be one matter {} ({})", ",拟并入事项 {}({})"}, matter, numbers);
  return text.in(language);
}

/// "correction proposed (#12)"
std::string state_text(const ordered_json& one, Language language) {
  const std::string by = one["by"].is_null() ? "" : " (#" + one["by"].dump() + ")";
  return word_of(one["state"], language) + by + objection_text(one["objection"], language) +
         merged_text(one["merged"], language);
}

std::string table_of(const plan::YearPlan& plan, const ordered_json& document, Language language) {
  const auto word = [&](const Message& message) { return say(message).in(language); };
  std::vector<std::vector<std::string>> rows{{word({"number", "编号"}), word({"entered", "记入"}),
                                              word({"person", "经办人"}), word({"state", "状态"}),
                                              word({"record", "类别"}), word({"content", "内容"})}};
  for (const ordered_json& one : document) {
    rows.push_back({"#" + std::to_string(one["number"].get<std::int64_t>()),
                    one["entered"].get<std::string>().substr(0, 10),
                    cycle::person_words(plan, one["person"].get<std::string>()).in(language),
                    state_text(one, language),
                    ledger::kind_title(one["record"].get<std::string>()).in(language),
                    content_of(plan, one, kHeadSize, language)});
  }
  return report::in_columns(rows, {true, false, false, false, false, false});
}

std::string unit_asked(const plan::YearPlan& plan, const std::string& word) {
  const std::string unit = cycle::find_unit(plan, word);
  if (!unit.empty()) return unit;
  throw Error(
      ErrorKind::usage, {},
      say({"--unit \"{}\" is no unit of the year{}; write its id or title, of an assessee "
           "\"domain/assessee\" or its full name",
           "--unit “{}”不是本年度的单位{};请写单位的 id 或名称,考核对象写“领域/编号”或全称"},
          word, cycle::unit_nearby(plan, word)));
}

std::string asked(const std::vector<Named>& all, const char* option, const std::string& word) {
  if (word.empty()) return {};
  const std::string id = find_named(all, word);
  if (!id.empty()) return id;
  throw Error(ErrorKind::usage, {},
              say({"{} \"{}\" is none of this year; write its id or title{}",
                   "{} “{}”在本年度中没有;请写编号或名称{}"},
                  option, word, named_nearby(all, word)));
}

std::string assessee_asked(const plan::YearPlan& plan, const std::string& word) {
  std::vector<Named> all;
  for (const plan::Domain& domain : plan.domains)
    for (const plan::Assessee& one : domain.assessees) all.push_back({one.id, one.name});
  return asked(all, "--assessee", word);
}

std::string indicator_asked(const plan::YearPlan& plan, const std::string& word) {
  std::vector<Named> all;
  for (const plan::Domain& domain : plan.domains)
    for (const plan::IndicatorInfo& one : domain.system.indicators)
      all.push_back({one.id, one.title});
  return asked(all, "--indicator", word);
}

std::string kind_asked(const std::string& word) {
  std::vector<Named> all;
  for (const std::string& kind : ledger::all_kinds())
    all.push_back({kind, ledger::kind_title(kind).zh});
  const std::string kind = word.empty() ? "" : find_named(all, word);
  if (word.empty() || !kind.empty()) return kind;
  throw Error(ErrorKind::usage, {},
              say({"--kind \"{}\" is no kind of record{}; it is one of {}",
                   "--kind “{}”不是记录类别{};应为 {} 之一"},
                  word, named_nearby(all, word), joined(ledger::all_kinds())));
}

/// Things may be named by title; who is not of the year would have no record, and is a slip.
ListOptions by_ids(const plan::YearPlan& plan, ListOptions options) {
  if (!options.domain.empty()) options.domain = cycle::domain_named(plan, options.domain).id;
  if (!options.period.empty()) options.period = cycle::period_named(plan, options.period).id;
  if (!options.unit.empty()) options.unit = unit_asked(plan, options.unit);
  // "schools/s05", as units of assessees are written, names the domain as well.
  const std::string unit = cycle::find_unit(plan, options.assessee);
  if (const plan::Assessee* one = plan.find_assessee(unit); one != nullptr) {
    if (options.domain.empty()) options.domain = one->domain;
    options.assessee = one->id;
  }
  options.assessee = assessee_asked(plan, options.assessee);
  options.indicator = indicator_asked(plan, options.indicator);
  options.kind = kind_asked(options.kind);
  return options;
}

int list(Session& session, const ListOptions& written) {
  const cycle::Year year = session.open_year();
  const ListOptions options = by_ids(year.plan, written);
  const Ledger ledger = session.open_ledger();
  ledger::EntryFilter filter;
  filter.year = year.plan.year;
  if (!session.options.today.empty()) filter.entered_until = session.options.day();
  Lister lister(year.plan, ledger, options);
  lister.list(filter);
  session.print(session.options.json ? lister.document().dump(2)
                                     : table_of(year.plan, lister.document(), session.language));
  return 0;
}

}  // namespace

void add_record_list(CLI::App& group, Session& session) {
  CLI::App* command =
      add_command(group, session, "list",
                  {"list records with number and state; --today leaves later ones out\n"
                   "Example: kaohe record list --assessee s05 --period q1",
                   "列出记录的编号和状态;--today 只列到这一天\n例:kaohe record list --assessee s05 "
                   "--period q1"});
  auto options = std::make_shared<ListOptions>();
  const auto add = [&](const char* name, std::string& value, const Message& about) {
    add_option(*command, name, value, say(about).in(session.language)).type_name("ID");
  };
  add("--domain", options->domain, {"only of this domain", "只列这一领域"});
  add("--assessee", options->assessee, {"only of this assessee", "只列这一考核对象"});
  add("--indicator", options->indicator, {"only of this indicator", "只列这一指标"});
  add("--period", options->period, {"only of this period", "只列这一考核阶段"});
  add("--unit", options->unit, {"only what this unit recorded", "只列这一单位录入的"});
  add("--kind", options->kind, {"only of this kind, such as decision", "只列这一类别,如 decision"});
  add_json_flag(*command, session, {"print them as JSON", "以 JSON 输出"});
  on_call(*command, [&session, options] {
    session.command = [&session, options] { return list(session, *options); };
  });
}

}  // namespace kaohe::app
