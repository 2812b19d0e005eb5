/// A file that a person holds as evidence of a record: its digest is on record, the file is not.
#pragma once

#include <cstdint>
#include <string>

namespace kaohe::ledger {

/// 佐证文件: takes effect at once; no figure depends on it.
struct EvidenceFile {
  static constexpr const char* kKind = "evidence_file";
  std::int64_t record = 0;  ///< the number of what it shows: of observations a row's
  std::string file;         ///< its name, without folders
  std::int64_t size = 0;    ///< bytes
  std::string digest;       ///< "sha256:…" of them
};

}  // namespace kaohe::ledger
