// What reads what.
#include "build.hpp"
#include "words.hpp"

namespace kaohe::catalogue {

void add_reads(const CatalogueStore& store, Range tests, std::vector<Operand>& reads) {
  for (const Test& test : slice(store.tests, tests)) {
    if (test.subject == TestSubject::figure) reads.push_back({OperandKind::figure, test.index});
    if (test.subject == TestSubject::input) reads.push_back({OperandKind::input, test.index});
    reads.insert(reads.end(), {test.at_least, test.above, test.at_most, test.below});
    for (const Operand& value : slice(store.operands, test.values)) reads.push_back(value);
  }
}

std::vector<Operand> reads_of(const CatalogueStore& store, const Figure& figure) {
  std::vector<Operand> reads{figure.of, figure.at_least, figure.at_most, figure.weight};
  for (const Term& term : slice(store.terms, figure.terms)) reads.push_back(term.of);
  for (const Use& use : slice(store.uses, figure.uses)) reads.push_back(use.of);
  add_reads(store, figure.when, reads);
  for (const Modifier& modifier : slice(store.modifiers, figure.times))
    add_reads(store, modifier.when, reads);
  return reads;
}

std::string quoted_name(const Build& build, const Operand& operand) {
  return quoted(full_name(build, operand));
}

}  // namespace kaohe::catalogue
