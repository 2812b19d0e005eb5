// Plugins that end their process, as people meet them: one message and exit code 3, what else there
// is to say is said, and nothing is written.
#include <sys/wait.h>

#include <cstdlib>

#include <catch2/catch.hpp>

#include "integration/program/program.hpp"
#include "plugin_host/worker/sanitized.hpp"

using namespace kaohe::testing;
namespace fs = std::filesystem;

namespace {

constexpr int kPluginExit = 3;

int count_of(const std::string& text, const std::string& part) {
  int count = 0;
  for (std::size_t at = 0; (at = text.find(part, at)) != std::string::npos; ++at) ++count;
  return count;
}

/// The county's real year with one domain more, which a fixture plugin scores.
class CountyWith {
 public:
  explicit CountyWith(const std::string& plugin) {
    for (const char* name : {"townships", "county_units", "schools", "soes", "hospitals"})
      plugins_.put(name, bytes_of(build_folder() / "plugins" / (std::string(name) + ".so")));
    plugins_.add(plugin);
    county_.append("year.toml",
                   "\n[[aspect]]\nid = \"self_discipline\"\ntitle = \"行业自律\"\n\n[[domain]]\n"
                   "id = \"associations\"\ntitle = \"协会\"\nlead_unit = \"organization\"\n"
                   "aspects_may = [\"organisation\", \"self_discipline\"]\n"
                   "plugin = { id = \"" +
                       plugin + "\", limits = { memory_mb = 64, seconds = 2 } }\n");
    county_.write("roster/associations.csv",
                  "序号,编号,名称\n1,a01,甲协会\n2,a02,乙协会\n3,a03,丙协会\n");
  }
  Ended run(std::vector<std::string> command) const {
    for (const char* word : {"--plugins", plugins_.path().c_str(), "--lang", "en"})
      command.emplace_back(word);
    return run_kaohe(county_.path(), command);
  }
  const fs::path& path() const { return county_.path(); }

 private:
  County county_;
  PluginFolder plugins_;
};

Ended played(const std::string& plugin, const std::vector<std::string>& more = {}) {
  PluginFolder plugins;
  plugins.add(plugin);
  const SmallYear year(plugin, "associations", "", "{ memory_mb = 64, seconds = 2 }");
  std::vector<std::string> command{"run", "--plugins", plugins.path().string(), "--lang", "en"};
  command.insert(command.end(), more.begin(), more.end());
  const Ended ended = run_kaohe(year.workspace(), command);
  CHECK((ended.exit == 0) == fs::exists(year.workspace() / "results"));
  return ended;
}

}  // namespace

TEST_CASE("Worker program: each ending of a plugin is exit code 3 and one message",
          "[program][worker][confined][plugin][A3.1]") {
  if (kaohe::plugin_host::kIsSanitized) return;
  const std::vector<std::pair<std::string, std::string>> endings{
      {"crashes", "its process died (Segmentation fault)"},
      {"crashes_at_row", "assessee a02: its process died (Aborted)"},
      {"hangs", "it had not answered after 2 s"},
      {"hangs_at_load", "it had not answered after 2 s"},
      {"eats_memory", "at the limit on memory"},
      {"ends_process", "it ended the process itself (exit code 0)"},
      {"skips_a_cell", "was not written"},
      {"writes_beyond", "its process died (Segmentation fault)"},
      {"writes_inputs", "its process died (Segmentation fault)"},
      {"opens_socket", "it asked the system for socket"},
      {"writes_file_at_load", "it asked the system for open (a file)"},
      {"reads_file", "it asked the system for open (a file)"},
      {"starts_process", "which no plugin may"}};
  for (const auto& [plugin, why] : endings) {
    CAPTURE(plugin);
    const Ended ended = played(plugin);
    INFO(ended.err);
    CHECK(ended.exit == kPluginExit);
    CHECK(count_of(ended.err, plugin + ".so: ") == 1);
    CHECK(count_of(ended.err, why) == 1);
  }
}

TEST_CASE("Worker program: beside a domain that ends the others are scored",
          "[program][worker][confined][plugin][A3.1]") {
  if (kaohe::plugin_host::kIsSanitized) return;
  const CountyWith county("crashes");
  const Ended ended = county.run({"score", "--period", "q2"});
  INFO(ended.err);
  CHECK(ended.exit == kPluginExit);
  for (const char* title : {"乡镇(街道)", "县直单位", "县直学校", "县管国有企业", "公立医院"})
    CHECK(contains(ended.out, title));
  CHECK_FALSE(contains(ended.out, "甲协会"));
  CHECK(count_of(ended.err, "plugin crashes 1.0.0 (score), assessee -: its process died") == 1);
}

TEST_CASE("Worker program: --in-process gives the same bytes", "[program][worker][A14.3]") {
  const County here, there;
  CHECK(here.run({"run", "--in-process"}).exit == 0);
  CHECK(there.run({"run"}).exit == 0);
  const auto files = files_below(there.path() / "results");
  CHECK(files.size() > 24);
  CHECK(files_below(here.path() / "results") == files);
  for (const std::vector<std::string>& command :
       {std::vector<std::string>{"explain", "s14", "--json"}, {"verify"}, {"replay"}}) {
    CAPTURE(command);
    std::vector<std::string> in_process = command;
    in_process.emplace_back("--in-process");
    const Ended one = there.run(command), other = there.run(in_process);
    CHECK(one.exit == other.exit);
    CHECK(one.out == other.out);
    CHECK(one.err == other.err);
  }
}

TEST_CASE("Worker program: in this process nothing holds a plugin back",
          "[program][worker][plugin]") {
  // Ended by the plugin itself: why plugins run elsewhere.
  CHECK(played("without_fault", {"--in-process"}).exit == 0);
  PluginFolder plugins;
  plugins.add("ends_process");
  const SmallYear year("ends_process");
  const Ended ended =
      run_kaohe(year.workspace(), {"score", "--in-process", "--plugins", plugins.path().string()});
  CHECK(ended.exit == 0);
  CHECK(ended.out.empty());
}

TEST_CASE("Worker program: limits of a plugin that are none are refused", "[program][worker]") {
  for (const char* limits : {"{ memory_mb = 8 }", "{ seconds = 0 }", "{ threads = 2 }"}) {
    CAPTURE(limits);
    PluginFolder plugins;
    plugins.add("sound");
    const SmallYear year("sound", "associations", "", limits);
    const Ended ended =
        run_kaohe(year.workspace(), {"score", "--plugins", plugins.path().string()});
    CHECK(ended.exit == 1);
    CHECK(contains(ended.err, "year.toml:"));
  }
}

TEST_CASE("Worker program: the worker says of itself that people do not start it",
          "[program][worker]") {
  const fs::path worker = build_folder() / "bin/kaohe-worker";
  constexpr int kUsageExit = 2;
  const int status = std::system((worker.string() + " 2>said").c_str());
  CHECK(WEXITSTATUS(status) == kUsageExit);
  CHECK(contains(bytes_of("said"), "kaohe-worker runs one plugin for kaohe"));
}
