// One mistake in a copy of configs/2023: the program says where it is, what was found, what was
// expected, and writes nothing.
#include <algorithm>

#include <catch2/catch.hpp>

#include "integration/program/program.hpp"

using namespace kaohe::testing;

namespace {

constexpr const char* kPoliticsLaw = "evidence/q1/politics_law.csv";
constexpr const char* kHeadings = "domain,assessee,indicator,input,date,value,matter,evidence\n";

// What `run` says of the county's mistake: exit code 1, nothing on standard output, nothing
// written.
std::string refused_by_run(const County& county) {
  const auto before = files_below(county.path());
  const Ended ended = county.run({"run", "--configs", "configs", "--lang", "en"});
  CHECK(ended.exit == 1);
  CHECK(ended.out.empty());
  CHECK(files_below(county.path()) == before);
  return ended.err;
}

// The same for a mistake in the year's rules, which `year check` finds too, in the same words.
std::string refused(const County& county) {
  const Ended checked = county.run({"year", "check", "--configs", "configs", "--lang", "en"});
  CHECK(checked.exit == 1);
  CHECK(checked.out.empty());
  CHECK(refused_by_run(county) == checked.err);
  return checked.err;
}

void add_override(const County& county, const std::string& lines) {
  county.add_to_domain("schools", "\n[[domain.override]]\n" + lines);
}

// The county with one more row in politics_law's first quarter, and that row's place.
struct MoreRow : County {
  explicit MoreRow(const std::string& row) : line(line_after_last()) {
    append(kPoliticsLaw, row + "\n");
  }
  std::string place() const {
    return std::string("configs/2023/") + kPoliticsLaw + ":" + std::to_string(line) + ": ";
  }
  int line;

 private:
  int line_after_last() const {
    const std::string bytes = bytes_of(file(kPoliticsLaw));
    return 1 + static_cast<int>(std::count(bytes.begin(), bytes.end(), '\n'));
  }
};

}  // namespace

TEST_CASE("Bad input: points that add up to 99.5 are refused", "[program][bad_input][A9.1]") {
  const County county;
  add_override(county,
               "key = \"XX01.points\"\nvalue = \"3.5\"\ndocument = \"云考委〔2023〕7号\"\n");
  const std::string why = refused(county);
  CHECK(contains(why, "add up to 99.5; expected 100"));
  CHECK(contains(why, "give the difference to other indicators in the same document"));
}

TEST_CASE("Bad input: an override that is refused is named with its line",
          "[program][bad_input][A9.1]") {
  const County county;
  add_override(county,
               "key = \"XX01.points\"\nvalue = \"3.5\"\ndocument = \"云考委〔2023〕7号\"\n");
  CHECK(contains(refused(county), "configs/2023/year.toml:"));
  const County other;
  add_override(
      other,
      "key = \"XX01.item.leader.price\"\nvalue = \"0.2\"\ndocument = \"云考委〔2023〕7号\"\n");
  CHECK(contains(refused(other), other.place("year.toml", "key = \"XX01.item.leader.price\"")));
}

TEST_CASE("Bad input: an indicator that is off gives its points elsewhere",
          "[program][bad_input][A9.1][A8.4]") {
  const std::string off =
      "key = \"XX29.off\"\nvalue = \"true\"\ndocument = \"云考委〔2023〕7号\"\n";
  const County alone;
  add_override(alone, off);
  CHECK(contains(refused(alone), "add up to 98; expected 100"));
  const County both;
  add_override(both, off);
  add_override(both, "key = \"XX28.points\"\nvalue = 5\ndocument = \"云考委〔2023〕7号\"\n");
  const Ended scored = both.run({"score", "--json", "--period", "q1", "--configs", "configs"});
  INFO(scored.err);
  REQUIRE(scored.exit == 0);
  CHECK(contains(scored.out, "\"absent\""));
}

