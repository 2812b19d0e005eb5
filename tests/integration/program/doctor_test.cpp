// kaohe doctor, as an administrator runs it.
#include <filesystem>
#include <fstream>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "integration/program/program.hpp"

using namespace kaohe::testing;
using nlohmann::json;

TEST_CASE("Doctor: a played county is sound", "[program][doctor]") {
  const County county;
  REQUIRE(county.run({"run"}).exit == 0);
  const Ended ended = county.run({"doctor", "--json", "--lang", "en"});
  const json document = json::parse(ended.out);
  INFO(ended.out);
  CHECK(ended.exit == 0);
  CHECK(document.at("exit") == 0);
  for (const json& finding : document.at("findings")) CHECK(finding.at("soundness") != "failure");
  CHECK(contains(ended.out, "the chain is whole"));
  CHECK_FALSE(contains(county.run({"doctor", "--quick", "--lang", "en"}).out, "chain"));
}

TEST_CASE("Doctor: what a published result was made with is looked at, file by file",
          "[program][doctor][A21.1]") {
  namespace fs = std::filesystem;
  const County county;
  REQUIRE(county.run({"run"}).exit == 0);
  const auto said = [&] { return county.run({"doctor", "--lang", "en"}).out; };
  CHECK(contains(said(), "what published results were made with is as it was kept"));
  const fs::path kept = fs::directory_iterator(county.path() / "archive/2023")->path();
  const fs::path file = kept / "configs/2023/year.toml";
  std::ofstream(file, std::ios::app) << "# later\n";
  const std::string missing =
      "configs/2023/year.toml: it is missing in the archive, or was changed";
  CHECK(contains(said(), missing));
  CHECK(county.run({"doctor"}).exit == 1);
  fs::remove(file);
  CHECK(contains(said(), missing));
}

TEST_CASE("Doctor: a missing plugin is named, and no ledger weighs more", "[program][doctor]") {
  const County county;
  const TempFolder empty;
  const Ended ended = county.run({"doctor", "--plugins", empty.path().string(), "--lang", "en"});
  CHECK(ended.exit == 4);
  CHECK(contains(ended.out, "needs plugin \"townships\""));
  CHECK(contains(ended.out, "there is no ledger here"));
  REQUIRE(county.run({"ledger", "create"}).exit == 0);
  CHECK(county.run({"doctor", "--plugins", empty.path().string()}).exit == 3);
}

TEST_CASE("Doctor: a plugin of another version than the year asks for", "[program][doctor]") {
  const County county;
  REQUIRE(county.run({"ledger", "create"}).exit == 0);
  county.replace("year.toml", "\">=1.0 <2.0\"", "\">=99\"");
  const Ended ended = county.run({"doctor", "--lang", "en"});
  CHECK(ended.exit == 3);
  CHECK(contains(ended.out, "the year requires >=99"));
}

TEST_CASE("Doctor: it speaks the year's language", "[program][doctor]") {
  const County county;
  CHECK(contains(county.run({"doctor"}).out, "失败"));
}

TEST_CASE("Doctor: in a live ledger it names who has no user of the machine",
          "[program][doctor][A21.1]") {
  const County county;
  const auto said = [&] { return county.run({"doctor", "--lang", "en"}).out; };
  CHECK_FALSE(contains(said(), "os_user"));
  REQUIRE(county.run({"ledger", "create"}).exit == 0);
  CHECK(contains(said(),
                 "persons have no os_user, so that any user of this machine who is nobody else's "
                 "can act for them in a live ledger: 顾长宁 (gu_changning)"));
  county.append("year.toml", "\n[people]\nstrict = true\n");
  CHECK(contains(said(), "persons have no os_user and cannot act (people.strict): 顾长宁"));
}

TEST_CASE("Doctor: of a played ledger nobody needs a user of the machine",
          "[program][doctor][A21.1]") {
  const County county;
  REQUIRE(county.run({"ledger", "create", "--played"}).exit == 0);
  CHECK_FALSE(contains(county.run({"doctor", "--lang", "en"}).out, "os_user"));
}

TEST_CASE("Identity: with people.strict a user whom nobody wrote down cannot act",
          "[program][A21.1]") {
  const County county;
  REQUIRE(county.run({"ledger", "create"}).exit == 0);
  county.append("year.toml", "\n[people]\nstrict = true\n");
  const Ended ended =
      county.run({"period", "submit", "--period", "q1", "--as", "zhang_min", "--lang", "en"});
  CHECK(ended.exit == 1);
  CHECK(contains(ended.err, "only users of this machine whom year.toml names act here"));
  CHECK(contains(ended.err, "configs/2023/year.toml:"));
}
