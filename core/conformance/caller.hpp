/// Inside `conformance`: calls a plugin's table as it is, and keeps every byte that comes back.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <kaohe/abi.h>

#include "base/text.hpp"

namespace kaohe::conformance {

/// What a call came to.
struct Answer {
  std::int32_t status = KAOHE_OK;
  std::int64_t row = KAOHE_NONE;
  std::string why;  ///< as the plugin said it
  int reasons = 0;  ///< how often fail was called

  /// The status with the reason, for people.
  Text text() const;
  /// Throws Breach where the status is none of abi.h's, or where fail was not called just once for
  /// a status that is not KAOHE_OK.
  void require_lawful(const char* call) const;
};

/// One instance. Calls that a check makes of it are made one at a time.
class Caller {
 public:
  /// With the first `host_size` bytes of the host's table, filled up with what no plugin knows.
  explicit Caller(const kaohe_plugin& table, const kaohe_settings* settings = nullptr,
                  std::uint32_t host_size = sizeof(kaohe_host));
  Caller(const Caller&) = delete;
  Caller& operator=(const Caller&) = delete;
  ~Caller();

  bool is_made() const { return instance_ != nullptr; }
  /// Of the last call.
  const Answer& answer() const { return answer_; }

  std::string describe();

 protected:
  void begin() { answer_ = {}; }
  void end(std::int32_t status) { answer_.status = status; }

  const kaohe_plugin& table_;
  kaohe_instance* instance_ = nullptr;

 private:
  static constexpr std::size_t kLaterBytes = 64;
  struct LaterHost {
    kaohe_host known{};
    unsigned char later[kLaterBytes];
  };

  LaterHost host_;
  Answer answer_;
};

/// An instance with the catalogue's own settings. Throws Breach where the plugin makes none.
void require_made(const Caller& caller);

}  // namespace kaohe::conformance
