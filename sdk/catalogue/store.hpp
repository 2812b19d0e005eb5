/// The owner of a catalogue that was read at run time: growing tables, and the texts they point to.
#pragma once

#include <cstdint>
#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <kaohe/catalogue.hpp>

namespace kaohe::catalogue {

/// Tables under construction. Moving keeps every text where it is; copying would not, and is not
/// offered.
struct CatalogueStore {
  CatalogueStore() = default;
  CatalogueStore(CatalogueStore&&) = default;
  CatalogueStore& operator=(CatalogueStore&&) = default;
  CatalogueStore(const CatalogueStore&) = delete;
  CatalogueStore& operator=(const CatalogueStore&) = delete;
  ~CatalogueStore() = default;

  /// A view of the same text that lives as long as this store.
  std::string_view keep(std::string_view text);

  /// The catalogue as the evaluator takes it. Valid until the store is changed, moved from or
  /// destroyed.
  Catalogue view() const;

  std::string_view id;
  std::string_view title;
  std::string_view definition;
  std::uint32_t total = kNone;
  std::vector<Number> numbers;
  std::vector<Option> options;
  std::vector<Attribute> attributes;
  std::vector<std::uint32_t> indices;
  std::vector<Operand> operands;
  std::vector<ByChoice> by_choices;
  std::vector<Test> tests;
  std::vector<Modifier> modifiers;
  std::vector<Term> terms;
  std::vector<Argument> arguments;
  std::vector<Use> uses;
  std::vector<Loop> loops;
  std::vector<Row> rows;
  std::vector<FunctionEntry> functions;
  std::vector<Sub> subs;
  std::vector<Input> inputs;
  std::vector<Figure> figures;
  std::vector<Part> parts;
  std::vector<Item> items;
  std::vector<Zero> zeros;
  std::vector<Gate> gates;
  std::vector<Indicator> indicators;

 private:
  std::set<std::string, std::less<>> texts_;
};

/// The count of a table, and so the index of its next row.
template <class Row>
std::uint32_t size_of(const std::vector<Row>& table) {
  return static_cast<std::uint32_t>(table.size());
}

/// Adds rows to the end of a table; gives the run they make. No rows: an empty range.
template <class Row>
Range append(std::vector<Row>& table, const std::vector<Row>& rows) {
  if (rows.empty()) return {};
  const Range range{size_of(table), size_of(rows)};
  table.insert(table.end(), rows.begin(), rows.end());
  return range;
}

/// The rows of a range, for range-for.
template <class Row>
Table<Row> slice(const std::vector<Row>& table, Range range) {
  return {table.data() + range.first, range.count};
}

}  // namespace kaohe::catalogue
