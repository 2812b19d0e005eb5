// configs/2023/README.md tells the county's year; the last column of its tables is held against the
// year as it is played.
#include <fstream>
#include <optional>
#include <regex>
#include <set>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "integration/program/program.hpp"
#include "support/readme_table.hpp"

using namespace kaohe::testing;
using nlohmann::json;

namespace {

/// One fact of a row: "s03 q1: YY04 pending".
struct StoryFact {
  std::string assessee, period, field, value;
  std::string row;  ///< for messages
};

std::string trimmed(const std::string& text) {
  const std::size_t first = text.find_first_not_of(' ');
  if (first == std::string::npos) return {};
  return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

/// The ids of a row's first cell: "s01 第一中学", "s27, s29", "s27–s34".
std::vector<std::string> assessees_of(const std::string& cell) {
  static const std::regex kIds("([a-z]+)([0-9]+)(–[a-z]+([0-9]+))?");
  std::vector<std::string> ids;
  for (std::sregex_iterator at(cell.begin(), cell.end(), kIds), end; at != end; ++at) {
    const std::smatch& match = *at;
    const int first = std::stoi(match[2]);
    const int last = match[4].matched ? std::stoi(match[4]) : first;
    for (int number = first; number <= last; ++number) {
      const std::string digits = std::to_string(number);
      ids.push_back(match[1].str() + (digits.size() < 2 ? "0" : "") + digits);
    }
  }
  return ids;
}

/// A fact without its prefix, for each assessee that it speaks of.
std::vector<StoryFact> facts_of(const std::string& written, const std::vector<std::string>& ids,
                                const std::string& row) {
  static const std::regex kPrefixed("(([a-z]+[0-9]{2}) ?)?(q1|q2|h1|q3|q4|year)?: (.*)");
  std::smatch match;
  const bool has_prefix = std::regex_match(written, match, kPrefixed);
  const std::string fact = has_prefix ? match[4].str() : written;
  const std::size_t space = fact.find(' ');
  StoryFact made{"", has_prefix && match[3].matched ? match[3].str() : "year",
                 fact.substr(0, space), space == std::string::npos ? "" : fact.substr(space + 1),
                 row};
  std::vector<StoryFact> facts;
  for (const std::string& id :
       has_prefix&& match[2].matched ? std::vector<std::string>{match[2]} : ids) {
    made.assessee = id;
    facts.push_back(made);
  }
  return facts;
}

/// Every fact of the story, by the domain whose section holds it.
std::vector<StoryFact> story() {
  std::ifstream in(source_folder() / "configs/2023/README.md");
  std::vector<StoryFact> facts;
  bool is_story = false;
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line[0] != '|') {
      is_story = false;
      continue;
    }
    const TableRow cells = cells_of_table_line(line);
    if (cells.front() == "Who") is_story = true;
    if (!is_story || cells.front() == "Who" || cells.front().rfind("---", 0) == 0) continue;
    INFO(line);
    REQUIRE(cells.size() == 4);
    const std::vector<std::string> ids = assessees_of(cells[0]);
    REQUIRE_FALSE(ids.empty());
    REQUIRE_FALSE(cells[3].empty());
    std::string rest = cells[3] + ";";
    for (std::size_t end = rest.find(';'); end != std::string::npos; end = rest.find(';')) {
      const std::vector<StoryFact> told = facts_of(trimmed(rest.substr(0, end)), ids, line);
      facts.insert(facts.end(), told.begin(), told.end());
      rest.erase(0, end + 1);
    }
  }
  return facts;
}

/// The year as it is played, period by period.
class Played {
 public:
  Played() {
    const Ended ended = county_.run({"run"});
    INFO(ended.err);
    REQUIRE(ended.exit == 0);
    for (const char* period : {"q1", "q2", "h1", "q3", "q4", "year"}) {
      const json result =
          json::parse(bytes_of(county_.path() / "results/2023" / period / "edition-1/result.json"));
      for (const json& domain : result.at("domains")) {
        for (const json& one : domain.at("assessees"))
          assessees_[period][one.at("id").get<std::string>()] = one;
      }
    }
  }

