// The plan's digest: what a figure depends on, nothing else.
#include <catch2/catch.hpp>

#include "year_folder.hpp"

using namespace kaohe;
using namespace kaohe::testing;

TEST_CASE("Plan: the digest does not depend on titles, comments or the order of keys", "[plan]") {
  const std::string digest = YearFolder().attached().digest;
  CHECK(digest.substr(0, 7) == "sha256:");
  CHECK(YearFolder().attached().digest == digest);
  CHECK(
      YearFolder()
          .with("year = 2023\ncounty = \"Yunling\"", "county = \"Other\" # a comment\nyear = 2023")
          .attached()
          .digest == digest);
  CHECK(YearFolder().with("review_weight = \"1/5\"", "review_weight = \"0.2\"").attached().digest ==
        digest);
  CHECK(YearFolder().with("<2.0\" }", "<2.0\", limits = { seconds = 90 } }").attached().digest ==
        digest);
  CHECK(YearFolder()
            .with("[misconduct]", "[grading]\nscope = \"domain\"\n[misconduct]")
            .attached()
            .digest == digest);
}

TEST_CASE("Plan: the digest changes with each rule, person and number", "[plan][A8.3]") {
  const std::string digest = YearFolder().attached().digest;
  const auto changed = [&](const std::string& from, const std::string& to) {
    return YearFolder().with(from, to).attached().digest != digest;
  };
  CHECK(changed("from = 60", "from = 61"));
  CHECK(changed("closes = 2024-01-15", "closes = 2024-01-16"));
  CHECK(changed("CH02 = \"organization\"\n", ""));
  CHECK(changed("due_days = 30", "due_days = 31"));
  CHECK(changed("roles = [\"lead_unit\"]", "roles = [\"lead_unit\", \"responsible_unit\"]"));
  CHECK(changed("c01,guest,g1,Guests,\n", ""));
  CHECK(changed("Tenors,12", "Tenors,13"));
  CHECK(changed("choir,male", "choir,female"));
  CHECK(changed("[misconduct]",
                "[adjustments]\ncategory = [ { id = \"honours\", title = \"Honours\", cap = 2 } "
                "]\n[misconduct]"));
  CHECK(changed("[misconduct]", "[adjustments]\nbonus_cap = 2\n[misconduct]"));
  const std::string quota = "[[grades.quota]]\ngrade = \"good\"\nshare_at_most = \"0.2\"\n";
  CHECK(changed("[misconduct]", quota + "[misconduct]"));
  const std::string with_quota =
      YearFolder().with("[misconduct]", quota + "[misconduct]").attached().digest;
  for (const char* more : {"at_least = 1\n", "ties_in = true\n"}) {
    CHECK(YearFolder().with("[misconduct]", quota + more + "[misconduct]").attached().digest !=
          with_quota);
  }
  CHECK(changed("[misconduct]", "[leader_evaluation]\nminimum = 2\n[misconduct]"));
  CHECK(changed("<2.0\" }\n",
                "<2.0\" }\n[[domain.override]]\nkey = \"CH01.points\"\nvalue = 60\ndocument = "
                "\"No. 7\"\n"));
  CHECK(YearFolder()
            .system([](nlohmann::json& system) { system["version"] = "1.2.1"; })
            .attached()
            .digest != digest);
}

TEST_CASE("Plan: a plan is complete only with every domain's system", "[plan]") {
  plan::YearPlan plan = YearFolder().read();
  CHECK(refusal([&] { plan::finish(plan); }) ==
        "the domain \"choirs\" has no indicator system yet; load its plugin \"choirs\"");
  CHECK(exit_code([&] { plan::finish(plan); }) == 3);
}
