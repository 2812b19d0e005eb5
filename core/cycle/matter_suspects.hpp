/// Records of an assessee that may be one matter counted twice, for a person to say.
#pragma once

#include <string>
#include <vector>

#include "cycle/matter_book.hpp"

namespace kaohe::cycle {

/// Two or more records, of two or more matters by their own ids.
struct Suspect {
  enum class Why {
    document,  ///< they name the same document
    file,      ///< the same file shows them
    text,      ///< their days are near and their texts alike
  };

  Why why = Why::document;
  std::vector<MatterRecord> records;          ///< ascending by number
  std::vector<std::int64_t> decided_in = {};  ///< links that say of any of them that they are one
                                              ///< matter or are not, ascending
  bool is_open = true;                        ///< somebody has yet to say
};

struct SuspectOptions {
  std::string domain = {};    ///< only of this domain; empty: of all
  bool with_decided = false;  ///< also what persons have decided
  MatterBookOptions book = {};
};

/// In the order of domains, assessees and record numbers. Of the year's `matters.near_days` and
/// `matters.alike`; a finding beside others where it shares a document or a file with them, as
/// words alone say little of it. Document numbers are compared in their plain form, and where they
/// have a digit.
std::vector<Suspect> matter_suspects(const plan::YearPlan& plan, const ledger::Ledger& ledger,
                                     const SuspectOptions& options = {});

}  // namespace kaohe::cycle
