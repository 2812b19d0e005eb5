#include "store.hpp"

namespace kaohe::catalogue {
namespace {

template <class Row>
Table<Row> whole(const std::vector<Row>& rows) {
  return {rows.data(), size_of(rows)};
}

}  // namespace

std::string_view CatalogueStore::keep(std::string_view text) {
  const auto known = texts_.find(text);
  return known != texts_.end() ? *known : *texts_.emplace(text).first;
}

Catalogue CatalogueStore::view() const {
  Catalogue view;
  view.id = id;
  view.title = title;
  view.definition = definition;
  view.total = total;
  view.numbers = whole(numbers);
  view.options = whole(options);
  view.attributes = whole(attributes);
  view.indices = whole(indices);
  view.operands = whole(operands);
  view.by_choices = whole(by_choices);
  view.tests = whole(tests);
  view.modifiers = whole(modifiers);
  view.terms = whole(terms);
  view.arguments = whole(arguments);
  view.uses = whole(uses);
  view.loops = whole(loops);
  view.rows = whole(rows);
  view.functions = whole(functions);
  view.subs = whole(subs);
  view.inputs = whole(inputs);
  view.figures = whole(figures);
  view.parts = whole(parts);
  view.items = whole(items);
  view.zeros = whole(zeros);
  view.gates = whole(gates);
  view.indicators = whole(indicators);
  return view;
}

}  // namespace kaohe::catalogue
