// The folder as a whole: what may lie in it, what is read up to a period, how records are numbered.
#include <sys/stat.h>

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>

#include "support/evidence_builder.hpp"

using namespace kaohe;
using kaohe::testing::EvidenceFolder;

namespace {
const std::string kHeadings =
    "domain,assessee,indicator,input,subject,cell,date,value,attributes,matter\n";

/// number → what the observation says, without where it stands.
std::vector<std::string> numbered(const EvidenceFolder& folder) {
  std::vector<std::string> lines;
  const evidence::Evidence evidence = folder.read();
  evidence.source->observations("gardens", [&](const ledger::Observation& o) {
    lines.push_back(std::to_string(o.origin.number) + " " + o.period + " " + o.assessee + " " +
                    o.input + " " + o.subject + " " + o.value.text() + " " + o.matter);
  });
  for (const ledger::LeaderMark& mark : evidence.source->leader_marks()) {
    lines.push_back(std::to_string(mark.origin.number) + " " + mark.leader + " " + mark.assessee);
  }
  return lines;
}

std::string joined(const std::vector<std::string>& rows) {
  std::string text;
  for (const std::string& row : rows) text += row + "\n";
  return text;
}
}  // namespace

TEST_CASE("Evidence: files and folders that nobody knows are refused", "[evidence]") {
  EvidenceFolder folder;
  folder.file("README.md", "x").file(".DS_Store", "x").file("q1/.~lock.publicity.csv#", "x");
  for (const char* left : {"Thumbs.db", "q1/thumbs.db", "desktop.ini", "q1/Desktop.ini",
                           "q1/~$publicity.csv", "q1/.DS_Store"})
    folder.file(left, "x");
  CHECK(folder.refusal() == "accepted");
  folder.file("thumbs.txt", "x");
  CHECK(folder.refusal().find("the file \"thumbs.txt\" is not known here") != std::string::npos);
  std::filesystem::remove(folder.path() / "thumbs.txt");
  folder.file("review.csv", "x")
      .file("q5/publicity.csv", kHeadings)
      .file("q1/publicty.csv", kHeadings)
      .file("q1/publicity.xlsx", "x");
  const std::string refusal = folder.refusal();
  CHECK(refusal.find("q1/publicity.xlsx: found \"publicity.xlsx\", expected files <unit>.csv only; "
                     "move it away or save it as CSV\n") != std::string::npos);
  CHECK(refusal.find(
            "q1/publicty.csv: the file is named after \"publicty\", which is no organisation of "
            "year.toml; name it <unit>.csv (did you mean \"publicity\"?)\n") != std::string::npos);
  CHECK(refusal.find("q5: the folder \"q5\" is no period of the year, expected one of: \"q1\", "
                     "\"q2\", \"h1\", \"q3\", \"q4\", \"year\" (did you mean \"q1\"?)\n") !=
        std::string::npos);
  CHECK(refusal.find("review.csv: the file \"review.csv\" is not known here, expected: "
                     "\"draws.csv\", \"reviews.csv\", ") != std::string::npos);
  CHECK(refusal.find("did you mean \"reviews.csv\"?") != std::string::npos);
  CHECK(folder.refusal(Language::zh)
            .find("q1/publicty.csv: 文件名“publicty”不是 year.toml "
                  "所列的单位编号;请按“单位编号.csv”命名(是不是“publicity”?)") !=
        std::string::npos);
}

TEST_CASE("Evidence: a folder that is not there is an environment's failure", "[evidence]") {
  const plan::YearPlan plan = testing::garden_plan();
  try {
    evidence::read_evidence(plan, "no/such/folder");
    FAIL("it was read");
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::environment);
    CHECK(error.text(Language::en) ==
          "no/such/folder: the folder of evidence cannot be read: it does not exist; check the "
          "path or create it; expected configs/<year>/evidence with a folder for each period");
    CHECK(error.text(Language::zh).find("no/such/folder: 证据文件夹无法读取:不存在;") == 0);
  }
}

TEST_CASE("Evidence: a file that is no table is refused beside what else is wrong", "[evidence]") {
  EvidenceFolder folder;
  folder.file("q1/publicity.csv", "").file("reviews.csv", "domain,assessee,score\ngardens,east\n");
  const std::string refusal = folder.refusal();
  CHECK(refusal.find("q1/publicity.csv:1: the table is empty") != std::string::npos);
  CHECK(refusal.find("reviews.csv:2: the row has 2 cells, expected 3") != std::string::npos);
}

