#include "plugin_host/library.hpp"

#include <algorithm>
#include <cstddef>
#include <system_error>
#include <utility>
#include <vector>

#define BOOST_DLL_USE_STD_FS
#include <boost/dll/shared_library.hpp>

#include <kaohe/plugin_client.hpp>

namespace kaohe::plugin_host {

namespace {

// Loaded libraries: never closed, so that no pointer into one outlives it.
std::vector<boost::dll::shared_library>& loaded_libraries() {
  static auto* libraries = new std::vector<boost::dll::shared_library>;
  return *libraries;
}

// What the loader said, without the names of a file that only this process has.
std::string loader_reason(const std::string& said, const std::string& path) {
  const std::string mark = "dlerror system message: ";
  const std::size_t at = said.find(mark);
  std::string reason = at == std::string::npos ? said : said.substr(at + mark.size());
  // Behind the bracket stands what the system said last, which is about something else.
  reason.resize(std::min(reason.rfind(')'), reason.size()));
  if (reason.compare(0, path.size() + 2, path + ": ") == 0) reason.erase(0, path.size() + 2);
  return reason;
}

std::string text_of(const char* text) {
  return text == nullptr ? std::string() : text;
}

Library checked(const kaohe_plugin& table) {
  Library library;
  library.reason = table_defect(table);
  if (library.reason.empty()) {
    library.opening = Opening::opened;
    library.table = &table;
    library.names = {table.id,
                     table.domain,
                     table.version,
                     table.title,
                     text_of(table.vendor),
                     text_of(table.license),
                     std::to_string(table.abi_major) + "." + std::to_string(table.abi_minor)};
    return library;
  }
  // The first words are read one by one: what is no plugin may be shorter than the table.
  const bool is_plugin = table.size >= offsetof(kaohe_plugin, id) && table.magic == KAOHE_MAGIC;
  const bool is_other = is_plugin && table.abi_major != KAOHE_ABI_MAJOR;
  library.opening = is_other ? Opening::other_boundary : Opening::defective;
  if (is_other) library.abi_major = table.abi_major;
  return library;
}

}  // namespace

Library open_library(int descriptor) {
  const std::string path = "/proc/self/fd/" + std::to_string(descriptor);
  boost::dll::shared_library library;
  try {
    library.load(path, boost::dll::load_mode::rtld_now | boost::dll::load_mode::rtld_local);
  } catch (const std::system_error& error) {
    return {Opening::unloadable, loader_reason(error.what(), path)};
  }
  if (!library.has(KAOHE_PLUGIN_SYMBOL)) return {Opening::no_plugin};
  const kaohe_plugin& table = library.get<const kaohe_plugin>(KAOHE_PLUGIN_SYMBOL);
  loaded_libraries().push_back(std::move(library));
  return checked(table);
}

}  // namespace kaohe::plugin_host
