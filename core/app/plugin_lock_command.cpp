// kaohe plugin lock: with which plugins' bytes a year computes.
#include <memory>

#include <nlohmann/json.hpp>

#include "app/acting.hpp"
#include "app/effect_report.hpp"
#include "app/plugin_commands.hpp"
#include "app/system_editions.hpp"
#include "base/errors.hpp"
#include "base/files.hpp"
#include "conformance/conformance.hpp"
#include "cycle/amendment_effect.hpp"
#include "cycle/locking.hpp"
#include "cycle/system_versions.hpp"
#include "cycle/systems.hpp"
#include "ledger/ledger.hpp"
#include "report/summary.hpp"

namespace kaohe::app {

namespace {

using cycle::LockFinding;
using cycle::LockLine;
using nlohmann::ordered_json;

constexpr std::size_t kShownDigest = 23;  // "sha256:" and 16 digits, which name its folder

struct LockWanted {
  cycle::LockOptions lock;
  bool check = false;
  std::string upgrade;  ///< a domain; empty: nothing is exchanged
  std::string reason, document;
  bool without_ledger = false;  ///< of an upgrade: whoever asks says that there is none
};

// ---------- Locking ----------

const char* id_of(LockLine::What what) {
  switch (what) {
    case LockLine::What::kept:
      return "kept";
    case LockLine::What::added:
      return "added";
    case LockLine::What::machine:
      return "machine";
    case LockLine::What::dropped:
      return "dropped";
  }
  return "";
}

Text word_of(LockLine::What what, bool dry_run) {
  switch (what) {
    case LockLine::What::kept:
      return say({"locked before", "此前已锁定"});
    case LockLine::What::added:
      return dry_run ? say({"would be locked", "将锁定"}) : say({"locked", "已锁定"});
    case LockLine::What::machine:
      return dry_run ? say({"would be locked for this machine", "将锁定本机文件"})
                     : say({"locked for this machine", "已锁定本机文件"});
    case LockLine::What::dropped:
      return dry_run ? say({"would be taken out: the year has no such domain",
                            "将移出:本年度没有该领域"})
                     : say({"taken out: the year has no such domain", "已移出:本年度没有该领域"});
  }
  return {};
}

std::string digest_here(const plugin_host::Locked& locked) {
  const auto found = locked.sha256.find(plugin_host::machine());
  return found == locked.sha256.end() ? "" : found->second;
}

ordered_json as_json(const LockLine& line) {
  return {{"domain", line.plugin.domain},
          {"id", line.plugin.id},
          {"version", line.plugin.version},
          {"abi", line.plugin.abi},
          {"sha256", line.plugin.sha256},
          {"described", line.plugin.described},
          {"conformance", line.plugin.conformance},
          {"sources", line.has_sources},
          {"what", id_of(line.what)}};
}

void print(const Session& session, const std::vector<LockLine>& lines, bool dry_run) {
  std::vector<std::vector<std::string>> rows;
  for (const LockLine& one : lines)
    rows.push_back({one.plugin.domain, one.plugin.id, one.plugin.version,
                    digest_here(one.plugin).substr(0, kShownDigest),
                    say({"level {}", "第 {} 级"}, one.plugin.conformance).in(session.language),
                    word_of(one.what, dry_run).in(session.language)});
  session.print(report::in_columns(rows, {false, false, false, false, false, false}));
  for (const LockLine& one : lines)
    if (!one.has_sources && one.what != LockLine::What::dropped)
      session.print(say({"{}: its file carries no sources; keep these yourself, as long as the "
                         "year's results may be asked about",
                         "{}:插件文件中没有附带源代码;请另行保管,保管期与该年度结果相同"},
                        one.plugin.id));
}

cycle::LockOptions options_of(const Session& session, const LockWanted& wanted) {
  cycle::LockOptions options = wanted.lock;
  options.hosting = session.options.hosting();
  options.on_check = [&session, level = options.level](const plan::Domain& domain) {
    session.show_progress(
        say({"checking the plugin of {}, level {} …", "正在检查{}插件,第 {} 级……"}, domain.title,
            level));
  };
  return options;
}

int lock(Session& session, const LockWanted& wanted) {
  const std::filesystem::path folder = session.options.year_folder();
  const std::vector<LockLine> lines =
      cycle::lock_plugins(folder, session.options.plugins_folder(), options_of(session, wanted));
  if (session.options.json) {
    ordered_json document = ordered_json::array();
    for (const LockLine& one : lines) document.push_back(as_json(one));
    session.print_json(document);
    return 0;
  }
  print(session, lines, wanted.lock.dry_run);
  const std::string file = plugin_host::lock_file(folder).string();
  session.print(wanted.lock.dry_run
                    ? say({"Nothing was written.", "未写入任何内容。"})
                    : say({"{}: the year computes with these bytes from now on, kept in {}",
                           "{}:本年度今后用这些文件计算,保存在 {}"},
                          file, (folder / plugin_host::kLockedFolder).string()));
  return 0;
}

// ---------- A look at the lock ----------

int check(Session& session) {
  const std::vector<LockFinding> findings = cycle::check_lock(
      session.options.year_folder(), session.options.plugins_folder(), session.options.hosting());
  bool holds = true;
  ordered_json document = ordered_json::array();
  for (const LockFinding& one : findings) {
    holds = holds && !one.is_wrong;
    document.push_back({{"domain", one.domain},
                        {"wrong", one.is_wrong},
                        {"text_en", one.text.en},
                        {"text_zh", one.text.zh}});
    if (session.options.json) continue;
    session.print(one.is_wrong ? say({"{}: wrong: {}", "{}:有问题:{}"}, one.domain, one.text)
                               : say({"{}: {}", "{}:{}"}, one.domain, one.text));
  }
  if (session.options.json) session.print_json(document);
  return holds ? 0 : static_cast<int>(ErrorKind::data);
}

// ---------- A plugin exchanged ----------

/// What the exchange does to scores, period by period, of the records that there are.
class Moves {
 public:
  Moves(Session& session, const cycle::Upgrade& upgrade) : session_(session), upgrade_(upgrade) {
    const plan::YearPlan& plan = upgrade.year_before.plan;
    const bool has_records = is_there(ledger::Ledger::file_of(session.options.workspace)) ||
                             is_there(plan.folder / "evidence");
    if (!has_records) return;
    const Records records = session.read_records(upgrade.year_before, plan.periods.back().id);
    for (const plan::Period& period : plan.periods)
      effects_.emplace_back(
          &period, cycle::amendment_effect(upgrade.year_before, upgrade.year_after,
                                           upgrade.after.domain, *records.source, period.id));
  }

