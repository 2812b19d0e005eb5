/// Several notices about one problem: named where one of them is issued or closed. None is closed
/// by the other; persons do that.
#pragma once

#include <cstdint>
#include <vector>

#include "base/text.hpp"
#include "cycle/desk.hpp"
#include "evidence/rectification.hpp"
#include "ledger/memory_source.hpp"
#include "ledger/notice.hpp"

namespace kaohe::cycle {

struct NoticeAbout {
  ledger::Notice notice;
  evidence::Rectification state;

  bool is_open() const { return !state.closed && !state.followed; }
};

/// The other notices about the observation that a notice follows, as they stand on a day; of one
/// that follows none: none. `records`: as for a preview.
std::vector<NoticeAbout> notices_beside(const plan::YearPlan& plan,
                                        const ledger::MemorySource& records,
                                        const ledger::Notice& notice, Date day);
/// The same of a notice on record, on the desk's day.
std::vector<NoticeAbout> notices_beside(const Desk& desk, std::int64_t number);

/// "#12 提1, closed on 2023-05-04"
Text words_of(const NoticeAbout& one);

}  // namespace kaohe::cycle
