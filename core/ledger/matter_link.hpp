/// What persons say of two or more records of an assessee: that they are one matter, or that they
/// are not.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace kaohe::ledger {

/// 事项合并: records of one assessee are one matter, which counts once (Art. 12, 15). What was and
/// will be recorded of the assessee under one of `matters` is that matter too.
struct MatterMerge {
  static constexpr const char* kKind = "matter_merge";
  std::string domain, assessee;
  std::string into;                   ///< the matter's id from now on
  std::vector<std::string> matters;   ///< the ids that the records were recorded with
  std::vector<std::int64_t> records;  ///< those named; of one without an id it is this number
  std::vector<std::string> inputs;    ///< qualified, of those that are observations
  std::string reason, document;
};

/// 不是同一事项: records that look like one matter are several; they are not asked about again. No
/// figure depends on it. Of one record alone, which an answer to an objection took away or reduced
/// (Art. 21): what is recorded later with `document` among its evidence is another matter.
struct MatterDistinct {
  static constexpr const char* kKind = "matter_distinct";
  std::string domain, assessee;
  std::vector<std::string> matters;   ///< as of a merge
  std::vector<std::int64_t> records;  ///< likewise
  std::vector<std::string> inputs;    ///< likewise
  std::string reason, document;       ///< the document of several may be empty
};

}  // namespace kaohe::ledger
