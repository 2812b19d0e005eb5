/// Bytes that cross between host and worker: blocks, one after the other, each led by its length,
/// and nowhere a pointer. Whoever reads checks each length against what is there.
#pragma once

#include <cstdint>
#include <cstring>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace kaohe::plugin_host {

/// What was read is no such blocks: cut off, or of other lengths than expected.
class BrokenBlocks : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

class BlockWriter {
 public:
  /// `count` values one after the other; nullptr: a block that is absent.
  template <class Value>
  void add(const Value* values, std::uint64_t count) {
    static_assert(std::is_trivially_copyable_v<Value>);
    if (values == nullptr) return add_bytes(nullptr, kAbsent);
    add_bytes(reinterpret_cast<const char*>(values), count * sizeof(Value));
  }
  void add_text(std::string_view text) {
    add(text.data() == nullptr ? "" : text.data(), text.size());
  }
  template <class Value>
  void add(const Value& value) {
    add(&value, 1);
  }

  std::string take() { return std::move(bytes_); }

 private:
  friend class BlockReader;
  static constexpr std::uint64_t kAbsent = UINT64_MAX;
  /// Each block begins where any value may stand.
  static constexpr std::uint64_t kAlignment = alignof(std::uint64_t);

  void add_bytes(const char* bytes, std::uint64_t size);

  std::string bytes_;
};

/// Reads in the order of writing, from bytes that must outlive what it gives, unless that is
/// copied. Every call throws BrokenBlocks where no such block comes next.
class BlockReader {
 public:
  explicit BlockReader(std::string_view bytes) : bytes_(bytes) {}

  /// In place: the bytes must begin at an address that is a multiple of 8. nullptr: it is absent.
  template <class Value>
  const Value* column(std::uint64_t count) {
    std::string_view block;
    if (!next(block)) return nullptr;
    expect(block.size() / sizeof(Value) == count && block.size() % sizeof(Value) == 0);
    return reinterpret_cast<const Value*>(block.data());
  }
  /// In place, absent never.
  std::string_view text() {
    std::string_view block;
    expect(next(block));
    return block;
  }
  /// Copied.
  template <class Value>
  Value value() {
    const std::vector<Value> all = values<Value>();
    expect(all.size() == 1);
    return all.front();
  }
  template <class Value>
  std::vector<Value> values() {
    static_assert(std::is_trivially_copyable_v<Value>);
    const std::string_view block = text();
    expect(block.size() % sizeof(Value) == 0);
    std::vector<Value> all(block.size() / sizeof(Value));
    if (!all.empty()) std::memcpy(all.data(), block.data(), block.size());
    return all;
  }

 private:
  /// False: an absent one.
  bool next(std::string_view& block);
  static void expect(bool holds);

  std::string_view bytes_;
};

}  // namespace kaohe::plugin_host
