/// Inside `conformance`: what a host of a later minor version gives. Each struct has bytes more,
/// which no plugin of today knows.
#pragma once

#include <cstdint>
#include <cstring>
#include <vector>

#include <kaohe/abi.h>

namespace kaohe::conformance {

/// A struct with what a later version appends, filled so that reading or writing it shows.
template <class Struct>
struct Longer {
  static constexpr unsigned char kFill = 0xF1;

  Struct known;
  unsigned char later[24];

  explicit Longer(const Struct& given = {}) : known(given) {
    std::memset(later, kFill, sizeof later);
  }
  bool is_untouched() const {
    for (const unsigned char byte : later) {
      if (byte != kFill) return false;
    }
    return true;
  }
};

/// The same facts as in a batch of this version, which must outlive it.
class LaterBatch {
 public:
  explicit LaterBatch(const kaohe_batch& batch);
  LaterBatch(const LaterBatch&) = delete;
  LaterBatch& operator=(const LaterBatch&) = delete;
  const kaohe_batch& get() const { return batch_.known; }

 private:
  Longer<kaohe_batch> batch_;
  std::vector<Longer<kaohe_records>> records_;
  std::vector<Longer<kaohe_subjects>> subjects_;
  std::vector<Longer<kaohe_decision>> decisions_;
};

}  // namespace kaohe::conformance
