/// A plugin's library, opened in the process at work: the program's own or a worker's. Nothing of
/// the rest of the host is needed here, and nothing of the plugin runs before.
#pragma once

#include <cstdint>
#include <string>

#include <kaohe/abi.h>

namespace kaohe::plugin_host {

/// What became of opening it.
enum class Opening : std::uint32_t {
  opened,
  unloadable,      ///< the loader refused it
  no_plugin,       ///< it exports no table
  other_boundary,  ///< its table is of another major version
  defective,       ///< its table cannot be used
};

/// Who a plugin says it is.
struct Names {
  std::string id, domain, version, title, vendor, license;
  std::string abi = {};  ///< version of the boundary that it was built for, "1.0"
};

struct Library {
  Opening opening = Opening::unloadable;
  std::string reason = {};              ///< what the loader said, or what is wrong with the table
  std::uint32_t abi_major = 0;          ///< of the boundary that it speaks
  const kaohe_plugin* table = nullptr;  ///< opened: checked, and valid until the process ends
  Names names = {};                     ///< opened
};

/// Opens the library whose bytes are behind this descriptor, which must stay open: the loader knows
/// a library by its path, and a number used again would be taken for the library loaded before. It
/// stays loaded until the process ends.
Library open_library(int descriptor);

}  // namespace kaohe::plugin_host