TEST_CASE("Evidence: up to a period nothing later is read", "[evidence]") {
  EvidenceFolder folder;
  folder.file("q1/garden_office.csv", kHeadings + "gardens,east,XX01,leaders,,2023-01,,1,,\n");
  folder.file("q3/garden_office.csv", kHeadings + "gardens,east,XX01,leaders,,2023-07,,1,,\n");
  folder.file("circulars.csv",
              "domain,assessee,body,document,date\ngardens,east,county,D1,2023-06-30\ngardens,east,"
              "county,D2,2023-07-01\n");
  folder.file(
      "notices.csv",
      "domain,assessee,unit,document,issued,answered\ngardens,east,publicity,N1,2023-09-01,\n");
  folder.file(
      "imported.csv",
      "result,domain,assessee,column,value,date\ninspection,gardens,east,score,90,2023-08-01\n");
  const evidence::Evidence half = folder.read({"h1"});
  CHECK(half.source->observations_by_domain["gardens"].size() == 1);
  CHECK(half.source->submissions().size() == 1);
  CHECK(half.source->circulars().size() == 1);
  CHECK(half.source->notices().empty());
  const evidence::Evidence third = folder.read({"q3"});
  CHECK(third.source->observations_by_domain["gardens"].size() == 4);
  CHECK(third.source->circulars().size() == 2);
  CHECK(third.source->notices().size() == 1);
  folder.file("decisions.csv",
              "kind,domain,value,decided_by,date\ngood_line,gardens,85,县考核委,2024-01-10\n");
  CHECK(folder.read({"q4"}).source->decisions().empty());
  CHECK(folder.read({"year"}).source->decisions().size() == 1);
  CHECK(folder.read().source->decisions().size() == 1);
  try {
    folder.read({"q5"});
    FAIL("it was read");
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::usage);
    CHECK(error.text(Language::en) ==
          "period \"q5\" is not in the year's calendar, expected one of: \"q1\", \"q2\", \"h1\", "
          "\"q3\", \"q4\", \"year\" (did you mean \"q1\"?)");
  }
}

TEST_CASE("Evidence: record numbers do not depend on the order of rows and files",
          "[evidence][A21.1]") {
  std::vector<std::string> first{"gardens,east,XX02,incidents,,,2023-03-01,1,level=city,M1",
                                 "gardens,east,XX02,incidents,,,2023-03-01,1,level=city,M2",
                                 "gardens,west,XX02,incidents,,,2023-01-20,2,level=county,M1",
                                 "gardens,east,XX02,incidents,,,2023-03-01,1,level=county,M1"};
  std::vector<std::string> second{"gardens,west,XX01,hours,b2,2023-H1,,3,,",
                                  "gardens,west,XX01,hours,b1,2023-H1,,3,,",
                                  "gardens,east,XX01,leaders,,2023-02,,3,,"};
  std::vector<std::string> marks{"L2,gardens,east,90", "L1,gardens,east,90", "L1,gardens,west,80"};
  std::sort(first.begin(), first.end());
  std::vector<std::string> expected;
  int permutations = 0;
  do {
    EvidenceFolder folder;
    folder.file("q1/publicity.csv", kHeadings + joined(first))
        .file("q2/garden_office.csv", kHeadings + joined(second));
    folder.file("leaders.csv", "leader,domain,assessee,score\n" + joined(marks));
    if (expected.empty()) expected = numbered(folder);
    CHECK(numbered(folder) == expected);
    std::rotate(second.begin(), second.begin() + 1, second.end());
    std::rotate(marks.begin(), marks.begin() + 1, marks.end());
    ++permutations;
  } while (std::next_permutation(first.begin(), first.end()));
  CHECK(permutations == 24);
  CHECK(expected == std::vector<std::string>{
                        "1 q1 west XX02.incidents  2 M1", "2 q1 east XX02.incidents  1 M1",
                        "3 q1 east XX02.incidents  1 M2", "4 q1 east XX02.incidents  1 M1",
                        "5 q2 east XX01.leaders  3 ", "6 q2 west XX01.hours b1 3 ",
                        "7 q2 west XX01.hours b2 3 ", "10 L1 east", "11 L2 east", "12 L1 west"});
}

