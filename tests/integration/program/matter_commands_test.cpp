// kaohe matter list, suspects, merge, distinct; what a merge does to a score.
#include "integration/program/record_office.hpp"

using namespace kaohe;
using namespace kaohe::testing;
using nlohmann::json;

namespace {

/// 县纪委县监委 has recorded two circulars of 龙潭镇 in q1, #2 and #3, which cost a point each, and
/// submitted them.
struct TwoCirculars : RecordOffice {
  TwoCirculars() {
    require_done(import(put("a.csv",
                            "domain,assessee,indicator,input,date,value,attributes,matter,reason,"
                            "evidence\n"
                            "townships,t05,XZ20,circulars,2023-02-10,1,level=county,案1,"
                            "公款购买土特产,云纪通〔2023〕6号\n"
                            "townships,t05,XZ20,circulars,2023-03-10,1,level=county,案2,"
                            "用公款购买土特产,云纪通[2023]6号\n"),
                        "qin_zhengyi"));
    require_done(run({"period", "submit", "--period", "q1", "--as", "shi_huiling", "--today",
                      "2023-03-21", "--nil", "无"}));
  }

  Ended matter(std::vector<std::string> arguments, const std::string& person = "") const {
    arguments.insert(arguments.begin(), "matter");
    arguments.insert(arguments.end(), {"--lang", "en"});
    if (!person.empty())
      arguments.insert(arguments.end(), {"--as", person, "--today", "2023-03-22"});
    return run(arguments);
  }
  Ended merge(const std::vector<std::string>& numbers, const std::string& person) const {
    std::vector<std::string> words{"merge"};
    words.insert(words.end(), numbers.begin(), numbers.end());
    words.insert(words.end(), {"--into", "案1", "--reason", "一事", "--document", "纪要1号"});
    return matter(words, person);
  }
  json told(std::vector<std::string> arguments) const {
    arguments.emplace_back("--json");
    const Ended ended = matter(arguments);
    INFO(ended.err);
    REQUIRE(ended.exit == 0);
    return json::parse(ended.out);
  }
  /// What XZ20 of 龙潭镇 has in q1.
  std::string points() const {
    const Ended ended = run({"explain", "t05", "XZ20", "--period", "q1", "--json"});
    INFO(ended.err);
    REQUIRE(ended.exit == 0);
    return json::parse(ended.out).at("indicators").at(0).at("score");
  }
  json row(std::int64_t number) const {
    for (const json& one : list())
      if (one.at("number") == number) return one;
    return {};
  }
};

/// "#5" of "#5: recorded by …".
std::string number_in(const std::string& out) {
  const std::size_t at = out.find('#') + 1;
  return out.substr(at, out.find(':') - at);
}

}  // namespace