TEST_CASE("Bad input: what a plugin refuses is said in Chinese too", "[program][bad_input][A9.1]") {
  const County county;
  add_override(county,
               "key = \"XX01.points\"\nvalue = \"3.5\"\ndocument = \"云考委〔2023〕7号\"\n");
  const Ended ended = county.run({"year", "check", "--configs", "configs", "--lang", "zh"});
  CHECK(ended.exit == 1);
  CHECK(contains(ended.err, "各项指标合计 99.5 分,应为 100 分"));
}

TEST_CASE("Bad input: an override of no number is refused", "[program][bad_input][A8.4]") {
  const County county;
  add_override(
      county,
      "key = \"XX01.item.leader.price\"\nvalue = \"0.2\"\ndocument = \"云考委〔2023〕7号\"\n");
  CHECK(contains(refused(county),
                 "override \"XX01.item.leader.price\" names no number of this domain"));
}

TEST_CASE("Bad input: an override without a document is refused", "[program][bad_input][A8.4]") {
  const County county;
  add_override(county, "key = \"XX01.item.leaders.price\"\nvalue = \"0.2\"\n");
  const int line =
      county.line_of("year.toml", "key = \"XX01.item.leaders.price\"\nvalue = \"0.2\"\n") - 1;
  CHECK(contains(refused(county), "configs/2023/year.toml:" + std::to_string(line) +
                                      ":1: domain[3].override[1] has no \"document\"; add it"));
}

TEST_CASE("Bad input: an override from a period that there is not is refused",
          "[program][bad_input][A8.4]") {
  const County county;
  add_override(county,
               "key = \"XX01.item.leaders.price\"\nvalue = \"0.2\"\nfrom = \"q9\"\ndocument = "
               "\"云考委〔2023〕7号\"\n");
  CHECK(contains(refused(county), county.place("year.toml", "from = \"q9\"") +
                                      ":8: \"q9\" is no period (did you mean \"q1\"?)"));
}

TEST_CASE("Bad input: an unknown key is refused", "[program][bad_input]") {
  const County county;
  county.replace("year.toml", "indicator_weight =", "indicator_wieght =");
  CHECK(contains(refused(county), county.place("year.toml", "indicator_wieght") +
                                      ":1: unknown key \"indicator_wieght\" (did you mean "
                                      "\"indicator_weight\"?); expected one of "));
}

TEST_CASE("Bad input: a TOML float is refused", "[program][bad_input][A14.3]") {
  const County county;
  county.replace("year.toml", "indicator_weight = \"4/5\"", "indicator_weight = 0.8");
  CHECK(refused(county) == county.place("year.toml", "indicator_weight = 0.8") +
                               ":20: scheme.indicator_weight is 0.8 (a TOML float, which is not "
                               "exact), expected a number "
                               "in quotes; write it in quotes: \"0.8\"\n");
}

TEST_CASE("Bad input: weights that do not add up to 1 are refused", "[program][bad_input][A14.1]") {
  const County county;
  county.replace("year.toml", "review_weight = \"1/5\"", "review_weight = \"1/4\"");
  CHECK(refused(county) == county.place("year.toml", "review_weight = \"1/4\"") +
                               ":17: review_weight is \"1/4\"; indicator_weight (\"4/5\") and "
                               "review_weight must add up to 1 "
                               "(found 1.05). Correct one of them\n");
}

TEST_CASE("Bad input: a gate without a source is refused", "[program][bad_input][A17.1]") {
  const County missing;
  missing.replace("year.toml", "source = \"《细则》第十七条第一款\"\n", "");
  CHECK(contains(refused(missing),
                 missing.place("year.toml", "[[gate]]") + ":1: gate[1] has no \"source\"; add it"));
  const County empty;
  empty.replace("year.toml", "source = \"《细则》第十七条第一款\"", "source = \"\"");
  CHECK(contains(refused(empty),
                 empty.place("year.toml", "source = \"\"") + ":10: gate[1].source is \"\""));
}

