// Two years: every rule, name and person that is another.
#include <catch2/catch.hpp>

#include "plan/compare_years.hpp"
#include "year_folder.hpp"

using namespace kaohe;
using namespace kaohe::testing;

namespace {

using Texts = std::vector<std::string>;

Texts lines(const plan::YearPlan& before, const plan::YearPlan& after,
            Language language = Language::en) {
  Texts all;
  for (const plan::Difference& one : plan::compare_years(before, after)) {
    all.push_back(one.domain + "|" + std::string(plan::word_of(one.kind)) + "|" + one.path + "|" +
                  one.what.in(language) + "|" + one.before + "|" + one.after);
  }
  return all;
}

Texts changed(const std::string& from, const std::string& to) {
  return lines(YearFolder().attached(), YearFolder().with(from, to).attached());
}

}  // namespace

TEST_CASE("Compare: the same year twice has no difference", "[plan][A8.3]") {
  CHECK(lines(YearFolder().attached(), YearFolder().attached()).empty());
  CHECK(changed("county = \"Yunling\"", "county = \"Yunling\" # a comment").empty());
  CHECK(changed("review_weight = \"1/5\"", "review_weight = \"0.2\"").empty());
}

TEST_CASE("Compare: each rule and person that changed is said in words", "[plan][A8.4]") {
  CHECK(changed("closes = 2024-01-15", "closes = 2024-01-16") ==
        Texts{"|calendar|period.year.closes|period year: closes|2024-01-15|2024-01-16"});
  CHECK(changed("<2.0\" }", "<2.0\", limits = { memory_mb = 512 } }") ==
        Texts{"choirs|setting|plugin_memory_mb|memory for the plugin (MiB)|2048|512"});
  CHECK(changed("from = 60", "from = 61") ==
        Texts{"|setting|survey.education.step.fair.from|survey Education: B from (score)|60|61"});
  CHECK(changed("due_days = 30", "due_days = 31") ==
        Texts{"|setting|consequence.explanation.due_days|consequence explanation: due after "
              "days|30|31"});
  CHECK(changed("[misconduct]", "[misconduct]\nlevels = 2") ==
        Texts{"|setting|reading.misconduct.levels|how far misconduct lowers a grade, where the "
              "decision does not say|1|2"});
  CHECK(changed("CH02 = \"organization\"\n", "") ==
        Texts{"choirs|unit|responsible_unit|responsible unit|Organization|Music committee"});
  CHECK(changed("title = \"Music committee\"", "title = \"Music office\"") ==
        Texts{"|people|unit.music|unit music|Music committee|Music office"});
  CHECK(changed("First choir", "Great choir") ==
        Texts{"choirs|roster|assessee.c01|assessee c01|First choir|Great choir"});
  CHECK(changed("First choir,male", "First choir,female") ==
        Texts{"choirs|roster|assessee.c01.pool|c01 First choir: group|男声|女声"});
  CHECK(changed("c01,guest,g1,Guests,\n", "") ==
        Texts{"choirs|roster|assessee.c01.list.guest.g1|c01 First choir: Guests g1|Guests|"});
  CHECK(changed("1,c01", "3,c01") ==
        Texts{"choirs|order|assessee.order|order of the list assessee|c01, c02|c02, c01"});
}

TEST_CASE("Compare: who is gone is one line, whatever was said of it", "[plan][A8.4]") {
  const std::string rows = "2,c02,Second choir,女声,Li,,,2023-09-30,c01,\n";
  YearFolder without;
  without.with(rows, "").with("c02,section,t1,Sopranos,1\n", "");
  CHECK(lines(YearFolder().attached(), without.attached()) ==
        Texts{"choirs|roster|assessee.c02|assessee c02|Second choir|"});
  CHECK(lines(without.attached(), YearFolder().attached(), Language::zh) ==
        Texts{"choirs|roster|assessee.c02|考核对象 c02||Second choir"});
}

