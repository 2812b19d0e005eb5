// @TITLE@: what indicators.toml cannot say. So far there is nothing; README.md shows how a function is added.
#include <kaohe/plugin.hpp>

#include "@NAME@_catalogue.hpp"

KAOHE_PLUGIN(@NAME@, "1.0.0", "@TITLE@", "@VENDOR@", "Apache-2.0");