TEST_CASE("Bad input: a year.toml of two million dots is refused at once", "[program][bad_input]") {
  const County county;
  county.write("year.toml", std::string(2'000'000, '.'));
  CHECK(refused(county) ==
        "configs/2023/year.toml: the file is larger than 1048576 bytes, expected no more; check "
        "that it "
        "is the right file, or split it\n");
}

TEST_CASE("Bad input: a year.toml full of dots or brackets is refused", "[program][bad_input]") {
  for (const char* flood : {".", "[", "a.", "{a=", "\""}) {
    INFO(flood);
    const County county;
    std::string text = "x = ";
    while (text.size() < 1'000'000) text += flood;
    county.write("year.toml", text);
    CHECK(contains(refused(county), "configs/2023/year.toml:1:"));
  }
}

TEST_CASE("Bad input: a year.toml with a NUL is refused", "[program][bad_input]") {
  const County county;
  county.replace("year.toml", "county = \"云岭县\"", std::string("county = \"云\0岭县\"", 21));
  CHECK(contains(refused(county), county.place("year.toml", "county = \"云") +
                                      ":12: found a NUL byte; a text file has none."));
}

TEST_CASE("Bad input: a year.toml that is not UTF-8 is refused", "[program][bad_input]") {
  const County county;
  county.replace("year.toml", "county = \"云岭县\"", "county = \"\xD4\xC6\xC1\xEB\"");
  CHECK(contains(refused(county), county.place("year.toml", "county = \"\xD4") + ":"));
  CHECK(contains(refused(county), "which is not UTF-8; the file must be UTF-8"));
}

TEST_CASE("Bad input: a folder that is no period is refused", "[program][bad_input][A11.2]") {
  const County county;
  county.write("evidence/q5/publicity.csv", kHeadings);
  CHECK(
      contains(refused_by_run(county),
               "configs/2023/evidence/q5: the folder \"q5\" is no period of the year, expected one "
               "of: \"q1\", \"q2\", \"h1\", \"q3\", \"q4\", \"year\" (did you mean \"q1\"?)"));
}

TEST_CASE("Bad input: a file of no unit is refused", "[program][bad_input][A5.1]") {
  const County county;
  county.write("evidence/q1/politic_law.csv", kHeadings);
  CHECK(refused_by_run(county) ==
        "configs/2023/evidence/q1/politic_law.csv: the file is named after \"politic_law\", which "
        "is no "
        "organisation of year.toml; name it <unit>.csv (did you mean \"politics_law\"?)\n");
}

TEST_CASE("Bad input: a record of another unit's indicator is refused",
          "[program][bad_input][A11.1]") {
  const MoreRow county("县直学校,石桥镇初级中学,XX17,breaches,2023-02-22,1,,某号,某事");
  CHECK(refused_by_run(county) ==
        county.place() +
            "input \"XX17.breaches\" is monitored by \"education_committee\", not by "
            "\"politics_law\" (Art. 11(1-3)); let that unit submit it\n");
}

TEST_CASE("Bad input: an unknown assessee is refused", "[program][bad_input]") {
  const MoreRow county("县直学校,石桥镇初级中,校园安全和信访,越级上访,2023-02-22,1,,某号,某事");
  CHECK(refused_by_run(county) ==
        county.place() +
            "column \"考核对象\": found \"石桥镇初级中\", expected an assessee of this "
            "domain, by id or exact name as in the roster (did you mean "
            "\"石桥镇初级中学\"?)\n");
}

TEST_CASE("Bad input: an unknown indicator, input or domain is refused", "[program][bad_input]") {
  const MoreRow indicator("县直学校,石桥镇初级中学,校园安全和信,越级上访,2023-02-22,1,,某号,某事");
  CHECK(refused_by_run(indicator) ==
        indicator.place() +
            "column \"指标\": found \"校园安全和信\", expected an indicator of "
            "\"schools\", by id or title (did you mean \"校园安全和信访\"?)\n");
  const MoreRow input("县直学校,石桥镇初级中学,校园安全和信访,越级上,2023-02-22,1,,某号,某事");
  CHECK(contains(
      refused_by_run(input),
      input.place() + "column \"监测项目\": found \"越级上\", expected an input of \"XX29\""));
  const MoreRow domain("县直学,石桥镇初级中学,校园安全和信访,越级上访,2023-02-22,1,,某号,某事");
  CHECK(
      contains(refused_by_run(domain),
               domain.place() +
                   "column \"领域\": found \"县直学\", expected a domain that this year assesses"));
}

