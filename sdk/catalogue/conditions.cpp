// Conditions: `when = { name = test, … }`, `where`, and the lists of factors and additions that
// hang on them.
#include "build.hpp"
#include "words.hpp"

namespace kaohe::catalogue {
namespace {

/// What a test may say depends on what it tests.
enum class Reads { truth, option, number };

/// Something that may be tested: an attribute of a record, an input or a figure.
struct Subject {
  TestSubject subject = TestSubject::input;
  std::uint32_t index = kNone;
  Reads reads = Reads::number;
  Range options;
};

Subject attribute_subject(const Build& build, std::uint32_t attribute) {
  const Range options = build.store.attributes[attribute].options;
  return {TestSubject::attribute, attribute, options.count == 0 ? Reads::truth : Reads::option,
          options};
}

Subject operand_subject(const Build& build, const Operand& operand) {
  if (operand.kind == OperandKind::figure)
    return {TestSubject::figure, operand.index, Reads::number, {}};
  const Input& input = build.store.inputs[operand.index];
  if (input.type == InputType::flag) return {TestSubject::input, operand.index, Reads::truth, {}};
  if (input.type == InputType::choice)
    return {TestSubject::input, operand.index, Reads::option, input.options};
  return {TestSubject::input, operand.index, Reads::number, {}};
}

class TestReader {
 public:
  TestReader(Build& build, const Place& place, const Viewpoint& view)
      : build_(build), place_(place), view_(view) {}

  /// Reads the test under `key` of the place; false if it was refused.
  bool read(std::string_view key, const Subject& subject, Test& test) const {
    const toml::node& node = *place_.find(key);
    test.subject = subject.subject;
    test.index = subject.index;
    if (node.is_table()) return read_table(*place_.table(key), subject, test);
    if (subject.reads == Reads::truth) return read_truth(key, node, test);
    if (subject.reads == Reads::option) return read_options(node, place_.way(key), subject, test);
    place_.wrong(key, "a comparison with a number: { at_least = 1 }, { below = 80 }, …");
    return false;
  }

 private:
  bool read_truth(std::string_view key, const toml::node& node, Test& test) const {
    const auto* value = node.as_boolean();
    if (value == nullptr) {
      place_.wrong(key, "true or false");
      return false;
    }
    test.kind = TestKind::truth;
    test.truth = value->get();
    return true;
  }

  bool read_table(const Place& table, const Subject& subject, Test& test) const {
    const bool is_mark = subject.subject == TestSubject::attribute && subject.reads == Reads::truth;
    if (is_mark) {
      place_.report().add(table.at(), table.path(), "a table", "true or false",
                          "a mark is there or not");
      return false;
    }
    const bool options = subject.reads == Reads::option;
    table.allow(
        options ? std::vector<std::string>{"not", "in"}
                : std::vector<std::string>{"at_least", "above", "at_most", "below", "not", "in"},
        options ? "a test of a choice" : "a test of a number");
    for (const char* key : {"not", "in"}) {
      if (table.has(key)) return read_any(table, key, subject, test);
    }
    return read_bounds(table, test);
  }

  /// `not` and `in`: one or several options or numbers, alone in their test.
  bool read_any(const Place& table, std::string_view key, const Subject& subject,
                Test& test) const {
    if (table.entries().size() > 1) {
      table.report().add(table.at(), table.path(), "a test of several kinds",
                         "`" + std::string(key) + "` alone",
                         "conditions that must all hold stand under names of their own");
      return false;
    }
    test.negated = key == "not";
    const toml::node& node = *table.find(key);
    if (subject.reads == Reads::option) return read_options(node, table.way(key), subject, test);
    return read_values(node, table.way(key), test);
  }

  bool read_options(const toml::node& node, const std::string& where, const Subject& subject,
                    Test& test) const {
    std::vector<std::uint32_t> options;
    if (const toml::array* members = node.as_array()) {
      for (const toml::node& member : *members)
        options.push_back(option_at(member, where, subject));
    } else {
      options.push_back(option_at(node, where, subject));
    }
    for (const std::uint32_t option : options) {
      if (option == kNone) return false;
    }
    if (options.empty())
      build_.report.add(position_of(node.source()), where, "an empty list", "at least one option");
    test.kind = TestKind::options;
    test.options = append(build_.store.indices, options);
    return !options.empty();
  }

