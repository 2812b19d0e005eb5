#include "place.hpp"

#include <algorithm>
#include <tuple>

#include "words.hpp"

namespace kaohe::catalogue {

Position Place::at(std::string_view key) const {
  const toml::node* node = find(key);
  return node == nullptr ? at() : position_of(node->source());
}

Position Place::key_at(std::string_view key) const {
  const auto found = table_->find(key);
  return found == table_->end() ? at() : position_of(found->first.source());
}

std::vector<Entry> Place::entries() const {
  std::vector<Entry> entries;
  for (auto&& [key, node] : *table_)
    entries.push_back({key.str(), &node, position_of(key.source())});
  std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
    return std::tie(a.at.line, a.at.column) < std::tie(b.at.line, b.at.column);
  });
  return entries;
}

void Place::allow(const std::vector<std::string>& keys, std::string_view what) const {
  for (const Entry& entry : entries()) {
    if (std::find(keys.begin(), keys.end(), entry.key) != keys.end()) continue;
    std::string hint = suggestion(entry.key, keys);
    report_->add(entry.at, way(entry.key), "no key of " + std::string(what),
                 "one of " + listed(keys), std::move(hint));
  }
}

void Place::refuse(std::string_view key, std::string found, std::string expected,
                   std::string hint) const {
  report_->add(at(key), way(key), std::move(found), std::move(expected), std::move(hint));
}

void Place::missing(std::string_view key, std::string expected, std::string hint) const {
  report_->add(at(), way(key), "missing", std::move(expected), std::move(hint));
}

void Place::wrong(std::string_view key, std::string expected, std::string hint) const {
  refuse(key, report_->described(*find(key)), std::move(expected), std::move(hint));
}

std::optional<std::string_view> Place::text(std::string_view key) const {
  const toml::node* node = find(key);
  if (node == nullptr) return std::nullopt;
  const auto* value = node->as_string();
  if (value == nullptr || value->get().empty()) {
    wrong(key, "a text in quotes");
    return std::nullopt;
  }
  const std::string unprintable = first_unprintable(value->get());
  if (!unprintable.empty()) {
    refuse(key, "a text with the character " + unprintable,
           "one line of plain text, without line breaks and control characters");
    return std::nullopt;
  }
  return std::string_view(value->get());
}

std::string_view Place::required_text(std::string_view key, std::string expected) const {
  if (!has(key)) missing(key, std::move(expected));
  return text(key).value_or(std::string_view());
}

std::optional<std::string_view> Place::id(std::string_view key) const {
  const std::optional<std::string_view> value = text(key);
  if (!value || is_id(*value)) return value;
  wrong(key, "an id: small letters, digits and _, a letter first");
  return std::nullopt;
}

bool Place::yes(std::string_view key, bool otherwise) const {
  const toml::node* node = find(key);
  if (node == nullptr) return otherwise;
  if (const auto* value = node->as_boolean()) return value->get();
  wrong(key, "true or false");
  return otherwise;
}

std::optional<std::uint32_t> Place::whole(std::string_view key, std::uint32_t low,
                                          std::uint32_t high) const {
  const toml::node* node = find(key);
  if (node == nullptr) return std::nullopt;
  const auto* value = node->as_integer();
  if (value != nullptr && value->get() >= low && value->get() <= high)
    return static_cast<std::uint32_t>(value->get());
  wrong(key, "an integer from " + std::to_string(low) + " to " + std::to_string(high));
  return std::nullopt;
}

std::vector<TextAt> Place::texts(std::string_view key, std::string expected) const {
  std::vector<TextAt> texts;
  const toml::node* node = find(key);
  if (node == nullptr) return texts;
  const auto take = [&](const toml::node& member) {
    const auto* value = member.as_string();
    if (value != nullptr) {
      texts.push_back({value->get(), &member});
    } else {
      report_->add(position_of(member.source()), way(key), report_->described(member), expected);
    }
  };
  const toml::array* members = node->as_array();
  if (members == nullptr) {
    take(*node);
  } else {
    for (const toml::node& member : *members) take(member);
    if (members->empty()) refuse(key, "an empty list", expected);
  }
  return texts;
}

const toml::array* Place::list(std::string_view key) const {
  const toml::node* node = find(key);
  if (node == nullptr) return nullptr;
  if (const toml::array* members = node->as_array()) return members;
  wrong(key, "a list of tables: [ { … }, { … } ]");
  return nullptr;
}

std::vector<Place> Place::steps(std::string_view key) const {
  std::vector<Place> places;
  const toml::array* members = list(key);
  if (members == nullptr) return places;
  for (std::size_t i = 0; i < members->size(); ++i) {
    const toml::node& member = *members->get(i);
    std::string path = way(key) + "." + std::to_string(i + 1);
    if (const toml::table* table = member.as_table()) {
      places.emplace_back(*report_, *table, std::move(path));
    } else {
      report_->add(position_of(member.source()), std::move(path), report_->described(member),
                   "a table: { … }");
    }
  }
  return places;
}

std::vector<Place> Place::tables(std::string_view key) const {
  std::vector<Place> places = steps(key);
  for (Place& place : places) {
    const auto* id_node = place.find("id");
    const auto* value = id_node == nullptr ? nullptr : id_node->as_string();
    if (value != nullptr && is_id(value->get())) place.path_ = way(key) + "." + value->get();
  }
  return places;
}

std::optional<Place> Place::table(std::string_view key) const {
  const toml::node* node = find(key);
  if (node == nullptr) return std::nullopt;
  if (const toml::table* found = node->as_table()) return Place(*report_, *found, way(key));
  wrong(key, "a table: { … }");
  return std::nullopt;
}

void Place::unknown_word(std::string_view key, std::string_view found,
                         const std::vector<std::string>& known) const {
  refuse(key, quoted(found), "one of " + listed(known), suggestion(found, known));
}

}  // namespace kaohe::catalogue
