// kaohe matter …: what is recorded under one matter, what may be one, and who says so.
#include "app/matter_commands.hpp"

#include <algorithm>
#include <map>
#include <memory>
#include <tuple>

#include <nlohmann/json.hpp>

#include "app/acting.hpp"
#include "app/matter_views.hpp"
#include "app/period_choice.hpp"
#include "base/errors.hpp"
#include "cycle/matter_links.hpp"
#include "cycle/matter_suspects.hpp"
#include "cycle/naming.hpp"

namespace kaohe::app {

namespace {

using cycle::MatterRecord;
using nlohmann::ordered_json;

// ---------- kaohe matter list ----------

struct ListOptions {
  std::string domain, assessee, matter, period;
};

/// "schools/s05", also by its full name.
const plan::Assessee& assessee_named(const plan::YearPlan& plan, const std::string& word) {
  const plan::Assessee* found = plan.find_assessee(cycle::find_unit(plan, word));
  if (found != nullptr) return *found;
  throw Error(ErrorKind::usage, {},
              say({"--assessee \"{}\" is no assessee of the year{}; write domain/id, such as "
                   "schools/s05, or its full name",
                   "--assessee “{}”不是本年度的考核对象{};请写 领域/编号(如 schools/s05)或全称"},
                  word, cycle::unit_nearby(plan, word)));
}

ListOptions by_ids(const plan::YearPlan& plan, ListOptions options) {
  if (!options.domain.empty()) options.domain = cycle::domain_named(plan, options.domain).id;
  if (options.assessee.empty()) return options;
  const plan::Assessee& one = assessee_named(plan, options.assessee);
  options.domain = one.domain;
  options.assessee = one.id;
  return options;
}

bool is_asked(const ListOptions& options, const MatterRecord& record) {
  const auto fits = [](const std::string& asked, const std::string& found) {
    return asked.empty() || asked == found;
  };
  return !record.matter.empty() && fits(options.domain, record.own.domain) &&
         fits(options.assessee, record.own.assessee);
}

/// By the id under which it counts, or one that any of its records was recorded with.
bool is_called(const MatterShown& matter, const std::string& id) {
  return id.empty() || matter.matter == id ||
         std::any_of(matter.records.begin(), matter.records.end(),
                     [&](const MatterRecord& one) { return one.own.matter == id; });
}

std::vector<MatterShown> matters_asked(std::vector<MatterRecord> all, const ListOptions& options) {
  std::map<std::tuple<std::string, std::string, std::string>, MatterShown> shown;
  for (MatterRecord& one : all) {
    if (!is_asked(options, one)) continue;
    MatterShown& matter = shown[{one.own.domain, one.own.assessee, one.matter}];
    matter.domain = one.own.domain;
    matter.assessee = one.own.assessee;
    matter.matter = one.matter;
    matter.records.push_back(std::move(one));
  }
  std::vector<MatterShown> list;
  for (auto& [key, matter] : shown)
    if (is_called(matter, options.matter)) list.push_back(std::move(matter));
  return list;
}

/// What single records cost in a period's preview.
Costs costs_in(Session& session, const cycle::Year& year, const std::string& asked) {
  Costs costs;
  if (asked.empty()) return costs;
  const std::string period = period_asked(session.options, year.plan, asked);
  const Records records = session.read_records(year, period);
  const cycle::Assessment assessment =
      cycle::assess(year, *records.source, period, assess_options(session.options, records));
  for (const grading::DomainResult& domain : assessment.result.domains) {
    for (const grading::AssesseeResult& assessee : domain.assessees) {
      for (const grading::Loss& loss : assessee.losses)
        if (loss.records.size() == 1) costs[loss.records.front()] += loss.points;
      for (const grading::AppliedAdjustment& one : assessee.adjustments)
        if (one.record != 0) costs[one.record] -= one.counted ? one.points : Rational();
    }
  }
  return costs;
}

int list(Session& session, const ListOptions& written) {
  const cycle::Year year = session.open_year();
  const ListOptions options = by_ids(year.plan, written);
  const ledger::Ledger ledger = session.open_ledger();
  const Costs costs = costs_in(session, year, options.period);
  const std::vector<MatterShown> matters =
      matters_asked(cycle::matter_records(year.plan, ledger), options);
  ordered_json document = ordered_json::array();
  for (const MatterShown& one : matters) {
    if (session.options.json) document.push_back(as_json(one, costs));
    if (!session.options.json) session.print(as_text(year.plan, one, costs, session.language));
  }
  if (session.options.json) session.print_json(document);
  if (!session.options.json && matters.empty())
    session.print(say({"Nothing is recorded under such a matter.", "没有这样的事项记录。"}));
  return 0;
}

void add_list(CLI::App& group, Session& session) {
  CLI::App* command = add_command(
      group, session, "list",
      {"each matter with all that is recorded under it, across periods, units and indicators\n"
       "Example: kaohe matter list --assessee townships/t05 --period q2",
       "各事项之下的全部记录,不分阶段、单位、指标\n"
       "例:kaohe matter list --assessee townships/t05 --period q2"});
  auto options = std::make_shared<ListOptions>();
  const auto add = [&](const char* name, std::string& value, const Message& about) {
    add_option(*command, name, value, say(about).in(session.language)).type_name("ID");
  };
  add("--domain", options->domain, {"only of this domain", "只列这一领域"});
  add("--assessee", options->assessee,
      {"only of this assessee, as domain/id", "只列这一考核对象,写 领域/编号"});
  add("--matter", options->matter, {"only this matter", "只列这一事项"});
  add("--period", options->period,
      {"also what each record costs in this period", "同时列出各记录在这一阶段的失分"});
  add_json_flag(*command, session, {"print them as JSON", "以 JSON 输出"});
  on_call(*command, [&session, options] {
    session.command = [&session, options] { return list(session, *options); };
  });
}

// ---------- kaohe matter suspects ----------

int suspects(Session& session, const cycle::SuspectOptions& written) {
  const cycle::Year year = session.open_year();
  const ledger::Ledger ledger = session.open_ledger();
  cycle::SuspectOptions options = written;
  if (!options.domain.empty()) options.domain = cycle::domain_named(year.plan, options.domain).id;
  const std::vector<cycle::Suspect> found = cycle::matter_suspects(year.plan, ledger, options);
  if (session.options.json) {
    ordered_json document = ordered_json::array();
    for (const cycle::Suspect& one : found) document.push_back(as_json(one, ledger));
    session.print_json(document);
    return 0;
  }
  for (const cycle::Suspect& one : found)
    session.print(as_text(year.plan, one, ledger, session.language));
  session.print(
      found.empty()
          ? say({"No records look like one matter.", "没有疑似同一事项的记录。"})
          : say({"{} groups. One matter: kaohe matter merge NUMBER NUMBER --into MATTER; several: "
                 "kaohe matter distinct NUMBER NUMBER",
                 "共 {} 组。同一事项的:kaohe matter merge 编号 编号 --into 事项编号;"
                 "不是的:kaohe matter distinct 编号 编号"},
                found.size()));
  return 0;
}

void add_suspects(CLI::App& group, Session& session) {
  CLI::App* command = add_command(
      group, session, "suspects",
      {"records of an assessee that may be one matter counted twice: the same document number or "
       "file of evidence, or near days and alike texts\n"
       "Example: kaohe matter suspects --domain townships",
       "可能是同一事项、重复计分的记录:文号或佐证文件相同,或者日期相近、文字相近\n"
       "例:kaohe matter suspects --domain townships"});
  auto options = std::make_shared<cycle::SuspectOptions>();
  add_option(*command, "--domain", options->domain,
             say({"only of this domain", "只列这一领域"}).in(session.language))
      .type_name("ID");
  add_flag(
      *command, "--all", options->with_decided,
      say({"also those of which somebody has said it", "也列出已经认定的"}).in(session.language));
  add_json_flag(*command, session, {"print them as JSON", "以 JSON 输出"});
  on_call(*command, [&session, options] {
    session.command = [&session, options] { return suspects(session, *options); };
  });
}

// ---------- kaohe matter merge, distinct ----------

struct LinkOptions {
  Acting acting;
  cycle::MatterMerging merging;  ///< of `distinct` all but `into`
};

/// A merge reaches all that has one of the ids, also what nobody named.
void say_merged(const Session& session, const cycle::Desk& desk, std::int64_t made) {
  if (desk.is_dry_run()) return;
  const auto link = ledger::record_of<ledger::MatterMerge>(desk.ledger().find(made).value());
  std::vector<std::int64_t> numbers;
  for (const MatterRecord& one : cycle::matter_records(desk.plan(), desk.ledger())) {
    const bool is_of_it = one.own.domain == link.domain && one.own.assessee == link.assessee;
    if (is_of_it && one.matter == link.into) numbers.push_back(one.number);
  }
  session.print(say({"proposed: \"{}\" would be {}", "拟合并:事项“{}”将包括 {}"}, link.into,
                    numbers_text(numbers)));
}

int merge(Session& session, const LinkOptions& options) {
  OpenDesk open(session, options.acting);
  const std::int64_t made = cycle::merge_matters(open.desk(), options.merging);
  say_recorded(session, open.desk(), {made});
  say_merged(session, open.desk(), made);
  say_what_counts_when(session, open.desk(), {made});
  return 0;
}

int keep_apart(Session& session, const LinkOptions& options) {
  OpenDesk open(session, options.acting);
  say_recorded(session, open.desk(),
               {cycle::keep_matters_apart(open.desk(), options.merging.numbers,
                                          options.merging.reason, options.merging.document)});
  if (!open.desk().is_dry_run())
    session.print(
        say({"It takes effect at once: no figure depends on it, and nobody has to "
             "confirm it.",
             "即时生效:不影响任何数据,无须另一人确认。"}));
  return 0;
}

void add_text(CLI::App& command, const Session& session, const char* name, std::string& text,
              const Message& about) {
  add_option(command, name, text, say(about).in(session.language)).type_name("TEXT");
}

void add_numbers(CLI::App& command, const Session& session, std::vector<std::int64_t>& numbers) {
  add_option(command, "NUMBER", numbers,
             say({"numbers of records: rows of observations, circulars, adjustments",
                  "记录的编号:监测记录具体一行、通报、加减分"})
                 .in(session.language))
      .required();
}

void add_merge(CLI::App& group, Session& session) {
  auto options = std::make_shared<LinkOptions>();
  CLI::App* command = add_acting_command(
      group, session, "merge",
      {"say that records are one matter, which counts once when another person confirms it\n"
       "Example: kaohe matter merge 57 812 --into 云督查〔2023〕9号 --reason 'one case' --document "
       "云考办〔2023〕3号 --as gao_lanying",
       "认定若干记录为同一事项,经另一人确认后只计一次\n"
       "例:kaohe matter merge 57 812 --into 云督查〔2023〕9号 --reason 同一案件 --document "
       "云考办〔2023〕3号 --as gao_lanying"},
      options, merge);
  add_numbers(*command, session, options->merging.numbers);
  add_text(*command, session, "--into", options->merging.into,
           {"the matter's id from now on", "合并后的事项编号"});
  add_text(*command, session, "--reason", options->merging.reason, {"why", "理由"});
  add_text(*command, session, "--document", options->merging.document,
           {"what it rests on", "所依据的文件"});
}

void add_distinct(CLI::App& group, Session& session) {
  auto options = std::make_shared<LinkOptions>();
  CLI::App* command = add_acting_command(
      group, session, "distinct",
      {"say that records are several matters, so that nobody is asked again; of one that an "
       "answer to an objection took away or reduced, that what a document shows is another matter\n"
       "Example: kaohe matter distinct 57 812 --reason 'two cases' --as gao_lanying\n"
       "Example: kaohe matter distinct 57 --reason 'another day' --document 云教核〔2023〕9号 "
       "--as wei_xianzhi",
       "认定若干记录不是同一事项,不再列为疑似;经异议答复撤销或者减轻的一条,"
       "认定某文件所载为另一事项\n"
       "例:kaohe matter distinct 57 812 --reason 两起案件 --as gao_lanying\n"
       "例:kaohe matter distinct 57 --reason 另一次 --document 云教核〔2023〕9号 "
       "--as wei_xianzhi"},
      options, keep_apart);
  add_numbers(*command, session, options->merging.numbers);
  add_text(*command, session, "--reason", options->merging.reason, {"why", "理由"});
  add_text(*command, session, "--document", options->merging.document,
           {"what it rests on; needed where one record is named", "所依据的文件;只写一条的必填"});
}

}  // namespace

void add_matter_commands(CLI::App& program, Session& session) {
  CLI::App* group =
      add_subcommand(program, "matter",
                     say({"matters: what is one, what may be, and who says so\nExample: kaohe "
                          "matter list --assessee townships/t05 --period q2",
                          "事项:同一事项的记录、疑似和认定\n例:kaohe matter list --assessee "
                          "townships/t05 --period q2"})
                         .in(session.language));
  require_subcommand(*group);
  add_list(*group, session);
  add_suspects(*group, session);
  add_merge(*group, session);
  add_distinct(*group, session);
}

}  // namespace kaohe::app
