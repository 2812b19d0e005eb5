/// The one way to toml++ in this folder. It is linked, not compiled into each file that includes
/// it.
#pragma once

#ifndef TOML_HEADER_ONLY
#define TOML_HEADER_ONLY 0
#endif
#include <toml++/toml.h>
