// Several notices about one problem: named where one is issued or closed, and in tasks.
#include "cycle/notices_about.hpp"

#include "unit/cycle/notices_office.hpp"

using namespace kaohe;
using namespace kaohe::testing;

namespace {

struct Twice : Notices {
  std::int64_t first = remind("2023-04-05", "提1");
  std::int64_t second = remind("2023-04-06", "提2");

  std::string beside(std::int64_t number, const char* today) {
    const cycle::Desk at = desk("publicity_1", today);
    std::string text;
    for (const cycle::NoticeAbout& one : cycle::notices_beside(at, number))
      text += (text.empty() ? "" : "; ") + cycle::words_of(one).en;
    return text;
  }
  void close_first() {
    answer(first, "2023-04-20");
    confirm("garden_office_2", "2023-04-22", {close_notice(first, "2023-04-21").at(0)});
  }
  std::string number(std::int64_t one) const { return "#" + std::to_string(one); }
};

}  // namespace

TEST_CASE("Notices: others about the same observation are named, open or closed",
          "[notices][A11.4][A11.5]") {
  Twice office;
  CHECK(office.beside(office.second, "2023-04-06") ==
        office.number(office.first) + " 提1, open, an answer is due on 2023-05-05");
  office.answer(office.first, "2023-04-20");
  CHECK(office.beside(office.second, "2023-04-20") ==
        office.number(office.first) + " 提1, open, answered on 2023-04-20");
  office.confirm("garden_office_2", "2023-04-22",
                 {office.close_notice(office.first, "2023-04-21").at(0)});
  CHECK(office.beside(office.second, "2023-04-22") ==
        office.number(office.first) + " 提1, closed on 2023-04-21");
  CHECK(office.beside(office.first, "2023-04-22") ==
        office.number(office.second) + " 提2, open, an answer is due on 2023-05-06");
}

TEST_CASE("Notices: of an observation that was corrected since they are named all the same",
          "[notices][A11.4]") {
  Notices office;
  const std::int64_t first = office.remind();
  const std::int64_t row = office.correct("publicity_1", "2023-04-06", 2, "5");
  cycle::Issuing again = Notices::about_row("提2");
  again.about = row + 1;
  cycle::Desk desk = office.desk("publicity_1", "2023-04-07");
  const std::int64_t second = cycle::issue_notice(desk, again);
  const auto beside = cycle::notices_beside(desk, second);
  REQUIRE(beside.size() == 1);
  CHECK(beside[0].notice.origin.number == first);
}

TEST_CASE("Todo: a problem that was put right under one notice is said at the others",
          "[todo][notices][A11.4][A11.5]") {
  Twice office;
  const auto end = [&](const char* today) {
    return office.tasks("publicity", today, "end_notice");
  };
  CHECK(end("2023-04-19").empty());
  office.close_first();
  const std::string put_right =
      "its problem was put right under " + office.number(office.first) + " (提1), closed on";
  REQUIRE(end("2023-04-22").size() == 1);
  CHECK(has(end("2023-04-22")[0].what.en, put_right));
  CHECK(has(end("2023-04-22")[0].what.en,
            "`kaohe record withdraw " + std::to_string(office.second) + "`"));
  CHECK(end("2023-04-22")[0].numbers == Numbers{office.second});
  CHECK(has(office.tasks("gardens/west", "2023-04-22", "answer_notice").at(0).what.en, put_right));
  CHECK(has(office.tasks("garden_office", "2023-05-08", "request_supervision").at(0).what.en,
            put_right));
  // Nothing is closed by itself; a person takes the other away.
  CHECK(office.state(office.second, "2023-05-08").asks_for_answer());
  const std::int64_t gone = office.withdraw("publicity_1", "2023-05-08", office.second);
  office.confirm("publicity_2", "2023-05-09", {gone});
  CHECK(end("2023-05-09").empty());
}

TEST_CASE("Todo: an answer to the other one is judged with what was put right in sight",
          "[todo][notices][A11.4]") {
  Twice office;
  office.close_first();
  office.answer(office.second, "2023-04-25");
  CHECK(has(office.tasks("publicity", "2023-04-25", "judge_answer").at(0).what.en,
            "was put right under " + office.number(office.first)));
  CHECK(office.tasks("publicity", "2023-04-25", "end_notice").empty());
}
