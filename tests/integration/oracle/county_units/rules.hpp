#pragma once
// The 33 rules of the county's own units, each written by hand from its text (计分规则) and the
// readings in plugins/county_units/README.md: what would be computed with paper and pencil.

#include <string>
#include <vector>

#include "integration/oracle/domain.hpp"
#include "integration/oracle/shared_rules.hpp"

namespace oracle::county_units {

Cell jg01(const Asked&, const Assessee&);
Cell jg02(const Asked&, const Assessee&);
Cell jg03(const Asked&, const Assessee&);
Cell jg04(const Asked&, const Assessee&);
Cell jg05(const Asked&, const Assessee&);
Cell jg06(const Asked&, const Assessee&);
Cell jg07(const Asked&, const Assessee&);
Cell jg08(const Asked&, const Assessee&);
Cell jg09(const Asked&, const Assessee&);
Cell jg10(const Asked&, const Assessee&);
Cell jg11(const Asked&, const Assessee&);
Cell jg12(const Asked&, const Assessee&);
Cell jg13(const Asked&, const Assessee&);
Cell jg14(const Asked&, const Assessee&);
Cell jg15(const Asked&, const Assessee&);
Cell jg16(const Asked&, const Assessee&);
Cell jg17(const Asked&, const Assessee&);
Cell jg18(const Asked&, const Assessee&);
Cell jg19(const Asked&, const Assessee&);
Cell jg20(const Asked&, const Assessee&);
Cell jg21(const Asked&, const Assessee&);
Cell jg22(const Asked&, const Assessee&);
Cell jg23(const Asked&, const Assessee&);
Cell jg24(const Asked&, const Assessee&);
Cell jg25(const Asked&, const Assessee&);
Cell jg26(const Asked&, const Assessee&);
Cell jg27(const Asked&, const Assessee&);
Cell jg28(const Asked&, const Assessee&);
Cell jg29(const Asked&, const Assessee&);
Cell jg30(const Asked&, const Assessee&);
Cell jg31(const Asked&, const Assessee&);
Cell jg32(const Asked&, const Assessee&);
Cell jg33(const Asked&, const Assessee&);

/// 党群部门, 政府部门 or 垂管单位: the units of its sort that an indicator compares, its own
/// included.
std::vector<Assessee> of_its_sort(const Asked& asked, const Assessee& unit,
                                  const std::string& indicator);

/// The mean of what others have, each rounded to the 8 places of what is compared; throws Pending
/// where there is nobody.
Exact mean_of(const std::vector<Exact>& points);

/// JG33: a leak that went to the courts.
bool has_grave_leak(const Asked& asked, const Assessee& unit);

}  // namespace oracle::county_units
