#include "app/verified.hpp"

#include "app/moved_table.hpp"
#include "app/results.hpp"
#include "base/errors.hpp"
#include "cycle/naming.hpp"
#include "report/result_json.hpp"

namespace kaohe::app {

using cycle::Published;
using ledger::Ledger;
using nlohmann::ordered_json;

namespace {

/// "edition 2"; of what was open to the public before it was final "publicity 1".
Text edition_words(const ledger::Publication& one) {
  return one.open_until ? say({"publicity {}", "第 {} 次公示"}, one.edition)
                        : say({"edition {}", "第 {} 版"}, one.edition);
}

}  // namespace

Verified verified(const Session& session, const cycle::Year& year, const Ledger& ledger,
                  Published published) {
  Verified one;
  cycle::Assessment again =
      cycle::assess_again(year, ledger, published, session.options.thread_count());
  if (!again.failures.empty()) throw Error(ErrorKind::plugin, again.failures);
  one.digest = report::figures_digest(again.result);
  one.has_files = cycle::has_results(session.options.workspace, year.plan.year);
  if (one.has_files)
    one.files =
        cycle::changed_files(session.options.workspace, year.plan.year, published.publication);
  one.published = std::move(published);
  one.result = std::move(again.result);
  if (!one.is_same() && one.has_files && one.files.empty())
    one.moved = grading::moved_between_editions(
        published_result(session.options.workspace, year.plan, one.published.publication),
        one.result);
  return one;
}

ordered_json as_json(const Verified& one, Language language) {
  const ledger::Publication& publication = one.published.publication;
  ordered_json files = ordered_json::array();
  for (const Problem& problem : one.files)
    files.push_back({{"file", problem.place.file}, {"message", problem.what.in(language)}});
  return {{"period", publication.period},
          {"kind", publication.open_until ? "publicity" : "edition"},
          {"edition", publication.edition},
          {"number", one.published.hand.number},
          {"figures_digest", publication.figures_digest},
          {"computed_digest", one.digest},
          {"same", one.is_same()},
          {"has_files", one.has_files},
          {"files", files},
          {"moved", as_json(one.moved, language)}};
}

void print(const Session& session, const plan::YearPlan& plan, const Verified& one) {
  const ledger::Publication& publication = one.published.publication;
  const Text wrong =
      say({"{} of its files are not as published", "有 {} 个文件与形成时不一致"}, one.files.size());
  const Text whole = one.has_files
                         ? say({"its files are as published", "文件与形成时一致"})
                         : say({"its files are not in this workspace", "文件不在本工作目录"});
  const Text files = one.files.empty() ? whole : wrong;
  const Text figures = one.is_same()
                           ? say({"every figure comes out the same", "重新计算,各项数据一致"})
                           : say({"computed again, figures are others", "重新计算,数据不一致"});
  session.print(say({"{}, {} (#{}, {}): {}; {}", "{},{}(#{},{}):{};{}"},
                    plan.find_period(publication.period)->title, edition_words(publication),
                    one.published.hand.number, to_text(one.published.hand.day), files, figures));
  for (const Problem& problem : one.files)
    session.print("  " + problem.place.file + ": " + problem.what.in(session.language));
  print_moved(session, one.result, one.moved, {{"published", "已公布"}, {"computed", "重新计算"}});
}

void refuse_wrong(const std::vector<Verified>& all, const Text& otherwise,
                  std::vector<Problem> problems) {
  for (const Verified& one : all) {
    const ledger::Publication& publication = one.published.publication;
    if (one.is_same() && one.files.empty()) continue;
    const Text what =
        one.is_same()
            ? say({"restore its files from a backup of the results", "请从备份恢复结果文件"})
            : otherwise;
    problems.push_back(
        {{"#" + std::to_string(one.published.hand.number)},
         say({"{} {}: {}", "{} {}:{}"}, publication.period, edition_words(publication), what)});
  }
  if (!problems.empty()) throw Error(ErrorKind::data, std::move(problems));
}

}  // namespace kaohe::app
