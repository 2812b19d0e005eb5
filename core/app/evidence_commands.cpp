// kaohe evidence …: which files show a record, and whether a file is still that one.
#include "app/evidence_commands.hpp"

#include <memory>

#include <nlohmann/json.hpp>

#include "app/acting.hpp"
#include "base/errors.hpp"
#include "base/words.hpp"
#include "cycle/evidence_files.hpp"
#include "cycle/naming.hpp"
#include "report/summary.hpp"

namespace kaohe::app {

namespace {

using cycle::EvidenceFiles;
using cycle::EvidenceKept;
using nlohmann::ordered_json;

struct FileOptions {
  Acting acting;
  std::int64_t number = 0;  ///< 0: of all records
  std::vector<std::string> files;
};

std::vector<std::filesystem::path> paths_of(const FileOptions& options) {
  return {options.files.begin(), options.files.end()};
}

void add_files(CLI::App& command, const Session& session, std::vector<std::string>& files) {
  add_option(command, "FILE", files, say({"the files", "文件"}).in(session.language)).required();
}

// ---------- kaohe evidence add ----------

int add(Session& session, const FileOptions& options) {
  OpenDesk open(session, options.acting);
  say_recorded(session, open.desk(),
               cycle::keep_evidence(open.desk(), options.number, paths_of(options)));
  if (!open.desk().is_dry_run())
    session.print(say({"Their digests are on record, the files are not: keep them. Whether a file "
                       "is still the same says kaohe evidence check {} FILE.",
                       "已登记的是文件摘要,文件本身请自行妥善保存。核对文件是否原样:kaohe evidence "
                       "check {} 文件"},
                      options.number));
  return 0;
}

void add_add(CLI::App& group, Session& session) {
  auto options = std::make_shared<FileOptions>();
  CLI::App* command =
      add_acting_command(group, session, "add",
                         {"put on record which files show a record; no figure depends on it\n"
                          "Example: kaohe evidence add 605 通报.pdf 照片.jpg --as zhu_shiwen",
                          "登记某条记录的佐证文件(只登记摘要),不影响任何数据\n"
                          "例:kaohe evidence add 605 通报.pdf 照片.jpg --as zhu_shiwen"},
                         options, add);
  add_number(*command, session, options->number, {"the record that they show", "所证明的记录编号"});
  add_files(*command, session, options->files);
}

// ---------- kaohe evidence list ----------

std::vector<EvidenceKept> kept_of(const EvidenceFiles& files, std::int64_t number) {
  return number == 0 ? files.all() : files.of(number);
}

ordered_json as_json(const EvidenceKept& one) {
  return {{"number", one.number},  {"record", one.file.record}, {"file", one.file.file},
          {"size", one.file.size}, {"digest", one.file.digest}, {"person", one.actor.person},
          {"entered", one.entered}};
}

std::vector<std::string> cells_of(const plan::YearPlan& plan, const EvidenceKept& one,
                                  Language language) {
  return {"#" + std::to_string(one.file.record),
          one.file.file,
          std::to_string(one.file.size),
          one.file.digest,
          cycle::person_words(plan, one.actor.person).in(language),
          one.entered.substr(0, 10)};
}

int list(Session& session, const FileOptions& options) {
  const cycle::Year year = session.open_year();
  const ledger::Ledger ledger = session.open_ledger();
  const std::vector<EvidenceKept> kept =
      kept_of(EvidenceFiles(ledger, year.plan.year), options.number);
  if (session.options.json) {
    ordered_json document = ordered_json::array();
    for (const EvidenceKept& one : kept) document.push_back(as_json(one));
    session.print_json(document);
    return 0;
  }
  if (kept.empty()) {
    session.print(say({"No file is on record.", "没有登记佐证文件。"}));
    return 0;
  }
  const auto word = [&](const Message& message) { return say(message).in(session.language); };
  std::vector<std::vector<std::string>> rows{{word({"record", "记录"}), word({"file", "文件名"}),
                                              word({"bytes", "字节数"}), word({"digest", "摘要"}),
                                              word({"by", "登记人"}), word({"on", "日期"})}};
  for (const EvidenceKept& one : kept) rows.push_back(cells_of(year.plan, one, session.language));
  session.print(report::in_columns(rows, {false, false, true, false, false, false}));
  return 0;
}

void add_list(CLI::App& group, Session& session) {
  auto options = std::make_shared<FileOptions>();
  CLI::App* command = add_command(group, session, "list",
                                  {"files on record, of one record or of all\n"
                                   "Example: kaohe evidence list 605",
                                   "已登记的佐证文件:某一记录的,或者全部\n"
                                   "例:kaohe evidence list 605"});
  add_option(*command, "NUMBER", options->number,
             say({"only of this record", "只列这一记录的"}).in(session.language));
  add_json_flag(*command, session, {"print them as JSON", "以 JSON 输出"});
  on_call(*command, [&session, options] {
    session.command = [&session, options] { return list(session, *options); };
  });
}

// ---------- kaohe evidence check ----------

Problem other_file(std::int64_t record, const ledger::EvidenceFile& file,
                   const std::vector<EvidenceKept>& kept) {
  std::vector<std::string> names;
  for (const EvidenceKept& one : kept) names.push_back(one.file.file + " " + one.file.digest);
  return {
      {file.file},
      say({"these bytes ({}) are not what is on record for #{}: {}; find the file as it was, or "
           "put this one on record beside it (`kaohe evidence add`)",
           "这一文件的内容({})与 #{} 登记的不符:{};请找回原文件,或者另行登记(kaohe evidence "
           "add)"},
          file.digest, record, names.empty() ? std::string("-") : joined(names))};
}

int check(Session& session, const FileOptions& options) {
  const cycle::Year year = session.open_year();
  const ledger::Ledger ledger = session.open_ledger();
  const std::vector<EvidenceKept> kept = EvidenceFiles(ledger, year.plan.year).of(options.number);
  std::vector<Problem> problems;
  for (const ledger::EvidenceFile& file : cycle::evidence_in(paths_of(options))) {
    const EvidenceKept* known = cycle::with_digest(kept, file.digest);
    if (known == nullptr) {
      problems.push_back(other_file(options.number, file, kept));
      continue;
    }
    session.print(say({"{}: as on record since {} (#{}, {})", "{}:与 {} 登记的一致(#{},{})"},
                      file.file, known->entered.substr(0, 10), known->number,
                      cycle::person_words(year.plan, known->actor.person)));
  }
  if (!problems.empty()) throw Error(ErrorKind::data, std::move(problems));
  return 0;
}

void add_check(CLI::App& group, Session& session) {
  auto options = std::make_shared<FileOptions>();
  CLI::App* command = add_command(group, session, "check",
                                  {"whether files are still what is on record for a record\n"
                                   "Example: kaohe evidence check 605 通报.pdf",
                                   "核对文件是否与登记的佐证一致\n"
                                   "例:kaohe evidence check 605 通报.pdf"});
  add_number(*command, session, options->number, {"the record that they show", "所证明的记录编号"});
  add_files(*command, session, options->files);
  on_call(*command, [&session, options] {
    session.command = [&session, options] { return check(session, *options); };
  });
}

}  // namespace

void add_evidence_commands(CLI::App& program, Session& session) {
  CLI::App& group =
      add_group(program, session, "evidence",
                {"evidence: which files show a record\nExample: kaohe evidence list 605",
                 "佐证:各记录的佐证文件\n例:kaohe evidence list 605"});
  add_add(group, session);
  add_list(group, session);
  add_check(group, session);
}

}  // namespace kaohe::app
