#pragma once
// The 29 rules of the schools, each written by hand from its text (计分规则) and the readings in
// plugins/schools/README.md: what would be computed with paper and pencil.

#include <string>

#include "integration/oracle/domain.hpp"
#include "integration/oracle/shared_rules.hpp"

namespace oracle::schools {

Cell xx01(const Asked&, const Assessee&);
Cell xx02(const Asked&, const Assessee&);
Cell xx03(const Asked&, const Assessee&);
Cell xx04(const Asked&, const Assessee&);
Cell xx05(const Asked&, const Assessee&);
Cell xx06(const Asked&, const Assessee&);
Cell xx07(const Asked&, const Assessee&);
Cell xx08(const Asked&, const Assessee&);
Cell xx09(const Asked&, const Assessee&);
Cell xx10(const Asked&, const Assessee&);
Cell xx11(const Asked&, const Assessee&);
Cell xx12(const Asked&, const Assessee&);
Cell xx13(const Asked&, const Assessee&);
Cell xx14(const Asked&, const Assessee&);
Cell xx15(const Asked&, const Assessee&);
Cell xx16(const Asked&, const Assessee&);
Cell xx17(const Asked&, const Assessee&);
Cell xx18(const Asked&, const Assessee&);
Cell xx19(const Asked&, const Assessee&);
Cell xx20(const Asked&, const Assessee&);
Cell xx21(const Asked&, const Assessee&);
Cell xx22(const Asked&, const Assessee&);
Cell xx23(const Asked&, const Assessee&);
Cell xx24(const Asked&, const Assessee&);
Cell xx25(const Asked&, const Assessee&);
Cell xx26(const Asked&, const Assessee&);
Cell xx27(const Asked&, const Assessee&);
Cell xx28(const Asked&, const Assessee&);
Cell xx29(const Asked&, const Assessee&);

/// 高中, 初中, 小学, 幼儿园.
std::string stage(const Assessee& school);

/// XX17: a breach was exposed by provincial or higher media.
bool is_exposed(const Asked& asked, const Assessee& school);

}  // namespace oracle::schools