TEST_CASE("Evidence: a file in the folder's place is an environment's failure", "[evidence]") {
  EvidenceFolder folder;
  folder.file("evidence", "x");
  try {
    evidence::read_evidence(folder.plan, folder.path() / "evidence");
    FAIL("it was read");
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::environment);
    CHECK(folder.without_path(error.text(Language::en))
              .find("evidence: the folder of evidence cannot be read: it is not a folder") == 0);
  }
}

TEST_CASE("Evidence: a huge cell or heading is quoted in part", "[evidence]") {
  const std::string dots(2'000'000, '.'), shown = std::string(60, '.') + "…";
  EvidenceFolder heading;
  heading.file("q1/publicity.csv", dots + "\n");
  CHECK(heading.refusal().find("heading \"" + shown + "\" is not known") != std::string::npos);
  CHECK(heading.refusal().size() < 1000);
  for (const char* column : {"domain", "assessee", "indicator", "input", "date", "cell", "value",
                             "subject", "attributes"}) {
    INFO(column);
    EvidenceFolder folder;
    folder.file("q1/publicity.csv",
                kHeadings + "gardens,east,XX02,incidents,,,2023-02-01,1,level=city,M1\n");
    std::string row;
    for (const char* each : {"domain", "assessee", "indicator", "input", "subject", "cell", "date",
                             "value", "attributes", "matter"}) {
      const std::map<std::string, std::string> good = {
          {"domain", "gardens"},  {"assessee", "east"},   {"indicator", "XX02"},
          {"input", "incidents"}, {"date", "2023-02-01"}, {"attributes", "level=city"},
          {"matter", "M1"},       {"value", "1"}};
      row += std::string(row.empty() ? "" : ",");
      if (std::string(each) == column) {
        row += dots;
      } else if (good.count(each) > 0) {
        row += good.at(each);
      }
    }
    folder.file("q1/publicity.csv", kHeadings + row + "\n");
    const std::string refusal = folder.refusal();
    CHECK(refusal.find("found \"" + shown + "\"") != std::string::npos);
    CHECK(refusal.size() < 2000);
  }
  EvidenceFolder digits;
  digits.file("q1/publicity.csv", kHeadings + "gardens,east,XX02,incidents,,,2023-02-01," +
                                      std::string(2'000'000, '9') + ",level=city,M1\n");
  CHECK(digits.refusal().size() < 1000);
}

TEST_CASE("Evidence: links to nowhere, folders and pipes in a table's place are refused",
          "[evidence]") {
  namespace fs = std::filesystem;
  const auto refused = [](const std::string& name, auto&& make) {
    EvidenceFolder folder;
    fs::create_directories((folder.path() / name).parent_path());
    make(folder.path() / name);
    return folder.refusal();
  };
  const auto link_to = [](const char* to) {
    return [to](const fs::path& path) { fs::create_symlink(to, path); };
  };
  const auto folder_at = [](const fs::path& path) { fs::create_directory(path); };
  CHECK(refused("reviews.csv", link_to("none.csv")) ==
        "reviews.csv: the file cannot be read: it is a link to something that is not there; put "
        "the file or folder itself there");
  CHECK(refused("reviews.csv", link_to("reviews.csv")) ==
        "reviews.csv: the file cannot be read: it is a link that leads back to itself; put the "
        "file or folder itself there");
  CHECK(refused("q1/publicity.csv", link_to("none.csv"))
            .find("it is a link to something that is not there") != std::string::npos);
  CHECK(refused("q1", link_to("none")).find("it is a link to something that is not there") !=
        std::string::npos);
  CHECK(refused("q1", link_to("q1")).find("it is a link that leads back to itself") !=
        std::string::npos);
  CHECK(refused("q1/publicity.csv", folder_at) ==
        "q1/publicity.csv: found a folder named \"publicity.csv\", expected files <unit>.csv only; "
        "move it away");
  CHECK(refused("reviews.csv", folder_at).find("it is a folder; name a file") != std::string::npos);
  CHECK(refused("reviews.csv", [](const fs::path& path) { ::mkfifo(path.c_str(), 0600); }) ==
        "reviews.csv: it is not a regular file; name a file on disk");
}
