// kaohe plugin new: the folder of a plugin that somebody is about to write.
#include <memory>

#include "app/plugin_commands.hpp"
#include "app/plugin_folder.hpp"
#include "base/errors.hpp"
#include "base/files.hpp"

namespace kaohe::app {

namespace fs = std::filesystem;

namespace {

struct NewOptions {
  PluginFolder about;
  std::string from;        ///< a plugin's folder; empty: none
  std::string into = ".";  ///< where the folder is made
};

/// A folder as it is named; else that of one of the plugins whose sources are installed.
fs::path folder_named(const std::string& name) {
  if (is_there(name)) return name;
  const fs::path installed = Options::plugin_sources_folder() / name;
  if (name.find('/') == std::string::npos && is_there(installed)) return installed;
  throw Error(ErrorKind::usage, {"--from"},
              say({"no folder \"{}\" here, nor among the installed sources in {}; name the folder "
                   "of a plugin's sources",
                   "这里没有目录“{}”,已安装的源码({})中也没有;请写插件源码所在目录"},
                  name, Options::plugin_sources_folder().string()));
}

int make_new(const Session& session, NewOptions options) {
  if (options.about.vendor.empty() && options.from.empty())
    options.about.vendor = options.about.unit;
  options.about.language = session.language;
  const auto files = options.from.empty() ? new_plugin(options.about)
                                          : plugin_after(folder_named(options.from), options.about);
  const fs::path folder =
      absolute_path(fs::path(options.into) / options.about.name).lexically_normal();
  write_folder(folder, files);
  session.print(say({"{}: {} files; what to do with them stands in README.md\n"
                     "Next: cd {} && cmake --workflow --preset plugin",
                     "{}:{} 个文件,怎样着手见 README.md\n"
                     "下一步:cd {} && cmake --workflow --preset plugin"},
                    folder.string(), files.size(), folder.string()));
  return 0;
}

}  // namespace

void add_plugin_new(CLI::App& group, Session& session) {
  auto options = std::make_shared<NewOptions>();
  CLI::App* command = add_command(
      group, session, "new",
      {"make the folder of a new domain plugin, whose tests pass as it is\n"
       "Example: kaohe plugin new village_schools --title 村小 --unit education_committee",
       "新建一个领域插件的目录,其中的测试直接可以通过\n"
       "例:kaohe plugin new village_schools --title 村小 --unit education_committee"});
  const auto add = [&](const char* name, std::string& value, const char* type,
                       const Message& about) {
    return add_option(*command, name, value, say(about).in(session.language)).type_name(type);
  };
  add("NAME", options->about.name, "ID", {"id of the plugin and its domain", "插件和领域的编号"})
      .required();
  add("--title", options->about.title, "TEXT",
      {"the domain's title (default: the name, or as in --from)",
       "领域名称(默认:同编号,或同 --from)"});
  options->about.unit = "organization";
  const Argument unit =
      add("--unit", options->about.unit, "ID",
          {"unit in charge of its indicators (default: organization); with --from they keep theirs",
           "各指标的责任单位(默认:organization);用 --from 的,各指标的责任单位不变"});
  add("--vendor", options->about.vendor, "TEXT",
      {"who writes it (default: the unit, or as in --from)",
       "编写单位(默认:责任单位,或同 --from)"});
  add("--from", options->from, "DIR",
      {"after this plugin's folder, or the installed sources of that name, for a year to come or "
       "a like domain",
       "以这一插件目录(或已安装的同名源码)为底本,用于下一年度或相近领域"})
      .excludes(unit);
  add("--into", options->into, "DIR",
      {"where the folder is made (default: here)", "建在哪个目录下(默认:当前目录)"});
  on_call(*command, [&session, options] {
    session.command = [&session, options] { return make_new(session, *options); };
  });
}

}  // namespace kaohe::app
