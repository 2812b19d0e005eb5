#include "app/plugin_source.hpp"

#include <algorithm>

#include <kaohe/plugin_client.hpp>
#include <nlohmann/json.hpp>

#include "base/errors.hpp"
#include "base/files.hpp"
#include "base/words.hpp"
#include "catalogue/reader.hpp"

namespace kaohe::app {

namespace fs = std::filesystem;

namespace {

FunctionAnswer no_answer(const FunctionCall& /*call*/) {
  return FunctionAnswer::not_applicable({});
}

cases::Functions stand_ins_in(const catalogue::Reading& reading) {
  cases::Functions functions;
  for (const FunctionEntry& entry : reading.store.functions)
    functions.emplace(std::string(entry.name), no_answer);
  return functions;
}

/// A folder's catalogue, which holds.
struct Catalogue {
  explicit Catalogue(const fs::path& folder)
      : file((folder / kCatalogueFile).string()), toml(read_file(file, kCatalogueSizeMax)) {
    const catalogue::Reading reading = catalogue::read(toml, file);
    functions = stand_ins_in(reading);
    std::vector<Problem> problems;
    for (const catalogue::Diagnostic& one : reading.diagnostics)
      problems.push_back({{}, {one.text(), one.text()}});
    if (!problems.empty()) throw Error(ErrorKind::data, std::move(problems));
  }

  std::string file, toml;
  cases::Functions functions;  ///< that it calls, without an answer
};

/// Built by `cmake --workflow --preset plugin`, or in Kaohe's own tree; empty: not, or several.
fs::path library_of(const fs::path& folder) {
  const fs::path built = folder / "build" / "plugins";
  const std::vector<fs::path> all =
      is_there(built) ? list_files(built, ".so") : std::vector<fs::path>();
  return all.size() == 1 ? all.front() : fs::path();
}

/// What a library is built from: the catalogue, and the sources beside it.
std::vector<fs::path> built_from(const fs::path& folder) {
  std::vector<fs::path> files{folder / kCatalogueFile};
  for (const char* extension : {".cpp", ".hpp", ".c", ".h"})
    for (fs::path& file : list_files(folder, extension)) files.push_back(std::move(file));
  return files;
}

/// The files that have changed since a library was built.
std::vector<std::string> changed_since(const fs::path& library, const fs::path& folder) {
  std::error_code error;
  const auto built = fs::last_write_time(library, error);
  std::vector<std::string> changed;
  for (const fs::path& file : built_from(folder)) {
    const auto written = fs::last_write_time(file, error);
    if (!error && written > built) changed.push_back(file.filename().string());
  }
  return changed;
}

void warn_if_older(const Session& session, const fs::path& library, const fs::path& folder) {
  for (const std::string& file : changed_since(library, folder))
    session.warn(say({"{}: built before the last change of {}; build it again to see that",
                      "{}:构建于 {} 最近一次修改之前;请重新构建后再看"},
                     library.string(), file));
}

/// Each indicator that calls a function, with the first that it calls.
std::map<std::string, std::string> functions_called(const cases::RuntimePlugin& plugin) {
  const auto document =
      nlohmann::json::parse(PluginClient(plugin.table(), nullptr).describe(), nullptr, false);
  std::map<std::string, std::string> called;
  for (const nlohmann::json& indicator : document.at("indicators")) {
    const nlohmann::json definition = indicator.value("definition", nlohmann::json::object());
    for (const char* part : {"item", "figure"})
      for (const nlohmann::json& one : definition.value(part, nlohmann::json::array()))
        if (one.contains("function"))
          called.try_emplace(indicator.at("id").get<std::string>(),
                             one.at("function").get<std::string>());
  }
  return called;
}

void say_unbuilt(const Session& session, const std::map<std::string, std::string>& unbuilt) {
  std::vector<std::string> indicators;
  for (const auto& [indicator, function] : unbuilt)
    indicators.push_back(indicator + " (" + function + ")");
  session.warn(say({"not judged, as their functions in C++ are not built, or have changed since: "
                    "{}; build them (cmake --workflow --preset plugin), or name a built plugin "
                    "with --library FILE",
                    "未核对,其 C++ 函数尚未构建或者构建后有改动:{};请先构建(cmake --workflow "
                    "--preset plugin),或用 --library 文件 指明已构建的插件"},
                   joined(indicators)));
}

}  // namespace

PluginSource::PluginSource(const Session& session, const fs::path& folder,
                           const std::string& library) {
  const Catalogue catalogue(folder);
  fs::path built = library;
  if (library.empty() && !catalogue.functions.empty()) {
    built = library_of(folder);
    if (!built.empty() && !changed_since(built, folder).empty()) built.clear();
  }
  if (built.empty()) {
    read_ =
        std::make_unique<cases::RuntimePlugin>(catalogue.toml, catalogue.file, catalogue.functions);
    if (!catalogue.functions.empty()) unbuilt_ = functions_called(*read_);
    if (!unbuilt_.empty()) say_unbuilt(session, unbuilt_);
    return;
  }
  built = absolute_path(built);
  built_ = plugin_host::load(built, built.parent_path());
  warn_if_older(session, built, folder);
}

std::string PluginSource::unbuilt_function(const std::string& indicator) const {
  const auto found = unbuilt_.find(indicator);
  return found == unbuilt_.end() ? std::string() : found->second;
}

cases::Functions stand_ins(const std::string& toml, const std::string& file) {
  return stand_ins_in(catalogue::read(toml, file));
}

plan::IndicatorSystem system_in(const fs::path& folder) {
  const Catalogue catalogue(folder);
  const cases::RuntimePlugin plugin(catalogue.toml, catalogue.file, catalogue.functions);
  PluginClient client(plugin.table(), nullptr);
  return plan::read_indicator_system(client.describe());
}

std::vector<fs::path> case_files(const fs::path& folder) {
  std::vector<fs::path> files =
      is_there(folder) ? list_files(folder, ".toml") : std::vector<fs::path>();
  if (!files.empty()) return files;
  throw Error(ErrorKind::data, {folder.string()},
              say({"no cases here; expected files *.toml with worked examples (sdk/testing); name "
                   "the folder that holds <plugin>/cases with --cases DIR",
                   "这里没有用例;应有写明实例的 *.toml 文件(见 sdk/testing);请用 --cases DIR "
                   "指明含有“插件/cases”的目录"}));
}

}  // namespace kaohe::app
