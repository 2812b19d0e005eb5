// kaohe year status, history: how far an indicator system has come, and what it was (Art. 8).
#include <algorithm>
#include <array>
#include <memory>

#include <nlohmann/json.hpp>

#include "app/options.hpp"
#include "app/system_editions.hpp"
#include "base/errors.hpp"
#include "base/words.hpp"
#include "cycle/closed_roster.hpp"
#include "cycle/desk.hpp"
#include "cycle/system_versions.hpp"
#include "report/summary.hpp"

namespace kaohe::app {

namespace {

using cycle::Hand;
using cycle::SystemLife;
using cycle::SystemStep;

std::string_view id_of(SystemStep step) {
  constexpr std::array<std::string_view, 5> ids{"nothing", "drafting", "consolidated", "approved",
                                                "issued"};
  return ids[static_cast<std::size_t>(step)];
}

Text title_of(SystemStep step) {
  constexpr std::array<Message, 5> titles{Message{"not begun", "未开始"},
                                          {"drafting", "起草中"},
                                          {"consolidated", "已汇总"},
                                          {"approved", "已审定"},
                                          {"issued", "已印发"}};
  return say(titles[static_cast<std::size_t>(step)]);
}

std::string name_of(const plan::YearPlan& plan, const std::string& person) {
  const std::optional<plan::Person> found = plan.find_person(person);
  return found ? found->name : person;
}

// ---------- Status ----------

/// How a domain stands on a day.
struct Status {
  const plan::Domain& domain;
  SystemLife life;
  bool is_late = false;  ///< it was issued after the day, or is not yet and the day is over
  std::vector<std::string> missing;
  std::vector<Problem> unofficial;

