// What a closing leaves out of a unit that was silent, until it is submitted late and confirmed.
#include "unit/cycle/office.hpp"

using namespace kaohe;
using namespace kaohe::testing;

namespace {

/// publicity has recorded two rows of gardens and one of parks, and submitted nothing.
struct SilentOffice : Office {
  SilentOffice() {
    record("publicity_1", "2023-03-20", kTwoRows);
    record("publicity_1", "2023-03-20", "pwest,XX02,mistakes,2023-03-01,7,\n", "q1", "parks");
    submit("garden_office_1", "2023-03-21");
  }
  cycle::ClosingDone close_without(std::vector<std::string> units, const char* reason) {
    cycle::ClosingOptions options{"", std::move(units)};
    options.reason = reason;
    return close("garden_office_2", "2023-03-31", "q1", options);
  }
};

}  // namespace

TEST_CASE("Closing: without a unit that has recorded and not submitted, with a reason",
          "[submitting][A11.3]") {
  SilentOffice office;
  CHECK(refusal_of([&] { office.close_without({}, ""); }) ==
        "2 rows of 宣传部 (publicity) are recorded and not submitted; the unit submits them or "
        "their author withdraws them first, or close without the unit by --without publicity "
        "--reason REASON, which is recorded: the rows do not count until the unit submits them "
        "late and the lead unit confirms that");
  CHECK(refusal_of([&] { office.close_without({"publicity"}, ""); }) ==
        "宣传部 has recorded 2 rows that this closing leaves out; say with --reason why, which is "
        "recorded");
  const cycle::ClosingDone done = office.close_without({"publicity"}, "reminded twice");
  CHECK(done.missing == std::vector<std::string>{"coordination", "publicity"});
  CHECK(done.left_out.at("publicity") == 2);
  CHECK(has(office.payload(done.number), R"("missing":["coordination","publicity"])"));
  CHECK(has(office.payload(done.number), R"("reason":"reminded twice")"));
}

TEST_CASE("Closing: what it left out counts once a late submission of it is confirmed",
          "[submitting][A11.2][A11.3][A21.1]") {
  SilentOffice office;
  office.close_without({"publicity"}, "reminded twice");
  CHECK(office.values(true) == "2 3");
  CHECK(office.values(false).empty());
  // Its cells stay taken: it is submitted, not recorded a second time.
  CHECK(has(refusal_of([&] { office.record("publicity_1", "2023-04-01", kOneRow); }), "#2 "));
  CHECK(has(refusal_of([&] { office.submit("publicity_1", "2023-04-01"); }), "had a hand in this"));
  const cycle::Submitting late = office.submit("publicity_2", "2023-04-01");
  CHECK(late.row_count == 3);
  CHECK(late.nil_in.empty());
  CHECK(late.after_closing == std::vector<std::string>{"gardens"});
  REQUIRE(late.numbers.size() == 3);  // the last is about the lead unit itself
  CHECK(office.values(false, "parks") == "7");
  CHECK(office.values(false).empty());
  CHECK(has(refusal_of([&] { office.confirm("publicity_3", "2023-04-02", {late.numbers[1]}); }),
            "row \"confirm_correction\""));
  office.confirm("garden_office_3", "2023-04-02", {late.numbers[1]});
  CHECK(office.values(false) == "2 3");
}

TEST_CASE("Closing: what is about the lead unit itself its stand-in lets in",
          "[submitting][A11.3][A21.1]") {
  SilentOffice office;
  const auto both =
      office
          .record("publicity_1", "2023-03-21",
                  "west,XX02,mistakes,2023-03-03,4,\nnorth,XX02,mistakes,2023-03-03,5,\n")
          .numbers;
  REQUIRE(both.size() == 2);  // others confirm what of it comes late
  CHECK(has(office.payload(both[1]), R"("about_lead_unit":true)"));
  office.close_without({"publicity"}, "reminded twice");
  const auto late = office.submit("publicity_2", "2023-04-01").numbers;
  REQUIRE(late.size() == 3);
  CHECK(!has(office.payload(late[2]), "nil"));
  CHECK(has(refusal_of([&] { office.confirm("garden_office_3", "2023-04-02", {late[2]}); }),
            "in its place acts 统筹部"));
  CHECK(has(refusal_of([&] { office.confirm("coordination_1", "2023-04-02", {late[1]}); }),
            "row \"confirm_correction\""));
  office.confirm("garden_office_3", "2023-04-02", {late[1]});
  CHECK(office.values(false) == "2 3 4");
  office.confirm("coordination_1", "2023-04-02", {late[2]});
  CHECK(office.values(false) == "2 3 4 5");
}

