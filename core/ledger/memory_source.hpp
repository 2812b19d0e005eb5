/// Records held in memory: from evidence files, or made by a test.
#pragma once

#include <map>

#include "ledger/observation_source.hpp"

namespace kaohe::ledger {

class MemorySource final : public ObservationSource {
 public:
  std::map<std::string, std::vector<Observation>> observations_by_domain;
  std::vector<Submission> all_submissions;
  std::vector<Draw> all_draws;
  std::vector<Review> all_reviews;
  std::vector<Votes> all_votes;
  std::vector<LeaderMark> all_leader_marks;
  std::vector<Survey> all_surveys;
  std::vector<Circular> all_circulars;
  std::vector<Finding> all_findings;
  std::vector<Adjustment> all_adjustments;
  std::vector<Decision> all_decisions;
  std::vector<Closing> all_closings;
  std::vector<Notice> all_notices;
  std::vector<Objection> all_objections;
  std::vector<Rectified> all_rectified;
  // What has come of notices is told by these (see Notice), and here as it was recorded.
  std::vector<RectificationAnswer> all_rectifications;
  std::vector<Rework> all_reworks;
  std::vector<Extension> all_extensions;
  std::vector<NoticeClosing> all_notice_closings;
  std::vector<SupervisionRequest> all_supervision_requests;
  std::vector<Visit> all_visits;

  void observations(const std::string& domain,
                    const std::function<void(const Observation&)>& take) const override {
    const auto found = observations_by_domain.find(domain);
    if (found == observations_by_domain.end()) return;
    for (const Observation& observation : found->second) take(observation);
  }
  const std::vector<Submission>& submissions() const override { return all_submissions; }
  const std::vector<Draw>& draws() const override { return all_draws; }
  const std::vector<Review>& reviews() const override { return all_reviews; }
  const std::vector<Votes>& votes() const override { return all_votes; }
  const std::vector<LeaderMark>& leader_marks() const override { return all_leader_marks; }
  const std::vector<Survey>& surveys() const override { return all_surveys; }
  const std::vector<Circular>& circulars() const override { return all_circulars; }
  const std::vector<Finding>& findings() const override { return all_findings; }
  const std::vector<Adjustment>& adjustments() const override { return all_adjustments; }
  const std::vector<Decision>& decisions() const override { return all_decisions; }
  const std::vector<Closing>& closings() const override { return all_closings; }
  const std::vector<Notice>& notices() const override { return all_notices; }
  const std::vector<Objection>& objections() const override { return all_objections; }
  const std::vector<Rectified>& rectified() const override { return all_rectified; }
};

}  // namespace kaohe::ledger