  void print() const {
    if (effects_.empty())
      return session_.print(say({"There are no records here: what it does to scores is not known.",
                                 "此处没有记录,无从得知得分的变动。"}));
    for (const auto& [period, effect] : effects_) {
      if (!effect.assessees.empty()) {
        print_effect(session_, effect, *period);
        continue;
      }
      session_.print(say({"{}: no score of {} assessees moves", "{}:{} 个考核对象的得分都不变"},
                         period->title, effect.assessee_count));
    }
  }

  ordered_json as_json() const {
    ordered_json document = ordered_json::array();
    for (const auto& [period, effect] : effects_) {
      ordered_json one{{"period", period->id}};
      one.update(app::as_json(effect));
      document.push_back(std::move(one));
    }
    return document;
  }

 private:
  Session& session_;
  const cycle::Upgrade& upgrade_;
  std::vector<std::pair<const plan::Period*, cycle::AmendmentEffect>> effects_;
};

void print_exchange(const Session& session, const cycle::Upgrade& upgrade) {
  session.print(say({"{}: \"{}\" {} ({}) → \"{}\" {} ({})", "{}:“{}” {}({})→“{}” {}({})"},
                    upgrade.after.domain, upgrade.before.id, upgrade.before.version,
                    upgrade.before_digest, upgrade.after.id, upgrade.after.version,
                    upgrade.after_digest));
  if (upgrade.is_same_system)
    session.print(say({"It describes the same indicator system: a correction of the program.",
                       "所说明的指标体系不变:属于程序更正。"}));
  for (const plan::Difference& one : upgrade.differences)
    session.print("  " + one.indicator + (one.indicator.empty() ? "" : " ") +
                  cycle::in_words(one).in(session.language));
}

ordered_json as_json(const Session& session, const cycle::Upgrade& upgrade, const Moves& moves) {
  ordered_json differences = ordered_json::array();
  for (const plan::Difference& one : upgrade.differences)
    differences.push_back(difference_json(one, session.language));
  return {{"domain", upgrade.after.domain},
          {"from", {{"version", upgrade.before.version}, {"sha256", upgrade.before_digest}}},
          {"to", {{"version", upgrade.after.version}, {"sha256", upgrade.after_digest}}},
          {"same_system", upgrade.is_same_system},
          {"differences", differences},
          {"effects", moves.as_json()}};
}

/// Back to what the ledger has in force, by which closed periods stand: nothing of them can move.
bool leads_back(const cycle::Upgrade& upgrade, const ledger::Ledger& ledger) {
  const plan::YearPlan& plan = upgrade.year_after.plan;
  const plan::Domain& domain = *plan.find_domain(upgrade.after.domain);
  const cycle::Systems systems(ledger, plan.year);
  const cycle::SystemEdition* in_force = systems.of(domain.id).in_force();
  return in_force != nullptr &&
         cycle::differences(plan, domain, in_force->version, cycle::version_of(plan, domain))
             .empty();
}

/// A closed period keeps its scores (Art. 8): which are closed only the year's ledger tells.
void require_closed_unmoved(const Session& session, const cycle::Upgrade& upgrade,
                            const LockWanted& wanted) {
  const std::filesystem::path file = ledger::Ledger::file_of(session.options.workspace);
  if (!is_there(file)) {
    if (wanted.without_ledger || wanted.lock.dry_run) return;
    throw Error(ErrorKind::usage, {file.string()},
                say({"there is no ledger here, so that nobody knows which periods are closed, and "
                     "their scores must not move; name the year's workspace with --workspace DIR, "
                     "or say with --without-ledger that the year has none yet",
                     "这里没有账本,无从知道哪些考核阶段已经办结,而已办结阶段的得分不得变动;请用 "
                     "--workspace 目录 指明工作目录;本年度尚未建账本的,请加 --without-ledger"}));
  }
  const ledger::Ledger ledger = session.open_ledger();
  if (leads_back(upgrade, ledger)) return;
  const plan::YearPlan& was = upgrade.year_before.plan;
  const plan::YearPlan& is = upgrade.year_after.plan;
  cycle::require_closed_unmoved(upgrade.year_after, ledger, *is.find_domain(upgrade.after.domain),
                                cycle::version_of(was, *was.find_domain(upgrade.after.domain)));
}

Text next_step(const cycle::Upgrade& upgrade) {
  return say({"Where the system is issued already, nothing of the domain is official before the "
              "change is approved: `kaohe year amend propose --domain {}` (Art. 8).",
              "指标体系已印发的,须按程序报批后该领域的结果才具效力:kaohe year amend propose "
              "--domain {}(第八条)。"},
             upgrade.after.domain);
}

int upgrade(Session& session, const LockWanted& wanted) {
  const std::filesystem::path folder = session.options.year_folder();
  const cycle::Upgrade upgrade = cycle::prepare_upgrade(
      folder, session.options.plugins_folder(), wanted.upgrade, options_of(session, wanted));
  if (session.options.language.empty()) session.language = upgrade.year_after.plan.language;
  const Moves moves(session, upgrade);
  if (session.options.json) {
    session.print_json(as_json(session, upgrade, moves));
  } else {
    print_exchange(session, upgrade);
    moves.print();
  }
  require_closed_unmoved(session, upgrade, wanted);
  if (!wanted.lock.dry_run)
    cycle::write_upgrade(folder, upgrade, session.options.day(), wanted.reason, wanted.document);
  if (session.options.json) return 0;
  session.print(wanted.lock.dry_run ? say({"Nothing was written.", "未写入任何内容。"})
                                    : say({"{}: exchanged; the former bytes stay in {}",
                                           "{}:已更换;原插件文件仍保存在 {}"},
                                          plugin_host::lock_file(folder).string(),
                                          (folder / plugin_host::kLockedFolder).string()));
  if (!wanted.lock.dry_run) session.print(next_step(upgrade));
  return 0;
}

int run(Session& session, const LockWanted& wanted) {
  if (session.options.language.empty())
    session.language =
        language_of(session.options.year_folder() / "year.toml").value_or(session.language);
  if (wanted.check) return check(session);
  return wanted.upgrade.empty() ? lock(session, wanted) : upgrade(session, wanted);
}

}  // namespace

void add_plugin_lock(CLI::App& group, Session& session) {
  auto wanted = std::make_shared<LockWanted>();
  CLI::App* command = add_command(
      group, session, "lock",
      {"lock the plugins of a year: it computes with these bytes from then on, whatever is "
       "installed later\n"
       "Example: kaohe plugin lock --year 2023",
       "锁定年度所用的插件:以后无论安装什么版本,都用锁定的文件计算\n"
       "例:kaohe plugin lock --year 2023"});
  const auto help = [&](const Message& message) { return say(message).in(session.language); };
  const Argument looks =
      add_flag(*command, "--check", wanted->check,
               help({"only look whether what is locked is whole; exit code 1 if not",
                     "只核对已锁定的是否完好;不完好时退出码为 1"}));
  const Argument exchanged =
      add_option(*command, "--upgrade", wanted->upgrade,
                 help({"exchange the plugin of a domain for the installed one, after showing "
                       "which indicators, numbers and scores become others",
                       "把某一领域的插件换成现已安装的一份;先列出指标、参数和得分的变动"}))
          .type_name("DOMAIN")
          .excludes(looks);
  add_option(*command, "--level", wanted->lock.level,
             help({"of `kaohe plugin check` that a plugin has to keep (default: 4)",
                   "插件须通过 kaohe plugin check 的第几级(默认:4)"}))
      .in_range(1, conformance::kHighestLevel)
      .type_name("1..4");
  add_option(*command, "--reason", wanted->reason,
             help({"with --upgrade: why it is exchanged", "与 --upgrade 同用:更换的原因"}))
      .type_name("TEXT")
      .needs(exchanged);
  add_option(*command, "--document", wanted->document,
             help({"with --upgrade: the document that says so", "与 --upgrade 同用:文件依据"}))
      .type_name("TEXT")
      .needs(exchanged);
  add_flag(*command, "--without-ledger", wanted->without_ledger,
           help({"with --upgrade: the year has no ledger yet, and no period is closed",
                 "与 --upgrade 同用:本年度尚未建账本,没有已办结的考核阶段"}))
      .needs(exchanged);
  add_flag(*command, "--dry-run", wanted->lock.dry_run,
           help({"show what would be done; write nothing", "只显示,不写入"}));
  add_json_flag(*command, session, {"print JSON", "输出 JSON"});
  on_call(*command, [&session, wanted] {
    session.command = [&session, wanted] { return run(session, *wanted); };
  });
}

}  // namespace kaohe::app
