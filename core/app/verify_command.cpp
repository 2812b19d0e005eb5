// kaohe verify: can every figure that was published be computed again?
#include <memory>

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

int verify(Session& session) {
  const cycle::Year year = session.open_year();
  const Ledger ledger = session.open_ledger();
  cycle::require_whole(ledger);
  std::vector<Verified> all;
  for (Published& one : cycle::published_editions(ledger, year.plan.year))
    all.push_back(verified(session, year, ledger, std::move(one)));
  const ledger::Head head = ledger.head();
  if (session.options.json) {
    ordered_json document{{"records", head.number}, {"head", head.digest}};
    document["published"] = ordered_json::array();
    for (const Verified& one : all) document["published"].push_back(as_json(one, session.language));
    session.print(document.dump(2));
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
           "请看 kaohe year status,并从备份中找回当时的版本;kaohe replay 用归档的版本重新计算"}));
  return 0;
}

}  // namespace

void add_verify_command(CLI::App& program, Session& session) {
  CLI::App* command = program.add_subcommand(
      "verify", say({"is everything as it was recorded and published: the ledger's chain, the "
                     "published files, and every figure computed again from the records of then\n"
                     "Example: kaohe verify --workspace office",
                     "记录和已形成的结果是否与当时一致:核验账本链条、结果文件,并用当时的记录重新"
                     "计算各项数据\n例:kaohe verify --workspace office"})
                    .in(session.language));
  add_common_options(*command, session);
  add_threads_option(*command, session);
  add_json_flag(*command, session, {"print what was verified as JSON", "以 JSON 输出核验结果"});
  command->callback([&session] { session.command = [&session] { return verify(session); }; });
}

}  // namespace kaohe::app
