// kaohe verify: can every figure that was published be computed again?
#include <memory>

#include <nlohmann/json.hpp>

#include "app/options.hpp"
#include "app/results.hpp"
#include "base/errors.hpp"
#include "cycle/naming.hpp"
#include "cycle/publishing.hpp"
#include "grading/moved.hpp"
#include "report/csv.hpp"
#include "report/result_json.hpp"
#include "report/summary.hpp"

namespace kaohe::app {

namespace {

using cycle::Published;
using ledger::Ledger;
using nlohmann::ordered_json;

/// What came of one edition.
struct Verified {
  Published published;
  std::string digest;                 ///< of the figures computed again
  std::vector<Problem> files;         ///< what is wrong with its files
  std::vector<grading::Moved> moved;  ///< where its file is whole: figures that are others now
  grading::Result result;

  bool is_same() const { return digest == published.publication.figures_digest; }
};

Verified verified(const Session& session, const cycle::Year& year, const Ledger& ledger,
                  Published published) {
  Verified one;
  cycle::Assessment again =
      cycle::assess_again(year, ledger, published, session.options.thread_count());
  if (!again.failures.empty()) throw Error(ErrorKind::plugin, again.failures);
  one.digest = report::figures_digest(again.result);
  one.files =
      cycle::changed_files(session.options.workspace, year.plan.year, published.publication);
  one.published = std::move(published);
  one.result = std::move(again.result);
  if (!one.is_same() && one.files.empty())
    one.moved = grading::moved_between(
        published_result(session.options.workspace, year.plan, one.published.publication),
        one.result);
  return one;
}

ordered_json as_json(const Verified& one, Language language) {
  const ledger::Publication& publication = one.published.publication;
  ordered_json files = ordered_json::array();
  for (const Problem& problem : one.files)
    files.push_back({{"file", problem.place.file}, {"message", problem.what.in(language)}});
  ordered_json moved = ordered_json::array();
  for (const grading::Moved& figure : one.moved)
    moved.push_back({{"domain", figure.domain},
                     {"assessee", figure.assessee},
                     {"indicator", figure.indicator},
                     {"figure", figure.what.in(language)},
                     {"published", figure.before},
                     {"computed", figure.after}});
  return {{"period", publication.period},
          {"edition", publication.edition},
          {"number", one.published.hand.number},
          {"figures_digest", publication.figures_digest},
          {"computed_digest", one.digest},
          {"same", one.is_same()},
          {"files", files},
          {"moved", moved}};
}

void print(const Session& session, const plan::YearPlan& plan, const Verified& one) {
  const ledger::Publication& publication = one.published.publication;
  const Text files =
      one.files.empty()
          ? say({"its files are as published", "文件与形成时一致"})
          : say({"{} of its files are not as published", "有 {} 个文件与形成时不一致"},
                one.files.size());
  const Text figures = one.is_same()
                           ? say({"every figure comes out the same", "重新计算,各项数据一致"})
                           : say({"computed again, figures are others", "重新计算,数据不一致"});
  session.print(say({"{}, edition {} (#{}, {}): {}; {}", "{},第 {} 版(#{},{}):{};{}"},
                    plan.find_period(publication.period)->title, publication.edition,
                    one.published.hand.number, to_text(one.published.hand.day), files, figures));
  for (const Problem& problem : one.files)
    session.print("  " + problem.place.file + ": " + problem.what.in(session.language));
  for (const grading::Moved& figure : one.moved)
    session.print("  " + report::name_in(one.result, figure.domain, figure.assessee) + " " +
                  (figure.indicator.empty() ? "" : figure.indicator + " ") +
                  figure.what.in(session.language) + " " + figure.before + " → " + figure.after);
}

void refuse_wrong(const std::vector<Verified>& all) {
  std::vector<Problem> problems;
  for (const Verified& one : all) {
    const ledger::Publication& publication = one.published.publication;
    if (one.is_same() && one.files.empty()) continue;
    problems.push_back(
        {{publication.period + " edition " + std::to_string(publication.edition)},
         one.is_same()
             ? say({"restore its files from a backup of the results", "请从备份恢复结果文件"})
             : say({"these files of the year and these plugins do not give what was published: "
                    "they are not those of that time, or somebody has changed them; `kaohe year "
                    "status` names what is not in force, git or a backup has what was",
                    "现有年度配置和插件得不出已形成的结果:不是当时的版本,或者被改动过;"
                    "请看 kaohe year status,并从备份中找回当时的版本"})});
  }
  if (!problems.empty()) throw Error(ErrorKind::data, std::move(problems));
}

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
  refuse_wrong(all);
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