TEST_CASE("Matter: merged and confirmed, two records cost once, and twice again when cancelled",
          "[program][matter][A12.1][A15.1][A21.1]") {
  const TwoCirculars office;
  CHECK(office.points() == "2");
  const Ended merged = office.merge({"2", "3"}, "qin_zhengyi");
  require_done(merged);
  const std::string number = number_in(merged.out);
  CHECK(contains(merged.out, "proposed: \"案1\" would be #2–#3"));
  CHECK(contains(office.matter({"list"}).out, "proposed to be of 案1 by #" + number));
  CHECK(contains(office.matter({"list"}).out, "kaohe record confirm " + number));
  CHECK(office.told({"list"}).at(0).at("records").at(1).at("merge_state") == "proposed");
  CHECK_FALSE(contains(office.matter({"suspects", "--all"}).out, "one matter, says #"));
  CHECK(contains(merged.out, "kaohe record confirm " + number));
  CHECK(office.points() == "2");  // no preview shows what is only proposed
  CHECK(office.row(3).at("merged").at("state") == "proposed");
  const Ended todo =
      office.run({"todo", "--as", "organization", "--today", "2023-03-22", "--lang", "en"});
  CHECK(contains(todo.out, "1 of kind matter_merge: #" + number));
  require_done(office.record({"confirm", number}, "luo_zhiheng", "2023-03-23"));
  CHECK(office.points() == "3");
  CHECK(contains(office.matter({"list"}).out, "recorded as 案2"));
  CHECK(office.told({"list"}).at(0).at("records").at(1).at("merge_state") == "confirmed");
  CHECK(contains(office.matter({"suspects", "--all"}).out, "one matter, says #" + number));
  CHECK(office.row(3).at("matter") == "案2");
  CHECK(office.row(3).at("merged") ==
        json{{"matter", "案1"}, {"by", {std::stoi(number)}}, {"state", "confirmed"}});
  CHECK(contains(office.run({"record", "list", "--indicator", "XZ20", "--lang", "en"}).out,
                 "confirmed, one matter 案1 (#" + number + ")"));
  CHECK(contains(office.run({"explain", "t05", "XZ20", "--period", "q1", "--lang", "en"}).out,
                 "案1 [merged by #" + number + "]"));
  const Ended cancelled =
      office.record({"withdraw", number, "--reason", "两事", "--document", "纪要2号"},
                    "luo_zhiheng", "2023-03-24");
  require_done(cancelled);
  require_done(office.record({"confirm", number_in(cancelled.out)}, "xia_wanqing", "2023-03-25"));
  CHECK(office.points() == "2");
}

TEST_CASE("Matter: what is recorded under one is listed, with what it costs",
          "[program][matter][A12.1]") {
  const TwoCirculars office;
  const Ended merged = office.merge({"2", "3"}, "qin_zhengyi");
  require_done(merged);
  CHECK(contains(office.matter({"list"}).out, "recorded as 案2; proposed to be of 案1 by #"));
  CHECK(contains(office.matter({"suspects", "--all"}).out, "proposed to be one matter by #"));
  CHECK(office.told({"list", "--period", "q1"}).at(0).at("records").at(1).at("cost") == "1");
  require_done(office.record({"confirm", number_in(merged.out)}, "luo_zhiheng", "2023-03-23"));
  const json matters = office.told({"list", "--assessee", "townships/t05", "--period", "q1"});
  REQUIRE(matters.size() == 1);
  CHECK(matters.at(0).at("matter") == "案1");
  const json& records = matters.at(0).at("records");
  REQUIRE(records.size() == 2);
  CHECK(records.at(0).at("number") == 2);
  CHECK(records.at(0).at("cost") == "1");
  CHECK(records.at(1).at("matter") == "案2");
  CHECK(records.at(1).at("counts_as") == "案1");
  CHECK(records.at(1).at("cost").is_null());
  CHECK(records.at(1).at("indicator") == "XZ20");
  CHECK(records.at(1).at("period") == "q1");
  CHECK(office.told({"list", "--matter", "案2"}) == office.told({"list", "--domain", "townships"}));
  CHECK(office.told({"list", "--domain", "schools"}).empty());
  const Ended text = office.matter({"list"});
  CHECK(contains(text.out, "案1  龙潭镇 (townships/t05)"));
  CHECK(contains(text.out, "recorded as 案2"));
  CHECK(contains(office.matter({"list", "--matter", "案9"}).out,
                 "Nothing is recorded under such a matter."));
  const Ended unknown = office.matter({"list", "--assessee", "townships/t99"});
  CHECK(unknown.exit == 2);
  CHECK(contains(unknown.err, "--assessee \"townships/t99\" is no assessee of the year"));
}

