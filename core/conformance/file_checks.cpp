// Level 1: what the file says of itself, and its table. Nothing of the plugin runs before the file
// has passed.
#include <dlfcn.h>

#include <algorithm>
#include <cstddef>

#include <kaohe/abi.h>

#include "base/files.hpp"
#include "base/words.hpp"
#include "conformance/checks.hpp"
#include "conformance/elf_file.hpp"
#include "conformance/forbidden.hpp"
#include "plugin_host/elf_check.hpp"
#include "plugin_host/plugin.hpp"

namespace kaohe::conformance {

namespace {

constexpr std::size_t kFileBytesMax = 256 * 1024 * 1024;

std::string bytes_of(const Subject& subject) {
  return read_file(subject.file, kFileBytesMax);
}

Finding check_kind(const Subject& subject) {
  const std::string bytes = bytes_of(subject);
  const Text defect = plugin_host::elf_defect(bytes);
  if (defect.empty()) return passed(say({"{} bytes", "{} 字节"}, bytes.size()));
  throw Breach(say({"{}; build it as a shared library with kaohe_add_plugin",
                    "{};请用 kaohe_add_plugin 构建为动态库"},
                   defect));
}

Finding check_exports(const Subject& subject) {
  const std::vector<Symbol> exports = read_elf(bytes_of(subject)).exports;
  std::vector<std::string> others;
  const Symbol* table = nullptr;
  for (const Symbol& one : exports) {
    if (one.name == KAOHE_PLUGIN_SYMBOL) table = &one;
    if (one.name != KAOHE_PLUGIN_SYMBOL) others.push_back(readable(one.name));
  }
  if (table == nullptr || !table->is_object) {
    throw Breach(say({"it exports no data symbol {}; write KAOHE_PLUGIN once, at namespace scope",
                      "没有导出数据符号 {};请在命名空间作用域写一次 KAOHE_PLUGIN"},
                     KAOHE_PLUGIN_SYMBOL));
  }
  if (!others.empty()) {
    throw Breach(
        say({"besides {} it exports {}; expected no other: link it with a version script, "
             "as kaohe_add_plugin does",
             "除 {} 外还导出了 {},不应有其他符号:请像 kaohe_add_plugin 那样用版本脚本链接"},
            KAOHE_PLUGIN_SYMBOL, joined(others)));
  }
  return passed(say({"{} and nothing else", "只有 {}"}, KAOHE_PLUGIN_SYMBOL));
}

bool is_known_library(const std::string& name) {
  const std::vector<std::string_view> known{"libstdc++.so.", "libgcc_s.so.", "libc.so.", "libm.so.",
                                            "ld-linux"};
  return std::any_of(known.begin(), known.end(), [&](std::string_view begin) {
    return name.compare(0, begin.size(), begin) == 0;
  });
}

Finding check_libraries(const Subject& subject) {
  std::vector<std::string> foreign, sanitizers;
  for (const std::string& name : read_elf(bytes_of(subject)).libraries) {
    const bool is_sanitizer = name.find("san.so") != std::string::npos;
    if (!is_known_library(name)) (is_sanitizer ? sanitizers : foreign).push_back(name);
  }
  if (!foreign.empty()) {
    throw Breach(say({"it needs {}; expected the libraries of C and C++ alone: link others "
                      "statically or do without them",
                      "它依赖 {};只应依赖 C 和 C++ 标准库:请静态链接或不用"},
                     joined(foreign)));
  }
  if (!sanitizers.empty()) {
    return warned(say({"it was built with a sanitizer ({}); build it without for a year",
                       "构建时用了检测工具({});年度使用的插件请不加检测工具重新构建"},
                      joined(sanitizers)));
  }
  return passed(say({"those of C and C++ alone", "只有 C 和 C++ 标准库"}));
}

Finding check_imports(const Subject& subject) {
  std::vector<std::string> en, zh;
  const std::vector<Symbol> imports = read_elf(bytes_of(subject)).imports;
  for (const Symbol& one : imports) {
    const Text use = forbidden_use(one.name);
    if (use.empty()) continue;
    en.push_back(readable(one.name) + " (" + use.en + ")");
    zh.push_back(readable(one.name) + "(" + use.zh + ")");
  }
  if (en.empty()) {
    return passed(say({"{} functions of C and C++, none of them forbidden",
                       "用到 C 和 C++ 的 {} 个函数,没有被禁用的"},
                      imports.size()));
  }
  throw Breach(say({"it calls {}; a plugin's points depend on its facts alone: take the calls out",
                    "它调用了 {};插件的得分只能取决于所给的数据:请去掉这些调用"},
                   Text{joined(en), joined(zh)}));
}

Finding check_loads(const Subject& subject) {
  subject.trying(say({"loading it", "加载时"}));
  if (::dlopen(subject.file.c_str(), RTLD_NOW | RTLD_LOCAL) != nullptr)
    return passed(say({"nothing is undefined", "没有未定义的符号"}));
  const std::string reason = ::dlerror();
  throw Breach(say({"{}; link it with -Wl,-z,defs to see what is undefined",
                    "{};请用 -Wl,-z,defs 链接,以查出未定义的符号"},
                   reason));
}

bool is_id(const std::string& text) {
  return !text.empty() && text[0] >= 'a' && text[0] <= 'z' &&
         std::all_of(text.begin(), text.end(), [](char letter) {
           return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') ||
                  letter == '_';
         });
}

void require_id(const char* entry, const std::string& id) {
  if (is_id(id)) return;
  throw Breach(say({"its {} is \"{}\"; expected small letters, digits and _, a letter first",
                    "它的 {} 为“{}”;应为小写字母、数字和 _,以字母开头"},
                   entry, id));
}

// "major.minor.patch", nothing less.
void require_version(const std::string& version) {
  const bool has_parts = std::count(version.begin(), version.end(), '.') == 2;
  if (has_parts && plugin_host::satisfies(version, ">=0")) return;
  throw Breach(say({"its version is \"{}\"; expected three numbers such as 1.2.0",
                    "它的版本为“{}”;应为三个数字,如 1.2.0"},
                   version));
}

void require_size(const Subject& subject, const kaohe_plugin& table) {
  for (const Symbol& one : read_elf(bytes_of(subject)).exports) {
    if (one.name != KAOHE_PLUGIN_SYMBOL || one.size >= table.size) continue;
    throw Breach(
        say({"its table says that it has {} bytes and has {}; expected sizeof(kaohe_plugin)",
             "它的表自称 {} 字节,实际 {} 字节;应为 sizeof(kaohe_plugin)"},
            table.size, one.size));
  }
}

Finding check_table(const Subject& subject) {
  const plugin_host::PluginPointer plugin =
      plugin_host::load(subject.file, subject.file.parent_path());
  const plugin_host::Identity& identity = plugin->identity();
  require_size(subject, plugin->table());
  require_id("id", identity.id);
  require_id("domain", identity.domain);
  require_version(identity.version);
  if (identity.title.empty()) {
    throw Breach(say({"its title is empty; expected the domain as people call it",
                      "它的标题是空的;应为领域的名称"}));
  }
  const std::uint32_t minor = plugin->table().abi_minor;
  if (minor > KAOHE_ABI_MINOR) {
    return warned(say({"it was built for boundary {}.{}, this program speaks {}.{}; what is newer "
                       "is not used",
                       "它按接口 {}.{} 构建,本程序为 {}.{};较新的部分不会用到"},
                      KAOHE_ABI_MAJOR, minor, KAOHE_ABI_MAJOR, KAOHE_ABI_MINOR));
  }
  return passed(say({"{} {} for the domain {}, boundary {}.{}", "{} {},领域 {},接口 {}.{}"},
                    identity.id, identity.version, identity.domain, KAOHE_ABI_MAJOR, minor));
}

}  // namespace

std::vector<Check> file_checks() {
  return {
      {"file.kind", 1, {"a shared library for this machine", "本机可用的动态库"}, {}, check_kind},
      {"file.exports", 1, {"one exported symbol", "只导出一个符号"}, {"file.kind"}, check_exports},
      {"file.libraries", 1, {"libraries it needs", "所依赖的库"}, {"file.kind"}, check_libraries},
      {"file.imports", 1, {"functions it calls", "所调用的函数"}, {"file.kind"}, check_imports},
      {"file.loads",
       1,
       {"it can be loaded", "可以加载"},
       {"file.exports", "file.libraries", "file.imports"},
       check_loads},
      {"table", 1, {"its table", "插件表"}, {"file.loads"}, check_table},
  };
}

}  // namespace kaohe::conformance
