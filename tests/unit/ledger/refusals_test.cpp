// What cannot be opened or written ends in words that say what to do, with nothing half-recorded.
#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>

#include <catch2/catch.hpp>

#include "ledger_folder.hpp"

using namespace kaohe;
using namespace kaohe::testing;
using ledger::Access;
using ledger::Ledger;

namespace {

template <class Work>
std::string refusal(const Work& work) {
  try {
    work();
    return "accepted";
  } catch (const Error& error) {
    return error.kind() == ErrorKind::environment ? error.problems().front().what.en : "other";
  }
}

}  // namespace

TEST_CASE("Ledger: none here, one here already", "[ledger]") {
  const LedgerFolder made;
  CHECK(refusal([&] { made.open(); }) ==
        "there is no ledger here; make one with `kaohe ledger create`, or name the workspace with "
        "--workspace");
  made.create();
  CHECK(refusal([&] { made.create(); }) ==
        "a file is there already and is never overwritten; name another place, or move it away "
        "first");
  CHECK(refusal([&] { made.open(); }) == "accepted");
}

TEST_CASE("Ledger: a file that is none, and another program's database", "[ledger]") {
  const LedgerFolder made;
  std::ofstream(made.file()) << "this is a letter, not a ledger, and long enough to be looked at. "
                             << std::string(4096, 'x');
  CHECK(refusal([&] { made.open(); }) ==
        "it is damaged or no ledger; restore a sound backup with `kaohe ledger restore`");
  const LedgerFolder other;
  SQLite::Database(other.file().string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE)
      .exec("CREATE TABLE songs (title TEXT)");
  CHECK(refusal([&] { other.open(); }) ==
        "this is an SQLite file but no ledger of kaohe; name another file");
}

TEST_CASE("Ledger: one of a newer version is not touched", "[ledger]") {
  const LedgerFolder made;
  made.create();
  SQLite::Database(made.file().string(), SQLite::OPEN_READWRITE)
      .exec("PRAGMA user_version = " + std::to_string(ledger::newest_schema() + 1));
  CHECK(refusal([&] { made.open(); }) ==
        "it was written by a newer kaohe (schema 2, this one knows up to 1); use that version");
}

TEST_CASE("Ledger: a full disk records nothing of what was begun", "[ledger]") {
  const LedgerFolder made;
  made.create().append({entry("a")});
  const pid_t child = ::fork();
  if (child == 0) {
    ::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{200'000, 200'000};  // bytes that a file may have
    ::setrlimit(RLIMIT_FSIZE, &limit);
    Ledger own = made.open();
    std::vector<ledger::Observation> rows(20'000, row("XX01.leaders", "1"));
    const std::string told = refusal([&] { own.append({entry("b", rows)}); });
    const bool is_told =
        told ==
        "the disk did not take it (disk I/O error): also reading needs a little space. Nothing was "
        "recorded, and what is on record is unharmed; free some space, see that the disk is sound, "
        "and try again";
    ::_exit(is_told ? 0 : 1);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  CHECK(WIFEXITED(status));
  CHECK(WEXITSTATUS(status) == 0);
  const Ledger ledger = made.open();
  CHECK(entries_of(ledger).size() == 1);
  CHECK(ledger.verify().empty());
}

TEST_CASE("Ledger: a network file system is told from a disk", "[ledger]") {
  CHECK_FALSE(ledger::is_on_network("/"));
  CHECK_FALSE(ledger::is_on_network(std::filesystem::temp_directory_path()));
}

TEST_CASE("Ledger: none is put beside what another one has left", "[ledger][A21.1]") {
  const LedgerFolder made;
  std::ofstream(made.file().string() + "-wal") << "pages of another ledger";
  CHECK(refusal([&] { made.create(); }) ==
        "it belongs to a ledger that is no longer here, and would be taken for a part of the new "
        "one; move it to that ledger, or to a folder of its own");
  CHECK(!std::filesystem::exists(made.file()));
}