  bool is_as_issued() const { return life.in_force() != nullptr && unofficial.empty(); }
};

Status status_of(const plan::YearPlan& plan, const plan::Domain& domain, const SystemLife& life,
                 const cycle::Progress& progress, Date today) {
  Status status{domain, life, false, {}, cycle::unofficial(plan, domain, life)};
  for (Problem& one : cycle::roster_problems(plan, progress, domain))
    status.unofficial.push_back(std::move(one));
  const Date done = life.editions.empty() ? today : life.editions.front().hand.day;
  status.is_late = done > cycle::system_due(plan);
  if (life.editions.empty()) status.missing = cycle::missing_parts(domain, life);
  return status;
}

std::vector<Status> statuses(const Session& session, const plan::YearPlan& plan,
                             const std::string& wanted) {
  const ledger::Ledger ledger = session.open_ledger();
  const bool has_day = !session.options.today.empty();
  const Date today = session.day_looked_at(ledger, plan.year);
  const std::optional<Date> until = has_day ? std::optional(today) : std::nullopt;
  const cycle::Systems systems(ledger, plan.year, until);
  const cycle::Progress progress(ledger, plan.year, until);
  const std::string id = wanted.empty() ? wanted : cycle::domain_named(plan, wanted).id;
  std::vector<Status> list;
  for (const plan::Domain& domain : plan.domains) {
    if (id.empty() || domain.id == id)
      list.push_back(status_of(plan, domain, systems.of(domain.id), progress, today));
  }
  return list;
}

/// "学校 (schools)": commands take the id.
std::string titled(const plan::Domain& domain) {
  return domain.title + " (" + domain.id + ")";
}

std::vector<std::string> titles_of(const plan::YearPlan& plan,
                                   const std::vector<std::string>& units) {
  std::vector<std::string> titles;
  for (const std::string& unit : units) titles.push_back(plan.unit_title(unit));
  return titles;
}

std::string period_title(const plan::YearPlan& plan, const std::string& id) {
  const plan::Period* period = plan.find_period(id);
  return period == nullptr ? id : period->title;
}

/// Whose act the step is: once issued the issue, whatever was amended since.
const Hand* hand_of_step(const SystemLife& life) {
  return life.editions.empty() ? life.last_hand() : &life.editions.front().hand;
}

std::vector<std::string> status_row(const Session& session, const plan::YearPlan& plan,
                                    const Status& status) {
  const auto word = [&](const Message& message) { return say(message).in(session.language); };
  const Hand* hand = hand_of_step(status.life);
  const cycle::SystemEdition* edition = status.life.in_force();
  const std::string files =
      status.life.editions.empty() ? "-"
      : status.is_as_issued()
          ? word({"as in force", "一致"})
          : say({"{} changed", "{} 处不符"}, status.unofficial.size()).in(session.language);
  return {titled(status.domain),
          title_of(status.life.step()).in(session.language),
          hand == nullptr ? "-" : name_of(plan, hand->person),
          hand == nullptr ? "-" : to_text(hand->day),
          status.is_late ? word({"late", "逾期"}) : "",
          status.missing.empty() ? "-" : joined(titles_of(plan, status.missing)),
          edition == nullptr ? "-" : "#" + std::to_string(edition->hand.number),
          files};
}

/// What makes the files another than what is in force: the indicators by name.
void print_changes(const Session& session, const Status& status) {
  if (status.life.editions.empty()) return;
  for (const Problem& one : status.unofficial)
    session.print(say({"{}: {}: {}", "{}:{}:{}"}, status.domain.title, one.place.text(), one.what));
}

void print_amendments(const Session& session, const plan::YearPlan& plan, const Status& status) {
  const cycle::Amendment* open = status.life.open_amendment();
  if (open == nullptr) return;
  const ledger::AmendmentProposal& proposal = open->proposal.record;
  session.print(say({"amendment {} of {}: proposed by {} on {}, from {}: {}; {}",
                     "调整 {}({}):{} 于 {} 提出,自 {} 起:{};{}"},
                    open->proposal.hand.number, titled(status.domain),
                    plan.unit_title(proposal.unit), to_text(open->proposal.hand.day),
                    period_title(plan, proposal.from), proposal.reason,
                    open->study ? say({"studied: {}", "已研究:{}"}, open->study->record.opinion)
                                : say({"not studied yet", "尚未研究"})));
}

struct Step {
  Text what;
  std::string unit;
  Hand hand;
};

/// Every act up to the issue, in the order of their entries.
std::vector<Step> steps_of(const SystemLife& life, const plan::YearPlan& plan) {
  std::vector<Step> steps;
  const auto add = [&](const Text& what, const Hand& hand, const std::string& unit) {
    steps.push_back({what, unit, hand});
  };
  const std::string office = plan.organisation_with("office").id;
  const std::string committee = plan.organisation_with("committee").id;
  for (const auto& [unit, draft] : life.drafts) add(say({"drafted", "起草"}), draft.hand, unit);
  if (life.consolidation) add(say({"consolidated", "汇总审核"}), life.consolidation->hand, office);
  if (life.approval) add(say({"approved", "审定"}), life.approval->hand, committee);
  if (!life.editions.empty()) add(say({"issued", "印发"}), life.editions.front().hand, office);
  std::sort(steps.begin(), steps.end(),
            [](const Step& a, const Step& b) { return a.hand.number < b.hand.number; });
  return steps;
}

void print_steps(const Session& session, const plan::YearPlan& plan, const Status& status) {
  const Date due = cycle::system_due(plan);
  std::vector<std::vector<std::string>> rows;
  for (const Step& one : steps_of(status.life, plan)) {
    rows.push_back({"  #" + std::to_string(one.hand.number), one.what.in(session.language),
                    plan.unit_title(one.unit), name_of(plan, one.hand.person),
                    to_text(one.hand.day),
                    one.hand.day > due ? say({"late", "逾期"}).in(session.language) : ""});
  }
  if (!rows.empty())
    session.print(report::in_columns(rows, {false, false, false, false, false, false}));
}

nlohmann::ordered_json as_json(const Step& step, Date due, Language language) {
  return {{"number", step.hand.number},
          {"what", step.what.in(language)},
          {"unit", step.unit},
          {"person", step.hand.person},
          {"date", to_text(step.hand.day)},
          {"late", step.hand.day > due}};
}

nlohmann::ordered_json as_json(const Status& status, const plan::YearPlan& plan,
                               Language language) {
  const Hand* hand = hand_of_step(status.life);
  const cycle::SystemEdition* edition = status.life.in_force();
  nlohmann::ordered_json changes = nlohmann::ordered_json::array();
  if (edition != nullptr) {
    for (const Problem& one : status.unofficial)
      changes.push_back({{"where", one.place.text()}, {"message", one.what.in(language)}});
  }
  nlohmann::ordered_json steps = nlohmann::ordered_json::array();
  for (const Step& one : steps_of(status.life, plan))
    steps.push_back(as_json(one, cycle::system_due(plan), language));
  const cycle::Amendment* open = status.life.open_amendment();
  return {{"domain", status.domain.id},
          {"step", id_of(status.life.step())},
          {"person", hand == nullptr ? "" : hand->person},
          {"date", hand == nullptr ? "" : to_text(hand->day)},
          {"late", status.is_late},
          {"steps", steps},
          {"missing", status.missing},
          {"version", edition == nullptr ? 0 : edition->hand.number},
          {"digest", edition == nullptr ? "" : edition->version.digests.whole},
          {"official", status.is_as_issued()},
          {"changes", changes},
          {"open_amendment", open == nullptr ? 0 : open->proposal.hand.number}};
}

int status(Session& session, const std::string& domain) {
  const cycle::Year year = session.open_year();
  const std::vector<Status> list = statuses(session, year.plan, domain);
  if (session.options.json) {
    nlohmann::ordered_json document = nlohmann::ordered_json::array();
    for (const Status& one : list) document.push_back(as_json(one, year.plan, session.language));
    session.print_json(document);
    return 0;
  }
  const auto word = [&](const Message& message) { return say(message).in(session.language); };
  std::vector<std::vector<std::string>> rows{
      {word({"domain", "领域"}), word({"step", "环节"}), word({"by", "办理人"}),
       word({"on", "日期"}), "", word({"parts missing", "未报送的单位"}),
       word({"in force", "施行版本"}), word({"files", "现有配置"})}};
  for (const Status& one : list) rows.push_back(status_row(session, year.plan, one));
  session.print(report::in_columns(rows, {false, false, false, false, false, false, false, false}));
  if (!domain.empty()) print_steps(session, year.plan, list.front());
  for (const Status& one : list) {
    print_changes(session, one);
    print_amendments(session, year.plan, one);
  }
  const bool all_issued = std::none_of(list.begin(), list.end(),
                                       [](const Status& one) { return one.life.editions.empty(); });
  if (all_issued) return 0;
  session.print(say({"An indicator system is due on {} (Art. 8); only an issued one scores "
                     "officially.",
                     "指标体系应于 {} 前印发(第八条);印发后方可作为正式结果的依据。"},
                    to_text(cycle::system_due(year.plan))));
  return 0;
}

// ---------- History ----------

const cycle::Amendment* amendment_of(const SystemLife& life, const cycle::SystemEdition& edition) {
  for (const cycle::Amendment& one : life.amendments) {
    if (one.proposal.hand.number == edition.amendment) return &one;
  }
  return nullptr;
}

void print_edition(const Session& session, const plan::YearPlan& plan,
                   const cycle::SystemEdition& edition, const SystemLife& life) {
  session.print(say({"#{} {}: {} by {}, {}", "#{} {}:{},办理人 {},{}"}, edition.hand.number,
                    to_text(edition.hand.day), edition_title(edition),
                    name_of(plan, edition.hand.person), edition.document));
  session.print(say({"  digest {}, plugin {} {}", "  摘要 {},插件 {} {}"},
                    edition.version.digests.whole, edition.version.plugin,
                    edition.version.plugin_version));
  if (const cycle::Amendment* one = amendment_of(life, edition))
    session.print(say({"  from {}: {}; opinion: {}", "  自 {} 起:{};研究意见:{}"},
                      period_title(plan, one->proposal.record.from), one->proposal.record.reason,
                      one->study->record.opinion));
}

void print_differences(const Session& session, const std::vector<plan::Difference>& all) {
  for (const plan::Difference& one : all)
    session.print("  " + (one.indicator.empty() ? std::string("-") : one.indicator) + " " +
                  cycle::in_words(one).in(session.language));
}

void print_rejected(const Session& session, const plan::YearPlan& plan, const SystemLife& life) {
  for (const cycle::Amendment& one : life.amendments) {
    if (!one.decision || one.is_approved()) continue;
    session.print(
        say({"amendment {} of {} was rejected on {} by {}: {}", "调整 {}({})于 {} 被 {} 否决:{}"},
            one.proposal.hand.number, plan.unit_title(one.proposal.record.unit),
            to_text(one.decision->hand.day), name_of(plan, one.decision->hand.person),
            one.decision->record.reason));
  }
}

/// A version, and of an amendment what it changed and why.
nlohmann::ordered_json version_as_json(const Session& session, const Status& status,
                                       const plan::YearPlan& plan, std::size_t at) {
  const std::vector<cycle::SystemEdition>& editions = status.life.editions;
  nlohmann::ordered_json version = edition_json(editions[at]);
  if (const cycle::Amendment* one = amendment_of(status.life, editions[at])) {
    version["from"] = one->proposal.record.from;
    version["reason"] = one->proposal.record.reason;
    version["opinion"] = one->study->record.opinion;
  }
  version["differences"] = nlohmann::ordered_json::array();
  if (at == 0) return version;
  for (const plan::Difference& one :
       cycle::differences(plan, status.domain, editions[at - 1].version, editions[at].version))
    version["differences"].push_back(difference_json(one, session.language));
  return version;
}

nlohmann::ordered_json rejected_as_json(const cycle::Amendment& one) {
  return {{"amendment", one.proposal.hand.number},
          {"unit", one.proposal.record.unit},
          {"date", to_text(one.decision->hand.day)},
          {"person", one.decision->hand.person},
          {"reason", one.decision->record.reason}};
}

void print_history_json(const Session& session, const Status& status, const plan::YearPlan& plan) {
  nlohmann::ordered_json document{{"domain", status.domain.id},
                                  {"versions", nlohmann::ordered_json::array()},
                                  {"rejected", nlohmann::ordered_json::array()}};
  for (std::size_t at = 0; at < status.life.editions.size(); ++at)
    document["versions"].push_back(version_as_json(session, status, plan, at));
  for (const cycle::Amendment& one : status.life.amendments) {
    if (one.decision && !one.is_approved()) document["rejected"].push_back(rejected_as_json(one));
  }
  session.print_json(document);
}

int history(Session& session, const std::string& domain_id) {
  const cycle::Year year = session.open_year();
  const plan::Domain& domain = cycle::domain_named(year.plan, domain_id);
  const std::vector<Status> list = statuses(session, year.plan, domain.id);
  const SystemLife& life = list.front().life;
  if (session.options.json) {
    print_history_json(session, list.front(), year.plan);
    return 0;
  }
  if (life.editions.empty())
    session.print(say({"{}: nothing is issued yet", "{}:尚未印发"}, titled(domain)));
  for (std::size_t i = 0; i < life.editions.size(); ++i) {
    print_edition(session, year.plan, life.editions[i], life);
    if (i > 0)
      print_differences(session, cycle::differences(year.plan, domain, life.editions[i - 1].version,
                                                    life.editions[i].version));
  }
  print_rejected(session, year.plan, life);
  return 0;
}

// ---------- The command line ----------

void add_domain(CLI::App& command, const Session& session, std::string& domain, bool is_required) {
  const Argument argument =
      add_option(command, "--domain", domain,
                 say({"the domain, by its id", "领域的 id"}).in(session.language))
          .type_name("ID");
  if (is_required) argument.required();
}

}  // namespace

void add_system_status_commands(CLI::App& year, Session& session) {
  const auto wanted = std::make_shared<std::string>();
  CLI::App* looking =
      add_command(year, session, "status",
                  {"how far each domain's indicator system has come (Art. 8)\n"
                   "Example: kaohe year status --domain schools",
                   "各领域指标体系办理到哪一环节(第八条)\n例:kaohe year status --domain schools"});
  add_domain(*looking, session, *wanted, false);
  add_json_flag(*looking, session, {"print it as JSON", "以 JSON 输出"});
  on_call(*looking, [&session, wanted] {
    session.command = [&session, wanted] { return status(session, *wanted); };
  });
  CLI::App* telling =
      add_command(year, session, "history",
                  {"every version of a domain's indicator system, and what each changed\n"
                   "Example: kaohe year history --domain schools",
                   "指标体系的各个版本及其改动\n例:kaohe year history --domain schools"});
  add_domain(*telling, session, *wanted, true);
  add_json_flag(*telling, session, {"print it as JSON", "以 JSON 输出"});
  on_call(*telling, [&session, wanted] {
    session.command = [&session, wanted] { return history(session, *wanted); };
  });
}

}  // namespace kaohe::app