TEST_CASE("Matter: suspects are listed until somebody has said what they are",
          "[program][matter][A15.1][A21.1]") {
  const TwoCirculars office;
  const json found = office.told({"suspects"});
  REQUIRE(found.size() == 1);
  CHECK(found.at(0).at("why") == "document");
  CHECK(found.at(0).at("records").at(1).at("number") == 3);
  CHECK(contains(office.matter({"suspects"}).out, "龙潭镇 (townships/t05): the same document"));
  CHECK(contains(office.run({"matter", "suspects"}).out, "同一文号"));
  CHECK(contains(office.merge({"2", "3", "--dry-run"}, "qin_zhengyi").out, "dry run"));
  CHECK(office.told({"suspects", "--domain", "schools"}).empty());
  const Ended apart = office.matter({"distinct", "2", "3", "--reason", "两起案件"}, "qin_zhengyi");
  require_done(apart);
  CHECK(contains(apart.out, "It takes effect at once"));
  CHECK(contains(office.matter({"suspects"}).out, "No records look like one matter."));
  const json all = office.told({"suspects", "--all"});
  CHECK(all.at(0).at("open") == false);
  CHECK(all.at(0).at("decided").at(0).at("person") == "qin_zhengyi");
  CHECK(all.at(0).at("decided").at(0).at("says") == "several");
  CHECK(contains(office.matter({"suspects", "--all"}).out, "several matters, says #"));
  CHECK(office.points() == "2");
}

TEST_CASE("Matter: what cannot be said is refused", "[program][matter][A12.1]") {
  const TwoCirculars office;
  const Ended missing = office.matter({"merge", "2", "99"}, "qin_zhengyi");
  CHECK(missing.exit == 1);
  CHECK(contains(missing.err, "#99: the ledger has no such record of 2023"));
  CHECK(contains(missing.err, "say with --into under which id the matter counts"));
  CHECK(contains(office.merge({"2"}, "qin_zhengyi").err, "#2: it is one record alone"));
  CHECK(contains(office.merge({"2", "1"}, "qin_zhengyi").err, "#1: it has no matter"));
  const Ended other = office.merge({"2", "3"}, "cheng_anbang");
  CHECK(other.exit == 1);
  CHECK(contains(other.err, "row \"record_matter\" of `kaohe roles`"));
  CHECK(office.matter({"merge"}, "qin_zhengyi").exit == 2);
}

TEST_CASE("Matter: that one costs once across indicators holds for every domain",
          "[program][matter][A15.1]") {
  const County county;
  county.replace("year.toml", "across = \"wait\"",
                 "across_indicators = \"highest\"\nacross = \"wait\"");
  require_done(county.run({"year", "check", "--lang", "en"}));
}

TEST_CASE("Matter: an option that there is not is named, not the number before it",
          "[program][matter]") {
  const TwoCirculars office;
  const Ended unknown = office.matter({"distinct", "2", "3", "--documnt", "文1号"});
  CHECK(unknown.exit == 2);
  CHECK(contains(unknown.err, "\"--documnt\""));
  CHECK(!contains(unknown.err, "NUMBER"));
  CHECK(contains(office.matter({"distinct", "2", "x"}).err, "lack its value?"));
}

TEST_CASE("Matter: of a merge that is to be taken away the list says what waits",
          "[program][matter][A12.1][A21.1]") {
  const TwoCirculars office;
  const std::string merge = number_in(office.merge({"2", "3"}, "qin_zhengyi").out);
  const auto act = [&](std::vector<std::string> words, const char* who) {
    const Ended ended = office.record(std::move(words), who, "2023-03-22");
    require_done(ended);
    return number_in(ended.out);
  };
  act({"confirm", merge}, "luo_zhiheng");
  const std::string gone =
      act({"withdraw", merge, "--reason", "两事", "--document", "撤1"}, "qin_zhengyi");
  const std::string waits = "#" + gone +
                            " would take that merge away, and another person has yet to confirm "
                            "it: kaohe record confirm " +
                            gone;
  for (const std::string& told :
       {office.matter({"list"}).out, office.matter({"suspects", "--all"}).out}) {
    CHECK(contains(told, waits));
    CHECK_FALSE(contains(told, "kaohe record confirm " + merge));
  }
  const json record = office.told({"list"}).at(0).at("records").at(1);
  CHECK(record.at("counts_as") == "案1");
  CHECK(record.at("merge_state") == "confirmed");
  CHECK(record.at("merge_waits").at(0).at("is") == "cancellation");
}
