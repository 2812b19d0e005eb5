// What `kaohe doctor` finds in a workspace: each finding provoked, and the sound one beside it.
#include "cycle/doctor.hpp"

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>

#include <catch2/catch.hpp>

#include "ledger/clock.hpp"
#include "unit/ledger/ledger_folder.hpp"

using namespace kaohe;
using namespace kaohe::testing;
using cycle::Finding;
using cycle::Soundness;

namespace {

constexpr std::uintmax_t kMebibyte = 1024 * 1024, kGibibyte = 1024 * kMebibyte;

/// A workspace with an empty live ledger on a sound machine.
struct Workspace : LedgerFolder {
  Workspace() {
    create();
    set_mode(folder.path(), 0755);
    set_mode(file(), 0644);
    patient.workspace = folder.path();
    patient.configs = folder.path() / "configs";
    patient.plugins = folder.path() / "plugins";
    std::filesystem::create_directory(patient.plugins);
    patient.now = "2100-01-01T00:00:00.000+08:00";
    patient.build_year = 2026;
    patient.free_bytes = 2 * kGibibyte;
  }
  static void set_mode(const std::filesystem::path& path, mode_t mode) {
    REQUIRE(::chmod(path.c_str(), mode) == 0);
  }
  cycle::Patient patient;
};

const Finding& found(const std::vector<Finding>& findings, const std::string& check) {
  // A clock has two: the worse one is last.
  const auto at = std::find_if(findings.rbegin(), findings.rend(),
                               [&](const Finding& one) { return one.check == check; });
  REQUIRE(at != findings.rend());
  return *at;
}

Soundness soundness_of(const cycle::Patient& patient, const std::string& check) {
  return found(cycle::examine(patient), check).soundness;
}

std::string words_of(const cycle::Patient& patient, const std::string& check) {
  return found(cycle::examine(patient), check).what.en;
}

/// As somebody whom rights bind, also where the tests run as root; nothing: it cannot be tried.
std::optional<bool> fails_unprivileged(const cycle::Patient& patient, const std::string& check) {
  constexpr uid_t kNobody = 65534;
  constexpr int kCannotDrop = 125;
  const pid_t child = ::fork();
  if (child == 0) {
    if (::geteuid() == 0 && (::setgid(kNobody) != 0 || ::setuid(kNobody) != 0))
      ::_exit(kCannotDrop);
    const bool fails = soundness_of(patient, check) == Soundness::failure;
    ::_exit(fails ? 1 : 0);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  REQUIRE(WIFEXITED(status));
  if (WEXITSTATUS(status) == kCannotDrop) return std::nullopt;
  return WEXITSTATUS(status) == 1;
}

}  // namespace

TEST_CASE("Doctor: a sound workspace has no warning and no failure", "[doctor]") {
  const Workspace made;
  for (const auto part : {cycle::examine_workspace, cycle::examine_ledger}) {
    for (const Finding& one : part(made.patient)) {
      INFO(one.check << ": " << one.what.en);
      CHECK(one.soundness == Soundness::ok);
    }
  }
  CHECK(words_of(made.patient, "ledger") == "opens (live), schema 1, 0 records");
  CHECK(words_of(made.patient, "chain") == "the chain is whole");
}

TEST_CASE("Doctor: a workspace that is not there", "[doctor]") {
  Workspace made;
  made.patient.workspace = made.folder.path() / "none";
  CHECK(words_of(made.patient, "workspace") == "it does not exist; check the path or create it");
  CHECK(soundness_of(made.patient, "workspace") == Soundness::failure);
  CHECK_THAT(words_of(made.patient, "ledger"), Catch::Contains("there is no ledger here"));
  CHECK(cycle::exit_code_of(cycle::examine(made.patient)) == 4);
}

TEST_CASE("Doctor: a folder or ledger that everybody can write", "[doctor]") {
  const Workspace made;
  Workspace::set_mode(made.folder.path(), 0757);
  CHECK(soundness_of(made.patient, "workspace") == Soundness::warning);
  CHECK(words_of(made.patient, "workspace") ==
        "everybody on this machine can write it (mode 757): chmod o-w " +
            made.folder.path().string());
  CHECK(soundness_of(made.patient, "rights") == Soundness::ok);
  Workspace::set_mode(made.file(), 0646);
  CHECK(soundness_of(made.patient, "rights") == Soundness::warning);
}

TEST_CASE("Doctor: a folder that cannot be written", "[doctor]") {
  const Workspace made;
  Workspace::set_mode(made.folder.path(), 0555);
  const std::optional<bool> fails = fails_unprivileged(made.patient, "workspace");
  Workspace::set_mode(made.folder.path(), 0755);
  if (!fails) {
    WARN("not checked: this machine does not let a test give up its rights");
    return;
  }
  CHECK(*fails);
}

TEST_CASE("Doctor: the disk is full, nearly full, or has room", "[doctor]") {
  Workspace made;
  const auto with = [&](std::optional<std::uintmax_t> free) {
    made.patient.free_bytes = free;
    return soundness_of(made.patient, "disk");
  };
  CHECK(with(kMebibyte - 1) == Soundness::failure);
  CHECK_THAT(words_of(made.patient, "disk"), Catch::Contains("the disk is full: 0 MiB are free"));
  CHECK(with(kMebibyte) == Soundness::warning);
  CHECK(with(kGibibyte - 1) == Soundness::warning);
  CHECK_THAT(words_of(made.patient, "disk"),
             Catch::Contains("keep 1 GiB and three times the ledger free"));
  CHECK(with(kGibibyte) == Soundness::ok);
  CHECK(with(std::nullopt) == Soundness::warning);
}

TEST_CASE("Doctor: room for three ledgers is asked for", "[doctor]") {
  Workspace made;
  std::filesystem::resize_file(made.file(), kGibibyte);  // with a hole: takes no space
  made.patient.is_quick = true;
  made.patient.free_bytes = 3 * kGibibyte - 1;
  CHECK(found(cycle::examine_workspace(made.patient), "disk").soundness == Soundness::warning);
  made.patient.free_bytes = 3 * kGibibyte;
  CHECK(found(cycle::examine_workspace(made.patient), "disk").soundness == Soundness::ok);
}

TEST_CASE("Doctor: a clock older than the program", "[doctor]") {
  Workspace made;
  made.patient.now = "2026-01-01T00:00:00.000+08:00";
  CHECK(soundness_of(made.patient, "clock") == Soundness::ok);
  made.patient.now = "2025-12-31T23:59:59.999+08:00";
  CHECK(soundness_of(made.patient, "clock") == Soundness::failure);
  CHECK(words_of(made.patient, "clock") ==
        "the clock says 2025-12-31T23:59:59.999+08:00, and this program was built in 2026; set "
        "the clock");
}

TEST_CASE(
    "Doctor: a clock behind the ledger's last entry, and a played ledger with times of its own",
    "[doctor]") {
  Workspace made;
  made.patient.build_year = 1970;
  made.open().append({entry("a")});
  const std::string last = entries_of(made.open())[0].entered;
  made.patient.now = last;
  CHECK(soundness_of(made.patient, "clock") == Soundness::ok);
  made.patient.now = "2001-01-01T00:00:00.000+08:00";
  CHECK(soundness_of(made.patient, "clock") == Soundness::failure);
  CHECK(words_of(made.patient, "clock") ==
        "the clock says 2001-01-01T00:00:00.000+08:00, and the ledger's last entry was made at " +
            last + "; set the clock");

  const LedgerFolder story;
  ledger::NewEntry told = entry("a");
  told.entered = ledger::moment_of(make_date(2023, 3, 31));
  story.create(ledger::Nature::played).append({told});
  made.patient.workspace = story.folder.path();
  CHECK(soundness_of(made.patient, "clock") == Soundness::ok);
  CHECK_THAT(words_of(made.patient, "ledger"), Catch::Contains("played, never official"));
}

TEST_CASE("Doctor: a changed record breaks the chain, and --quick does not look", "[doctor]") {
  Workspace made;
  made.open().append({entry("a", {row("x", "1")})});
  made.tamper("UPDATE observation SET value = 0");
  const std::vector<Finding> findings = cycle::examine_ledger(made.patient);
  CHECK(found(findings, "chain").soundness == Soundness::failure);
  CHECK_THAT(found(findings, "chain").what.en,
             Catch::Contains("its observations are not those that were recorded"));
  CHECK(found(findings, "integrity").soundness == Soundness::ok);
  CHECK(cycle::exit_code_of(findings) == 1);
  made.patient.is_quick = true;
  CHECK(cycle::exit_code_of(cycle::examine_ledger(made.patient)) == 0);
}

TEST_CASE("Doctor: pages that were overwritten are found in the file itself", "[doctor]") {
  const Workspace made;
  made.open().append({entry("a", std::vector<ledger::Observation>(2000, row("x", "1")))});
  SQLite::Database(made.file().string(), SQLite::OPEN_READWRITE)
      .exec("PRAGMA wal_checkpoint(TRUNCATE)");
  const std::uintmax_t size = std::filesystem::file_size(made.file());
  std::fstream file(made.file(), std::ios::in | std::ios::out | std::ios::binary);
  file.seekp(static_cast<std::streamoff>(size / 2 / 4096 * 4096));
  file << std::string(4096, 'x');
  file.close();
  CHECK(soundness_of(made.patient, "integrity") == Soundness::failure);
  CHECK_THAT(words_of(made.patient, "integrity"), Catch::Contains("damaged"));
}

TEST_CASE("Doctor: what a killed writer left in the journal is in order", "[doctor]") {
  const Workspace made;
  ledger::Ledger writer = made.open();
  writer.append({entry("a")});
  CHECK(soundness_of(made.patient, "journal") == Soundness::ok);
  CHECK_THAT(words_of(made.patient, "journal"), Catch::Contains("never delete that file"));
}

TEST_CASE("Doctor: a file that is no ledger, and one of a newer version", "[doctor]") {
  const Workspace made;
  SQLite::Database(made.file().string(), SQLite::OPEN_READWRITE).exec("PRAGMA user_version = 99");
  CHECK(soundness_of(made.patient, "ledger") == Soundness::failure);
  CHECK_THAT(words_of(made.patient, "ledger"), Catch::Contains("newer kaohe (schema 99"));
  std::ofstream(made.file()) << std::string(8192, 'x');
  CHECK_THAT(words_of(made.patient, "ledger"), Catch::Contains("damaged or no ledger"));
}

TEST_CASE("Doctor: no year, a year that does not hold, no plugins folder", "[doctor]") {
  Workspace made;
  CHECK(soundness_of(made.patient, "configs") == Soundness::failure);
  CHECK_THAT(words_of(made.patient, "configs"), Catch::Contains("there is no year here"));
  made.folder.write("configs/2023/year.toml", "year = 2023\n");
  const std::vector<Finding> findings = cycle::examine(made.patient);
  CHECK(found(findings, "configs").what.en == "years: 2023");
  CHECK(found(findings, "year").soundness == Soundness::failure);
  CHECK(found(findings, "year").kind == ErrorKind::data);
  CHECK(cycle::exit_code_of(findings) == 1);
  std::filesystem::remove(made.patient.plugins);
  CHECK(soundness_of(made.patient, "plugins") == Soundness::failure);
}

TEST_CASE("Doctor: files in a plugins folder that others can write are named once", "[doctor]") {
  const Workspace made;
  made.folder.write("plugins/one.so", "x");
  made.folder.write("plugins/two.so", "x");
  Workspace::set_mode(made.patient.plugins, 0777);
  const std::vector<Finding> findings = cycle::examine(made.patient);
  CHECK(std::count_if(findings.begin(), findings.end(),
                      [](const Finding& one) { return one.check == "plugins"; }) == 1);
  CHECK(found(findings, "plugins").soundness == Soundness::warning);
  CHECK_THAT(found(findings, "plugins").what.en, Catch::Contains("chmod go-w"));
}
