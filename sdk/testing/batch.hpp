/// The facts of one case in the columns that a plugin takes. The assessee under test is the first.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <kaohe/batch_builder.hpp>

#include "case_file.hpp"
#include "description.hpp"
#include "facts.hpp"

namespace kaohe::cases {

/// Index of the indicator that a case is about. Throws CaseError if the domain has none of that
/// name.
std::uint32_t indicator_of(const Description& description, const Case& one);

class CaseBatch {
 public:
  /// Throws CaseError for whatever `description` does not know. Both must outlive the batch.
  CaseBatch(const Description& description, const Case& one);

  /// Valid as long as this object.
  const kaohe_batch& batch() { return builder_.batch(asked_on_, period_); }

 private:
  /// An assessee as the batch is to have it.
  struct Member {
    std::uint32_t index = 0;
    std::uint32_t pool = 0;
    const Layer* layer = nullptr;
    std::vector<std::vector<std::string>> subjects;  // by list
  };

  std::uint32_t pool_number(const Layer& layer);
  BatchShape shape(const Case& one);
  void add(const std::string& name, const Layer& layer);
  void add_subjects(Member& member);
  void add_facts(const Member& member, const Layer::Entries& entries, bool roster);
  void add_default_states();
  void add_states(const Member& member);
  void add_decisions(const Member& member);
  void add_decision(const Member& member, const Place& place);
  void decide_input(const Member& member, const Place& on, std::uint32_t input, bool exempt);
  std::uint32_t input_at(const Place& place) const;
  std::uint32_t entity_of(const Member& member, std::uint32_t input, const Place& place);
  void expect_lists(const Case& one) const;

  const Description& description_;
  std::vector<std::string> input_names_;
  std::int32_t asked_on_;
  std::uint32_t period_;
  std::map<std::string, std::uint32_t> pools_;
  Names names_;
  std::int64_t records_ = 0;
  std::uint32_t assessees_ = 0;
  std::uint32_t added_ = 0;
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> shared_by_;  // input, entity
  BatchBuilder builder_;
};

}  // namespace kaohe::cases
