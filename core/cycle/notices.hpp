/// Reminders, supervision and circulars: issued, answered, returned, extended, closed (Art. 11(7),
/// 11(8), 12(7)). Each is one act of the person at the desk, on its day.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cycle/desk.hpp"
#include "ledger/notice.hpp"

namespace kaohe::cycle {

struct Issuing {
  std::string level = {};      ///< "reminder" (also if empty) or "circular", or their titles
  std::string assessee = {};   ///< as "domain/assessee"; empty: that of `about` or `visit`
  std::string indicator = {};  ///< id or title; empty: that of `about`
  std::string unit = {};       ///< in charge; empty: of `about`, else the person's own unit
  std::string problem = {}, demand = {};
  std::string document = {};
  std::int64_t about = 0;  ///< the observation that it follows
  std::int64_t visit = 0;  ///< the visit that found it
};

/// Puts a reminder or an inspection circular on record. Throws Error(data) for a supervision
/// notice, which `serve` serves, and with everything that does not hold of the rest.
std::int64_t issue_notice(Desk& desk, const Issuing& issuing);

struct Requesting {
  std::string reason, document;  ///< both required
};

/// The lead unit asks the assessment office to supervise what some notices of its domain asked for
/// in vain, all together. Throws Error(data), naming each number that is no notice which still asks
/// for something, is of another domain, or is in a request already.
std::int64_t request_supervision(Desk& desk, const std::vector<std::int64_t>& notices,
                                 const Requesting& requesting);

struct Serving {
  std::string document;  ///< required
  std::string demand = {};
};

/// The assessment office serves what was requested: one supervision notice for each assessee, in
/// the place of the notices that went before it. Throws Error(data) for a request that was served.
std::vector<std::int64_t> serve_supervision(Desk& desk, std::int64_t request,
                                            const Serving& serving);

struct AnsweringNotice {
  std::string cause, measures, result;  ///< each required (Art. 11(8))
  std::string document;                 ///< required
  std::vector<std::string> to = {};     ///< bodies it goes to, by id or title; empty: all that wait
};

/// An assessee answers a notice. Throws Error(data) where it asks for nothing more, and for a body
/// that is owed no answer.
std::int64_t answer_notice(Desk& desk, std::int64_t number, const AnsweringNotice& given);

/// As an evidence file tells it, which knows the day alone; its document stands for the rest. The
/// notice is one that the same evidence told, and that nothing else was done to.
std::int64_t answer_as_told(Desk& desk, std::int64_t number, const std::string& document);

struct Words {
  std::string reason, document;
};

/// Sends an answer back: it is given again within the year's days for that. Both words are
/// required. Ends a closing that is proposed. Throws Error(data) where there is no answer, and
/// where the person's unit has none.
std::int64_t return_answer(Desk& desk, std::int64_t number, const Words& words);

/// An assessee asks for time until a later day; granted once it is confirmed, by the day it was
/// due. Throws Error(data) after the last day, for a day not after it or after
/// Rectification::latest, and while another one waits.
std::int64_t extend_notice(Desk& desk, std::int64_t number, Date until, const Words& words);

struct ClosingNotice {
  std::string document;  ///< required
  std::string reason = {};
  /// Also proposes that its observation is put right, which returns the year's share of its points.
  bool is_rectified = false;
};

/// Finds that what a notice asks for is done; closed once it is confirmed. Throws Error(data) while
/// an answer is owed; with `is_rectified` where the year returns no share, and where the notice
/// follows no observation.
std::vector<std::int64_t> close_notice(Desk& desk, std::int64_t number,
                                       const ClosingNotice& closing);

struct Visiting {
  std::string assessee;  ///< as "domain/assessee"
  bool is_announced = false;
  std::vector<std::string> units = {};    ///< who took part, by id or title; at least one
  std::optional<std::string> found = {};  ///< nothing: no problem
  std::string document = {};              ///< required
};

/// Puts an open or unannounced visit on record (Art. 12(7)). Throws Error(data) for a finding that
/// is empty, which would say neither, and for a paper that tells of a visit to the assessee
/// already.
std::int64_t record_visit(Desk& desk, const Visiting& visiting);

}  // namespace kaohe::cycle
