/// Reminders, supervision notices and inspection circulars (Art. 11(7), 12(7)), and what follows
/// one until it is done with.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "ledger/record.hpp"

namespace kaohe::ledger {

/// What follows a notice: an entry of its own, which names it.
struct OfNotice {
  Origin origin;
  std::int64_t notice = 0;  ///< its number
  /// As the notice has them, so that who may act is known from the entry alone.
  std::string level, domain, assessee, unit;
  std::string document;
  std::optional<Date> date;
};

/// 整改落实情况反馈: the assessee's answer (Art. 11(8)).
struct RectificationAnswer : OfNotice {
  static constexpr const char* kKind = "rectification";
  std::string cause, measures, result;
  std::vector<std::string> to =
      {};  ///< organisations that it went to; empty: all that are owed one
};

/// 退回重办: an answer that is not good enough; it is given again.
struct Rework : OfNotice {
  static constexpr const char* kKind = "rework";
  std::string reason;
};

/// 延期: the assessee asks for more time before it is over; granted once it is confirmed.
struct Extension : OfNotice {
  static constexpr const char* kKind = "extension";
  std::string reason;
  std::optional<Date> until;  ///< the last day that it asks for
  bool is_confirmed = true;   ///< in no payload
};

/// 销号: what was asked for is done; closed once it is confirmed.
struct NoticeClosing : OfNotice {
  static constexpr const char* kKind = "notice_closing";
  std::string reason;        ///< may be empty
  bool is_confirmed = true;  ///< in no payload
};

/// 提醒、督办通知、督查通报: what asks for a rectification (Art. 11(8)), due one month after it was
/// issued.
struct Notice {
  static constexpr const char* kKind = "notice";
  static constexpr const char* kReminder = "reminder";
  static constexpr const char* kSupervision = "supervision";
  static constexpr const char* kCircular = "circular";

  Origin origin;
  std::string domain, assessee;
  std::string unit;       ///< who is in charge of that work: an organisation id
  std::string indicator;  ///< what it is about; empty: no single indicator
  std::string document;
  std::optional<Date> issued;
  std::optional<Date> answered = {};    ///< of an evidence file: to all who are owed it; none: not
  std::string level = kReminder;        ///< kReminder, kSupervision, kCircular
  std::string problem = {};             ///< what was found
  std::string demand = {};              ///< what is asked for
  std::int64_t about = 0;               ///< number of the observation that it follows; 0: none
  std::vector<std::int64_t> follows{};  ///< supervision: the notices in whose place it was served
  std::int64_t request = 0;             ///< supervision: number of the lead unit's request; 0: none
  std::int64_t visit = 0;               ///< number of the visit that found it; 0: none

  // What has come of it, from entries of their own; in no payload.
  std::vector<RectificationAnswer> answers = {};
  std::vector<Rework> reworks = {};
  std::vector<Extension> extensions = {};
  std::vector<NoticeClosing> closings = {};
  std::vector<Date> followed = {};  ///< days on which a notice was served in its place
  /// From which day through which a notice stood in its place that was taken away since.
  std::vector<std::pair<Date, Date>> stood_in = {};
};

/// 提请督办: the lead unit asks the assessment office to supervise, for all together (Art. 11(7)).
struct SupervisionRequest {
  static constexpr const char* kKind = "supervision_request";
  Origin origin;
  std::string domain;
  std::string assessee = {};  ///< empty: it names notices of several
  std::vector<std::int64_t> notices;
  std::string reason;
  std::string document;
  std::optional<Date> date;
};

/// 明察暗访: an open or unannounced visit (Art. 12(7)).
struct Visit {
  static constexpr const char* kKind = "visit";
  Origin origin;
  std::string domain, assessee;
  bool is_announced = false;
  std::vector<std::string> units;  ///< organisations that took part
  std::string found;               ///< empty: no problem
  std::string document;
  std::optional<Date> date;
};

}  // namespace kaohe::ledger
