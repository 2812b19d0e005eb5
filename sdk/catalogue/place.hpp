/// One table of the file, with the path by which people know it ("XX01.item.leaders"). Every access
/// checks the type and reports what does not fit; afterwards the reader goes on with a default.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "report.hpp"

namespace kaohe::catalogue {

/// A key of a table with its value.
struct Entry {
  std::string_view key;
  const toml::node* node = nullptr;
  Position at;  ///< of the key
};

/// A text of a list with the node it came from.
struct TextAt {
  std::string_view text;
  const toml::node* node = nullptr;
};

/// A word of the language and what it stands for.
template <class Meaning>
struct Word {
  std::string_view text;
  Meaning meaning;
};

class Place {
 public:
  Place(Report& report, const toml::table& table, std::string path)
      : report_(&report), table_(&table), path_(std::move(path)) {}

  const std::string& path() const { return path_; }
  /// Path of a key of this table; also the key of the number that stands there.
  std::string way(std::string_view key) const {
    return (path_.empty() ? path_ : path_ + ".") + std::string(key);
  }
  /// The same table under another path.
  Place renamed(std::string path) const { return Place(*report_, *table_, std::move(path)); }
  Report& report() const { return *report_; }
  Position at() const { return position_of(table_->source()); }
  /// Of the value of a key; of the table if the key is missing.
  Position at(std::string_view key) const;
  /// Of the key itself; of the table if it is missing.
  Position key_at(std::string_view key) const;

  const toml::table& toml() const { return *table_; }
  const toml::node* find(std::string_view key) const { return table_->get(key); }
  bool has(std::string_view key) const { return find(key) != nullptr; }
  /// All keys in the order of the file.
  std::vector<Entry> entries() const;

  /// Refuses every key that is none of these. `what` says what the table is: "an item of kind gap".
  void allow(const std::vector<std::string>& keys, std::string_view what) const;

  /// Reports at the value of `key`, or at the table if it is missing.
  void refuse(std::string_view key, std::string found, std::string expected,
              std::string hint = {}) const;
  /// Reports that `key` is missing.
  void missing(std::string_view key, std::string expected, std::string hint = {}) const;
  /// Reports a value of the wrong type.
  void wrong(std::string_view key, std::string expected, std::string hint = {}) const;

  /// Empty if the key is missing or the value is refused.
  std::optional<std::string_view> text(std::string_view key) const;
  std::string_view required_text(std::string_view key, std::string expected) const;
  /// A text that is_id.
  std::optional<std::string_view> id(std::string_view key) const;
  bool yes(std::string_view key, bool otherwise) const;
  std::optional<std::uint32_t> whole(std::string_view key, std::uint32_t low,
                                     std::uint32_t high) const;
  /// A text, or a list of texts; what is neither is reported.
  std::vector<TextAt> texts(std::string_view key, std::string expected) const;
  /// A list of tables, each with a path of its own: by id where it has one, else by position.
  std::vector<Place> tables(std::string_view key) const;
  /// A list of tables known by position only ("rows.2").
  std::vector<Place> steps(std::string_view key) const;
  /// A table under a key.
  std::optional<Place> table(std::string_view key) const;

  /// The meaning of the word under `key`; `otherwise` if it is missing or unknown.
  template <class Meaning>
  Meaning word(std::string_view key, const std::vector<Word<Meaning>>& words,
               Meaning otherwise) const {
    const std::optional<std::string_view> found = text(key);
    if (!found) return otherwise;
    std::vector<std::string> known;
    for (const Word<Meaning>& candidate : words) {
      if (candidate.text == *found) return candidate.meaning;
      known.emplace_back(candidate.text);
    }
    unknown_word(key, *found, known);
    return otherwise;
  }
  void unknown_word(std::string_view key, std::string_view found,
                    const std::vector<std::string>& known) const;

 private:
  const toml::array* list(std::string_view key) const;

  Report* report_;
  const toml::table* table_;
  std::string path_;
};

}  // namespace kaohe::catalogue