TEST_CASE("Closing: what comes in after it counts with the late submission that follows",
          "[submitting][A11.3][A21.1]") {
  SilentOffice office;
  office.close_without({"publicity"}, "reminded twice");
  office.record("publicity_1", "2023-04-01", "west,XX02,mistakes,2023-03-05,6,\n");
  CHECK(has(refusal_of([&] { office.submit("publicity_1", "2023-04-01"); }), "had a hand in this"));
  const cycle::Submitting late = office.submit("publicity_2", "2023-04-01");
  CHECK(late.row_count == 4);
  CHECK(!late.nil);
  // What is recorded after it is confirmed by name.
  const auto after =
      office.record("publicity_1", "2023-04-02", "west,XX02,mistakes,2023-03-06,7,\n").numbers;
  office.confirm("garden_office_3", "2023-04-03", {late.numbers[1]});
  CHECK(office.values(false) == "2 3 6");
  office.confirm("garden_office_3", "2023-04-03", after);
  CHECK(office.values(false) == "2 3 6 7");
}

TEST_CASE("Closing: what it left out does not count by a submission of another domain",
          "[submitting][A11.3]") {
  SilentOffice office;
  office.close_without({"publicity"}, "reminded twice");
  const cycle::Submitting late = office.submit("publicity_2", "2023-04-01");
  office.withdraw("publicity_2", "2023-04-01", late.numbers[1]);
  office.record("publicity_1", "2023-04-02", "pwest,XX02,mistakes,2023-03-02,8,\n", "q1", "parks");
  office.submit("publicity_2", "2023-04-02");
  CHECK(office.values(false, "parks") == "7 8");
  CHECK(office.values(false).empty());
}

TEST_CASE("Closing: of one file a domain that is left out, another that counts",
          "[submitting][A11.3][A21.1]") {
  Office office;
  cycle::Desk desk = office.desk("publicity_1", "2023-03-20");
  const auto both = read_csv(
      "domain,assessee,indicator,input,date,value\n"
      "gardens,west,XX02,mistakes,2023-03-01,2\nparks,pwest,XX02,mistakes,2023-03-01,7\n",
      "both.csv");
  const auto entry =
      cycle::record_table(desk, evidence::kObservations, {both, "both.csv", ""}, "q1")
          .numbers.at(0);
  office.submit("garden_office_1", "2023-03-21");
  cycle::ClosingOptions options{"", {"publicity"}};
  options.reason = "reminded twice";
  office.close("garden_office_2", "2023-03-31", "q1", options);
  office.submit("park_office_1", "2023-03-31");
  const auto late = office.submit("publicity_2", "2023-04-01");
  CHECK(office.values(false).empty());
  CHECK(office.values(false, "parks") == "7");
  // What counts in part is no longer its author's to take back whole; the row left out is.
  CHECK(has(refusal_of([&] { office.withdraw("publicity_1", "2023-04-01", entry); }),
            "its rows are taken away one by one"));
  office.withdraw("publicity_1", "2023-04-01", entry + 1);
  CHECK(office.values(true).empty());
}

TEST_CASE("Closing: without a unit that recorded more after its submission",
          "[submitting][A11.3]") {
  Office office;
  office.record("publicity_1", "2023-03-20", kOneRow);
  office.submit("publicity_2", "2023-03-21");
  office.record("publicity_1", "2023-03-22", "west,XX02,mistakes,2023-03-02,3,\n");
  office.submit("garden_office_1", "2023-03-22");
  cycle::ClosingOptions options{"", {"publicity"}};
  options.reason = "reminded twice";
  CHECK(office.close("garden_office_2", "2023-03-31", "q1", options).left_out.at("publicity") == 1);
  CHECK(office.values(false) == "2");
  const auto late = office.submit("publicity_2", "2023-04-01");
  REQUIRE(late.numbers.size() == 2);
  office.confirm("garden_office_3", "2023-04-02", {late.numbers[0]});
  CHECK(office.values(false) == "2 3");
}

