// kaohe ledger …: the workspace's ledger: made, looked at, verified, backed up, restored.
#include <map>
#include <memory>
#include <optional>

#include <nlohmann/json.hpp>

#include "app/options.hpp"
#include "app/record_words.hpp"
#include "base/errors.hpp"
#include "base/files.hpp"
#include "cycle/publishing.hpp"
#include "grading/sealed.hpp"
#include "ledger/kinds.hpp"
#include "ledger/ledger.hpp"
#include "report/summary.hpp"

namespace kaohe::app {

namespace {

namespace fs = std::filesystem;
using ledger::Access;
using ledger::Entry;
using ledger::Ledger;

fs::path file_of(const Session& session) {
  return Ledger::file_of(session.options.workspace);
}

Text nature_text(const Ledger& ledger) {
  if (ledger.nature() == ledger::Nature::live) return say({"live", "正式"});
  return say({"played, never official", "演示,不作为正式结果"});
}

/// The folder of the workspace, where it is not there yet.
void make_workspace(const Session& session) {
  std::error_code failure;
  fs::create_directories(session.options.workspace, failure);
  if (failure)
    throw Error(ErrorKind::environment, {session.options.workspace},
                failure_reason(failure.value()));
}

/// Of a dry run: that something stands where a ledger or backup would be written.
void refuse_present(const fs::path& file) {
  if (!is_there(file)) return;
  throw Error(ErrorKind::environment, {file.string()},
              say({"a file stands here already and is never overwritten; name another, or move it "
                   "away",
                   "这里已有文件,不会被覆盖;请换一个位置,或先移走"}));
}

int create(const Session& session, bool is_played, bool is_dry_run) {
  if (is_dry_run) {
    refuse_present(file_of(session));
    session.print(say({"{}: a {} ledger would be made; this was a dry run, and nothing was written",
                       "{}:可以建立{}账本;本次为试运行,没有写入任何内容"},
                      file_of(session).string(),
                      is_played ? say({"played", "演示"}) : say({"live", "正式"})));
    return 0;
  }
  make_workspace(session);
  const Ledger ledger =
      Ledger::create(file_of(session), is_played ? ledger::Nature::played : ledger::Nature::live);
  if (is_played)
    session.print(
        say({"a played ledger: --today is the day of entry, and nothing that comes from "
             "it is ever official",
             "演示账本:--today 即录入日期;由它得出的一切都不作为正式结果"}));
  session.print(say({"{}: an empty ledger; back it up with `kaohe ledger backup FILE`",
                     "{}:已建立空账本;请定期用 kaohe ledger backup 备份"},
                    file_of(session).string()));
  session.print(say({"head {}", "链首摘要 {}"}, ledger.head().digest));
  return 0;
}

/// The number of the entry that has a digest; none: the chain has no such head.
std::optional<std::int64_t> entry_with(const Ledger& ledger, const std::string& digest) {
  std::optional<std::int64_t> number;
  ledger.entries({}, [&](const Entry& entry) {
    if (entry.digest == digest) number = entry.last_number();
  });
  return number;
}

/// Of the head that stands on a paper, where one was named. Throws Error(data) for one that is
/// none.
std::optional<std::int64_t> entry_with_head(const Session& session, const Ledger& ledger,
                                            const std::string& digest) {
  if (digest.empty()) return std::nullopt;
  const std::optional<std::int64_t> number = entry_with(ledger, digest);
  if (number) return number;
  throw Error(ErrorKind::data, {file_of(session).string()},
              say({"no entry of this ledger has the head \"{}\", which stands on a paper: either "
                   "it was copied wrongly, or the ledger is not the one that the paper came from",
                   "账本中没有摘要为“{}”的记录:或者抄写有误,或者文书并非出自本账本"},
                  digest));
}

nlohmann::ordered_json as_json(const Ledger& ledger, const ledger::Head& head,
                               const std::optional<std::int64_t>& named) {
  nlohmann::ordered_json document{
      {"ledger", ledger.file().string()},
      {"nature", ledger.nature() == ledger::Nature::live ? "live" : "played"},
      {"whole", true},
      {"records", head.number},
      {"head", head.digest}};
  if (named) document["head_of_paper_is_record"] = *named;
  return document;
}

int verify(const Session& session, const std::string& head) {
  const Ledger ledger = Ledger::open(file_of(session), Access::read);
  cycle::require_whole(ledger);
  const ledger::Head last = ledger.head();
  const std::optional<std::int64_t> named = entry_with_head(session, ledger, head);
  if (session.options.json) {
    session.print_json(as_json(ledger, last, named));
    return 0;
  }
  session.print(say({"{} ({}): {} records, the chain is whole", "{}({}):共 {} 条,链条完整"},
                    file_of(session).string(), nature_text(ledger), last.number));
  session.print(say({"head {}", "链首摘要 {}"}, last.digest));
  if (named)
    session.print(say({"the head of the paper is that of record #{}; whatever came before it is as "
                       "it was then",
                       "文书上的摘要对应记录 #{},此前的内容与当时一致"},
                      *named));
  return 0;
}

/// What entries of any year say. Art. 14: of leaders' marks only where their year's rules can be
/// read and do not seal them.
class Said {
 public:
  Said(const Session& session, const Ledger& ledger) : session_(session), ledger_(ledger) {}

