#include "base/json_schema.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

#include "base/nearest.hpp"
#include "base/toml.hpp"

namespace kaohe {

using nlohmann::json;

namespace {

/// `English\n中文`; a single line serves for both.
Text both_lines(const std::string& text) {
  const std::size_t end = text.find('\n');
  if (end == std::string::npos) return {text, text};
  return {text.substr(0, end), text.substr(end + 1)};
}

Text type_name(const std::string& type) {
  if (type == "object") return {"a table", "一个表"};
  if (type == "array") return {"a list", "一个列表"};
  if (type == "string") return {"a text in quotes", "加引号的文字"};
  if (type == "integer") return {"an integer", "整数"};
  if (type == "boolean") return {"true or false", "true 或 false"};
  return {type, type};
}

/// A value as its author would write it, short.
Text shown(const json& value) {
  if (value.is_object()) return {"a table", "一个表"};
  if (value.is_array()) return say({"a list of {}", "含 {} 项的列表"}, value.size());
  return {value.dump(), value.dump()};
}

/// Compares a value with its schema and says each difference.
class Explainer {
 public:
  Explainer(const json& root, const Locate& locate) : root_(root), locate_(locate) {}

  void explain(const json& schema_or_reference, const json& value, const std::string& pointer) {
    const json& schema = resolved(schema_or_reference);
    if (!schema.is_object() || !type_fits(schema, value, pointer)) return;
    check_choice(schema, value, pointer);
    if (value.is_string()) check_text(schema, value.get<std::string>(), pointer);
    if (value.is_number_integer()) check_bounds(schema, value.get<std::int64_t>(), pointer);
    if (value.is_array()) check_list(schema, value, pointer);
    if (value.is_object()) check_table(schema, value, pointer);
  }

  std::vector<Problem> problems;

 private:
  const json& resolved(const json& schema) const {
    const auto reference = schema.is_object() ? schema.find("$ref") : schema.end();
    if (!schema.is_object() || reference == schema.end()) return schema;
    return root_.at(json::json_pointer(reference->get<std::string>().substr(1)));
  }

  template <class... Arguments>
  void add(const std::string& pointer, bool is_key, const MessageFor<Arguments...>& message,
           const Arguments&... arguments) {
    Text what = say(message, arguments...);
    problems.push_back({locate_(pointer, is_key), std::move(what)});
  }

  /// "title" of the schema: what the value is, in words.
  static Text meaning(const json& schema, const Text& otherwise) {
    return schema.contains("title") ? both_lines(schema["title"].get<std::string>()) : otherwise;
  }

  static bool is_of(const json& value, const std::string& type) {
    return (type == "object" && value.is_object()) || (type == "array" && value.is_array()) ||
           (type == "string" && value.is_string()) ||
           (type == "integer" && value.is_number_integer()) ||
           (type == "boolean" && value.is_boolean()) || (type == "null" && value.is_null()) ||
           (type == "number" && value.is_number());
  }

  bool type_fits(const json& schema, const json& value, const std::string& pointer) {
    const auto types = schema.find("type");
    if (types == schema.end()) return true;
    const json allowed = types->is_array() ? *types : json::array({*types});
    Text names;
    for (const json& type : allowed) {
      if (is_of(value, type.get<std::string>())) return true;
      const Text name = type_name(type.get<std::string>());
      names = names.empty() ? name : say({"{} or {}", "{}或者{}"}, names, name);
    }
    const MessageFor<std::string, Text, Text> wrong{"{} is {}, expected {}; correct it",
                                                    "{} 的值是 {},应为{};请改正"};
    add(pointer, false, wrong, path_of(pointer), shown(value), meaning(schema, names));
    return false;
  }

  void check_choice(const json& schema, const json& value, const std::string& pointer) {
    const json allowed = schema.contains("const") ? json::array({schema["const"]})
                                                  : schema.value("enum", json::array());
    if (allowed.empty() || std::find(allowed.begin(), allowed.end(), value) != allowed.end())
      return;
    std::vector<std::string> words;
    for (const json& one : allowed)
      words.push_back(one.is_string() ? one.get<std::string>() : one.dump());
    const MessageFor<std::string, Text, Text, Text> wrong{"{} is {}, expected one of {}{}",
                                                          "{} 的值是 {},只能是 {} 之一{}"};
    add(pointer, false, wrong, path_of(pointer), shown(value), listed(words),
        value.is_string() ? did_you_mean(value.get<std::string>(), words) : Text{});
  }

  void check_text(const json& schema, const std::string& text, const std::string& pointer) {
    const bool matches = !schema.contains("pattern") ||
                         std::regex_search(text, std::regex(schema["pattern"].get<std::string>()));
    if (matches && text.size() >= schema.value("minLength", std::size_t{0})) return;
    const Text expected = meaning(
        schema, say({"a text that fits {}", "符合 {} 的文字"}, schema.value("pattern", "1+")));
    add(pointer, false, {"{} is \"{}\", expected {}; correct it", "{} 的值是“{}”,应为{};请改正"},
        path_of(pointer), text, expected);
  }

