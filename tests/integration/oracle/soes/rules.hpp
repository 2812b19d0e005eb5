#pragma once
// The 28 rules of the county's enterprises, each written by hand from its text (计分规则) and the
// readings in plugins/soes/README.md: what would be computed with paper and pencil.

#include <string>

#include "integration/oracle/domain.hpp"
#include "integration/oracle/shared_rules.hpp"

namespace oracle::soes {

Cell gq01(const Asked&, const Assessee&);
Cell gq02(const Asked&, const Assessee&);
Cell gq03(const Asked&, const Assessee&);
Cell gq04(const Asked&, const Assessee&);
Cell gq05(const Asked&, const Assessee&);
Cell gq06(const Asked&, const Assessee&);
Cell gq07(const Asked&, const Assessee&);
Cell gq08(const Asked&, const Assessee&);
Cell gq09(const Asked&, const Assessee&);
Cell gq10(const Asked&, const Assessee&);
Cell gq11(const Asked&, const Assessee&);
Cell gq12(const Asked&, const Assessee&);
Cell gq13(const Asked&, const Assessee&);
Cell gq14(const Asked&, const Assessee&);
Cell gq15(const Asked&, const Assessee&);
Cell gq16(const Asked&, const Assessee&);
Cell gq17(const Asked&, const Assessee&);
Cell gq18(const Asked&, const Assessee&);
Cell gq19(const Asked&, const Assessee&);
Cell gq20(const Asked&, const Assessee&);
Cell gq21(const Asked&, const Assessee&);
Cell gq22(const Asked&, const Assessee&);
Cell gq23(const Asked&, const Assessee&);
Cell gq24(const Asked&, const Assessee&);
Cell gq25(const Asked&, const Assessee&);
Cell gq26(const Asked&, const Assessee&);
Cell gq27(const Asked&, const Assessee&);
Cell gq28(const Asked&, const Assessee&);

}  // namespace oracle::soes