TEST_CASE("Bad input: more decimals than declared are refused", "[program][bad_input][A14.3]") {
  const County review;
  review.replace("evidence/reviews.csv", "s01,96.50", "s01,96.50001");
  CHECK(
      refused_by_run(review) ==
      review.place("evidence/reviews.csv", "s01,96.50001") +
          ": column \"score\": found \"96.50001\", expected a decimal from 0 to 100 with at most 4 "
          "places\n");
  const County imported;
  imported.replace("evidence/imported.csv", ",87.90,", ",87.123456789,");
  CHECK(contains(refused_by_run(imported),
                 imported.place("evidence/imported.csv", "87.123456789") +
                     ": column \"value\": found \"87.123456789\", expected a number with at most 8 "
                     "decimals"));
}

TEST_CASE("Bad input: a row that stands there twice is refused", "[program][bad_input]") {
  const County source;
  const std::string bytes = bytes_of(source.file(kPoliticsLaw));
  const std::size_t begin = bytes.find('\n') + 1;
  const MoreRow county(bytes.substr(begin, bytes.find('\n', begin) - begin));
  CHECK(refused_by_run(county) ==
        county.place() +
            "the row equals that at configs/2023/evidence/q1/politics_law.csv:2 in every "
            "field; delete one of the two\n");
}

TEST_CASE("Bad input: a second value in a cell that takes one is refused, naming both rows",
          "[program][bad_input]") {
  const char* file = "evidence/year/education_committee.csv";
  const std::pair<std::string, std::string> rows[] = {
      {"schools,s34,XX07,revised,,,2023-12-12,yes,", "schools,s34,XX07,revised,,,2023-12-13,no,"},
      {"schools,s01,XX12,score,b1,,2023-12-21,95.3,", "schools,s01,XX12,score,b1,,2023-12-22,90,"},
      {"schools,s01,XX16,grade,b1,,2023-12-21,good,",
       "schools,s01,XX16,grade,b1,,2023-12-22,fair,"}};
  for (const auto& [first, second] : rows) {
    INFO(second);
    const County county;
    county.append(file, second + ",,某事\n");
    const std::string why = refused_by_run(county);
    CHECK(why.rfind(county.place(file, second) + ": input \"", 0) == 0);
    CHECK(contains(why, "has a record for the same cell at " + county.place(file, first) +
                            " and takes one only"));
  }
}

TEST_CASE("Bad input: of a file that is wrong throughout the first rows are told",
          "[program][bad_input]") {
  const County county;
  std::string rows;
  for (int i = 0; i < 1000; ++i)
    rows += "县直学校,石桥镇初级" + std::to_string(i) +
            ",校园安全和信访,越级上访,2023-02-22,1,,某号,某事\n";
  county.append(kPoliticsLaw, rows);
  const std::string why = refused_by_run(county);
  CHECK(std::count(why.begin(), why.end(), '\n') == 31);
  CHECK(contains(why, "politics_law.csv: and 970 more (1000 problems in all)"));
}

TEST_CASE("Bad input: awarded points before year-end are refused, citing Art. 10",
          "[program][bad_input][A10.1]") {
  const County county;
  const std::string row = "schools,s01,XX11,given,,,2023-03-02,1.5,,,研判记录";
  county.append("evidence/q1/education_committee.csv", row + "\n");
  CHECK(
      contains(refused_by_run(county),
               county.place("evidence/q1/education_committee.csv", row) +
                   ": input \"XX11.given\" awards points, which period \"q1\" cannot: before the "
                   "year-end there are deductions only (Art. 10); record it in period \"year\"\n"));
}

