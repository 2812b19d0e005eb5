// What crosses between host and worker: it comes back as it was sent, and what is broken, or sent
// by a worker that lies, is refused.
#include <unistd.h>

#include <cstring>

#include "contract/county.hpp"
#include "contract/hosted.hpp"
#include "plugin_host/worker/blocks.hpp"
#include "plugin_host/worker/flat.hpp"
#include "plugin_host/worker/memory_file.hpp"
#include "plugin_host/worker/protocol.hpp"
#include "scoring/settings.hpp"

using namespace kaohe;
using namespace kaohe::plugin_host;
using namespace kaohe::testing;
namespace fs = std::filesystem;

namespace {

const plan::YearPlan& county() {
  return County::get().year.plan;
}

SheetCopy with_lists() {
  SheetCopy sheet;
  kaohe_missing missing{};
  missing.assessee = 7;
  missing.peer = 3;
  sheet.missing = {missing};
  sheet.gates = {{1, 2, 3, "", 0, {}}, {4, 5, 6, "", 0, {7, 8}}};
  sheet.adjustments = {{9, 1, 0, "溢出", -5, {10}}};
  return sheet;
}

/// A worker of tests/fixtures/plugins that lies in this way, and the fixture that it speaks of.
struct Liar {
  explicit Liar(const std::string& lie) {
    fs::copy_file(build_folder() / "tests/bin/lying_worker", folder.path() / lie);
    plugins.add("sound");
    hosting.worker = folder.path() / lie;
  }
  auto loading() const {
    return [this] {
      plugin_host::load(plugins.file("sound"), plugins.path(), hosting)->make(nullptr);
    };
  }

  TempFolder folder;
  PluginFolder plugins;
  Hosting hosting;
};

}  // namespace

TEST_CASE("Worker protocol: a batch arrives as it was sent", "[worker]") {
  const Schools schools(70);
  const scoring::Facts facts = schools.facts();
  const std::string sent = flattened(*facts.batch);
  CHECK(sent.size() > 10'000);
  const FlatBatch arrived(sent);
  CHECK(flattened(arrived.get()) == sent);
  CHECK(arrived.get().period_count == county().periods.size());
}

TEST_CASE("Worker protocol: the settings of a year arrive as they were sent", "[worker]") {
  for (const plan::Domain& domain : county().domains) {
    const scoring::Settings settings(county(), domain);
    const std::string sent = flattened(settings.get());
    const FlatSettings arrived(sent);
    CHECK(flattened(arrived.get()) == sent);
  }
  CHECK(FlatSettings(flattened(nullptr)).get() == nullptr);
}

TEST_CASE("Worker protocol: the lists of a sheet arrive as they were sent", "[worker]") {
  const std::string sent = flattened_lists(with_lists());
  SheetCopy arrived;
  BlockReader reader(sent);
  read_lists(reader, arrived);
  CHECK(flattened_lists(arrived) == sent);
  REQUIRE(arrived.adjustments.size() == 1);
  CHECK(arrived.adjustments[0].name == "溢出");
  CHECK(arrived.gates[1].records == std::vector<std::int64_t>{7, 8});
}

TEST_CASE("Worker protocol: no address of the host crosses", "[worker]") {
  const Schools schools(5);
  const scoring::Facts facts = schools.facts();
  const std::string sent = flattened(*facts.batch);
  for (const void* address : {facts.batch->records.data, facts.batch->subjects.data,
                              static_cast<const void*>(facts.batch->assessees)}) {
    char bytes[sizeof address];
    std::memcpy(bytes, &address, sizeof address);
    CHECK(sent.find(std::string(bytes, sizeof bytes)) == std::string::npos);
  }
}

TEST_CASE("Worker protocol: lists that are cut off anywhere are refused", "[worker]") {
  const std::string sent = flattened_lists(with_lists());
  for (std::size_t size = 0; size + 8 <= sent.size(); ++size) {
    BlockReader reader(std::string_view(sent).substr(0, size));
    SheetCopy sheet;
    CHECK_THROWS_AS(read_lists(reader, sheet), BrokenBlocks);
  }
}

TEST_CASE("Worker protocol: lists with any length written over are read or refused",
          "[worker][mutation]") {
  const std::string sent = flattened_lists(with_lists());
  for (std::size_t at = 0; at + 8 <= sent.size(); at += 8) {
    for (const std::uint64_t length :
         {std::uint64_t{1}, std::uint64_t{9}, UINT64_MAX / 2, UINT64_MAX - 7, UINT64_MAX}) {
      std::string changed = sent;
      std::memcpy(changed.data() + at, &length, sizeof length);
      BlockReader reader(changed);
      SheetCopy sheet;
      try {
        read_lists(reader, sheet);
      } catch (const BrokenBlocks&) {
        continue;
      }
    }
  }
  SUCCEED("none was a crash");
}

TEST_CASE("Worker protocol: an answer says no more than its file has", "[worker]") {
  const Descriptor answer = answer_file(3);
  CHECK(read_answer(answer, 3, UINT64_MAX).empty());
  CHECK(read_answer(answer, 1000, UINT64_MAX).empty());
  const std::vector<kaohe_cell> cells = read_cells(answer, 1000);
  REQUIRE(cells.size() == 1000);
  for (const kaohe_cell& cell : read_cells(answer, 3)) CHECK(cell.state == KAOHE_CELL_ERROR);
}

TEST_CASE("Worker protocol: what is sealed cannot be changed", "[worker]") {
  const Descriptor file = sealed_file("facts", "unchanged");
  CHECK(::pwrite(file.get(), "x", 1, 0) < 0);
  CHECK(::ftruncate(file.get(), 0) < 0);
}

TEST_CASE("Worker protocol: an answer that is cut off is refused", "[worker][plugin]") {
  constexpr int kPluginExit = 3;
  const Liar liar("cuts_off");
  CHECK(exit_code(liar.loading()) == kPluginExit);
  CHECK(contains(refusal(liar.loading()), "what it gave back is cut off, or was written over"));
}

TEST_CASE("Worker protocol: half a reply is no reply", "[worker][plugin]") {
  const Liar liar("answers_half");
  const plugin_host::Limits limits{64, 1};
  CHECK(contains(
      refusal([&] { load(liar.plugins.file("sound"), liar.plugins.path(), liar.hosting, limits); }),
      "it had not answered after 1 s"));
}

TEST_CASE("Worker protocol: a length beyond the answer is cut to it", "[worker][plugin]") {
  const Liar liar("says_too_much");
  CHECK_NOTHROW(liar.loading()());
}

TEST_CASE("Worker protocol: a machine that does not confine a worker is refused with 4",
          "[worker][plugin]") {
  constexpr int kEnvironmentExit = 4;
  const Liar liar("is_not_confined");
  CHECK(exit_code(liar.loading()) == kEnvironmentExit);
  const std::string why = refusal(liar.loading());
  CHECK(contains(why,
                 "does not let it give up its rights before it loads a plugin (seccomp: "
                 "Operation not permitted)"));
  CHECK(contains(why, "--in-process"));
}

TEST_CASE("Worker protocol: without the program for plugins nothing is loaded",
          "[worker][plugin]") {
  constexpr int kEnvironmentExit = 4;
  PluginFolder plugins;
  plugins.add("sound");
  const auto loading = [&] {
    load(plugins.file("sound"), plugins.path(), {plugins.path() / "kaohe-worker"});
  };
  CHECK(exit_code(loading) == kEnvironmentExit);
  CHECK(contains(refusal(loading),
                 "kaohe-worker: cannot start the program in which plugins run: "
                 "No such file or directory; install or build Kaohe again"));
}
