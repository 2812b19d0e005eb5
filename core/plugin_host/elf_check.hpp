/// A look at a library's own headers before anything of it is mapped.
#pragma once

#include <string_view>

#include "base/text.hpp"

namespace kaohe::plugin_host {

/// What is wrong with the bytes of a shared library for this machine, for people; empty: nothing. A
/// copy that was cut off is found here: the loader would map what is not there, and the process
/// would die at the first touch.
Text elf_defect(std::string_view bytes);

/// What a library that `elf_defect` has nothing against carries in a section; empty: it has none of
/// that name.
std::string_view section_of(std::string_view bytes, std::string_view name);

}  // namespace kaohe::plugin_host
