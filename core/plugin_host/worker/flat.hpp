/// What crosses between host and worker as blocks: settings and facts one way, what a plugin
/// proposes the other way.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include <kaohe/abi.h>
#include <kaohe/plugin_client.hpp>

#include "plugin_host/worker/blocks.hpp"

namespace kaohe::plugin_host {

/// All that a batch of BatchBuilder's points to, one after the other.
std::string flattened(const kaohe_batch& batch);
/// Settings as the host makes them; nullptr: none.
std::string flattened(const kaohe_settings* settings);
/// The lists of a sheet; its cells cross by themselves.
std::string flattened_lists(const SheetCopy& sheet);

/// A batch whose columns stand in the bytes, which must outlive it and begin at an address that is
/// a multiple of 8. Throws BrokenBlocks.
class FlatBatch {
 public:
  explicit FlatBatch(std::string_view bytes);
  FlatBatch(const FlatBatch&) = delete;
  FlatBatch& operator=(const FlatBatch&) = delete;
  const kaohe_batch& get() const { return batch_; }

 private:
  kaohe_batch batch_{};
  std::vector<kaohe_records> records_;
  std::deque<std::vector<const std::int16_t*>> attributes_;
  std::vector<kaohe_subjects> subjects_;
  std::vector<kaohe_decision> decisions_;
  std::deque<std::vector<kaohe_text>> texts_;
};

/// Settings whose texts stand in the bytes. Throws BrokenBlocks.
class FlatSettings {
 public:
  explicit FlatSettings(std::string_view bytes);
  FlatSettings(const FlatSettings&) = delete;
  FlatSettings& operator=(const FlatSettings&) = delete;
  const kaohe_settings* get() const { return has_any_ ? &settings_ : nullptr; }

 private:
  bool has_any_ = false;
  kaohe_settings settings_{};
  std::vector<kaohe_period> periods_;
  std::vector<kaohe_override> overrides_;
};

/// Copies the lists into `sheet`. Throws BrokenBlocks; whom and what they name is not checked.
void read_lists(BlockReader& from, SheetCopy& sheet);

}  // namespace kaohe::plugin_host
