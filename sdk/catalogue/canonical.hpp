/// What a part of the file says, as canonical JSON: the same rules give the same text, whatever
/// their order and layout.
#pragma once

#include <string>

#include "place.hpp"

namespace kaohe::catalogue {

/// A table of the file: keys in alphabetical order, no white space; comments and the order of keys
/// leave no trace.
std::string canonical_json(const Place& place);

/// What all indicators share: domain, sub, input, figure.
std::string canonical_shared(const Place& root);

}  // namespace kaohe::catalogue