namespace {

/// q1 of gardens closed without some units, which hand in nil returns afterwards.
struct LateNil : Office {
  explicit LateNil(std::vector<std::string> without) {
    for (const char* unit : {"publicity", "garden_office"}) {
      if (std::count(without.begin(), without.end(), unit) == 0)
        submit(unit + std::string("_1"), "2023-03-21");
    }
    close("garden_office_2", "2023-03-31", "q1", {"", std::move(without)});
  }
  /// Submits late; the entries of gardens.
  std::vector<std::int64_t> late(const std::string& person, const char* today) {
    std::vector<std::int64_t> numbers = submit(person, today).numbers;
    std::erase_if(numbers, [&](std::int64_t one) { return !has(payload(one), "gardens"); });
    return numbers;
  }
  /// Of whom the unit's confirmed submissions tell: "west north".
  std::string told_by(const std::string& unit) const {
    std::string text;
    for (const char* about : {"west", "north"}) {
      for (const cycle::Submitted& one : progress().submissions(unit, "q1", "gardens")) {
        if (one.of.tells_about(about)) text += (text.empty() ? "" : " ") + std::string(about);
      }
    }
    return text;
  }
};

}  // namespace

TEST_CASE("Late nil return: about the lead unit itself its stand-in confirms it",
          "[submitting][A11.3][A21.1]") {
  LateNil office({"publicity"});
  const auto late = office.late("publicity_1", "2023-04-01");
  REQUIRE(late.size() == 2);
  CHECK(has(office.payload(late[0]), R"("except":["north"])"));
  CHECK(has(office.payload(late[1]), R"("only":["north"])"));
  CHECK(office.told_by("publicity").empty());
  CHECK(has(refusal_of([&] { office.confirm("garden_office_3", "2023-04-02", {late[1]}); }),
            "in its place acts 统筹部"));
  office.confirm("garden_office_3", "2023-04-02", {late[0]});
  CHECK(office.told_by("publicity") == "west");
  office.confirm("coordination_1", "2023-04-02", {late[1]});
  CHECK(office.told_by("publicity") == "west north");
}

TEST_CASE("Late nil return: of the lead unit it says nothing about itself",
          "[submitting][A11.3][A21.1]") {
  LateNil office({"garden_office"});
  const auto late = office.late("garden_office_1", "2023-04-01");
  REQUIRE(late.size() == 1);
  CHECK(has(office.payload(late[0]), R"("except":["north"])"));
  office.confirm("garden_office_3", "2023-04-02", late);
  CHECK(office.told_by("garden_office") == "west");
  CHECK(has(refusal_of([&] { office.submit("garden_office_1", "2023-04-03"); }),
            "is closed for all that it would submit"));
}

TEST_CASE("Late nil return: of the stand-in it is about the lead unit alone",
          "[submitting][A11.3][A21.1]") {
  LateNil office({"coordination"});
  const auto late = office.late("coordination_1", "2023-04-01");
  REQUIRE(late.size() == 1);
  CHECK(has(office.payload(late[0]), R"("only":["north"])"));
  CHECK(has(refusal_of([&] { office.confirm("coordination_1", "2023-04-02", late); }),
            "had a hand in this"));
  office.confirm("coordination_2", "2023-04-02", late);
  CHECK(office.told_by("coordination") == "north");
}

TEST_CASE("Late nil return: one part that was taken back is handed in again", "[submitting]") {
  LateNil office({"publicity"});
  const auto late = office.late("publicity_1", "2023-04-01");
  office.withdraw("publicity_1", "2023-04-01", late[1]);
  const auto again = office.late("publicity_1", "2023-04-02");
  REQUIRE(again.size() == 1);
  CHECK(has(office.payload(again[0]), R"("only":["north"])"));
}