  std::uint32_t option_at(const toml::node& node, const std::string& where,
                          const Subject& subject) const {
    const std::vector<std::string> ids = option_ids(build_, subject.options);
    const auto* text = node.as_string();
    const std::uint32_t option =
        text == nullptr ? kNone : option_of(build_, subject.options, text->get());
    if (option == kNone) {
      build_.report.add(position_of(node.source()), where, build_.report.described(node),
                        "one of the options " + listed(ids),
                        text == nullptr ? std::string() : suggestion(text->get(), ids));
    }
    return option;
  }

  bool read_values(const toml::node& node, const std::string& where, Test& test) const {
    std::vector<Operand> values;
    if (const toml::array* members = node.as_array()) {
      for (std::size_t i = 0; i < members->size(); ++i) {
        values.push_back(
            operand_at(build_, *members->get(i), where + "." + std::to_string(i + 1), view_));
      }
    } else {
      values.push_back(operand_at(build_, node, where, view_));
    }
    if (values.empty())
      build_.report.add(position_of(node.source()), where, "an empty list", "at least one number");
    test.kind = TestKind::values;
    test.values = append(build_.store.operands, values);
    return !values.empty();
  }

  bool read_bounds(const Place& table, Test& test) const {
    test.kind = TestKind::bounds;
    test.at_least = read_operand(build_, table, "at_least", view_);
    test.above = read_operand(build_, table, "above", view_);
    test.at_most = read_operand(build_, table, "at_most", view_);
    test.below = read_operand(build_, table, "below", view_);
    if (!table.entries().empty()) return true;
    table.report().add(table.at(), table.path(), "an empty table",
                       "a comparison: { at_least = 1 }");
    return false;
  }

  Build& build_;
  const Place& place_;
  const Viewpoint& view_;
};

/// What the name of a test stands for: an attribute of the record looked at, else a figure or
/// input.
std::optional<Subject> subject_of(Build& build, const Place& place, const Entry& entry,
                                  const Viewpoint& view, bool attributes_only) {
  const std::uint32_t attribute = attribute_of(build, view.records, entry.key);
  if (attribute != kNone) return attribute_subject(build, attribute);
  const Operand operand = attributes_only ? Operand{} : look_up(build, entry.key, view);
  if (operand.kind != OperandKind::none) return operand_subject(build, operand);
  const std::vector<std::string> ids =
      attributes_only ? attribute_ids(build, view.records) : visible_names(build, view);
  const std::string expected =
      attributes_only
          ? "an attribute of the records (" + listed(ids) + ")"
          : "an attribute of the record, or a figure or input of the indicator or the domain";
  std::string hint = suggestion(entry.key, ids);
  if (build.names.indicators.count(entry.key) > 0)
    hint = "write a name from outside in quotes: \"" + std::string(entry.key) + ".…\" = …";
  build.report.add(entry.at, place.way(entry.key),
                   quoted(entry.key) + ", which nothing here is called", expected, std::move(hint));
  return std::nullopt;
}

Range read_entries(Build& build, const Place& place, std::string_view key, const Viewpoint& view,
                   bool attributes_only) {
  const std::optional<Place> table = place.table(key);
  if (!table) return {};
  std::vector<Test> tests;
  std::vector<TestPlace> places;
  for (const Entry& entry : table->entries()) {
    const std::optional<Subject> subject = subject_of(build, *table, entry, view, attributes_only);
    Test test;
    if (!subject || !TestReader(build, *table, view).read(entry.key, *subject, test)) continue;
    tests.push_back(test);
    places.push_back({table->at(entry.key), table->way(entry.key)});
  }
  if (table->entries().empty())
    place.refuse(key, "an empty condition", "at least one test: { name = … }");
  append(build.test_places, places);
  return append(build.store.tests, tests);
}

}  // namespace

Range read_tests(Build& build, const Place& place, std::string_view key, const Viewpoint& view) {
  return read_entries(build, place, key, view, false);
}

Range read_where(Build& build, const Place& place, std::uint32_t input) {
  return read_entries(build, place, "where", {build.store.inputs[input].indicator, kNone, input},
                      true);
}

Range read_modifiers(Build& build, const Place& place, std::string_view key,
                     std::string_view number, const Viewpoint& view) {
  std::vector<Modifier> modifiers;
  for (const Place& step : place.steps(key)) {
    step.allow({"when", std::string(number)}, "a member of " + std::string(key));
    if (!step.has("when")) step.missing("when", "a condition: { name = … }");
    Modifier modifier;
    modifier.when = read_tests(build, step, "when", view);
    modifier.number = require_number(build, step, number, Bound::not_negative);
    modifiers.push_back(modifier);
  }
  return append(build.store.modifiers, modifiers);
}

}  // namespace kaohe::catalogue
