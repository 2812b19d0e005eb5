#include "generate.hpp"

#include <vector>

#include "literal.hpp"

namespace kaohe::catalogue {
namespace {

constexpr const char* kNotice =
    "// Made by kaohe-catalogue from a domain's indicators: change those, not this.\n";

/// One row of a table, written as what differs from a fresh row: later fields of a struct disturb
/// nothing.
class RowText {
 public:
  explicit RowText(std::string_view type) : text_("[] { " + std::string(type) + " r{};") {}

  RowText& operator()(std::string_view field, const std::string& value, const std::string& fresh) {
    if (value != fresh) text_ += " r." + std::string(field) + " = " + value + ";";
    return *this;
  }
  std::string text() const { return text_ + " return r; }()"; }

 private:
  std::string text_;
};

#define KAOHE_FIELD(name) (#name, literal(row.name), literal(fresh.name))

std::string row_text(const Number& row) {
  return "{" + literal(row.key) + ", " + literal(row.value) + ", " + literal(row.bound) + "}";
}
std::string row_text(const Option& row) {
  return "{" + literal(row.id) + ", " + literal(row.title) + "}";
}
std::string row_text(std::uint32_t row) {
  return literal(row);
}
std::string row_text(const Operand& row) {
  return literal(row);
}
std::string row_text(const ByChoice& row) {
  return "{" + literal(row.input) + ", " + literal(row.numbers) + "}";
}
std::string row_text(const Modifier& row) {
  return "{" + literal(row.when) + ", " + literal(row.number) + "}";
}
std::string row_text(const Term& row) {
  return "{" + literal(row.of) + ", " + literal(row.coefficient) + "}";
}
std::string row_text(const Argument& row) {
  return "{" + literal(row.name) + ", " + literal(row.number) + "}";
}
std::string row_text(const Use& row) {
  return "{" + literal(row.name) + ", " + literal(row.of) + "}";
}
std::string row_text(const Loop& row) {
  return "{" + literal(row.kind) + ", " + literal(row.sub) + "}";
}
std::string row_text(const FunctionEntry& row) {
  return "{" + literal(row.name) + ", &kaohe::functions::" + std::string(row.name) + "}";
}

std::string row_text(const Attribute& row) {
  const Attribute fresh;
  return RowText("Attribute") KAOHE_FIELD(id) KAOHE_FIELD(title) KAOHE_FIELD(options).text();
}

std::string row_text(const Sub& row) {
  const Sub fresh;
  return RowText("Sub") KAOHE_FIELD(id) KAOHE_FIELD(title) KAOHE_FIELD(may_be_empty)
      KAOHE_FIELD(sample)
          .text();
}

std::string row_text(const Input& row) {
  const Input fresh;
  return RowText("Input") KAOHE_FIELD(id) KAOHE_FIELD(title) KAOHE_FIELD(unit)
      KAOHE_FIELD(indicator) KAOHE_FIELD(type) KAOHE_FIELD(every) KAOHE_FIELD(source)
          KAOHE_FIELD(merge) KAOHE_FIELD(scope) KAOHE_FIELD(matter) KAOHE_FIELD(named)
              KAOHE_FIELD(reason) KAOHE_FIELD(if_missing_previous) KAOHE_FIELD(sub)
                  KAOHE_FIELD(sample) KAOHE_FIELD(decimals) KAOHE_FIELD(source_id) KAOHE_FIELD(year)
                      KAOHE_FIELD(options) KAOHE_FIELD(attributes) KAOHE_FIELD(range_low)
                          KAOHE_FIELD(range_high) KAOHE_FIELD(min) KAOHE_FIELD(max)
                              .text();
}

std::string row_text(const Test& row) {
  const Test fresh;
  return RowText("Test") KAOHE_FIELD(subject) KAOHE_FIELD(kind) KAOHE_FIELD(truth)
      KAOHE_FIELD(negated) KAOHE_FIELD(index) KAOHE_FIELD(options) KAOHE_FIELD(values)
          KAOHE_FIELD(at_least) KAOHE_FIELD(above) KAOHE_FIELD(at_most) KAOHE_FIELD(below)
              .text();
}

std::string row_text(const Figure& row) {
  const Figure fresh;
  return RowText("Figure") KAOHE_FIELD(id) KAOHE_FIELD(title) KAOHE_FIELD(unit)
      KAOHE_FIELD(indicator) KAOHE_FIELD(form) KAOHE_FIELD(peer) KAOHE_FIELD(over)
          KAOHE_FIELD(prefer_low) KAOHE_FIELD(combine) KAOHE_FIELD(over_choice) KAOHE_FIELD(terms)
              KAOHE_FIELD(scale) KAOHE_FIELD(of) KAOHE_FIELD(by_attribute) KAOHE_FIELD(weights)
                  KAOHE_FIELD(function) KAOHE_FIELD(uses) KAOHE_FIELD(args) KAOHE_FIELD(where)
                      KAOHE_FIELD(when) KAOHE_FIELD(times) KAOHE_FIELD(at_least)
                          KAOHE_FIELD(at_most) KAOHE_FIELD(loops) KAOHE_FIELD(weight)
                              .text();
}

std::string row_text(const Row& row) {
  const Row fresh;
  return RowText("Row") KAOHE_FIELD(from) KAOHE_FIELD(above) KAOHE_FIELD(upto) KAOHE_FIELD(below)
      KAOHE_FIELD(is) KAOHE_FIELD(when) KAOHE_FIELD(points) KAOHE_FIELD(label)
          .text();
}

std::string row_text(const Item& row) {
  const Item fresh;
  return RowText("Item") KAOHE_FIELD(id) KAOHE_FIELD(title) KAOHE_FIELD(kind) KAOHE_FIELD(sign)
      KAOHE_FIELD(combine) KAOHE_FIELD(side_above) KAOHE_FIELD(round) KAOHE_FIELD(once_all)
          KAOHE_FIELD(once_subject) KAOHE_FIELD(once_matter) KAOHE_FIELD(on_na)
              KAOHE_FIELD(on_absent) KAOHE_FIELD(peers) KAOHE_FIELD(peers_choice) KAOHE_FIELD(part)
                  KAOHE_FIELD(else_of) KAOHE_FIELD(due) KAOHE_FIELD(of) KAOHE_FIELD(when)
                      KAOHE_FIELD(loops) KAOHE_FIELD(weight) KAOHE_FIELD(times) KAOHE_FIELD(cap)
                          KAOHE_FIELD(price_by) KAOHE_FIELD(price) KAOHE_FIELD(plus)
                              KAOHE_FIELD(where) KAOHE_FIELD(target) KAOHE_FIELD(step)
                                  KAOHE_FIELD(worth) KAOHE_FIELD(rows) KAOHE_FIELD(function)
                                      KAOHE_FIELD(uses) KAOHE_FIELD(args)
                                          .text();
}

std::string row_text(const Part& row) {
  const Part fresh;
  return RowText("Part") KAOHE_FIELD(id) KAOHE_FIELD(title) KAOHE_FIELD(points) KAOHE_FIELD(start)
      KAOHE_FIELD(combine) KAOHE_FIELD(on_na) KAOHE_FIELD(loops) KAOHE_FIELD(weight)
          KAOHE_FIELD(when)
              .text();
}

std::string row_text(const Zero& row) {
  const Zero fresh;
  return RowText("Zero") KAOHE_FIELD(title) KAOHE_FIELD(part) KAOHE_FIELD(when).text();
}

std::string row_text(const Gate& row) {
  const Gate fresh;
  return RowText("Gate") KAOHE_FIELD(id) KAOHE_FIELD(title) KAOHE_FIELD(article)
      KAOHE_FIELD(at_most) KAOHE_FIELD(indicator) KAOHE_FIELD(when)
          .text();
}

std::string row_text(const Indicator& row) {
  const Indicator fresh;
  return RowText("Indicator") KAOHE_FIELD(id) KAOHE_FIELD(title) KAOHE_FIELD(aspect)
      KAOHE_FIELD(responsible_unit) KAOHE_FIELD(basis) KAOHE_FIELD(spill) KAOHE_FIELD(spill_title)
          KAOHE_FIELD(definition) KAOHE_FIELD(points) KAOHE_FIELD(rhythm) KAOHE_FIELD(start)
              KAOHE_FIELD(clamp) KAOHE_FIELD(on_na) KAOHE_FIELD(on_absent)
                  KAOHE_FIELD(rescale_in_aspect) KAOHE_FIELD(only) KAOHE_FIELD(when)
                      KAOHE_FIELD(inputs) KAOHE_FIELD(figures) KAOHE_FIELD(parts) KAOHE_FIELD(items)
                          KAOHE_FIELD(zeros) KAOHE_FIELD(gates)
                              .text();
}

#undef KAOHE_FIELD

/// Writes the tables one after the other, and remembers how each is named in the catalogue.
class TableWriter {
 public:
  template <class Row>
  void operator()(std::string_view type, std::string_view field, const Table<Row>& table) {
    if (table.count == 0) return;
    const std::string array = "k_" + std::string(field);
    arrays_ += "constexpr " + std::string(type) + " " + array + "[] = {\n";
    for (const Row& row : table) arrays_ += "    " + row_text(row) + ",\n";
    arrays_ += "};\n\n";
    fields_ +=
        "    c." + std::string(field) + " = {" + array + ", " + literal(table.count) + "};\n";
  }
  const std::string& arrays() const { return arrays_; }
  const std::string& fields() const { return fields_; }

