#include "county.hpp"

#include <algorithm>
#include <stdexcept>

namespace oracle {
namespace {

namespace fs = std::filesystem;

const std::map<std::string, std::string> kEnglish = {
    {"考核对象", "assessee"}, {"指标", "indicator"}, {"监测项目", "input"},
    {"日期", "date"},         {"数值", "value"},     {"事项编号", "matter"},
};

// The one unit that writes Chinese names answers for this indicator alone.
const std::map<std::string, std::string> kIds = {
    {"校园安全和信访", "XX29"}, {"越级上访", "petitions"}, {"校园安全责任事故", "accidents"}};

std::string id_of(const std::string& word) {
  const auto found = kIds.find(word);
  return found == kIds.end() ? word : found->second;
}

std::vector<School> read_schools(const fs::path& roster) {
  std::vector<School> schools;
  for (const Line& line : read_table(roster / "schools.csv")) {
    School& school = schools.emplace_back();
    school.id = under(line, "编号");
    school.name = under(line, "名称");
    school.stage = under(line, "学段");
    school.from = under(line, "起始日");
  }
  return schools;
}

School& named(std::vector<School>& schools, const std::string& word) {
  const auto found = std::find_if(schools.begin(), schools.end(), [&](const School& school) {
    return school.id == word || school.name == word;
  });
  if (found == schools.end()) throw std::runtime_error("no school \"" + word + "\"");
  return *found;
}

void read_lists(const fs::path& roster, std::vector<School>& schools) {
  for (const Line& line : read_table(roster / "schools.subjects.csv")) {
    School& school = named(schools, under(line, "考核对象"));
    const std::string list = under(line, "清单");
    const std::string id = under(line, "编号");
    if (list == "党支部") school.branches.push_back({id, decimal(under(line, "支部党员数"))});
    if (list == "书记、校长") school.heads.push_back(id);
    if (list == "所辖校点") school.sites.push_back(id);
  }
}

void read_draws(const fs::path& evidence, std::vector<School>& schools) {
  for (const Line& line : read_table(evidence / "draws.csv")) {
    School& school = named(schools, under(line, "assessee"));
    const std::vector<std::string> drawn = split(under(line, "subjects"), "、");
    (under(line, "sub") == "person" ? school.persons : school.learners) = drawn;
  }
}

Fact fact(const Line& given, Period submitted, std::vector<School>& schools) {
  Line line = given;
  for (const auto& [chinese, english] : kEnglish) {
    if (given.count(chinese) != 0) line[english] = given.at(chinese);
  }
  Fact fact;
  fact.submitted = submitted;
  fact.school = named(schools, under(line, "assessee")).id;
  fact.indicator = id_of(under(line, "indicator"));
  fact.input = id_of(under(line, "input"));
  fact.subject = under(line, "subject");
  fact.cell = under(line, "cell");
  fact.date = under(line, "date");
  fact.value = under(line, "value");
  fact.matter = under(line, "matter");
  for (const std::string& piece : split(under(line, "attributes"), ";")) {
    const std::size_t equals = piece.find('=');
    fact.attributes[piece.substr(0, equals)] =
        equals == std::string::npos ? "yes" : piece.substr(equals + 1);
  }
  return fact;
}

std::map<std::string, std::vector<Fact>> read_facts(const fs::path& evidence,
                                                    std::vector<School>& schools) {
  std::map<std::string, std::vector<Fact>> facts;
  for (const Period period : kPeriods) {
    for (const fs::directory_entry& file : fs::directory_iterator(evidence / name(period))) {
      if (file.path().extension() != ".csv") continue;
      for (const Line& line : read_table(file.path())) {
        const Fact one = fact(line, period, schools);
        facts[key(one.school, one.indicator, one.input)].push_back(one);
      }
    }
  }
  return facts;
}

}  // namespace

std::string name(Period period) {
  static const char* const kNames[] = {"q1", "q2", "h1", "q3", "q4", "year"};
  return kNames[static_cast<int>(period)];
}

std::string key(const std::string& school, const std::string& indicator, const std::string& input) {
  return school + "." + indicator + "." + input;
}

std::string last_day(Period period) {
  static const char* const kDays[] = {"2023-03-31", "2023-06-30", "2023-06-30",
                                      "2023-09-30", "2023-12-31", "2023-12-31"};
  return kDays[static_cast<int>(period)];
}

County read_county(const fs::path& year_folder) {
  const fs::path evidence = year_folder / "evidence";
  County county;
  county.schools = read_schools(year_folder / "roster");
  read_lists(year_folder / "roster", county.schools);
  read_draws(evidence, county.schools);
  county.facts = read_facts(evidence, county.schools);
  for (const Line& line : read_table(evidence / "imported.csv")) {
    auto& column = under(line, "result") == "inspection" ? county.inspection : county.quality;
    column[under(line, "assessee")] = {decimal(under(line, "value")),
                                       under(line, "provisional") == "yes"};
  }
  county.notices = read_table(evidence / "notices.csv");
  county.decisions = read_table(evidence / "decisions.csv");
  county.reviews = read_table(evidence / "reviews.csv");
  county.leaders = read_table(evidence / "leaders.csv");
  county.surveys = read_table(evidence / "surveys.csv");
  county.circulars = read_table(evidence / "circulars.csv");
  county.findings = read_table(evidence / "findings.csv");
  county.adjustments = read_table(evidence / "adjustments.csv");
  return county;
}

}  // namespace oracle
