/// Digests, always with their algorithm as prefix: "sha256:…".
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace kaohe {

/// SHA-256 of the bytes, as "sha256:" and 64 hexadecimal digits.
std::string sha256(std::string_view bytes);

/// The same of bytes that come piece by piece. One thread at a time.
class Sha256 {
 public:
  Sha256();
  Sha256(Sha256&&) noexcept;
  Sha256& operator=(Sha256&&) noexcept;
  ~Sha256();

  void add(std::string_view bytes);
  /// Ends it: nothing may be added afterwards.
  std::string text();

 private:
  struct Context;
  std::unique_ptr<Context> context_;
};

/// The first 16 digits of a digest: they name the folder of what has it.
std::string key_of_digest(const std::string& digest);

}  // namespace kaohe