 private:
  std::string arrays_;
  std::string fields_;
};

TableWriter written_tables(const Catalogue& catalogue) {
  TableWriter write;
  write("Number", "numbers", catalogue.numbers);
  write("Option", "options", catalogue.options);
  write("Attribute", "attributes", catalogue.attributes);
  write("std::uint32_t", "indices", catalogue.indices);
  write("Operand", "operands", catalogue.operands);
  write("ByChoice", "by_choices", catalogue.by_choices);
  write("Test", "tests", catalogue.tests);
  write("Modifier", "modifiers", catalogue.modifiers);
  write("Term", "terms", catalogue.terms);
  write("Argument", "arguments", catalogue.arguments);
  write("Use", "uses", catalogue.uses);
  write("Loop", "loops", catalogue.loops);
  write("Row", "rows", catalogue.rows);
  write("FunctionEntry", "functions", catalogue.functions);
  write("Sub", "subs", catalogue.subs);
  write("Input", "inputs", catalogue.inputs);
  write("Figure", "figures", catalogue.figures);
  write("Part", "parts", catalogue.parts);
  write("Item", "items", catalogue.items);
  write("Zero", "zeros", catalogue.zeros);
  write("Gate", "gates", catalogue.gates);
  write("Indicator", "indicators", catalogue.indicators);
  return write;
}

std::string catalogue_fields(const Catalogue& catalogue) {
  return "    c.id = " + literal(catalogue.id) + ";\n    c.title = " + literal(catalogue.title) +
         ";\n    c.definition = " + literal(catalogue.definition) +
         ";\n    c.total = " + literal(catalogue.total) + ";\n";
}

}  // namespace

std::string generate_source(const Catalogue& catalogue, std::string_view name) {
  const TableWriter tables = written_tables(catalogue);
  const std::string name_text(name);
  return std::string(kNotice) + "#include \"" + name_text +
         "_catalogue.hpp\"\n\n#include <cstdint>\n\nnamespace kaohe::generated::" + name_text +
         " {\nnamespace {\n\n" + tables.arrays() +
         "constexpr Catalogue made() {\n    Catalogue c{};\n" + catalogue_fields(catalogue) +
         tables.fields() + "    return c;\n}\n\nconstexpr Catalogue k_catalogue = made();\n\n" +
         "}  // namespace\n\nconst Catalogue& catalogue() { return k_catalogue; }\n\n}  // "
         "namespace kaohe::generated::" +
         name_text + "\n";
}

}  // namespace kaohe::catalogue
