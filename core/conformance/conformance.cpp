#include "conformance/conformance.hpp"

#include <algorithm>
#include <map>

#include "base/files.hpp"
#include "conformance/checks.hpp"
#include "conformance/isolated.hpp"

namespace kaohe::conformance {

namespace {

std::vector<Check> checks_up_to(int level) {
  std::vector<Check> all;
  for (const auto& list :
       {file_checks(), describe_checks(), score_checks(), worker_checks(), hostile_checks()}) {
    std::copy_if(list.begin(), list.end(), std::back_inserter(all),
                 [level](const Check& check) { return check.level <= level; });
  }
  return all;
}

bool holds(Outcome outcome) {
  return outcome == Outcome::pass || outcome == Outcome::warn;
}

Finding run(const Check& check, const std::filesystem::path& file, const Options& options) {
  return run_isolated(
      [&](const Trying& trying) {
        try {
          return check.run({file, options.seed, options.hosting, options.deadline,
                            options.memory_bytes, trying});
        } catch (const Breach& breach) {
          return Finding{Outcome::fail, breach.text()};
        }
      },
      options, check.starts_workers ? Rights::of_this_process : Rights::of_a_check);
}

}  // namespace

const CheckResult* Report::first_broken() const {
  const auto broken = std::find_if(results.begin(), results.end(), [](const CheckResult& one) {
    return !conformance::holds(one.finding.outcome);
  });
  return broken == results.end() ? nullptr : &*broken;
}

Report check(const std::filesystem::path& file, const Options& options) {
  constexpr std::size_t kAny = std::size_t{1} << 40U;
  read_file(file, kAny);  // that it cannot be read is the environment's, not the plugin's
  Report report;
  std::map<std::string_view, std::string_view> broken;  // id → the check that did not pass
  for (const Check& check : checks_up_to(options.level)) {
    const auto missing = std::find_if(check.needs.begin(), check.needs.end(),
                                      [&](std::string_view id) { return broken.count(id) != 0; });
    const std::string id(check.id);
    if (missing != check.needs.end()) {
      broken[check.id] = broken[*missing];
      report.left_out.push_back({id, check.level, say(check.title), std::string(broken[*missing])});
      continue;
    }
    report.results.push_back({id, check.level, say(check.title), run(check, file, options)});
    if (!holds(report.results.back().finding.outcome)) broken[check.id] = check.id;
  }
  return report;
}

}  // namespace kaohe::conformance
