#pragma once
// The 27 rules of the hospitals, each written by hand from its text (计分规则) and the readings in
// plugins/hospitals/README.md: what would be computed with paper and pencil.

#include <string>

#include "integration/oracle/domain.hpp"
#include "integration/oracle/shared_rules.hpp"

namespace oracle::hospitals {

Cell yy01(const Asked&, const Assessee&);
Cell yy02(const Asked&, const Assessee&);
Cell yy03(const Asked&, const Assessee&);
Cell yy04(const Asked&, const Assessee&);
Cell yy05(const Asked&, const Assessee&);
Cell yy06(const Asked&, const Assessee&);
Cell yy07(const Asked&, const Assessee&);
Cell yy08(const Asked&, const Assessee&);
Cell yy09(const Asked&, const Assessee&);
Cell yy10(const Asked&, const Assessee&);
Cell yy11(const Asked&, const Assessee&);
Cell yy12(const Asked&, const Assessee&);
Cell yy13(const Asked&, const Assessee&);
Cell yy14(const Asked&, const Assessee&);
Cell yy15(const Asked&, const Assessee&);
Cell yy16(const Asked&, const Assessee&);
Cell yy17(const Asked&, const Assessee&);
Cell yy18(const Asked&, const Assessee&);
Cell yy19(const Asked&, const Assessee&);
Cell yy20(const Asked&, const Assessee&);
Cell yy21(const Asked&, const Assessee&);
Cell yy22(const Asked&, const Assessee&);
Cell yy23(const Asked&, const Assessee&);
Cell yy24(const Asked&, const Assessee&);
Cell yy25(const Asked&, const Assessee&);
Cell yy26(const Asked&, const Assessee&);
Cell yy27(const Asked&, const Assessee&);

/// YY15: a breach was named by province or nation.
bool is_named(const Asked& asked, const Assessee& hospital);

}  // namespace oracle::hospitals
