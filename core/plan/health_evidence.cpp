// Evidence that nothing reads, figures that nothing uses, and evidence asked for twice.
#include <map>
#include <set>
#include <tuple>

#include "plan/definition_words.hpp"
#include "plan/health_parts.hpp"

namespace kaohe::plan {

using nlohmann::json;

namespace {

/// Every word of a definition but what it declares: texts and the keys of conditions. Inputs
/// declare and use nothing but a list and another year's value.
std::set<std::string> words_of(const json& definition) {
  std::set<std::string> words;
  for (const auto& [key, member] : definition.items()) {
    if (key != "input" && key != "id" && key != "title") collect_words(member, words);
  }
  return words;
}

std::string local_name(const std::string& name) {
  return name.substr(name.find('.') + 1);
}

class Evidence {
 public:
  Evidence(const IndicatorSystem& system, const json& described,
           std::vector<HealthFinding>& findings)
      : system_(system), described_(described), findings_(findings) {
    collect_from(described.at("definition"), "");
    for (const json& indicator : described.at("indicators")) {
      collect_from(indicator.at("definition"), indicator.at("id"));
    }
    for (const IndicatorInfo& indicator : system.indicators) {
      for (const ItemInfo& item : indicator.items)
        read_.insert(item.reads.begin(), item.reads.end());
    }
  }

  void find() {
    for (const InputInfo& input : system_.inputs) find_unread(input);
    find_unused("", described_.at("definition"));
    for (const json& indicator : described_.at("indicators")) {
      find_unused(indicator.at("id"), indicator.at("definition"));
    }
    find_twice();
  }

 private:
  void collect_from(const json& definition, const std::string& indicator) {
    std::set<std::string> words = words_of(definition);
    everywhere_.insert(words.begin(), words.end());
    words_[indicator] = std::move(words);
  }

  // By its own name in its indicator, or where it is shared anywhere; by its full name anywhere.
  bool is_named(const std::string& indicator, const std::string& id) const {
    if (indicator.empty()) return everywhere_.count(id) != 0;
    return words_.at(indicator).count(id) != 0 || everywhere_.count(indicator + "." + id) != 0;
  }

  void find_unread(const InputInfo& input) {
    if (read_.count(input.id) != 0 || is_named(input.indicator, local_name(input.id))) return;
    add(HealthKind::unread_input, input.id,
        {"\"{}\" is asked for, and nothing depends on it: no item, gate or zero reads it; use it, "
         "or do not ask for it",
         "要求填报“{}”,但没有任何计分项、等次限制或不得分情形用到它;请使用,或不再要求填报"},
        input.title);
  }

  void find_unused(const std::string& indicator, const json& definition) {
    for (const json& figure : tables_of(definition, "figure")) {
      const std::string id = figure.at("id");
      if (is_named(indicator, id)) continue;
      add(HealthKind::unused_figure, (indicator.empty() ? "domain" : indicator) + ".figure." + id,
          {"the figure \"{}\" is used by nothing; use it, or take it out",
           "没有任何地方用到算式“{}”;请使用,或删去"},
          figure.value("title", id));
    }
  }

  void find_twice() {
    std::map<std::tuple<std::string, std::string, InputType, std::string>, const InputInfo*> first;
    for (const InputInfo& input : system_.inputs) {
      if (input.source != InputSource::record) continue;
      const auto [at, is_new] =
          first.emplace(std::tuple(input.title, input.unit, input.type, input.sub), &input);
      if (is_new || at->second->indicator == input.indicator) continue;
      add(HealthKind::asked_twice, input.id,
          {"\"{}\" is asked for here and as {}; let it be recorded once, as an input of the "
           "domain, "
           "or say in the titles how they differ",
           "“{}”在此处和 {} 重复要求填报;请改为领域共用的填报项,只填一次,或在名称上加以区别"},
          input.title, at->second->id);
    }
  }

  template <class... Arguments>
  void add(HealthKind kind, const std::string& where, const MessageFor<Arguments...>& message,
           const Arguments&... arguments) {
    findings_.push_back({kind, "", where, say(message, arguments...)});
  }

  const IndicatorSystem& system_;
  const json& described_;
  std::map<std::string, std::set<std::string>> words_;
  std::set<std::string> everywhere_, read_;
  std::vector<HealthFinding>& findings_;
};

}  // namespace

void find_idle_evidence(const IndicatorSystem& system, const json& described,
                        std::vector<HealthFinding>& findings) {
  Evidence(system, described, findings).find();
}

}  // namespace kaohe::plan