TEST_CASE("Compare: whatever moves the digest of a year is said", "[plan][A8.3]") {
  const std::pair<const char*, const char*> edits[] = {
      {"indicator_weight = \"4/5\"\nreview_weight = \"1/5\"",
       "indicator_weight = \"3/5\"\nreview_weight = \"2/5\""},
      {"effectiveness_weight = \"7/8\"\nleaders_weight = \"1/8\"",
       "effectiveness_weight = \"3/4\"\nleaders_weight = \"1/4\""},
      {"county = \"Yunling\"", "county = \"Yunling\"\nfacts_from = 2023-01-02"},
      {"below_line = \"fair\"", "below_line = \"poor\""},
      {"roles = [\"lead_unit\"]", "roles = [\"lead_unit\", \"responsible_unit\"]"},
      {"bars = true",
       "bars = true\n[[circular_body]]\nid = \"town\"\ntitle = \"Town\"\nbars = false"},
      {"rank = \"last\"", "rank = \"bottom\""},
      {"id = \"county\"", "id = \"town\""},
      {"pool = \"voice\"\n", ""},
      {"Tenors,12", "Tenors,13"},
      {"2023-09-30,c01", "2023-09-29,c01"},
      {"[misconduct]", "[adjustments]\nbonus_cap = 2\n[misconduct]"},
      {"[misconduct]", "[rounding]\nmean = { decimals = 3, mode = \"half_up\" }\n[misconduct]"},
      {"[misconduct]", "[ranking]\nshared_last = false\n[misconduct]"},
      {"[misconduct]", "[carry_over]\nshare = \"1/2\"\n[misconduct]"},
      {"[misconduct]", "[missing]\nreview = \"exempt\"\n[misconduct]"},
      {"[misconduct]", "[deadlines]\nrest_days = [2023-10-01]\n[misconduct]"},
      {"[misconduct]", "[leader_evaluation]\nweights = { a = 1, b = 2 }\n[misconduct]"},
      {"[misconduct]", "[leader_evaluation]\ntrim = 1\n[misconduct]"},
      {"[misconduct]",
       "[[grades.quota]]\ngrade = \"good\"\nshare_at_most = \"0.2\"\nties_in = true\n[misconduct]"},
      {"[misconduct]",
       "[adjustments]\ncategory = [ { id = \"honours\", title = \"Honours\", cap = 2 } "
       "]\n[misconduct]"},
      {"<2.0\" }\n",
       "<2.0\" }\n[[domain.override]]\nkey = \"CH01.points\"\nvalue = 60\ndocument = \"No. 7\"\n"},
  };
  const plan::YearPlan before = YearFolder().attached();
  for (const auto& [from, to] : edits) {
    INFO(from << " → " << to);
    const plan::YearPlan after = YearFolder().with(from, to).attached();
    CHECK(after.digest != before.digest);
    CHECK_FALSE(lines(before, after).empty());
    CHECK(lines(after, before).size() == lines(before, after).size());
  }
}

TEST_CASE("Compare: a day is held against the same day of the other year", "[plan]") {
  plan::YearPlan later = YearFolder().attached();
  later.year = 2024;
  later.facts_from = make_date(2024, 1, 1);
  for (plan::Period& period : later.periods) {
    for (Date* day :
         {&period.first_day, &period.last_day, &period.opens, &period.closes, &period.asked_on})
      *day = *parse_date(std::to_string(std::stoi(to_text(*day)) + 1) + to_text(*day).substr(4));
    for (std::optional<Date>* day : {&period.self_review_by, &period.results_by}) {
      if (*day) *day = *parse_date("2024" + to_text(**day).substr(4));
    }
  }
  CHECK(lines(YearFolder().attached(), later) ==
        Texts{"choirs|roster|assessee.c02.until|c02 Second choir: last day|2023-09-30|2023-09-30"});
}
