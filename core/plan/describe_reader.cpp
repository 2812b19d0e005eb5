#include "plan/describe_reader.hpp"

#include "base/errors.hpp"

namespace kaohe::plan {

using nlohmann::json;

namespace {
std::string short_dump(const json& value) {
  constexpr std::size_t kShown = 60;
  // A text may be cut or not be UTF-8: `replace` never throws.
  const std::string dump = value.dump(-1, ' ', true, json::error_handler_t::replace);
  return dump.size() <= kShown ? dump : dump.substr(0, kShown) + "…";
}
}  // namespace

DescribedObject::DescribedObject(const json& value, std::string path)
    : value_(&value), path_(std::move(path)) {
  if (!value.is_object()) refuse("", short_dump(value));
}

void DescribedObject::refuse(const std::string& key, const std::string& found) const {
  const std::string where = key.empty() ? path_ : path_ + "." + key;
  throw Error(ErrorKind::plugin, {},
              say({"{} is {}, which does not fit the plugin interface; rebuild the plugin with the "
                   "SDK of this version",
                   "{} 的值是 {},不符合插件接口;请用同版本 SDK 重新构建插件"},
                  where, found));
}

std::string DescribedObject::fmt_word(const std::string& word) {
  return short_dump(json(word));
}

const json* DescribedObject::find(const char* key) const {
  const auto found = value_->find(key);
  return found == value_->end() ? nullptr : &*found;
}

std::string DescribedObject::text(const char* key) const {
  const json* value = find(key);
  if (value == nullptr || !value->is_string())
    refuse(key, value == nullptr ? "missing" : short_dump(*value));
  return value->get<std::string>();
}

std::string DescribedObject::text(const char* key, const char* otherwise) const {
  return find(key) == nullptr ? otherwise : text(key);
}

bool DescribedObject::flag(const char* key) const {
  const json* value = find(key);
  if (value == nullptr) return false;
  if (!value->is_boolean()) refuse(key, short_dump(*value));
  return value->get<bool>();
}

int DescribedObject::integer(const char* key, int otherwise) const {
  const json* value = find(key);
  if (value == nullptr) return otherwise;
  constexpr std::int64_t kMost = 1'000'000;
  const bool fits = value->is_number_integer() &&
                    (!value->is_number_unsigned() || value->get<std::uint64_t>() <= kMost) &&
                    value->get<std::int64_t>() >= -1 && value->get<std::int64_t>() <= kMost;
  if (!fits) refuse(key, short_dump(*value));
  return value->get<int>();
}

Rational DescribedObject::parsed(const char* key, const json& value) const {
  const std::optional<Rational> number =
      value.is_string() ? Rational::parse(value.get_ref<const std::string&>()) : std::nullopt;
  if (!number) refuse(key, short_dump(value));
  return *number;
}

Rational DescribedObject::number(const char* key) const {
  const json* value = find(key);
  if (value == nullptr) refuse(key, "missing");
  return parsed(key, *value);
}

std::optional<Rational> DescribedObject::optional_number(const char* key) const {
  const json* value = find(key);
  if (value == nullptr || value->is_null()) return std::nullopt;
  return parsed(key, *value);
}

std::vector<std::string> DescribedObject::texts(const char* key) const {
  const json* value = find(key);
  std::vector<std::string> texts;
  if (value == nullptr) return texts;
  if (!value->is_array()) refuse(key, short_dump(*value));
  for (const json& one : *value) {
    if (!one.is_string()) refuse(key, short_dump(one));
    texts.push_back(one.get<std::string>());
  }
  return texts;
}

DescribedObject DescribedObject::object(const char* key) const {
  const json* value = find(key);
  if (value == nullptr) refuse(key, "missing");
  return {*value, path_ + "." + key};
}

std::vector<DescribedObject> DescribedObject::objects(const char* key) const {
  const json* value = find(key);
  std::vector<DescribedObject> objects;
  if (value == nullptr) return objects;
  if (!value->is_array()) refuse(key, short_dump(*value));
  for (std::size_t i = 0; i < value->size(); ++i)
    objects.emplace_back((*value)[i], fmt::format("{}.{}[{}]", path_, key, i));
  return objects;
}

std::vector<std::pair<std::string, json>> DescribedObject::fields(const char* key) const {
  const json* value = find(key);
  std::vector<std::pair<std::string, json>> fields;
  if (value == nullptr) return fields;
  if (!value->is_object()) refuse(key, short_dump(*value));
  for (const auto& [name, field] : value->items()) fields.emplace_back(name, field);
  return fields;
}

std::vector<std::pair<std::string, json>> DescribedObject::members(const char* key) const {
  std::vector<std::pair<std::string, json>> members = fields(key);
  for (const auto& [name, list] : members) {
    if (!list.is_array()) refuse(std::string(key) + "." + name, short_dump(list));
  }
  return members;
}

}  // namespace kaohe::plan
