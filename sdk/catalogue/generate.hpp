/// Turns a catalogue into C++: constant tables that a plugin is compiled with, so that it needs no
/// parser.
#pragma once

#include <string>
#include <string_view>

#include <kaohe/catalogue.hpp>

namespace kaohe::catalogue {

/// `NAME_catalogue.hpp`: the accessor `kaohe::generated::NAME::catalogue()`, and in
/// `kaohe::functions` one declaration for each function that the catalogue calls. `name` is an id
/// that C++ takes. The same catalogue gives the same bytes.
std::string generate_header(const Catalogue& catalogue, std::string_view name);

/// `NAME_catalogue.cpp`: the tables, constant-initialised; needs the header above and the SDK's
/// headers, nothing else.
std::string generate_source(const Catalogue& catalogue, std::string_view name);

}  // namespace kaohe::catalogue
