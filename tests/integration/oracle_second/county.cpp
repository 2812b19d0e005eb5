#include "county.hpp"

#include <algorithm>
#include <stdexcept>

namespace oracle_second {
namespace {

constexpr int kPlaces = 3;

std::vector<Line> of_domain(const std::filesystem::path& file, const std::string& domain) {
  std::vector<Line> lines;
  for (const Line& line : oracle::read_table(file)) {
    if (under(line, "domain") == domain) lines.push_back(line);
  }
  return lines;
}

std::vector<Assessee> read_roster(const std::filesystem::path& year, const std::string& domain,
                                  const std::string& pool_column) {
  static const std::map<std::string, std::string> kPools = {
      {"大型", "large"}, {"小型", "small"}, {"工业", "industry"}, {"服务业", "service"}};
  std::vector<Assessee> all;
  for (const Line& line : oracle::read_table(year / "roster" / (domain + ".csv"))) {
    all.push_back({under(line, "编号"),
                   kPools.at(under(line, pool_column)),
                   line,
                   under(line, "截止日"),
                   {}});
  }
  for (const Line& line : oracle::read_table(year / "roster" / (domain + ".subjects.csv"))) {
    for (Assessee& one : all) {
      if (one.id == under(line, "考核对象"))
        one.list[under(line, "清单")][under(line, "编号")] = line;
    }
  }
  return all;
}

}  // namespace

std::string period_name(int period) {
  return period == kYear ? "year" : "m" + std::to_string(period);
}

int Assessee::months() const {
  return until.empty() ? 12 : std::stoi(until.substr(5, 2));
}

County read_county(const std::filesystem::path& year, const std::string& domain,
                   const std::string& pool_column) {
  const std::filesystem::path evidence = year / "evidence";
  County county;
  county.domain = domain;
  county.assessees = read_roster(year, domain, pool_column);
  for (int period = 1; period <= kYear; ++period) {
    for (const auto& entry : std::filesystem::directory_iterator(evidence / period_name(period))) {
      for (const Line& line : of_domain(entry.path(), domain)) county.facts.push_back(line);
    }
  }
  county.last_year = of_domain(evidence / "last_year.csv", domain);
  county.reviews = of_domain(evidence / "reviews.csv", domain);
  county.leaders = of_domain(evidence / "leaders.csv", domain);
  county.adjustments = of_domain(evidence / "adjustments.csv", domain);
  county.circulars = of_domain(evidence / "circulars.csv", domain);
  county.findings = of_domain(evidence / "findings.csv", domain);
  county.decisions = of_domain(evidence / "decisions.csv", domain);
  return county;
}

bool Asked::has_come(const std::string& day) const {
  if (at_year_end()) return true;
  return day.substr(0, 4) == "2024" && std::stoi(day.substr(5, 2)) <= period;
}

std::vector<Line> Asked::facts(const Assessee& who, const std::string& indicator,
                               const std::string& input, const std::string& subject) const {
  std::vector<Line> found;
  for (const Line& line : county.facts) {
    const bool is_it = under(line, "assessee") == who.id && under(line, "indicator") == indicator &&
                       under(line, "input") == input && under(line, "subject") == subject;
    const std::string day = under(line, "date").empty() ? under(line, "cell") : under(line, "date");
    if (is_it && has_come(day)) found.push_back(line);
  }
  return found;
}

Exact Asked::value(const Assessee& who, const std::string& indicator, const std::string& input,
                   const std::string& subject) const {
  const std::vector<Line> found = facts(who, indicator, input, subject);
  if (found.size() != 1) throw std::runtime_error("not one value: " + who.id + " " + input);
  return oracle::decimal(under(found.front(), "value"));
}

Exact Asked::month_value(const Assessee& who, const std::string& indicator,
                         const std::string& input, int month) const {
  const std::string cell = (month < 10 ? "2024-0" : "2024-") + std::to_string(month);
  for (const Line& line : facts(who, indicator, input)) {
    if (under(line, "cell") == cell) return oracle::decimal(under(line, "value"));
  }
  throw std::runtime_error("no value: " + who.id + " " + input + " " + cell);
}

bool Asked::is_exempt(const Assessee& who, const std::string& from) const {
  return std::any_of(county.decisions.begin(), county.decisions.end(), [&](const Line& line) {
    return under(line, "kind") == "exempt" && under(line, "assessee") == who.id &&
           under(line, "on") == from && has_come(under(line, "date"));
  });
}

const Assessee& Asked::assessee(const std::string& id) const {
  for (const Assessee& one : county.assessees) {
    if (one.id == id) return one;
  }
  throw std::runtime_error("no assessee " + id);
}

bool has_attribute(const Line& line, const std::string& attribute) {
  const std::vector<std::string> all = oracle::split(under(line, "attributes"), ";");
  return std::find(all.begin(), all.end(), attribute) != all.end();
}

Cell cell(const Exact& score, int points) {
  return {half_even(oracle::within(score, 0, points), kPlaces), "value"};
}

Cell not_due(int points) {
  return {Exact(points), "not_due"};
}

Cell judge(const Indicator& indicator, const Asked& asked, const Assessee& who) {
  if (asked.is_exempt(who, indicator.id)) return {std::nullopt, "exempt"};
  if (indicator.at_year_end_only && !asked.at_year_end()) {
    const Cell early = indicator.id == "C08" ? indicator.rule(asked, who) : Cell();
    return early.state == "not_applicable" ? early : not_due(indicator.points);
  }
  return indicator.rule(asked, who);
}

}  // namespace oracle_second
