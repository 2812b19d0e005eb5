#include "plugin_host/worker/blocks.hpp"

#include <algorithm>

namespace kaohe::plugin_host {

void BlockWriter::add_bytes(const char* bytes, std::uint64_t size) {
  bytes_.append(reinterpret_cast<const char*>(&size), sizeof size);
  if (size == kAbsent) return;
  bytes_.append(bytes, static_cast<std::size_t>(size));
  bytes_.append(static_cast<std::size_t>((kAlignment - size % kAlignment) % kAlignment), '\0');
}

bool BlockReader::next(std::string_view& block) {
  std::uint64_t size = 0;
  expect(bytes_.size() >= sizeof size);
  std::memcpy(&size, bytes_.data(), sizeof size);
  bytes_.remove_prefix(sizeof size);
  if (size == BlockWriter::kAbsent) return false;
  expect(size <= bytes_.size());
  block = bytes_.substr(0, static_cast<std::size_t>(size));
  const std::uint64_t padded =
      (size + BlockWriter::kAlignment - 1) / BlockWriter::kAlignment * BlockWriter::kAlignment;
  bytes_.remove_prefix(static_cast<std::size_t>(std::min<std::uint64_t>(padded, bytes_.size())));
  return true;
}

void BlockReader::expect(bool holds) {
  if (!holds) throw BrokenBlocks("the bytes are cut off, or are not what was expected");
}

}  // namespace kaohe::plugin_host
