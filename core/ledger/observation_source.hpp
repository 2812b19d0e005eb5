/// The one way in which scoring reads records, whether they come from a database, from files or
/// from a test.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "ledger/notice.hpp"
#include "ledger/record.hpp"

namespace kaohe::ledger {

/// Records of one year. The order in which rows are given has no meaning: who reads sorts.
/// Threads: const members may be called from several threads at once.
class ObservationSource {
 public:
  ObservationSource() = default;
  ObservationSource(const ObservationSource&) = delete;
  ObservationSource& operator=(const ObservationSource&) = delete;
  virtual ~ObservationSource() = default;

  /// Every observation of a domain that counts (confirmed, not withdrawn), from any period.
  virtual void observations(const std::string& domain,
                            const std::function<void(const Observation&)>& take) const = 0;
  virtual const std::vector<Submission>& submissions() const = 0;
  virtual const std::vector<Draw>& draws() const = 0;
  virtual const std::vector<Review>& reviews() const = 0;
  virtual const std::vector<Votes>& votes() const = 0;
  virtual const std::vector<LeaderMark>& leader_marks() const = 0;
  virtual const std::vector<Survey>& surveys() const = 0;
  virtual const std::vector<Circular>& circulars() const = 0;
  virtual const std::vector<Finding>& findings() const = 0;
  virtual const std::vector<Adjustment>& adjustments() const = 0;
  virtual const std::vector<Decision>& decisions() const = 0;
  virtual const std::vector<Closing>& closings() const = 0;
  virtual const std::vector<Objection>& objections() const = 0;
  virtual const std::vector<Rectified>& rectified() const = 0;
  /// With what has come of them; evidence/derived.hpp turns them into days late on the day asked.
  virtual const std::vector<Notice>& notices() const = 0;
};

}  // namespace kaohe::ledger
