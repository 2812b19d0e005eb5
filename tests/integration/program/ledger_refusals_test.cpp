// A ledger that may not be written: the program says why and what to do, and nothing stands in
// part.
#include "integration/program/record_office.hpp"

using namespace kaohe;
using namespace kaohe::testing;
namespace fs = std::filesystem;

namespace {

const std::vector<std::string> kImport{"record", "import",       "a.csv",   "--period",   "q1",
                                       "--as",   "cheng_anbang", "--today", "2023-03-20", "--lang"};

const char* const kReadOnlyEn =
    "it can only be read here, nothing was recorded; ask for the right to write it, or work as its "
    "owner";
const char* const kReadOnlyZh = "此处只能读取,没有记入任何内容;请申请写入权限,或以其所有者身份操作";

/// Three rows to import, and somebody else's rights to do so with.
struct Guarded : RecordOffice {
  Guarded() {
    put("a.csv", evidence("q1/politics_law.csv"));
    fs::permissions(path(), fs::perms(0777));
  }
  ~Guarded() { fs::permissions(path(), fs::perms(0777)); }
  Guarded(const Guarded&) = delete;
  Guarded& operator=(const Guarded&) = delete;

  fs::path ledger_file() const { return ledger::Ledger::file_of(path()); }

  /// Imports in both languages in such a world, and expects to be told why it is refused.
  void check_refused(const World& world, const std::string& before, const std::string& en,
                     const std::string& zh) const {
    for (const auto& [language, reason] : {std::pair("en", en), std::pair("zh", zh)}) {
      std::vector<std::string> command = kImport;
      command.emplace_back(language);
      const std::optional<Ended> ended = run_kaohe(path(), command, world);
      if (!ended) {
        WARN("this machine does not let the test give up its rights: not tried");
        return;
      }
      INFO(ended->err);
      CHECK(ended->exit == 4);
      CHECK(contains(ended->err, "ledger.sqlite: " + reason));
      CHECK_FALSE(contains(ended->out, "#1"));
    }
    CHECK(head() == before);
    CHECK(ledger::Ledger::open(ledger_file(), ledger::Access::read).verify().empty());
  }
};

}  // namespace

TEST_CASE("Ledger: a file that may only be read is refused in words, and stays as it was",
          "[program][ledger][robustness][A21.1]") {
  const Guarded office;
  const std::string before = office.head();
  fs::permissions(office.ledger_file(), fs::perms(0444));
  office.check_refused({.takes_rights = true}, before, kReadOnlyEn, kReadOnlyZh);
  fs::permissions(office.ledger_file(), fs::perms(0666));
  require_done(office.import("a.csv", "cheng_anbang"));
}

TEST_CASE("Ledger: a folder that may only be read is refused in words, and stays as it was",
          "[program][ledger][robustness][A21.1]") {
  const Guarded office;
  const std::string before = office.head();
  fs::permissions(office.ledger_file(), fs::perms(0666));
  // Where they are, a writer needs no new file.
  for (const char* rest : {"-wal", "-shm"}) fs::remove(office.ledger_file().string() + rest);
  fs::permissions(office.path(), fs::perms(0555));
  office.check_refused({.takes_rights = true}, before, kReadOnlyEn, kReadOnlyZh);
  fs::permissions(office.path(), fs::perms(0777));
  require_done(office.import("a.csv", "cheng_anbang"));
}

TEST_CASE("Ledger: one on another machine's disk is neither made nor written, and can be read",
          "[program][ledger][doctor][A21.1]") {
  const Guarded office;
  const World on_network{.preloaded = build_folder() / "tests/lib/network_disk.so"};
  const std::string en =
      "the folder lies on another machine (a network file system), where two writers can overwrite "
      "each other; use a disk of this machine";
  office.check_refused(on_network, office.head(), en,
                       "文件夹在网络文件系统上,多人同时写入会互相覆盖;请使用本机磁盘");
  const auto told = [&](std::vector<std::string> command) {
    command.insert(command.end(), {"--lang", "en"});
    return run_kaohe(office.path(), command, on_network).value();
  };
  const Ended made = told({"ledger", "create", "--workspace", "new"});
  CHECK(made.exit == 4);
  CHECK(contains(made.err, en));
  CHECK_FALSE(fs::exists(office.path() / "new/ledger.sqlite"));
  CHECK(told({"ledger", "verify"}).exit == 0);
  const Ended examined = told({"doctor"});
  CHECK(examined.exit == 4);
  CHECK(contains(examined.out, "lies on another machine (a network file system)"));
}
