/// What people should see beside a figure.
#pragma once

#include <string>

#include "base/text.hpp"

namespace kaohe::scoring {

/// One of the things people should see beside a figure. `id` is stable: "below_line".
struct Note {
  std::string id;
  std::string en, zh;

  friend bool operator==(const Note&, const Note&) = default;
};

Note note(std::string id, const Text& text);

}  // namespace kaohe::scoring
