/// One unit's observations of one period.
#pragma once

#include <functional>
#include <string>

#include "evidence/session.hpp"

namespace kaohe::evidence {

/// Who hands in what: a period of the year and an organisation of it.
struct SubmissionKey {
  std::string period;
  std::string unit;
  /// Why whoever hands in may not record about this assessee by this input; empty: they may.
  /// Default: the unit must be one of the input's recorders.
  std::function<Text(const DomainNames&, const plan::InputInfo&, const std::string& assessee)>
      refusal = {};
  /// The day of entry, where what is read was written on it: that may lie long after the year.
  std::optional<Date> today = {};
};

/// A key under which a row is read whoever records it: who may is asked elsewhere.
inline SubmissionKey key_for_anybody(std::string period, std::string unit) {
  return {std::move(period), std::move(unit),
          [](const auto&, const auto&, const auto&) { return Text(); }};
}

/// Reads every row as an observation. A row that is wrong is refused in the report.
void read_observations(Session& session, const Table& table, const SubmissionKey& key);

}  // namespace kaohe::evidence