  nlohmann::json by(const Entry& entry) {
    const bool is_mark = entry.kind == ledger::LeaderMark::kKind;
    return is_mark && is_sealed(entry) ? grading::without_mark(entry) : ledger::payload_of(entry);
  }

 private:
  struct Rules {
    std::optional<cycle::Year> year;
    std::optional<grading::SealedMarks> sealed;  ///< nothing: the rules cannot be read
  };

  bool is_sealed(const Entry& entry) {
    const auto [found, is_new] = rules_.try_emplace(entry.year);
    if (is_new) open(entry.year, found->second);
    return !found->second.sealed || found->second.sealed->holds(entry);
  }

  void open(int year, Rules& rules) {
    Session session = session_;
    session.options.year = year;
    try {
      rules.year = session.open_year();
      rules.sealed.emplace(rules.year->plan, ledger_);
    } catch (const Error&) {  // the list needs no rules for the rest
    }
  }

  const Session& session_;
  const Ledger& ledger_;
  std::map<int, Rules> rules_;
};

nlohmann::ordered_json as_json(const Entry& entry, Said& said) {
  return {{"number", entry.number},
          {"year", entry.year},
          {"kind", entry.kind},
          {"person", entry.actor.person},
          {"role", entry.actor.role},
          {"unit", entry.actor.unit},
          {"os_user", entry.os_user},
          {"entered", entry.entered},
          {"replaces", entry.replaces ? nlohmann::ordered_json(*entry.replaces) : nullptr},
          {"payload", said.by(entry)},
          {"rows", entry.row_count},
          {"file", entry.file},
          {"line", entry.line},
          {"digest", entry.digest}};
}

struct ListOptions {
  std::vector<std::string> kinds;
};

int list(const Session& session, const ListOptions& options) {
  const Ledger ledger = Ledger::open(file_of(session), Access::read);
  ledger::EntryFilter filter;
  if (session.options.year != 0) filter.year = session.options.year;
  if (!session.options.today.empty()) filter.entered_until = session.options.day();
  filter.kinds = options.kinds;
  const auto word = [&](const Message& message) { return say(message).in(session.language); };
  nlohmann::ordered_json document = nlohmann::ordered_json::array();
  std::vector<std::vector<std::string>> rows{
      {word({"number", "编号"}), word({"entered", "记入时间"}), word({"kind", "类别"}),
       word({"person", "人员"}), word({"role", "身份"}), word({"unit", "单位"}),
       word({"replaces", "取代"}), word({"rows", "行数"}), word({"from", "来源"})}};
  Said said(session, ledger);
  ledger.entries(filter, [&](const Entry& entry) {
    if (session.options.json) return document.push_back(as_json(entry, said));
    rows.push_back({"#" + std::to_string(entry.number), entry.entered,
                    ledger::kind_title(entry.kind).in(session.language), entry.actor.person,
                    role_words(entry.actor.role).in(session.language), entry.actor.unit,
                    entry.replaces ? "#" + std::to_string(*entry.replaces) : "",
                    entry.row_count == 0 ? "" : std::to_string(entry.row_count),
                    Place{entry.file, entry.line, 0}.text()});
  });
  session.print(session.options.json ? document.dump(2)
                                     : report::in_columns(rows, {true, false, false, false, false,
                                                                 false, true, true, false}));
  return 0;
}

/// Of published results a ledger holds the digests, not the files.
void say_where_results_are(const Session& session, const Ledger& ledger) {
  bool has_any = false;
  ledger.entries({std::nullopt, {ledger::Publication::kKind}, {}},
                 [&](const ledger::Entry&) { has_any = true; });
  if (has_any)
    session.warn(say({"the published files are not in a backup, only their digests: keep a copy of "
                      "the folder {} with it, and put it back with the ledger (`kaohe doctor` "
                      "compares them)",
                      "备份中只有已形成结果的摘要,没有文件:请将 {} 目录一并复制保存,"
                      "恢复账本时一并放回(kaohe doctor 会核对)"},
                     (fs::path(session.options.workspace) / "results").string()));
}

int back_up(const Session& session, const std::string& file, bool is_dry_run) {
  const Ledger ledger = Ledger::open(file_of(session), Access::read);
  cycle::require_whole(ledger);  // a broken one is no backup
  if (is_dry_run) {
    refuse_present(file);
    session.print(say({"{}: would hold the ledger up to record #{}, head {}; this was a dry run, "
                       "and nothing was written",
                       "{}:可以备份至记录 #{},链首摘要 {};本次为试运行,没有写入任何内容"},
                      file, ledger.head().number, ledger.head().digest));
    return 0;
  }
  ledger.back_up(file);
  const ledger::Head head = Ledger::open(file, Access::read).head();
  session.print(say({"{}: a backup up to record #{}, head {}", "{}:已备份至记录 #{},链首摘要 {}"},
                    file, head.number, head.digest));
  say_where_results_are(session, ledger);
  return 0;
}

int restore(const Session& session, const std::string& file, bool is_dry_run) {
  if (!is_there(file))
    throw Error(ErrorKind::environment, {file},
                say({"there is no such file; name a backup that `kaohe ledger backup` wrote",
                     "没有这个文件;请写 kaohe ledger backup 生成的备份文件"}));
  const Ledger backup = Ledger::open(file, Access::read);
  cycle::require_whole(backup);
  if (is_dry_run) {
    refuse_present(file_of(session));
    session.print(say({"{}: the backup is sound and would be restored up to record #{}, head {}; "
                       "this was a dry run, and nothing was written",
                       "{}:备份核验无误,可以恢复至记录 #{},链首摘要 {};本次为试运行,没有写入任何"
                       "内容"},
                      file_of(session).string(), backup.head().number, backup.head().digest));
    return 0;
  }
  make_workspace(session);
  backup.back_up(file_of(session));
  session.print(say({"{}: restored up to record #{}, head {}", "{}:已恢复至记录 #{},链首摘要 {}"},
                    file_of(session).string(), backup.head().number, backup.head().digest));
  say_where_results_are(session, backup);
  return 0;
}

int migrate(const Session& session, bool is_dry_run) {
  const fs::path file = file_of(session);
  ledger::MigrationOptions options;
  options.dry_run = is_dry_run;
  const ledger::Migration done = Ledger::migrate(file, options);
  if (done.from == done.to) {
    session.print(say({"{}: up to date already (schema {})", "{}:已是最新结构(版本 {})"},
                      file.string(), done.to));
    return 0;
  }
  session.print(
      is_dry_run
          ? say({"{}: could be brought from schema {} to {}; this was a dry run, and nothing was "
                 "changed",
                 "{}:可由结构版本 {} 升级至 {};本次为试运行,没有改动"},
                file.string(), done.from, done.to)
          : say({"{}: brought from schema {} to {}; as it was, it is kept in {}",
                 "{}:已由结构版本 {} 升级至 {},原账本保存在 {}"},
                file.string(), done.from, done.to, done.backup.string()));
  session.print(say({"head {}, as before", "链首摘要 {},与升级前一致"}, done.head.digest));
  return 0;
}

void add_dry_run(CLI::App& command, const Session& session, bool& is_dry_run) {
  add_flag(command, "--dry-run", is_dry_run,
           say({"check everything, write nothing", "只核对,不写入"}).in(session.language));
}

void add_file(CLI::App& command, const Session& session, std::string& file, const Message& about) {
  add_option(command, "FILE", file, say(about).in(session.language)).required();
}

void add_migrate(CLI::App& group, Session& session) {
  auto is_dry_run = std::make_shared<bool>(false);
  CLI::App* command = add_command(
      group, session, "migrate",
      {"bring a ledger of an older version up to date: verified before and after, with a backup\n"
       "Example: kaohe ledger migrate --workspace office --dry-run",
       "升级旧版本账本:升级前后均核验,并自动备份\n"
       "例:kaohe ledger migrate --workspace office --dry-run"});
  add_dry_run(*command, session, *is_dry_run);
  on_call(*command, [&session, is_dry_run] {
    session.command = [&session, is_dry_run] { return migrate(session, *is_dry_run); };
  });
}

}  // namespace

void add_ledger_commands(CLI::App& program, Session& session) {
  CLI::App* group = add_subcommand(
      program, "ledger",
      say({"the workspace's ledger: what was recorded, by whom, when\nExample: kaohe ledger verify "
           "--workspace played",
           "工作目录的账本:谁在何时记录了什么\n例:kaohe ledger verify --workspace played"})
          .in(session.language));
  require_subcommand(*group);
  auto head = std::make_shared<std::string>();
  auto file = std::make_shared<std::string>();
  auto options = std::make_shared<ListOptions>();

  auto is_played = std::make_shared<bool>(false);
  CLI::App* making =
      add_command(*group, session, "create",
                  {"make an empty ledger\nExample: kaohe ledger create --workspace office",
                   "建立空账本\n例:kaohe ledger create --workspace office"});
  add_flag(*making, "--played", *is_played,
           say({"to try things out: days of entry are those of --today, and nothing from "
                "it is ever official",
                "演示用:录入日期以 --today 为准,由它得出的一切都不作为正式结果"})
               .in(session.language));
  auto is_dry_run = std::make_shared<bool>(false);
  add_dry_run(*making, session, *is_dry_run);
  on_call(*making, [&session, is_played, is_dry_run] {
    session.command = [&session, is_played, is_dry_run] {
      return create(session, *is_played, *is_dry_run);
    };
  });

  CLI::App* verifying = add_command(
      *group, session, "verify",
      {"recompute every digest; whatever was changed past the program is named\n"
       "Example: kaohe ledger verify --workspace played",
       "重新计算全部摘要,指出绕过程序改动的内容\n例:kaohe ledger verify --workspace played"});
  add_json_flag(*verifying, session, {"print the outcome as JSON", "以 JSON 输出核验结果"});
  add_option(*verifying, "--head", *head,
             say({"the head that stands on a paper: was it this ledger's?",
                  "文书上的链首摘要:核对是否出自本账本"})
                 .in(session.language))
      .type_name("DIGEST");
  on_call(*verifying, [&session, head] {
    session.command = [&session, head] { return verify(session, *head); };
  });

  CLI::App* listing = add_command(
      *group, session, "list",
      {"list entries; --today leaves later ones out\n"
       "Example: kaohe ledger list --workspace played --kind decision",
       "列出记录,--today 只列到这一天\n例:kaohe ledger list --workspace played --kind decision"});
  add_json_flag(*listing, session, {"print the entries as JSON", "以 JSON 输出"});
  add_option(*listing, "--kind", options->kinds,
             say({"kinds of entries (default: all)", "记录类别(默认:全部)"}).in(session.language))
      .type_name("KIND");
  on_call(*listing, [&session, options] {
    session.command = [&session, options] { return list(session, *options); };
  });

  CLI::App* saving =
      add_command(*group, session, "backup",
                  {"copy the ledger into a new file, while others may write\n"
                   "Example: kaohe ledger backup ledger-2023.sqlite --workspace played",
                   "把账本复制为新文件,期间他人仍可写入\n"
                   "例:kaohe ledger backup ledger-2023.sqlite --workspace played"});
  add_file(*saving, session, *file, {"the new file", "新文件"});
  add_dry_run(*saving, session, *is_dry_run);
  on_call(*saving, [&session, file, is_dry_run] {
    session.command = [&session, file, is_dry_run] { return back_up(session, *file, *is_dry_run); };
  });

  CLI::App* restoring =
      add_command(*group, session, "restore",
                  {"put a verified backup into a workspace without a ledger\n"
                   "Example: kaohe ledger restore ledger-2023.sqlite --workspace mended",
                   "把核验无误的备份恢复到没有账本的工作目录\n"
                   "例:kaohe ledger restore ledger-2023.sqlite --workspace mended"});
  add_file(*restoring, session, *file, {"the backup", "备份文件"});
  add_dry_run(*restoring, session, *is_dry_run);
  on_call(*restoring, [&session, file, is_dry_run] {
    session.command = [&session, file, is_dry_run] { return restore(session, *file, *is_dry_run); };
  });
  add_migrate(*group, session);
}

}  // namespace kaohe::app
