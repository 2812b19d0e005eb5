// Level 3, where a year computes: in a worker, which may do less than any process of a check.
#include <algorithm>

#include "conformance/checks.hpp"
#include "conformance/trial_facts.hpp"
#include "conformance/trial_settings.hpp"
#include "plan/indicator_system.hpp"
#include "plugin_host/error_words.hpp"
#include "plugin_host/plugin.hpp"

namespace kaohe::conformance {

namespace {

/// What a check may have, and of its time half: a call that hangs is told of before the check ends.
plugin_host::Limits limits_of(const Subject& subject) {
  const auto seconds = std::chrono::floor<std::chrono::seconds>(subject.deadline / 2).count();
  return {static_cast<int>(subject.memory_bytes / 1024 / 1024),
          static_cast<int>(std::max<std::int64_t>(seconds, 1))};
}

/// Throws PluginError, or Error(plugin) for what cannot be loaded there.
void score_in_worker(const Subject& subject) {
  subject.trying(say({"loading it in a worker", "在工作进程中加载时"}));
  const plugin_host::PluginPointer plugin = plugin_host::load(
      subject.file, subject.file.parent_path(), subject.hosting, limits_of(subject));
  const plan::IndicatorSystem system =
      plan::read_indicator_system(plugin->make(nullptr)->describe());
  const auto indicators = static_cast<std::uint32_t>(system.indicators.size());
  const TrialSettings settings;
  const auto instance = plugin->make(settings.get());
  for (const std::uint32_t rows : {0U, 1U, 65U}) {
    TrialFacts facts(system, subject.seed, rows);
    for (std::uint32_t period = 0; period < kPeriods; ++period) {
      subject.trying(say({"scoring {} rows in a worker", "在工作进程中为 {} 行计分时"}, rows));
      const kaohe_batch& batch = facts.batch(facts.all(), period);
      instance->score(batch, indicators);
      instance->explain(batch, 0, rows);
    }
  }
}

Finding check_scores(const Subject& subject) {
  if (subject.hosting.is_in_process()) {
    return warned(
        say({"not run in a worker, as a year runs it, but in this process: whether it asks the "
             "system for what no plugin may is not known; check it again without --in-process",
             "本次在本进程内检查,没有像年度考核那样放进工作进程运行:它是否向系统要求插件不得要求的"
             "东西,无从得知;请去掉 --in-process 再检查一次"}));
  }
  try {
    score_in_worker(subject);
  } catch (const PluginError& error) {
    throw Breach(plugin_host::words_of(error));
  }
  return passed(say({"scored and explained in a worker, as a year does it, in {} periods",
                     "像年度考核那样在工作进程中计分和说明,共 {} 个考核阶段"},
                    kPeriods));
}

}  // namespace

std::vector<Check> worker_checks() {
  return {{"worker.scores",
           3,
           {"in a worker, as in a year", "与年度考核一样在工作进程中"},
           {"host.later"},
           check_scores,
           true}};
}

}  // namespace kaohe::conformance
