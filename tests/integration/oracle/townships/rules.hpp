#pragma once
// The 35 rules of the townships, each written by hand from its text (计分规则) and the readings in
// plugins/townships/README.md: what would be computed with paper and pencil.

#include <string>

#include "integration/oracle/domain.hpp"
#include "integration/oracle/shared_rules.hpp"

namespace oracle::townships {

Cell xz01(const Asked&, const Assessee&);
Cell xz02(const Asked&, const Assessee&);
Cell xz03(const Asked&, const Assessee&);
Cell xz04(const Asked&, const Assessee&);
Cell xz05(const Asked&, const Assessee&);
Cell xz06(const Asked&, const Assessee&);
Cell xz07(const Asked&, const Assessee&);
Cell xz08(const Asked&, const Assessee&);
Cell xz09(const Asked&, const Assessee&);
Cell xz10(const Asked&, const Assessee&);
Cell xz11(const Asked&, const Assessee&);
Cell xz12(const Asked&, const Assessee&);
Cell xz13(const Asked&, const Assessee&);
Cell xz14(const Asked&, const Assessee&);
Cell xz15(const Asked&, const Assessee&);
Cell xz16(const Asked&, const Assessee&);
Cell xz17(const Asked&, const Assessee&);
Cell xz18(const Asked&, const Assessee&);
Cell xz19(const Asked&, const Assessee&);
Cell xz20(const Asked&, const Assessee&);
Cell xz21(const Asked&, const Assessee&);
Cell xz22(const Asked&, const Assessee&);
Cell xz23(const Asked&, const Assessee&);
Cell xz24(const Asked&, const Assessee&);
Cell xz25(const Asked&, const Assessee&);
Cell xz26(const Asked&, const Assessee&);
Cell xz27(const Asked&, const Assessee&);
Cell xz28(const Asked&, const Assessee&);
Cell xz29(const Asked&, const Assessee&);
Cell xz30(const Asked&, const Assessee&);
Cell xz31(const Asked&, const Assessee&);
Cell xz32(const Asked&, const Assessee&);
Cell xz33(const Asked&, const Assessee&);
Cell xz34(const Asked&, const Assessee&);
Cell xz35(const Asked&, const Assessee&);

/// 乡镇 and 街道: those of one class are compared with each other.
bool is_street(const Assessee& township);

/// Those of its class that an indicator compares, itself included.
std::vector<Assessee> pool_of(const Asked& asked, const std::string& indicator,
                              const Assessee& township);

/// XZ23: one of the leaders is before the court.
bool is_leader_in_court(const Asked& asked, const Assessee& township);

/// XZ35: a grave leak is before the court.
bool is_leak_in_court(const Asked& asked, const Assessee& township);

}  // namespace oracle::townships
