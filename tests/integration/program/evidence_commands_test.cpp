// kaohe evidence: which files show a record, and whether they are still the same.
#include "integration/program/record_office.hpp"

using namespace kaohe;
using namespace kaohe::testing;
using nlohmann::json;

namespace {

/// 县纪委县监委 has recorded two things of 龙潭镇 in q1, #2 and #3, that nothing shows to be one.
struct TwoFindings : RecordOffice {
  TwoFindings() {
    require_done(import(put("a.csv",
                            "domain,assessee,indicator,input,date,value,attributes,matter,reason,"
                            "evidence\n"
                            "townships,t05,XZ20,circulars,2023-01-10,1,level=county,案1,"
                            "公款购买土特产,云纪通〔2023〕6号\n"
                            "townships,t05,XZ20,circulars,2023-03-10,1,level=county,案2,"
                            "违规收受礼金,云纪通〔2023〕7号\n"),
                        "qin_zhengyi"));
    put("通报.pdf", "whatever it says");
    put("副本.pdf", "whatever it says");
    put("另一份.pdf", "something else");
    put("空.pdf", "");
  }

  Ended evidence(std::vector<std::string> arguments, const std::string& person = "") const {
    arguments.insert(arguments.begin(), "evidence");
    arguments.insert(arguments.end(), {"--lang", "en"});
    if (!person.empty())
      arguments.insert(arguments.end(), {"--as", person, "--today", "2023-03-22"});
    return run(arguments);
  }
  json told(std::vector<std::string> arguments) const {
    arguments.emplace_back("--json");
    const Ended ended = run(arguments);
    INFO(ended.err);
    REQUIRE(ended.exit == 0);
    return json::parse(ended.out);
  }
};

}  // namespace

TEST_CASE("Evidence: a file's digest is on record, and says whether it is still the same",
          "[program][evidence][A21.1]") {
  const TwoFindings office;
  const Ended added = office.evidence({"add", "2", "通报.pdf"}, "qin_zhengyi");
  require_done(added);
  CHECK(contains(added.out, "recorded by"));
  CHECK(contains(added.out, "the files are not: keep them"));
  const json kept = office.told({"evidence", "list", "2"});
  REQUIRE(kept.size() == 1);
  CHECK(kept[0].at("record") == 2);
  CHECK(kept[0].at("file") == "通报.pdf");
  CHECK(kept[0].at("size") == 16);
  CHECK(kept[0].at("digest") ==
        "sha256:7cbb16318d10f09fd8ee62809d057ed8142bdd4daef84efd4466f551e3f13e98");
  CHECK(kept[0].at("person") == "qin_zhengyi");
  CHECK(contains(office.run({"evidence", "list"}).out, "通报.pdf"));
  CHECK(contains(office.evidence({"list", "3"}).out, "No file is on record."));
  // Whatever it is called now.
  const Ended same = office.evidence({"check", "2", "副本.pdf"});
  require_done(same);
  CHECK(contains(same.out, "副本.pdf: as on record since"));
  const Ended other = office.evidence({"check", "2", "副本.pdf", "另一份.pdf"});
  CHECK(other.exit == 1);
  CHECK(contains(other.err, "另一份.pdf: these bytes (sha256:"));
  CHECK(contains(other.err, "are not what is on record for #2: 通报.pdf sha256:"));
}

TEST_CASE("Evidence: what was handed in for a record shows its correction too",
          "[program][evidence][A21.1]") {
  const TwoFindings office;
  require_done(office.evidence({"add", "2", "通报.pdf"}, "qin_zhengyi"));
  const Ended corrected =
      office.record({"correct", "2", "--set", "reason=公款购买土特产和茶叶", "--reason", "补全"},
                    "qin_zhengyi", "2023-03-22");
  require_done(corrected);
  std::int64_t number = 0;
  for (const json& one : office.list())
    if (contains(one.dump(), "茶叶")) number = one.at("number");
  REQUIRE(number > 3);
  CHECK(office.told({"evidence", "list", std::to_string(number)}).size() == 1);
  CHECK(office.told({"evidence", "list", "3"}).empty());
}

TEST_CASE("Evidence: one file at two records makes them suspects of one matter",
          "[program][evidence][A15.1]") {
  const TwoFindings office;
  CHECK(office.told({"matter", "suspects"}).empty());
  require_done(office.evidence({"add", "2", "通报.pdf", "另一份.pdf"}, "qin_zhengyi"));
  CHECK(office.told({"matter", "suspects"}).empty());
  require_done(office.evidence({"add", "3", "副本.pdf"}, "qin_zhengyi"));
  const json found = office.told({"matter", "suspects"});
  REQUIRE(found.size() == 1);
  CHECK(found[0].at("why") == "file");
  CHECK(found[0].at("records").size() == 2);
  CHECK(contains(office.run({"matter", "suspects"}).out, "同一佐证文件"));
  require_done(office.run({"matter", "distinct", "2", "3", "--reason", "一份文件通报两起", "--as",
                           "qin_zhengyi", "--today", "2023-03-22"}));
  CHECK(office.told({"matter", "suspects"}).empty());
}

TEST_CASE("Evidence: what cannot be kept is refused, and nothing is recorded",
          "[program][evidence][A21.1]") {
  const TwoFindings office;
  const std::string head = office.head();
  const Ended bad = office.evidence({"add", "2", "空.pdf", "没有.pdf", "通报.pdf"}, "qin_zhengyi");
  CHECK(bad.exit == 4);
  CHECK(contains(bad.err, "空.pdf: the file is empty and shows nothing"));
  CHECK(contains(bad.err, "没有.pdf: "));
  const Ended twice = office.evidence({"add", "2", "通报.pdf", "副本.pdf"}, "qin_zhengyi");
  CHECK(twice.exit == 1);
  CHECK(contains(twice.err, "副本.pdf: these bytes are named for #2 already, as 通报.pdf"));
  const Ended rows = office.evidence({"add", "1", "通报.pdf"}, "qin_zhengyi");
  CHECK(rows.exit == 1);
  CHECK(contains(rows.err, "#1: it holds several rows, and each has its own evidence"));
  CHECK(contains(office.evidence({"add", "99", "通报.pdf"}, "qin_zhengyi").err, "#99: "));
  const Ended other = office.evidence({"add", "2", "通报.pdf"}, "cheng_anbang");
  CHECK(other.exit == 1);
  CHECK(contains(other.err, "`kaohe roles`"));
  CHECK(office.head() == head);
  require_done(office.evidence({"add", "2", "通报.pdf", "--dry-run"}, "qin_zhengyi"));
  CHECK(office.head() == head);
}
