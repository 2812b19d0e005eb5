/// Inside `plan`: typed reading of what a plugin's `describe` wrote; what does not fit is an
/// Error(plugin) with its path.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <kaohe/rational.hpp>
#include <nlohmann/json.hpp>

namespace kaohe::plan {

/// One object of the document. Keys that nobody asks for are ignored: a newer plugin may write
/// more.
class DescribedObject {
 public:
  /// `path` stands in messages: "describe of schools: inputs[3]".
  DescribedObject(const nlohmann::json& value, std::string path);

  std::string text(const char* key) const;  ///< required
  std::string text(const char* key, const char* otherwise) const;
  bool flag(const char* key) const;  ///< default false
  int integer(const char* key, int otherwise) const;
  Rational number(const char* key) const;  ///< required; a text that Rational::parse reads
  std::optional<Rational> optional_number(const char* key) const;
  std::vector<std::string> texts(const char* key) const;        ///< default empty
  DescribedObject object(const char* key) const;                ///< required
  std::vector<DescribedObject> objects(const char* key) const;  ///< default empty
  /// Members of an object-valued key, each a list; default empty.
  std::vector<std::pair<std::string, nlohmann::json>> members(const char* key) const;
  /// Members of an object-valued key, whatever they are; default empty.
  std::vector<std::pair<std::string, nlohmann::json>> fields(const char* key) const;
  const std::string& path() const { return path_; }

  /// Position of a word in a list of names; throws if it is not there.
  template <class Enum>
  Enum word(const char* key, const std::vector<std::pair<const char*, Enum>>& names,
            const char* otherwise) const {
    const std::string found = text(key, otherwise);
    for (const auto& [name, value] : names) {
      if (found == name) return value;
    }
    refuse(key, fmt_word(found));
  }

  [[noreturn]] void refuse(const std::string& key, const std::string& found) const;

 private:
  static std::string fmt_word(const std::string& word);
  const nlohmann::json* find(const char* key) const;
  Rational parsed(const char* key, const nlohmann::json& value) const;

  const nlohmann::json* value_;
  std::string path_;
};

}  // namespace kaohe::plan
