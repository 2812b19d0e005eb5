#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstddef>
#include <cstring>
#include <system_error>
#include <vector>

#include <spdlog/spdlog.h>

#define BOOST_DLL_USE_STD_FS
#include <boost/dll/shared_library.hpp>

#include <kaohe/plugin_client.hpp>

#include "base/digest.hpp"
#include "base/errors.hpp"
#include "base/files.hpp"
#include "plugin_host/elf_check.hpp"
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

// The bytes in a file that has no name and that nobody can change any more. Its descriptor stays
// open: the loader knows a library by its path, and a number used again would be taken for the
// library loaded before.
std::string sealed_copy(const std::string& bytes, const fs::path& file) {
  const int descriptor = memfd_create(file.filename().c_str(), MFD_CLOEXEC | MFD_ALLOW_SEALING);
  const auto fail = [&](const char* what) {
    const std::string reason = std::strerror(errno);
    if (descriptor >= 0) close(descriptor);
    throw Error(ErrorKind::environment, {file.string(), 0, 0},
                say({"cannot keep the plugin's bytes in memory: {}: {}; free memory and try again",
                     "无法在内存中保存插件:{}:{};请释放内存后重试"},
                    what, reason));
  };
  if (descriptor < 0) fail("memfd_create");
  for (std::size_t written = 0; written < bytes.size();) {
    const ssize_t count = write(descriptor, bytes.data() + written, bytes.size() - written);
    if (count <= 0) fail("write");
    written += static_cast<std::size_t>(count);
  }
  if (fcntl(descriptor, F_ADD_SEALS, F_SEAL_WRITE | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL) !=
      0) {
    fail("F_ADD_SEALS");
  }
  return "/proc/self/fd/" + std::to_string(descriptor);
}

// Loaded libraries: never closed, so that no pointer into one outlives it.
std::vector<boost::dll::shared_library>& loaded_libraries() {
  static auto* libraries = new std::vector<boost::dll::shared_library>;
  return *libraries;
}

[[noreturn]] void refuse_unloadable(const fs::path& file, const Text& why) {
  refuse(file, say({"it cannot be loaded: {}; expected a shared library for this machine, with "
                    "nothing undefined: build it again with this program's SDK",
                    "无法加载:{};应为本机可用、没有未定义符号的动态库:请用本程序的 SDK 重新构建"},
                   why));
}

// What the loader said, without the names of a file that only this process has.
std::string loader_reason(const std::string& said, const std::string& sealed) {
  const std::string mark = "dlerror system message: ";
  const std::size_t at = said.find(mark);
  std::string reason = at == std::string::npos ? said : said.substr(at + mark.size());
  if (!reason.empty() && reason.back() == ')') reason.pop_back();
  if (reason.compare(0, sealed.size() + 2, sealed + ": ") == 0) reason.erase(0, sealed.size() + 2);
  return reason;
}

const kaohe_plugin& open(const std::string& sealed, const fs::path& file) {
  boost::dll::shared_library library;
  try {
    library.load(sealed, boost::dll::load_mode::rtld_now | boost::dll::load_mode::rtld_local);
  } catch (const std::system_error& error) {
    const std::string reason = loader_reason(error.what(), sealed);
    refuse_unloadable(file, {reason, reason});
  }
  if (!library.has(KAOHE_PLUGIN_SYMBOL)) {
    refuse(file, say({"it exports no {}: it is no Kaohe plugin; put only plugins into this folder, "
                      "or make one with KAOHE_PLUGIN",
                      "它没有导出 {}:不是考核插件;插件目录里只放插件,或用 KAOHE_PLUGIN 制作一个"},
                     KAOHE_PLUGIN_SYMBOL));
  }
  const kaohe_plugin& table = library.get<const kaohe_plugin>(KAOHE_PLUGIN_SYMBOL);
  loaded_libraries().push_back(std::move(library));
  return table;
}

[[noreturn]] void refuse_changed(const fs::path& file, const std::string& digest,
                                 const std::string& wanted) {
  refuse(file,
         say({"its bytes have the digest {}, expected {}, as the year's lock has it: the file "
              "was changed; bring it back from a backup",
              "文件摘要为 {},年度锁定的是 {}:文件被改动过;请从备份恢复"},
             digest, wanted));
}

std::string text_of(const char* text) {
  return text == nullptr ? std::string() : text;
}

}  // namespace

PluginPointer load(const fs::path& file, const fs::path& folder, const std::string& wanted) {
  const fs::path real = resolve(file, folder);
  const std::string bytes = read_file(real, kPluginBytesMax);
  const std::string digest = sha256(bytes);
  if (!wanted.empty() && digest != wanted) refuse_changed(file, digest, wanted);
  const Text cut_off = elf_defect(bytes);
  if (!cut_off.empty()) refuse_unloadable(file, cut_off);
  const kaohe_plugin& table = open(sealed_copy(bytes, real), file);
  const std::string defect = table_defect(table);
  if (!defect.empty()) {
    const bool is_other_boundary = table.size >= offsetof(kaohe_plugin, id) &&
                                   table.magic == KAOHE_MAGIC && table.abi_major != KAOHE_ABI_MAJOR;
    if (is_other_boundary) {
      refuse(file, say({"{0}",
                        "它按插件接口第 {1} 版构建,本程序使用第 {2} 版:请换用与本程序配套的"
                        "插件文件,或用本程序的 SDK 重新构建"},
                       defect, table.abi_major, KAOHE_ABI_MAJOR));
    }
    refuse(file, say({"{}", "插件表不可用,请用本程序的 SDK 重新构建({})"}, defect));
  }
  Identity identity{real,
                    table.id,
                    table.domain,
                    table.version,
                    table.title,
                    text_of(table.vendor),
                    text_of(table.license),
                    digest};
  if (identity.id != file.stem().string()) {
    refuse(file,
           say({"the plugin inside says that it is \"{0}\"; expected \"{1}\", the name of the "
                "file: rename the file to {0}.so or build the right plugin",
                "里面的插件自称“{0}”,应与文件名“{1}”一致:请把文件改名为 {0}.so,或构建正确的插件"},
               identity.id, file.stem().string()));
  }
  spdlog::debug("loaded plugin {} {} {}", identity.id, identity.version, digest);
  return std::make_shared<const Plugin>(std::move(identity), table);
}

std::vector<Found> discover(const fs::path& folder) {
  std::vector<Found> found;
  for (const fs::path& file : list_files(folder, ".so")) {
    try {
      found.push_back({file, load(file, folder), {}});
    } catch (const Error& error) {
      found.push_back({file, nullptr, error.problems().front().what});
    }
  }
  return found;
}

}  // namespace kaohe::plugin_host
