/// Inside `plugin_host/worker`: texts as blocks.
#pragma once

#include <cstdint>
#include <deque>
#include <string_view>
#include <vector>

#include <kaohe/abi.h>

#include "plugin_host/worker/blocks.hpp"

namespace kaohe::plugin_host {

inline std::string_view view_of(kaohe_text text) {
  return text.data == nullptr ? std::string_view("")
                              : std::string_view(text.data, static_cast<std::size_t>(text.size));
}

inline kaohe_text text_of(std::string_view view) {
  return {view.data(), view.size()};
}

/// nullptr: they are absent.
inline void add_texts(BlockWriter& to, const kaohe_text* texts, std::uint64_t count) {
  std::vector<std::uint64_t> sizes;
  std::string all;
  for (std::uint64_t i = 0; texts != nullptr && i < count; ++i) {
    sizes.push_back(view_of(texts[i]).size());
    all += view_of(texts[i]);
  }
  to.add(texts == nullptr ? nullptr : sizes.data(), sizes.size());
  to.add_text(all);
}

/// Kept in `keeper`; nullptr: they are absent.
inline const kaohe_text* take_texts(BlockReader& from, std::uint64_t count,
                                    std::deque<std::vector<kaohe_text>>& keeper) {
  const auto* sizes = from.column<std::uint64_t>(count);
  std::string_view all = from.text();
  if (sizes == nullptr) return nullptr;
  std::vector<kaohe_text>& texts = keeper.emplace_back();
  texts.reserve(static_cast<std::size_t>(count) + 1);  // data() is none of nothing
  for (std::uint64_t i = 0; i < count; ++i) {
    if (sizes[i] > all.size()) throw BrokenBlocks("a text is cut off");
    texts.push_back(text_of(all.substr(0, static_cast<std::size_t>(sizes[i]))));
    all.remove_prefix(static_cast<std::size_t>(sizes[i]));
  }
  return texts.data();
}

}  // namespace kaohe::plugin_host