TEST_CASE("Bad input: a review or a mark of 101 is refused", "[program][bad_input][A14.1][A14.2]") {
  const County review;
  review.replace("evidence/reviews.csv", "s01,96.50", "s01,101");
  CHECK(refused_by_run(review) == review.place("evidence/reviews.csv", "s01,101") +
                                      ": column \"score\": found \"101\", expected a decimal from "
                                      "0 to 100 with at most 4 places\n");
  const County mark;
  mark.replace("evidence/leaders.csv", "s01,98.5", "s01,100.5");
  CHECK(contains(refused_by_run(mark), mark.place("evidence/leaders.csv", "s01,100.5") +
                                           ": column \"score\": found \"100.5\""));
}

TEST_CASE("Bad input: every mistake of every file is told at once", "[program][bad_input]") {
  const County county;
  county.replace("evidence/reviews.csv", "s01,96.50", "s01,101");
  county.replace("evidence/leaders.csv", "s01,98.5", "s99,98.5");
  county.append(kPoliticsLaw,
                "县直学校,石桥镇初级中学,校园安全和信访,越级上访,2023-02-30,1,,某号,某事\n");
  const std::string why = refused_by_run(county);
  CHECK(std::count(why.begin(), why.end(), '\n') == 3);
  CHECK(contains(why, "reviews.csv"));
  CHECK(contains(why, "leaders.csv"));
  CHECK(contains(why, "2023-02-30"));
}

TEST_CASE("Bad input: mistakes are told in Chinese as well", "[program][bad_input]") {
  const County county;
  county.replace("year.toml", "indicator_weight = \"4/5\"", "indicator_weight = 0.8");
  const Ended ended = county.run({"year", "check", "--lang", "zh"});
  CHECK(ended.exit == 1);
  CHECK(contains(ended.err, county.place("year.toml", "indicator_weight = 0.8") + ":20: "));
  CHECK(contains(ended.err, "\"0.8\""));
  CHECK_FALSE(contains(ended.err, "expected"));
}

TEST_CASE("Bad input: a wrong year in a date is refused, and no grade rises by it",
          "[program][bad_input][A19.1]") {
  const County county;
  county.replace("evidence/findings.csv", "2023-12-27", "2033-12-27");
  const Ended ended = county.run({"score"});
  INFO(ended.err);
  CHECK(ended.exit == 1);
  CHECK(ended.out.empty());
  CHECK(contains(ended.err, "evidence/findings.csv:"));
  CHECK(contains(ended.err, "2033-12-27"));
  CHECK(contains(ended.err, "2023-01-01 至 2024-12-31 的日期"));
}

TEST_CASE("Bad input: a file that a unit owes is named once", "[program][bad_input][A20.1]") {
  const County county;
  CHECK(!contains(county.run({"score", "--period", "q1"}).err, "不存在"));
  std::filesystem::remove(county.file("evidence/q1/publicity.csv"));
  const Ended ended = county.run({"score", "--period", "q1"});
  INFO(ended.err);
  CHECK(ended.exit == 0);
  CHECK(contains(ended.err, "evidence/q1/publicity.csv:不存在(县委宣传部),应报事项均为待报;"));
  CHECK(contains(ended.out, "XX03"));
}

TEST_CASE("Bad input: grades refused without a decided line say that first",
          "[program][bad_input][A17.6]") {
  const County county;
  const std::string name = "evidence/decisions.csv";
  std::string table = bytes_of(county.file(name));
  const std::size_t row = table.find("good_line");
  REQUIRE(row != std::string::npos);
  table.erase(row, table.find('\n', row) + 1 - row);
  county.write(name, table);
  const Ended ended = county.run({"score"});
  INFO(ended.err);
  CHECK(ended.exit == 1);
  const std::size_t line = ended.err.find("未录入“好”等次分数线的决定,暂以平均分");
  REQUIRE(line != std::string::npos);
  CHECK(line < ended.err.find("请写明理由"));
}
