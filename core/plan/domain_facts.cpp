// A domain in a year: who leads it, what the year changes in its numbers, who is assessed.
#include <map>

#include "plan/year_facts.hpp"

namespace kaohe::plan {

namespace {

class DomainFacts {
 public:
  DomainFacts(const YearPlan& plan, const Domain& domain) : plan_(plan), domain_(domain) {}

  std::vector<Fact> all() {
    of_domain();
    of_overrides();
    of_division();
    facts_.kind(DifferenceKind::roster);
    for (const Assessee& one : domain_.assessees) of_assessee(one);
    return facts_.take();
  }

 private:
  std::string unit(const std::string& id) const {
    const Organisation* found = plan_.find_organisation(id);
    return found == nullptr ? id : found->title;
  }

  void of_domain() {
    facts_.add("title", {"title of the domain", "领域名称"}, domain_.title)
        .add("aspects_may", {"aspects that it may have", "可用的考核内容"},
             text_of(domain_.aspects_may))
        .add("aspects_must", {"aspects that it must have", "必须有的考核内容"},
             text_of(domain_.aspects_must))
        .add("pool", {"grouping", "考核分组"}, domain_.pool)
        .add("plugin", {"plugin required", "要求的插件"}, domain_.plugin.id)
        .add("plugin_version", {"version of the plugin required", "要求的插件版本"},
             domain_.plugin.version)
        .add("plugin_memory_mb", {"memory for the plugin (MiB)", "插件可用的内存(MiB)"},
             std::to_string(domain_.plugin.limits.memory_mb))
        .add("plugin_seconds", {"time for a call of the plugin (s)", "插件每次计算的时限(秒)"},
             std::to_string(domain_.plugin.limits.seconds));
    facts_.kind(DifferenceKind::people)
        .add("lead_unit", {"lead unit", "主要考核责任单位"}, domain_.lead_unit,
             unit(domain_.lead_unit));
  }

  /// Each number once, with every change of it.
  void of_overrides() {
    std::map<std::string, std::pair<std::string, std::string>> by_key;
    for (const Override& one : domain_.plugin.overrides) {
      auto& [values, documents] = by_key[one.key];
      const std::string from = one.from.empty() ? "" : one.from + ": ";
      const bool is_whole = one.whole_year && !one.from.empty();
      values += (values.empty() ? "" : "; ") + from + one.value + (is_whole ? " (whole_year)" : "");
      documents += (documents.empty() ? "" : "; ") + from + one.document;
    }
    facts_.kind(DifferenceKind::setting);
    for (const auto& [key, change] : by_key) {
      facts_.add("override/" + key, say({"override of {}", "改动 {}"}, key), change.first)
          .add("override/" + key + "/document",
               say({"document of the override of {}", "改动 {} 的文件依据"}, key), change.second);
    }
  }

  void of_division() {
    facts_.kind(DifferenceKind::people);
    const auto found = plan_.division.find(domain_.id);
    if (found == plan_.division.end()) return;
    for (const auto& [indicator, id] : found->second) {
      facts_.add("division/" + indicator, say({"division of work: {}", "责任分工:{}"}, indicator),
                 id, unit(id));
    }
  }

  /// An input as people call it, and an option of it.
  std::string input(const std::string& id) const {
    const InputInfo* found = domain_.system.find_input(id);
    return found == nullptr || found->title.empty() ? id : found->title;
  }
  std::string option(const std::string& input, const std::string& value) const {
    const InputInfo* found = domain_.system.find_input(input);
    const int index = found == nullptr ? -1 : found->option_index(value);
    return index < 0 ? value : found->options[static_cast<std::size_t>(index)].title;
  }
  std::string list(const std::string& sub) const {
    const SubInfo* found = domain_.system.find_sub(sub);
    return found == nullptr ? sub : found->title;
  }

  void of_assessee(const Assessee& one) {
    const std::string key = "assessee/" + one.id;
    const auto name = [&](const Message& of) {
      return say({"{} {}: {}", "{} {}:{}"}, one.id, one.name, say(of));
    };
    facts_.add(key, say({"assessee {}", "考核对象 {}"}, one.id), one.name);
    // The grouping is a roster value too; here it is said as what it does.
    facts_.add(key + "/pool", name({"group", "分组"}), one.pool, option(domain_.pool, one.pool))
        .add(key + "/secretary", name({"secretary", "书记"}), one.secretary)
        .add(key + "/deputies", name({"deputies", "分管副职"}), text_of(one.deputies))
        .add(key + "/from", name({"first day", "起始日"}), text_of(one.from))
        .add(key + "/until", name({"last day", "截止日"}), text_of(one.until))
        .add(key + "/successor", name({"successor", "承接单位"}), one.successor)
        .add(key + "/unit", name({"it is the unit", "考核责任单位"}), one.organisation);
    for (const auto& [id, value] : one.roster) {
      if (id == domain_.pool) continue;
      facts_.add(key + "/roster/" + id, say({"{} {}: {}", "{} {}:{}"}, one.id, one.name, input(id)),
                 value, option(id, value));
    }
    for (const auto& [sub, subjects] : one.subjects) of_list(one, sub, subjects);
  }

  void of_list(const Assessee& one, const std::string& sub, const std::vector<Subject>& subjects) {
    for (const Subject& subject : subjects) {
      const std::string key = "assessee/" + one.id + "/list/" + sub + "/" + subject.id;
      const Text name =
          say({"{} {}: {} {}", "{} {}:{} {}"}, one.id, one.name, list(sub), subject.id);
      facts_.add(key, name, subject.name);
      for (const auto& [id, values] : one.subject_roster) {
        const auto value = values.find(subject.id);
        if (value == values.end()) continue;
        facts_.add(key + "/" + id, say({"{}: {}", "{}:{}"}, name, input(id)), value->second,
                   option(id, value->second));
      }
    }
  }

  const YearPlan& plan_;
  const Domain& domain_;
  Facts facts_;
};

}  // namespace

std::vector<Fact> facts_of_domain(const YearPlan& plan, const Domain& domain) {
  return DomainFacts(plan, domain).all();
}

}  // namespace kaohe::plan
