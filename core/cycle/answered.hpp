/// What an answered objection has settled, held against whatever comes after it (Art. 21).
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "cycle/desk.hpp"
#include "ledger/matter_link.hpp"
#include "ledger/memory_source.hpp"

namespace kaohe::cycle {

/// An observation that an answer, confirmed or not, took away or reduced.
struct Settled {
  ledger::Observation row;
  ledger::Objection answer;
};

/// All of a year. Read once, and only where it is asked about an assessee to whom an answer gave
/// something.
class SettledRecords {
 public:
  /// The desk must outlive it.
  explicit SettledRecords(const Desk& desk);

  /// Why an observation may not be recorded, by its place; nothing: it may. It brings back what was
  /// settled where it is of the same assessee and matter, in whichever input and hand; where a
  /// matter is missing, of one input, day and evidence. Where it is only like that (one input and
  /// value, near days or texts alike, as the year's `matters` says) a person has to say first that
  /// it is another matter (keep_matters_apart).
  std::optional<Problem> brought_back(const ledger::Observation& row) const;
  std::vector<Problem> brought_back(const std::vector<ledger::Observation>& rows) const;

  /// Nothing: no answer took it away or reduced it.
  const Settled* find(std::int64_t row) const;

 private:
  /// Whether an observation could bring anything back: of one matter it may be in any input.
  bool may_concern(const ledger::Observation& row) const;
  void read() const;
  void read_settled() const;
  void read_distinct() const;
  bool is_alike(const Settled& settled, const ledger::Observation& row) const;
  bool is_said_to_be_another(const Settled& settled, const ledger::Observation& row) const;

  const Desk& desk_;
  const plan::LikeMatters& rules_;
  /// By domain and assessee to whom an answer gave something: of which inputs.
  std::map<std::pair<std::string, std::string>, std::set<std::string>> given_;
  mutable bool is_read_ = false;
  mutable std::vector<Settled> settled_;
  mutable std::vector<ledger::MatterDistinct> distinct_;
};

}  // namespace kaohe::cycle
