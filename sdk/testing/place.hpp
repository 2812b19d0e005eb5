/// One value of a case file, with the path by which people know it ("case.3.facts.XX01.leaders").
/// What does not fit is thrown, with file, line and column: a slip in a case must never make it
/// pass.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/report.hpp"

namespace kaohe::cases {

/// Something in a case file cannot be used. what(): `FILE:LINE:COLUMN: WHERE is FOUND; expected
/// EXPECTED; HINT`.
class CaseError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// A file that has been parsed. It stays where it is: places point into it.
class Document {
 public:
  /// Throws CaseError if the text is no TOML.
  Document(std::string file, std::string text);
  Document(const Document&) = delete;
  Document& operator=(const Document&) = delete;

  const std::string& file() const { return file_; }
  const catalogue::Report& report() const { return report_; }
  const toml::table& root() const { return root_; }
  /// A line of the text, counted from 1, without its end.
  std::string_view line(std::uint32_t number) const;

 private:
  std::string file_;
  std::string text_;
  catalogue::Report report_;
  toml::table root_;
};

class Place {
 public:
  /// The whole file.
  explicit Place(const Document& document);

  const Document& document() const { return *document_; }
  const std::string& path() const { return path_; }
  /// The last word of the path: a key, or a position in a list.
  const std::string& key() const { return key_; }
  std::uint32_t line() const;

  /// Throws CaseError about the value: what was found is quoted from the file.
  [[noreturn]] void refuse(const std::string& expected, const std::string& hint = {}) const;
  /// Throws CaseError about the value, saying what is wrong with it.
  [[noreturn]] void refuse_as(const std::string& found, const std::string& expected,
                              const std::string& hint = {}) const;
  /// Throws CaseError about the key: it is none of `known`.
  [[noreturn]] void refuse_key(const std::string& found,
                               const std::vector<std::string>& known) const;

  bool is_table() const { return node_->is_table(); }
  bool is_list() const { return node_->is_array(); }
  /// Whether the value is this text.
  bool is(std::string_view text) const;

  /// A text that is not empty.
  std::string text() const;
  bool truth() const;
  /// A text or an integer, as text. A TOML float is refused.
  std::string number() const;
  std::uint32_t whole(std::uint32_t low, std::uint32_t high) const;
  /// A text that is one of `known`; its index.
  std::size_t one_of(const std::vector<std::string>& known) const;

  /// The members of a table, in the order of the file.
  std::vector<Place> entries() const;
  /// The members of a list.
  std::vector<Place> elements() const;
  /// A member of a table; empty: it has no such key.
  std::optional<Place> find(std::string_view key) const;
  /// Refuses each key of a table that is none of these. `what` says what the table is.
  void allow(const std::vector<std::string>& keys, const std::string& what) const;
  /// The texts of a list.
  std::vector<std::string> texts() const;

 private:
  Place(const Place& parent, const toml::node& node, std::string key, catalogue::Position key_at);
  [[noreturn]] void fail(catalogue::Position at, const std::string& found,
                         const std::string& expected, const std::string& hint) const;

  const Document* document_;
  const toml::node* node_;
  std::string path_;
  std::string key_;
  catalogue::Position key_at_;
};

}  // namespace kaohe::cases
