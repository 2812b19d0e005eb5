#include "cycle/amendment_reach.hpp"

#include <algorithm>

#include "cycle/naming.hpp"
#include "plan/frozen_rules.hpp"

namespace kaohe::cycle {

namespace {

using plan::Override;

/// Where an override stands in year.toml; with nullptr where the domain's stand.
Place place_of(const plan::YearPlan& plan, const plan::Domain& domain, const Override* one,
               const char* key) {
  const auto in_year = &domain - plan.domains.data();
  const std::string list = fmt::format("/domain/{}/override", in_year);
  if (one == nullptr) return plan.place(list);
  return plan.place(fmt::format("{}/{}/{}", list, one - domain.plugin.overrides.data(), key));
}

/// "q3 (三季度监测)".
Text from_of(const plan::YearPlan& plan, const std::string& from) {
  const plan::Period* period = plan.find_period(from);
  if (period == nullptr) return say({"the beginning of the year", "年初"});
  return say({"{} ({})", "{}({})"}, period->id, period->title);
}

bool is_among(const std::vector<Override>& list, const Override& one) {
  return std::find(list.begin(), list.end(), one) != list.end();
}

/// Whether the year's files still change this number from that period on.
bool is_changed_there(const plan::Domain& domain, const Override& was) {
  const auto& all = domain.plugin.overrides;
  return std::any_of(all.begin(), all.end(), [&](const Override& one) {
    return one.key == was.key && (one.from == was.from || one.whole_year);
  });
}

Problem begins_otherwise(const plan::YearPlan& plan, const plan::Domain& domain,
                         const Override& one, const plan::Period& from) {
  const Text found = from_of(plan, one.from), asked = from_of(plan, from.id);
  return {place_of(plan, domain, &one, one.from.empty() ? "key" : "from"),
          say({"{} = \"{}\" holds from {}, and the amendment is proposed from {}; all that it "
               "changes holds from there: write from = \"{}\", propose it from the other period, "
               "or, where the number cannot be split, write whole_year = true",
               "{} = “{}”自 {} 起施行,而本次调整自 {} 起;所改的都应自同一阶段起施行:请写 from = "
               "\"{}\",或改自另一阶段提出;不能分段的写 whole_year = true"},
              one.key, one.value, found, asked, from.id)};
}

Problem was_in_force(const plan::YearPlan& plan, const plan::Domain& domain, const Override& was,
                     const plan::Period& from) {
  return {place_of(plan, domain, nullptr, ""),
          say({"{} = \"{}\" from {} was in force before {} and is gone; what was in force before "
               "an amendment stays: put it back, and write another with from = \"{}\"",
               "{} = “{}”(自 {} 起)在 {} 之前已经施行,现已删去;调整之前施行的应当保留:请改回,"
               "另写一条 from = \"{}\""},
              was.key, was.value, from_of(plan, was.from), from_of(plan, from.id), from.id)};
}

/// Of those that reach a day or what comes after it the one that was closed last; nullptr: none.
const Closed* closed_on_or_after(const plan::YearPlan& plan, const Progress& progress,
                                 const std::string& domain, Date first_day) {
  const Closed* last = nullptr;
  for (const plan::Period& period : plan.periods) {
    const Closed* closed = progress.closing(domain, period.id);
    if (closed != nullptr && period.last_day >= first_day) last = closed;
  }
  return last;
}

/// Nothing but numbers: the same bytes of the plugin, the same rules of the year.
bool reaches_back_alone(const plan::YearPlan& plan, const plan::Domain& domain,
                        const ledger::SystemVersion& before) {
  const std::vector<const Override*> changed = changed_overrides(before, domain);
  const bool is_same_otherwise = before.plugin_version == domain.system.version &&
                                 before.plugin_digest == domain.system.plugin_digest &&
                                 before.rules.digests == plan::frozen_rules(plan, domain).digests;
  return is_same_otherwise && !changed.empty() &&
         std::all_of(changed.begin(), changed.end(),
                     [&](const Override* one) { return reaches_back(plan, *one); });
}

/// What stood for the same before, where that was another value.
const Override* replaced_by(const ledger::SystemVersion& before, const Override& now) {
  const auto old = std::find_if(before.overrides.begin(), before.overrides.end(),
                                [&](const Override& one) { return one.key == now.key; });
  return old == before.overrides.end() || old->value == now.value ? nullptr : &*old;
}

}  // namespace

bool reaches_back(const plan::YearPlan& plan, const Override& change) {
  return change.whole_year || plan.amendment_applies == "whole_year";
}

std::vector<const Override*> changed_overrides(const ledger::SystemVersion& before,
                                               const plan::Domain& domain) {
  std::vector<const Override*> changed;
  for (const Override& one : domain.plugin.overrides) {
    if (!is_among(before.overrides, one)) changed.push_back(&one);
  }
  return changed;
}

void require_from(const plan::YearPlan& plan, const plan::Domain& domain,
                  const ledger::SystemVersion& before, const plan::Period& from) {
  std::vector<Problem> problems;
  for (const Override* one : changed_overrides(before, domain)) {
    if (!one->whole_year && one->from != from.id)
      problems.push_back(begins_otherwise(plan, domain, *one, from));
  }
  for (const Override& was : before.overrides) {
    const plan::Period* began = plan.find_period(was.from);
    const bool is_earlier = began == nullptr || began->first_day < from.first_day;
    if (is_earlier && !is_changed_there(domain, was))
      problems.push_back(was_in_force(plan, domain, was, from));
  }
  if (!problems.empty()) throw Error(ErrorKind::data, std::move(problems));
}

void require_from_open(const plan::YearPlan& plan, const Progress& progress,
                       const plan::Domain& domain, const ledger::SystemVersion& before,
                       const plan::Period& from) {
  const Closed* closed = closed_on_or_after(plan, progress, domain.id, from.first_day);
  if (closed == nullptr || reaches_back_alone(plan, domain, before)) return;
  const Text title = from_of(plan, closed->closing.period);
  throw Error(
      ErrorKind::data, place_in_system(domain, ""),
      say({"an amendment from {} would reach {}, which is closed since {} by {} (#{}), and "
           "a closed period never gets other rules; propose it from a period that begins "
           "after {}",
           "自 {0} 起的调整涉及已于 {2} 由 {3} 办结的 {1}(#{4}),已办结的阶段不再适用别的规则;"
           "请改自 {5} 之后开始的阶段起施行"},
          from_of(plan, from.id), title, to_text(closed->hand.day),
          person_words(plan, closed->hand.person), closed->hand.number,
          to_text(plan.find_period(closed->closing.period)->last_day)));
}

void require_rules_leave_closed(const plan::YearPlan& plan, const Progress& progress,
                                const plan::Domain& domain,
                                const std::vector<plan::Difference>& all) {
  std::vector<std::string> closed;
  for (const plan::Period& period : plan.periods) {
    if (progress.closing(domain.id, period.id) != nullptr) closed.push_back(period.id);
  }
  std::vector<Problem> problems;
  for (const plan::Difference& one : all) {
    if (!is_of_rules(one) || !plan::reaches_periods(one.path, closed)) continue;
    problems.push_back({place_of_difference(plan, domain, one),
                        say({"{}; {} is closed in {}, and a closed period never gets other rules: "
                             "put it back, and change it for the next year",
                             "{};“{}”在{}已办结,已办结的阶段不再适用别的规则:请改回,留待下一年度"},
                            in_words(one), plan.find_period(closed.front())->title, domain.title)});
  }
  if (!problems.empty()) throw Error(ErrorKind::data, std::move(problems));
}

void require_cited(const plan::YearPlan& plan, const plan::Domain& domain,
                   const ledger::SystemVersion& before, const std::string& document) {
  std::vector<Problem> problems;
  for (const Override* one : changed_overrides(before, domain)) {
    const auto add = [&](const Text& what) {
      problems.push_back({place_of(plan, domain, one, "document"), what});
    };
    const Override* old = replaced_by(before, *one);
    if (old != nullptr && old->document == document)
      add(say({"{} takes the place of the value \"{}\", which \"{}\" approved: what approves a "
               "change is a document of its own, write that one",
               "{} 取代的原值“{}”就是由“{}”审定的;调整须有新的审定文件,请写新文件"},
              one->key, old->value, document));
    if (one->document != document)
      add(say({"{} cites the document \"{}\", and it is approved by \"{}\"; both must be the same: "
               "write the one that approves it",
               "{} 的文件依据是“{}”,而审定文件是“{}”;两者应当一致,请写审定它的文件"},
              one->key, one->document, document));
  }
  if (!problems.empty()) throw Error(ErrorKind::data, std::move(problems));
}

}  // namespace kaohe::cycle
