/// A packed file (zip), as .xlsx and .ods are, read part by part within a limit.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "base/text.hpp"

struct zip;

namespace kaohe::office {

class Archive {
 public:
  /// `bytes` must outlive the archive; `file` stands in messages only. All parts read may unpack to
  /// `unpacked_max` bytes together. Throws Error(data) for bytes that are no whole zip file.
  Archive(std::string_view bytes, std::string file, std::size_t unpacked_max);

  const std::string& file() const { return file_; }
  bool has(const std::string& part) const;

  /// Unpacks a part and passes it on piece by piece, at last an empty piece. Throws Error(data) for
  /// a part that is missing, damaged, encrypted, or beyond the limit.
  void read(const std::string& part, const std::function<void(std::string_view)>& take);
  std::string read_whole(const std::string& part);

  /// Throws Error(data): the file is damaged at this part.
  [[noreturn]] void refuse_damaged(const std::string& part) const;

 private:
  std::string file_;
  std::size_t unpacked_max_;
  std::size_t unpacked_ = 0;
  std::unique_ptr<zip, void (*)(zip*)> zip_;
};

/// Throws Error(data): a workbook that only a password opens.
[[noreturn]] void refuse_encrypted(const std::string& file);

}  // namespace kaohe::office