  /// What the result says in the words of the story.
  std::string told(const StoryFact& fact) const {
    const json& one = assessees_.at(fact.period).at(fact.assessee);
    if (fact.field == "unranked") return one.at("rank").is_null() ? "" : "ranked";
    if (fact.field == "rank") return rank(fact.period, one);
    if (fact.field == "gates") return gates(one);
    if (fact.field == "grade") return one.at("grade").at("final");
    if (fact.field == "proposed") return one.at("grade").at("proposed");
    if (fact.field == "waits") return waits(one);
    const auto figure = figures().find(fact.field);
    if (figure != figures().end()) return text(one.at(figure->second));
    return cell(one.at("indicators").at(fact.field), fact.value);
  }

 private:
  static const std::map<std::string, const char*>& figures() {
    static const std::map<std::string, const char*> kFigures = {
        {"indicators", "indicator_score"}, {"review", "review_score"},
        {"total", "effectiveness_total"},  {"leaders", "leader_evaluation"},
        {"annual", "annual_score"},        {"adjustment", "adjustment"},
        {"final", "final_score"},          {"disputed", "disputed_points"}};
    return kFigures;
  }

  static std::string text(const json& value) {
    return value.is_null() ? "none" : value.get<std::string>();
  }

  /// Points or state, as the story asks for one or the other.
  static std::string cell(const json& cell, const std::string& asked) {
    const std::string points = text(cell.at("points"));
    return points == asked ? points : cell.at("state") == asked ? asked : points;
  }

  std::string rank(const std::string& period, const json& one) const {
    if (one.at("rank").is_null()) return "none";
    int sharing = 0;
    for (const auto& [id, other] : assessees_.at(period)) {
      sharing += other.at("scope") == one.at("scope") && other.at("rank") == one.at("rank") ? 1 : 0;
    }
    return one.at("rank").dump() + (sharing > 1 ? " shared" : "");
  }

  static std::string gates(const json& one) {
    std::string articles;
    for (const json& gate : one.at("gates"))
      articles += (articles.empty() ? "" : ", ") + gate.at("article").get<std::string>();
    return articles.empty() ? "none" : articles;
  }

  static std::string waits(const json& one) {
    int count = 0;
    for (const json& line : one.at("adjustments")) {
      const std::string why = line.at("why_not").is_null() ? "" : line.at("why_not");
      count += why == "not_approved" || why == "matter_elsewhere" || why == "proposed" ? 1 : 0;
    }
    return std::to_string(count);
  }

  County county_;
  std::map<std::string, std::map<std::string, json>> assessees_;
};

}  // namespace

TEST_CASE("Story: every fact of the county's year 2023 is so", "[program][readme][county]") {
  const Played year;
  const std::vector<StoryFact> facts = story();
  CHECK(facts.size() >= 100);
  for (const StoryFact& fact : facts) {
    INFO(fact.row << "\n" << fact.assessee << " " << fact.period << ": " << fact.field);
    CHECK(year.told(fact) == fact.value);
  }
}

TEST_CASE("Story: periods are published on their days, and nothing of them is owed afterwards",
          "[story][A12.1]") {
  const County county;
  REQUIRE(county.run({"run"}).exit == 0);
  std::set<std::string> heads;
  for (const char* period : {"q1", "q2", "h1", "q3", "q4", "year"}) {
    const json result =
        json::parse(bytes_of(county.path() / "results/2023" / period / "edition-1/result.json"));
    heads.insert(result.at("ledger_head").get<std::string>());
  }
  CHECK(heads.size() == 6);
  const Ended doctor = county.run({"doctor", "--lang", "en"});
  CHECK(doctor.out.find("18 published files are as they were published") != std::string::npos);
  const json todo = json::parse(county.run({"todo", "--as", "jiang_mingyuan", "--json"}).out);
  for (const json& task : todo) CHECK(task.at("state") != "overdue");
  const Ended reviews = county.run({"period", "status", "--period", "h1", "--json"});
  for (const json& domain : json::parse(reviews.out).at(0).at("domains")) {
    for (const json& one : domain.at("self_reviews")) CHECK_FALSE(one.at("handed_in").is_null());
  }
}
