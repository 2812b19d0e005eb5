// 管党治党政治责任: YY24–YY27.
#include "integration/oracle/hospitals/rules.hpp"

namespace oracle::hospitals {

// 2 for letters that are not signed, 1 for each review that was left out, a half for each quarter
// in which the secretary did not study party building.
Cell yy24(const Asked& asked, const Assessee& hospital) {
  return leading_points(asked, hospital, "YY24", "studies");
}

// By the grade of the year before; provisional while that is not out and an older one stands in.
Cell yy25(const Asked& asked, const Assessee& hospital) {
  if (!asked.at_year_end()) return not_due(6);
  const std::optional<Import> grade = asked.imported(hospital, "hospital_grade", "grade");
  if (!grade) throw Pending{"grade"};
  const std::string& is = grade->value;
  Score score(0);
  score.win(is == "a" ? 6 : is == "b" ? 5 : is == "c" ? 4 : 2, "grade " + is);
  Cell cell = score.cell(6);
  if (grade->provisional) cell.state = "provisional";
  return cell;
}

// The marks of the members weighted by their beds, 3 %; who leads nobody has its points elsewhere.
Cell yy26(const Asked& asked, const Assessee& hospital) {
  if (under(hospital.row, "医共体牵头医院") != "是") return passed_on("not_applicable");
  if (!asked.at_year_end()) return not_due(3);
  const std::vector<Subject> members = hospital.listed("医共体成员卫生院");
  if (members.empty()) throw Pending{"a decision: no members"};
  Exact weighted = 0;
  Exact beds = 0;
  for (const Subject& member : members) {
    const Exact size = decimal(under(member.row, "成员卫生院编制床位"));
    weighted += size * asked.number(hospital, "YY26", "score", {"", member.id});
    beds += size;
  }
  Score score(0);
  score.win(weighted / beds * Exact(3, 100), "members");
  return score.cell(3);
}

// A half for an answer that is late at all, another from the 15th day on.
Cell yy27(const Asked& asked, const Assessee& hospital) {
  return reply_points(asked, hospital);
}

}  // namespace oracle::hospitals