  void check_bounds(const json& schema, std::int64_t value, const std::string& pointer) {
    const std::int64_t low = schema.value("minimum", INT64_MIN),
                       high = schema.value("maximum", INT64_MAX);
    if (value >= low && value <= high) return;
    if (high == INT64_MAX) {
      add(pointer, false,
          {"{} is {}, expected at least {}; correct it", "{} 的值是 {},应不小于 {};请改正"},
          path_of(pointer), value, low);
    } else {
      const MessageFor<std::string, std::int64_t, std::int64_t, std::int64_t> wrong{
          "{} is {}, expected {} to {}; correct it", "{} 的值是 {},应在 {} 到 {} 之间;请改正"};
      add(pointer, false, wrong, path_of(pointer), value, low, high);
    }
  }

  void check_list(const json& schema, const json& list, const std::string& pointer) {
    const std::size_t low = schema.value("minItems", std::size_t{0}),
                      high = schema.value("maxItems", SIZE_MAX);
    if (list.size() < low) {
      add(pointer, false,
          {"{} has {} entries, expected at least {}; add what is missing",
           "{} 只有 {} 项,至少应有 {} 项;请补上"},
          path_of(pointer), list.size(), low);
    }
    if (list.size() > high) {
      add(pointer, false,
          {"{} has {} entries, expected at most {}; take some out",
           "{} 有 {} 项,最多 {} 项;请删减"},
          path_of(pointer), list.size(), high);
    }
    std::set<json> seen;
    for (std::size_t i = 0; i < list.size(); ++i) {
      const std::string child = child_pointer(pointer, i);
      if (schema.value("uniqueItems", false) && !seen.insert(list[i]).second) {
        add(child, false, {"{} holds {} twice; delete one", "{} 中 {} 重复;请删去一个"},
            path_of(pointer), shown(list[i]));
      }
      if (schema.contains("items")) explain(schema["items"], list[i], child);
    }
  }

  void check_table(const json& schema, const json& table, const std::string& pointer) {
    const json properties = schema.value("properties", json::object());
    for (const json& name : schema.value("required", json::array())) {
      if (!table.contains(name.get<std::string>()))
        say_missing(properties, name.get<std::string>(), pointer);
    }
    for (const auto& [name, value] : table.items()) {
      const std::string child = child_pointer(pointer, name);
      if (properties.contains(name)) {
        explain(properties[name], value, child);
      } else if (schema.contains("additionalProperties") &&
                 schema["additionalProperties"] == false) {
        say_unknown(properties, name, pointer);
      } else if (schema.contains("additionalProperties")) {
        explain(schema["additionalProperties"], value, child);
      }
    }
  }

  void say_missing(const json& properties, const std::string& name, const std::string& pointer) {
    Text meaning;
    if (properties.contains(name)) {
      const json& schema = properties[name];
      const std::string own =
          schema.value("description", resolved(schema).value("description", ""));
      if (!own.empty()) meaning = say({" ({})", "({})"}, both_lines(own));
    }
    if (pointer.empty()) {
      add(pointer, false, {"the file has no \"{}\"; add it{}", "文件中没有“{}”;请补上{}"}, name,
          meaning);
    } else {
      add(pointer, false, {"{} has no \"{}\"; add it{}", "{} 中没有“{}”;请补上{}"},
          path_of(pointer), name, meaning);
    }
  }

  void say_unknown(const json& properties, const std::string& name, const std::string& pointer) {
    std::vector<std::string> known;
    for (const auto& [key, schema] : properties.items()) known.push_back(key);
    const MessageFor<std::string, Text, Text> unknown{
        "unknown key \"{}\"{}; expected one of {}. Correct or delete it",
        "没有“{}”这个键{};可用的键:{}。请改正或者删去"};
    add(child_pointer(pointer, name), true, unknown, name, did_you_mean(name, known),
        listed(known));
  }

  const json& root_;
  const Locate& locate_;
};

std::string pointer_of(const std::vector<std::string>& context) {
  std::string pointer;
  for (std::size_t i = 1; i < context.size(); ++i)
    pointer = child_pointer(pointer, context[i].substr(1, context[i].size() - 2));
  return pointer;
}

/// What valijson says of the deepest place: for keywords that the Explainer does not know.
Problem in_its_words(const valijson::ValidationResults& results, const Locate& locate) {
  const auto deepest = std::max_element(
      results.begin(), results.end(),
      [](const auto& a, const auto& b) { return a.context.size() < b.context.size(); });
  const std::string pointer = deepest == results.end() ? "" : pointer_of(deepest->context);
  const std::string words = deepest == results.end() ? "" : deepest->description;
  return {locate(pointer, false), say({"{} does not fit its schema: {} Correct it",
                                       "{} 不符合格式要求(校验器原文:{})。请改正"},
                                      path_of(pointer), words)};
}

}  // namespace

std::vector<Problem> check_against_schema(const json& schema, const json& value,
                                          const Locate& locate) {
  valijson::Schema parsed;
  valijson::SchemaParser parser;
  parser.populateSchema(valijson::adapters::NlohmannJsonAdapter(schema), parsed);
  valijson::Validator validator(valijson::Validator::kStrongTypes);
  valijson::ValidationResults results;
  if (validator.validate(parsed, valijson::adapters::NlohmannJsonAdapter(value), &results))
    return {};
  Explainer explainer(schema, locate);
  explainer.explain(schema, value, "");
  if (explainer.problems.empty()) explainer.problems.push_back(in_its_words(results, locate));
  return std::move(explainer.problems);
}

std::vector<Problem> check_against_schema(const json& schema, const TomlDocument& document) {
  return check_against_schema(
      schema, document.value, [&document](const std::string& pointer, bool is_key) {
        return is_key ? document.key_place(pointer) : document.place(pointer);
      });
}

}  // namespace kaohe
