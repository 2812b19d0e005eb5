/// Inside `conformance`: what a shared library says of itself, read without loading it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kaohe::conformance {

struct Symbol {
  std::string name;        ///< as the linker has it
  bool is_object = false;  ///< data, not a function
  std::size_t size = 0;    ///< bytes
};

struct ElfFile {
  std::vector<Symbol> exports;         ///< what it defines and others can see
  std::vector<Symbol> imports;         ///< what it wants of others
  std::vector<std::string> libraries;  ///< what it is linked with
};

/// Of a library that plugin_host::elf_defect has nothing against. Empty lists where it has no table
/// of symbols.
ElfFile read_elf(std::string_view bytes);

}  // namespace kaohe::conformance
