#include "county.hpp"

#include <algorithm>
#include <stdexcept>

#include "domain.hpp"

namespace oracle {
namespace {

namespace fs = std::filesystem;

const std::map<std::string, std::string> kEnglish = {
    {"领域", "domain"},      {"考核对象", "assessee"}, {"指标", "indicator"}, {"监测项目", "input"},
    {"具体对象", "subject"}, {"所属时段", "cell"},     {"日期", "date"},      {"数值", "value"},
    {"属性", "attributes"},  {"事项编号", "matter"},
};

std::string id_of(const Domain& domain, const std::string& word) {
  const auto found = domain.ids.find(word);
  return found == domain.ids.end() ? word : found->second;
}

std::vector<Assessee> read_assessees(const fs::path& roster, const Domain& domain) {
  std::vector<Assessee> assessees;
  for (const Line& line : read_table(roster / (domain.id + ".csv"))) {
    Assessee& assessee = assessees.emplace_back();
    assessee.id = under(line, "编号");
    assessee.name = under(line, "名称");
    assessee.from = under(line, "起始日");
    assessee.until = under(line, "截止日");
    assessee.row = line;
  }
  return assessees;
}

Assessee& named(std::vector<Assessee>& assessees, const std::string& word) {
  const auto found = std::find_if(
      assessees.begin(), assessees.end(),
      [&](const Assessee& assessee) { return assessee.id == word || assessee.name == word; });
  if (found == assessees.end()) throw std::runtime_error("no assessee \"" + word + "\"");
  return *found;
}

void read_lists(const fs::path& roster, County& county) {
  const fs::path file = roster / (county.domain->id + ".subjects.csv");
  if (!fs::exists(file)) return;
  for (const Line& line : read_table(file)) {
    Assessee& assessee = named(county.assessees, under(line, "考核对象"));
    assessee.lists[under(line, "清单")].push_back({under(line, "编号"), line});
  }
}

// The rows that speak of the domain, under English headings.
std::vector<Line> rows_of(const fs::path& file, const Domain& domain) {
  std::vector<Line> rows;
  for (Line& line : read_table(file)) {
    for (const auto& [chinese, english] : kEnglish) {
      if (line.count(chinese) != 0) line[english] = line.at(chinese);
    }
    const std::string of = under(line, "domain");
    if (of == domain.id || of == domain.title) rows.push_back(std::move(line));
  }
  return rows;
}

Fact fact(const Line& line, Period submitted, County& county) {
  Fact fact;
  fact.submitted = submitted;
  const std::string& assessee = under(line, "assessee");
  fact.assessee = assessee.empty() ? "" : named(county.assessees, assessee).id;
  fact.indicator = id_of(*county.domain, under(line, "indicator"));
  fact.input = id_of(*county.domain, under(line, "input"));
  fact.subject = under(line, "subject");
  fact.cell = under(line, "cell");
  fact.date = under(line, "date");
  fact.value = id_of(*county.domain, under(line, "value"));
  fact.matter = under(line, "matter");
  for (const std::string& piece : split(under(line, "attributes"), ";")) {
    const std::size_t equals = piece.find('=');
    const bool is_mark = equals == std::string::npos;
    const std::string name = id_of(*county.domain, piece.substr(0, equals));
    fact.attributes[name] = is_mark ? "yes" : id_of(*county.domain, piece.substr(equals + 1));
  }
  return fact;
}

void read_facts(const fs::path& evidence, County& county) {
  for (const Period period : kPeriods) {
    for (const fs::directory_entry& file : fs::directory_iterator(evidence / name(period))) {
      if (file.path().extension() != ".csv") continue;
      for (const Line& line : rows_of(file.path(), *county.domain)) {
        const Fact one = fact(line, period, county);
        county.facts[key(one.assessee, one.indicator, one.input)].push_back(one);
      }
    }
  }
}

}  // namespace

std::vector<Subject> Assessee::listed(const std::string& title) const {
  const auto found = lists.find(title);
  return found == lists.end() ? std::vector<Subject>() : found->second;
}

std::vector<std::string> Assessee::drawn_for(const std::string& list) const {
  const auto found = drawn.find(list);
  return found == drawn.end() ? std::vector<std::string>() : found->second;
}

bool Assessee::whole_year() const {
  return from <= "2023-01-01" && (until.empty() || until >= "2023-12-31");
}

std::string name(Period period) {
  static const char* const kNames[] = {"q1", "q2", "h1", "q3", "q4", "year"};
  return kNames[static_cast<int>(period)];
}

std::string key(const std::string& assessee, const std::string& indicator,
                const std::string& input) {
  return assessee + "." + indicator + "." + input;
}

std::string last_day(Period period) {
  static const char* const kDays[] = {"2023-03-31", "2023-06-30", "2023-06-30",
                                      "2023-09-30", "2023-12-31", "2023-12-31"};
  return kDays[static_cast<int>(period)];
}

County read_county(const fs::path& year_folder, const Domain& domain) {
  const fs::path roster = year_folder / "roster";
  const fs::path evidence = year_folder / "evidence";
  const auto table = [&](const char* file) { return rows_of(evidence / file, domain); };
  County county;
  county.domain = &domain;
  county.assessees = read_assessees(roster, domain);
  read_lists(roster, county);
  read_facts(evidence, county);
  for (const Line& line : table("draws.csv")) {
    named(county.assessees, under(line, "assessee")).drawn[under(line, "sub")] =
        split(under(line, "subjects"), "、");
  }
  for (const Line& line : table("imported.csv")) {
    county.imports[key(under(line, "assessee"), under(line, "result"), under(line, "column"))] = {
        under(line, "value"), under(line, "provisional") == "yes"};
  }
  county.last_year = table("last_year.csv");
  county.notices = table("notices.csv");
  county.decisions = table("decisions.csv");
  county.reviews = table("reviews.csv");
  county.leaders = table("leaders.csv");
  county.surveys = table("surveys.csv");
  county.circulars = table("circulars.csv");
  county.findings = table("findings.csv");
  county.adjustments = table("adjustments.csv");
  county.objections = table("objections.csv");
  return county;
}

}  // namespace oracle
