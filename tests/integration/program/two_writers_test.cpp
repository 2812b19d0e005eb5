// Two persons' programs write one ledger at the same time.
#include <set>

#include "integration/program/record_office.hpp"

using namespace kaohe;
using namespace kaohe::testing;

namespace {

constexpr int kActs = 12;

/// A shell that records one petition after another and goes on only while each is taken.
std::string writer(const RecordOffice& office, const std::string& name) {
  const std::string kaohe = (build_folder() / "bin/kaohe").string();
  return "( for i in $(seq 1 " + std::to_string(kActs) + "); do '" + kaohe +
         "' record add domain=schools assessee=s05 indicator=XX29 input=petitions date=2023-03-12 "
         "matter=" +
         name + "-$i --period q1 --as cheng_anbang --today 2023-03-20 --workspace '" +
         office.path().string() + "' --configs '" + (office.path() / "configs").string() +
         "' --plugins '" + (build_folder() / "plugins").string() + "' >/dev/null 2>'" +
         (office.path() / name).string() + "' || exit 1; done ) &\n";
}

}  // namespace

TEST_CASE("Ledger: two programs write at once, and all of both stands in one chain",
          "[program][ledger][record][A21.1]") {
  const RecordOffice office;
  const std::string script =
      writer(office, "one") + writer(office, "other") + "wait %1; first=$?; wait %2 && exit $first";
  office.put("both.sh", script);
  const int exit = std::system(("bash '" + (office.path() / "both.sh").string() + "'").c_str());
  INFO(bytes_of(office.path() / "one") << bytes_of(office.path() / "other"));
  REQUIRE(exit == 0);
  const auto ledger =
      ledger::Ledger::open(ledger::Ledger::file_of(office.path()), ledger::Access::read);
  CHECK(ledger.verify().empty());
  std::set<std::string> matters;
  int turns = 0;
  std::string last;
  for (const nlohmann::json& row : office.list()) {
    const std::string matter = row.at("matter"), name = matter.substr(0, matter.find('-'));
    matters.insert(matter);
    turns += name == last ? 0 : 1;
    last = name;
  }
  CHECK(matters.size() == 2 * kActs);
  INFO("writers took turns " << turns << " times");
  CHECK(turns > 2);
}
