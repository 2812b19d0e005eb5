/// What a plugin says, for people.
#pragma once

#include <kaohe/plugin_client.hpp>

#include "base/text.hpp"

namespace kaohe::plugin_host {

/// In both languages; the English stands for a Chinese text that the plugin does not give.
inline Text words_of(const PluginError& error) {
  return {error.what(), error.chinese().empty() ? error.what() : error.chinese()};
}

}  // namespace kaohe::plugin_host
