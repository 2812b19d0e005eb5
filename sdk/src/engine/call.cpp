#include "engine/call.hpp"

#include <stdexcept>

namespace kaohe::engine {

namespace {
[[noreturn]] void unknown(std::string_view what, std::string_view name) {
  throw std::invalid_argument("a function asked for " + std::string(what) + " \"" +
                              std::string(name) + "\", which its catalogue entry does not name");
}
}  // namespace

const Use& Call::use(std::string_view name) const {
  for (const Use& use : slice(lookup_.rules().catalogue().uses, uses_)) {
    if (use.name == name) return use;
  }
  unknown("uses", name);
}

const Input& Call::used_input(std::string_view name) const {
  const Operand& of = use(name).of;
  if (of.kind != OperandKind::input) unknown("the input", name);
  return lookup_.rules().catalogue().inputs[of.index];
}

Value Call::seen(const Value& value) const {
  provisional_ = provisional_ || value.provisional;
  return value;
}

Value Call::value(std::string_view name) const {
  return seen(lookup_.operand(use(name).of, context_));
}

Value Call::value_of(std::string_view name, std::size_t subject) const {
  const Input& input = used_input(name);
  if (input.sub == kNone || subject >= subject_count(name)) unknown("a subject of", name);
  return seen(lookup_.operand(
      use(name).of, context_.with_subject(input.sub, static_cast<std::int32_t>(subject))));
}

std::size_t Call::subject_count(std::string_view name) const {
  const Input& input = used_input(name);
  return input.sub == kNone ? 0 : lookup_.facts().subject_count(input.sub, context_.row);
}

std::vector<FunctionRecord> Call::records(std::string_view name) const {
  const Input& input = used_input(name);
  const std::uint32_t index = use(name).of.index;
  const Facts& facts = lookup_.facts();
  std::vector<FunctionRecord> records;
  lookup_.scan(
      index, context_,
      [&](std::uint64_t row) {
        FunctionRecord record{facts.value(index, row),  facts.retained(index, row),
                              facts.date(index, row),   facts.subject(index, row),
                              facts.matter(index, row), {}};
        for (std::uint32_t a = 0; a < input.attributes.count; ++a) {
          record.attributes.push_back(facts.attribute(index, input.attributes.first + a, row));
        }
        records.push_back(std::move(record));
      },
      &provisional_);
  return records;
}

std::int32_t Call::option(std::string_view name, std::string_view option) const {
  const Catalogue& catalogue = lookup_.rules().catalogue();
  const Input& input = used_input(name);
  Range options = input.options;
  std::string_view wanted = option;
  const std::size_t dot = option.find('.');
  if (dot != std::string_view::npos) {
    options = {};
    wanted = option.substr(dot + 1);
    for (const Attribute& attribute : slice(catalogue.attributes, input.attributes)) {
      if (attribute.id == option.substr(0, dot)) options = attribute.options;
    }
  }
  for (std::uint32_t i = 0; i < options.count; ++i) {
    if (catalogue.options[options.first + i].id == wanted) return static_cast<std::int32_t>(i);
  }
  unknown("the option", option);
}

Rational Call::arg(std::string_view name) const {
  for (const Argument& argument : slice(lookup_.rules().catalogue().arguments, args_)) {
    if (argument.name == name) return lookup_.number(argument.number, context_);
  }
  unknown("args", name);
}

}  // namespace kaohe::engine
