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
  CHECK(done.missing == std::vector<std::string>{"publicity"});
  CHECK(done.left_out.at("publicity") == 2);
  CHECK(has(office.payload(done.number), R"("missing":["publicity"])"));
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
  REQUIRE(late.numbers.size() == 2);
  CHECK(office.values(false, "parks") == "7");
  CHECK(office.values(false).empty());
  CHECK(has(refusal_of([&] { office.confirm("publicity_3", "2023-04-02", {late.numbers[1]}); }),
            "row \"confirm_correction\""));
  office.confirm("garden_office_3", "2023-04-02", {late.numbers[1]});
  CHECK(office.values(false) == "2 3");
}

TEST_CASE("Closing: a lead unit lets in nothing about itself that a late submission holds",
          "[submitting][A11.3][A21.1]") {
  SilentOffice office;
  const std::int64_t both =
      office
          .record("publicity_1", "2023-03-21",
                  "west,XX02,mistakes,2023-03-03,4,\nnorth,XX02,mistakes,2023-03-03,5,\n")
          .numbers.front();
  office.close_without({"publicity"}, "reminded twice");
  const std::int64_t late = office.submit("publicity_2", "2023-04-01").numbers[1];
  const auto confirm = [&] { office.confirm("garden_office_3", "2023-04-02", {late}); };
  const std::string row = "#" + std::to_string(both + 2);
  const std::string refusal = refusal_of(confirm);
  INFO(refusal);
  CHECK(has(refusal, row + ": 园林办3 belongs to 园林办, which it concerns itself"));
  CHECK(has(refusal, "row \"confirm_correction\" of `kaohe roles`"));
  CHECK(has(refusal, "in its place acts 统筹部"));
  CHECK(has(refusal,
            "#" + std::to_string(late) + ": this late submission would let in the rows above"));
  CHECK(!has(refusal, "#" + std::to_string(both + 1)));
  CHECK(office.values(false).empty());

  office.withdraw("publicity_1", "2023-04-02", both + 2);
  const std::int64_t anew =
      office.record("publicity_1", "2023-04-02", "north,XX02,mistakes,2023-03-03,5,\n")
          .numbers.front();
  CHECK(refusal_of(confirm) == "done");
  CHECK(office.values(false) == "2 3 4");
  CHECK(has(refusal_of([&] { office.confirm("garden_office_3", "2023-04-02", {anew}); }),
            "in its place acts 统筹部"));
  office.confirm("coordination_1", "2023-04-02", {anew});
  CHECK(office.values(false) == "2 3 4 5");
}

TEST_CASE("Closing: what is all about the lead unit its stand-in confirms before the submission",
          "[submitting][A11.3][A21.1]") {
  SilentOffice office;
  const std::int64_t own =
      office.record("publicity_1", "2023-03-21", "north,XX02,mistakes,2023-03-03,5,\n")
          .numbers.front();
  office.close_without({"publicity"}, "reminded twice");
  const std::int64_t late = office.submit("publicity_2", "2023-04-01").numbers[1];
  const auto confirm = [&] { office.confirm("garden_office_3", "2023-04-02", {late}); };
  CHECK(has(refusal_of(confirm), "which it concerns itself"));
  office.confirm("coordination_1", "2023-04-02", {own});
  CHECK(office.values(false) == "5");
  CHECK(refusal_of(confirm) == "done");
  CHECK(office.values(false) == "2 3 5");
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
  REQUIRE(late.numbers.size() == 1);
  office.confirm("garden_office_3", "2023-04-02", late.numbers);
  CHECK(office.values(false) == "2 3");
}
