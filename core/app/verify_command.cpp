// kaohe verify: can every figure that was published be computed again?
#include <memory>
#include <set>

#include <nlohmann/json.hpp>

#include "app/options.hpp"
#include "app/verified.hpp"
#include "base/errors.hpp"
#include "cycle/publishing.hpp"

namespace kaohe::app {

namespace {

using cycle::Published;
using ledger::Ledger;
using nlohmann::ordered_json;

/// The years in which anything was published.
std::set<int> years_published(const Ledger& ledger) {
  std::set<int> years;
  ledger.entries({{}, {ledger::Publication::kKind}, {}},
                 [&](const ledger::Entry& entry) { years.insert(entry.year); });
  return years;
}

/// Without the files of the year: what the ledger and the workspace tell by themselves. Throws with
/// why the year cannot be opened, and every file that is not as published.
[[noreturn]] void verify_files_alone(const Session& session, const Ledger& ledger,
                                     const Error& unopened) {
  const ledger::Head head = ledger.head();
  session.warn(say({"{} records, the chain is whole; head {}", "共 {} 条,链条完整;链首摘要 {}"},
                   head.number, head.digest));
  std::vector<Problem> problems = unopened.problems();
  std::size_t whole = 0, absent = 0;
  for (const int year : years_published(ledger)) {
    const bool has_files = cycle::has_results(session.options.workspace, year);
    for (const Published& one : cycle::published_editions(ledger, year)) {
      if (!has_files) ++absent;
      if (!has_files) continue;
      auto wrong = cycle::changed_files(session.options.workspace, year, one.publication);
      if (wrong.empty()) ++whole;
      problems.insert(problems.end(), wrong.begin(), wrong.end());
    }
  }
  problems.push_back(
      {{},
       say({"the files of {} published results are as they were, those of {} are not in this "
            "workspace; no figure was computed again, as the year could not be opened: `kaohe "
            "replay YEAR` computes with what was kept of it",
            "{} 份已形成结果的文件与形成时一致,{} 份的文件不在本工作目录;因年度配置无法读取,"
            "未重新计算各项数据:kaohe replay 年度 用归档的版本计算"},
           whole, absent)});
  throw Error(unopened.kind(), std::move(problems));
}

cycle::Year open_year(Session& session, const Ledger& ledger) {
  try {
    return session.open_year();
  } catch (const Error& error) {
    verify_files_alone(session, ledger, error);
  }
}

/// A published result whose records the year's files refuse now.
Problem not_computed(std::int64_t number, const Error& why) {
  const Problem& first = why.problems().front();
  return {{"#" + std::to_string(number)},
          say({"what it published cannot be computed again with these files of the year: {}: {}; "
               "they are not those of that time: `kaohe year status` names what is not in force, "
               "and `kaohe replay` computes with what was kept",
               "用现有年度配置无法重新计算这一结果:{}:{};配置不是当时的版本:请看 kaohe year "
               "status;kaohe replay 用归档的版本重新计算"},
              first.place.text(), first.what)};
}

int verify(Session& session) {
  const Ledger ledger = session.open_ledger();
  cycle::require_whole(ledger);
  const cycle::Year year = open_year(session, ledger);
  std::vector<Verified> all;
  std::vector<Problem> problems;
  for (Published& one : cycle::published_editions(ledger, year.plan.year)) {
    const std::int64_t number = one.hand.number;
    try {
      all.push_back(verified(session, year, ledger, std::move(one)));
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::data) throw;
      problems.push_back(not_computed(number, error));
    }
  }
  for (Problem& one : cycle::unrecorded_results(session.options.workspace, ledger))
    problems.push_back(std::move(one));
  const ledger::Head head = ledger.head();
  if (session.options.json) {
    ordered_json document{{"records", head.number}, {"head", head.digest}};
    document["published"] = ordered_json::array();
    for (const Verified& one : all) document["published"].push_back(as_json(one, session.language));
    session.print_json(document);
  } else {
    session.print(say({"{} records, the chain is whole; head {}", "共 {} 条,链条完整;链首摘要 {}"},
                      head.number, head.digest));
    for (const Verified& one : all) print(session, year.plan, one);
    if (all.empty())
      session.print(say({"nothing is published of {} yet", "{} 年度尚未形成结果"}, year.plan.year));
  }
  refuse_wrong(
      all,
      say({"these files of the year and these plugins do not give what was published: "
           "they are not those of that time, or somebody has changed them; `kaohe year "
           "status` names what is not in force, git or a backup has what was, and `kaohe replay` "
           "computes with what was kept",
           "现有年度配置和插件得不出已形成的结果:不是当时的版本,或者被改动过;"
           "请看 kaohe year status,并从备份中找回当时的版本;kaohe replay 用归档的版本重新计算"}),
      std::move(problems));
  return 0;
}

}  // namespace

void add_verify_command(CLI::App& program, Session& session) {
  CLI::App* command = add_subcommand(
      program, "verify",
      say({"is everything as it was recorded and published: the ledger's chain, the "
           "published files, and every figure computed again from the records of then\n"
           "Example: kaohe verify --workspace office",
           "记录和已形成的结果是否与当时一致:核验账本链条、结果文件,并用当时的记录重新"
           "计算各项数据\n例:kaohe verify --workspace office"})
          .in(session.language));
  add_common_options(*command, session);
  add_threads_option(*command, session);
  add_json_flag(*command, session, {"print what was verified as JSON", "以 JSON 输出核验结果"});
  on_call(*command, [&session] { session.command = [&session] { return verify(session); }; });
}

}  // namespace kaohe::app
