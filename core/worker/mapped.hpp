/// What a request hands over, mapped for as long as it is worked on.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include <kaohe/abi.h>

namespace kaohe::worker {

/// The input, to be read only.
class MappedInput {
 public:
  /// Throws std::bad_alloc.
  explicit MappedInput(std::uint64_t size);
  MappedInput(const MappedInput&) = delete;
  MappedInput& operator=(const MappedInput&) = delete;
  ~MappedInput();
  std::string_view bytes() const { return {static_cast<const char*>(start_), size_}; }

 private:
  std::size_t size_;
  void* start_ = nullptr;
};

/// The cells of the answer, between pages that nobody may touch: the first byte beyond the last
/// cell lies in one.
class MappedCells {
 public:
  /// Throws std::bad_alloc.
  explicit MappedCells(std::uint64_t count);
  MappedCells(const MappedCells&) = delete;
  MappedCells& operator=(const MappedCells&) = delete;
  ~MappedCells();
  kaohe_cell* data() const { return cells_; }

 private:
  std::size_t size_ = 0;
  void* start_ = nullptr;
  kaohe_cell* cells_ = nullptr;
};

}  // namespace kaohe::worker
