/// Acts that move a year on and are no facts: no figure is made from them, only whether one counts.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"

namespace kaohe::ledger {

/// A second person confirms records that stand alone in their entries, or what came after its
/// period was closed.
struct Confirmation {
  static constexpr const char* kKind = "confirmation";
  std::vector<std::int64_t> confirms;  ///< numbers of entries
};

/// 半年工作总结 (Art. 12(5)): an assessee hands in its self-review.
struct SelfReview {
  static constexpr const char* kKind = "self_review";
  std::string domain, assessee, period;
  std::string document;
};

/// The lead unit has merged a domain's results of a period (Art. 11(6), 12(5)).
struct PeriodClosing {
  static constexpr const char* kKind = "period_closing";
  std::string domain, period;
  std::string document;
  std::vector<std::string> missing;       ///< units that had not submitted all by then
  std::vector<std::string> waiting = {};  ///< what was owed and not there, as cycle::ids_of_gaps
  std::string early = {};                 ///< before the day for results: why
  std::string reason = {};                ///< why what some of `missing` had recorded was left out
  std::map<std::string, std::string> roster = {};  ///< who was assessed in it: id → placed how
};

/// 拟扣分告知: the lead unit has shown its assessees what is recorded of them, before it counts.
struct Disclosure {
  static constexpr const char* kKind = "disclosure";
  std::string domain, period;
  std::int64_t through = 0;  ///< what was recorded up to this number
  std::string document;
};

/// A period's result has been written.
struct Publication {
  static constexpr const char* kKind = "publication";
  std::string period;
  int edition = 1;
  std::string figures_digest;
  std::string result_digest;                      ///< of the bytes of result.json
  std::map<std::string, std::string> files = {};  ///< digest of each file written, by its name
  std::vector<std::string> waiting = {};          ///< what its figures wait for, as in a closing
  std::string reason = {}, document = {};         ///< of a later edition: why, by which paper
  /// Decisions and returned shares of a day after the first edition that count all the same, here
  /// and in every later edition: numbers of their entries.
  std::vector<std::int64_t> taking_in = {};
  /// 公示: it is open to the public through that day, and not final; none: it is an edition.
  std::optional<Date> open_until = std::nullopt;
  /// Of a later edition of the year: consequences that are due on another day than the period's
  /// closing and the decisions give, as "schools/s07/explanation" → "2024-03-18".
  std::map<std::string, std::string> dues = {};
};

}  // namespace kaohe::ledger
