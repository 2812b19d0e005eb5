#include "app/record_content.hpp"

#include <map>
#include <vector>

#include "app/record_words.hpp"
#include "base/words.hpp"
#include "ledger/kinds.hpp"

namespace kaohe::app {

namespace {

using nlohmann::ordered_json;

std::string text_of(const ordered_json& value) {
  return value.is_string() ? value.get<std::string>() : value.dump();
}

/// A person sees the first of several words, and of how many they are.
std::string some_of(const std::vector<std::string>& words, Language language) {
  constexpr std::size_t kMost = 8;
  if (words.size() <= kMost) return joined(words, "、");
  const std::vector<std::string> first(words.begin(), words.begin() + kMost);
  return say({"{} … ({} in all)", "{}等 {} 项"}, joined(first, "、"), words.size()).in(language);
}

/// All that a record says beside who made it, for people: "key value, …". Of what has parts of its
/// own only what they are called.
class Content {
 public:
  Content(const plan::YearPlan& plan, const ordered_json& one, Language language)
      : plan_(plan),
        one_(one),
        of_{named("domain"), named("indicator"), named("input")},
        language_(language) {}

  std::string text(int head_size) const {
    std::string text;
    int index = 0;
    for (const auto& [key, value] : one_.items()) {
      const bool is_for_programs = key == "file_digest" || key == "description" ||
                                   key == "follows_closing" || key == "about_lead_unit" ||
                                   is_of_choice(key);
      if (index++ < head_size || text_of(value).empty() || is_for_programs) continue;
      const std::string field = field_of(key);
      const std::string title = title_of(field).in(language_);
      // "取代 #5"
      const char* space = title.ends_with('#') ? "" : " ";
      text += (text.empty() ? "" : ", ") + title + space + words_of(field, value);
    }
    return text;
  }

 private:
  /// Of what an objection speaks of its number says it; its cell is of no use to people.
  bool is_of_choice(const std::string& key) const {
    return key == "cell" && one_["record"] != ledger::kObservationsKind;
  }

  /// A kind is called as the record is: "决定事项", "认定情形".
  Text title_of(const std::string& field) const {
    const std::string record = one_["record"];
    return field == "kind" ? Text{field, ledger::kind_title(record).zh} : field_title(field);
  }

  std::string named(const char* key) const {
    return one_.contains(key) ? text_of(one_[key]) : std::string();
  }

  /// "unit" of "notice_unit", which is not who recorded it.
  std::string field_of(const std::string& key) const {
    return key == one_["record"].get<std::string>() + "_unit" ? "unit" : key;
  }

  std::string word(const std::string& field, const std::string& value) const {
    return field_words(plan_, of_, field, value).in(language_);
  }

  std::string words_of(const std::string& field, const ordered_json& value) const {
    if (!value.is_structured()) return word(field, text_of(value));
    static const std::map<std::string, std::string> things{{"missing", "unit"},
                                                           {"stands_in_for", "unit"},
                                                           {"indicators", "indicator"},
                                                           {"roster", "assessee"},
                                                           {"only", "assessee"},
                                                           {"except", "assessee"},
                                                           {"rows", "domain"},
                                                           {"to", "unit"},
                                                           {"units", "unit"}};
    const auto found = things.find(field);
    const std::string thing = found == things.end() ? field : found->second;
    std::vector<std::string> words;
    for (const auto& [key, part] : value.items()) {
      std::string said = word(thing, value.is_array() ? text_of(part) : key);
      const bool is_said = field == "rows" || field == "grounds" || field == "duty";
      if (value.is_object() && is_said)
        said = field_title(said).in(language_) + " " + text_of(part);
      words.push_back(std::move(said));
    }
    return some_of(words, language_);
  }

  const plan::YearPlan& plan_;
  const ordered_json& one_;
  Belonging of_;
  Language language_;
};

}  // namespace

std::string content_of(const plan::YearPlan& plan, const ordered_json& record, int head_size,
                       Language language) {
  return Content(plan, record, language).text(head_size);
}

}  // namespace kaohe::app
