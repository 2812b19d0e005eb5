#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <cstring>
#include <system_error>
#include <utility>
#include <vector>

#include <spdlog/spdlog.h>

#include "base/digest.hpp"
#include "base/errors.hpp"
#include "base/files.hpp"
#include "plugin_host/elf_check.hpp"
#include "plugin_host/hosts.hpp"
#include "plugin_host/plugin.hpp"

namespace kaohe::plugin_host {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kPluginBytesMax = 256 * 1024 * 1024;

[[noreturn]] void refuse(const fs::path& file, const Text& why) {
  throw Error(ErrorKind::plugin, {file.string(), 0, 0}, why);
}

// What others can write could be exchanged between the check and the run; what others own they can
// open to anybody.
void refuse_in_other_hands(const fs::path& path) {
  struct stat status {};
  if (stat(path.c_str(), &status) != 0) {
    const std::string reason = std::strerror(errno);
    refuse(path, say({"cannot tell whose it is: {}; mend the folder's rights and try again",
                      "无法查看它的所有者:{};请检查目录权限后重试"},
                     reason));
  }
  if (status.st_uid != geteuid() && status.st_uid != 0) {
    refuse(
        path,
        say({"user {} owns it; a plugin decides scores, so only you or root may: chown it to the "
             "user who runs the assessment",
             "它属于用户 {};插件决定得分,只能属于本人或 root:请 chown 给运行考核的用户"},
            status.st_uid));
  }
  if ((status.st_mode & (S_IWGRP | S_IWOTH)) == 0) return;
  refuse(path,
         say({"others can write it (mode {:o}); a plugin decides scores, so only its owner may: "
              "chmod go-w {}",
              "他人可以写它(权限 {:o});插件决定得分,只应由所有者可写:请执行 chmod go-w {}"},
             status.st_mode & 07777U, path.string()));
}

fs::path resolve(const fs::path& file, const fs::path& folder) {
  std::error_code error;
  const fs::path real = fs::canonical(file, error);
  if (error) {
    refuse(file, say({"there is no plugin file here ({}); build the plugins, or name their folder "
                      "with --plugins DIR",
                      "这里没有插件文件({});请先构建插件,或用 --plugins DIR 指明插件目录"},
                     error.message()));
  }
  if (real.parent_path() != fs::canonical(folder, error)) {
    refuse(file, say({"it is a link to {}, which leaves the plugins folder; copy the file there "
                      "instead of linking it",
                      "它是指向 {} 的链接,离开了插件目录;请把文件复制到插件目录,不要用链接"},
                     real.string()));
  }
  refuse_in_other_hands(folder);
  refuse_in_other_hands(real);
  return real;
}

[[noreturn]] void refuse_unloadable(const fs::path& file, const Text& why) {
  refuse(file, say({"it cannot be loaded: {}; expected a shared library for this machine, with "
                    "nothing undefined: build it again with this program's SDK",
                    "无法加载:{};应为本机可用、没有未定义符号的动态库:请用本程序的 SDK 重新构建"},
                   why));
}

[[noreturn]] void refuse_changed(const fs::path& file, const std::string& digest,
                                 const std::string& wanted) {
  refuse(file,
         say({"its bytes have the digest {}, expected {}, as the year's lock has it: the file or "
              "the lock was changed; bring that one back from a backup",
              "文件摘要为 {},年度锁定的是 {}:该文件或锁定文件被改动过;请从备份恢复"},
             digest, wanted));
}

// Whose plugin an opened library is.
Identity introduced(const Library& library, const fs::path& file) {
  switch (library.opening) {
    case Opening::opened:
      break;
    case Opening::unloadable:
      refuse_unloadable(file, {library.reason, library.reason});
    case Opening::no_plugin:
      refuse(file, say({"it exports no {}: it is no Kaohe plugin; put only plugins into this "
                        "folder, or make one with KAOHE_PLUGIN",
                        "它没有导出 {}:不是考核插件;插件目录里只放插件,或用 KAOHE_PLUGIN "
                        "制作一个"},
                       KAOHE_PLUGIN_SYMBOL));
    case Opening::other_boundary:
      refuse(file, say({"{0}",
                        "它按插件接口第 {1} 版构建,本程序使用第 {2} 版:请换用与本程序配套的"
                        "插件文件,或用本程序的 SDK 重新构建"},
                       library.reason, library.abi_major, KAOHE_ABI_MAJOR));
    case Opening::defective:
      refuse(file, say({"{}", "插件表不可用,请用本程序的 SDK 重新构建({})"}, library.reason));
  }
  const Names& names = library.names;
  if (names.id != file.stem().string()) {
    refuse(file,
           say({"the plugin inside says that it is \"{0}\"; expected \"{1}\", the name of the "
                "file: rename the file to {0}.so or build the right plugin",
                "里面的插件自称“{0}”,应与文件名“{1}”一致:请把文件改名为 {0}.so,或构建正确的插件"},
               names.id, file.stem().string()));
  }
  return {file,          names.id,    names.domain,
          names.version, names.title, names.vendor,
          names.license, names.abi,   {}};
}

}  // namespace

PluginPointer load(const fs::path& file, const fs::path& folder, const Hosting& hosting,
                   const Limits& limits, const std::string& wanted) {
  const fs::path real = resolve(file, folder);
  const std::string bytes = read_file(real, kPluginBytesMax);
  const std::string digest = sha256(bytes);
  if (!wanted.empty() && digest != wanted) refuse_changed(file, digest, wanted);
  const Text cut_off = elf_defect(bytes);
  if (!cut_off.empty()) refuse_unloadable(file, cut_off);
  const Introduce introduce = [&](const Library& library) {
    Identity identity = introduced(library, file);
    identity.file = real;
    identity.sha256 = digest;
    return identity;
  };
  Descriptor sealed = sealed_file(file.filename().string(), bytes);
  PluginPointer plugin = hosting.is_in_process()
                             ? in_this_process(std::move(sealed), introduce)
                             : in_workers(std::move(sealed), file, hosting, limits, introduce);
  const Identity& identity = plugin->identity();
  spdlog::debug("loaded plugin {} {} {} {}", identity.id, identity.version, identity.sha256,
                hosting.is_in_process() ? "in this process" : "in a worker");
  return plugin;
}

namespace {

/// Whatever is named like a plugin, also a link to nothing or a folder: the reason why it is none
/// is told.
std::vector<fs::path> named_as_plugins(const fs::path& folder) {
  std::vector<fs::path> files = list_files(folder, ".so");
  std::error_code failure;
  for (fs::directory_iterator at(folder, failure), end; !failure && at != end;
       at.increment(failure)) {
    std::error_code vanished;
    if (at->path().extension() == ".so" && !at->is_regular_file(vanished))
      files.push_back(at->path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

std::vector<Found> discover(const fs::path& folder, const Hosting& hosting) {
  std::vector<Found> found;
  for (const fs::path& file : named_as_plugins(folder)) {
    try {
      found.push_back({file, load(file, folder, hosting), {}});
    } catch (const Error& error) {
      found.push_back({file, nullptr, error.problems().front().what});
    }
  }
  return found;
}

}  // namespace kaohe::plugin_host
