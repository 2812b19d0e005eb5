// The header of a generated catalogue: its accessor, and the functions that the plugin's author
// owes.
#include "generate.hpp"

namespace kaohe::catalogue {
namespace {

/// Text of people inside a `//` comment: one line, and nothing at its end that would join the next.
std::string comment_text(std::string_view text) {
  std::string line;
  for (const char c : text) {
    if (c != '\\') line += static_cast<unsigned char>(c) < 0x20U ? ' ' : c;
  }
  return line;
}

std::string title_of(const Catalogue& catalogue, const Operand& of) {
  if (of.kind == OperandKind::figure) return comment_text(catalogue.figures[of.index].title);
  return of.kind == OperandKind::input ? comment_text(catalogue.inputs[of.index].title)
                                       : std::string();
}

/// One place that calls a function.
struct Call {
  std::string key;
  std::string title;
  Range uses;
  Range args;
};

std::string call_comment(const Catalogue& catalogue, const Call& call) {
  std::string text = "/// " + call.key + " " + comment_text(call.title) + "\n";
  for (const Use& use : slice(catalogue.uses, call.uses)) {
    text += "///   uses " + std::string(use.name) + ": " + title_of(catalogue, use.of) + "\n";
  }
  for (const Argument& argument : slice(catalogue.arguments, call.args)) {
    text += "///   arg " + std::string(argument.name) + " = " +
            catalogue.numbers[argument.number].value.text() + "\n";
  }
  return text;
}

std::string owner_of(const Catalogue& catalogue, std::uint32_t indicator) {
  return indicator == kNone ? "domain" : std::string(catalogue.indicators[indicator].id);
}

std::string figure_comments(const Catalogue& catalogue, std::uint32_t function) {
  std::string text;
  for (const Figure& figure : catalogue.figures) {
    if (figure.function != function) continue;
    const std::string key =
        owner_of(catalogue, figure.indicator) + ".figure." + std::string(figure.id);
    text += call_comment(catalogue, {key, std::string(figure.title), figure.uses, figure.args});
  }
  return text;
}

std::string item_comments(const Catalogue& catalogue, std::uint32_t function) {
  std::string text;
  for (const Indicator& indicator : catalogue.indicators) {
    for (const Item& item : slice(catalogue.items, indicator.items)) {
      if (item.function != function) continue;
      const std::string key = std::string(indicator.id) + ".item." + std::string(item.id);
      text += call_comment(catalogue, {key, std::string(item.title), item.uses, item.args});
    }
  }
  return text;
}

std::string declarations(const Catalogue& catalogue) {
  if (catalogue.functions.count == 0) return {};
  std::string text =
      "\n/// What this catalogue leaves to C++: the plugin defines each of these.\nnamespace "
      "kaohe::functions {\n";
  for (std::uint32_t i = 0; i < catalogue.functions.count; ++i) {
    text += "\n" + figure_comments(catalogue, i) + item_comments(catalogue, i);
    text += "FunctionAnswer " + std::string(catalogue.functions[i].name) +
            "(const FunctionCall& call);\n";
  }
  return text + "\n}  // namespace kaohe::functions\n";
}

}  // namespace

std::string generate_header(const Catalogue& catalogue, std::string_view name) {
  const std::string space = "kaohe::generated::" + std::string(name);
  return "// Made by kaohe-catalogue from a domain's indicators: change those, not this.\n#pragma "
         "once\n\n#include <kaohe/catalogue.hpp>\n"
         "#include <kaohe/function.hpp>\n\nnamespace " +
         space + " {\n\n/// " + comment_text(catalogue.title) +
         ": the indicator system, in constant tables.\nconst Catalogue& catalogue();\n\n}  // "
         "namespace " +
         space + "\n" + declarations(catalogue);
}

}  // namespace kaohe::catalogue
