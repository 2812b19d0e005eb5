/// Art. 8: how far each domain's indicator system has come, read from the ledger: who drafted,
/// consolidated, approved and issued it, how it was amended, and which version is in force.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "cycle/progress.hpp"
#include "ledger/ledger.hpp"
#include "ledger/system_course.hpp"

namespace kaohe::cycle {

/// One act with what it put on record.
template <class Record>
struct Done {
  Hand hand;
  Record record;
};

/// An amendment from its proposal on.
struct Amendment {
  Done<ledger::AmendmentProposal> proposal;
  std::optional<Done<ledger::AmendmentStudy>> study = {};
  std::optional<Done<ledger::AmendmentDecision>> decision = {};

  bool is_approved() const { return decision && decision->record.approved; }
};

/// A version that has been in force: the issued one, or an approved amendment.
struct SystemEdition {
  Hand hand;  ///< who issued it, or approved the amendment
  std::string document;
  ledger::SystemVersion version;
  std::int64_t amendment = 0;  ///< number of the proposal; 0: it was issued
};

enum class SystemStep { nothing, drafting, consolidated, approved, issued };

/// Of one domain. A part that is drafted again undoes consolidation and approval.
struct SystemLife {
  std::map<std::string, Done<ledger::SystemDraft>> drafts;  ///< by unit: its last
  std::optional<Done<ledger::SystemConsolidation>> consolidation;
  std::optional<Done<ledger::SystemApproval>> approval;
  std::vector<SystemEdition> editions;  ///< from the issued one to the one in force
  std::vector<Amendment> amendments;    ///< in the order of their proposals

  SystemStep step() const;
  /// nullptr: it is not issued yet.
  const SystemEdition* in_force() const { return editions.empty() ? nullptr : &editions.back(); }
  /// The amendment that nobody has decided yet; nullptr: there is none.
  const Amendment* open_amendment() const;
  /// The last act of the step it has come to; nullptr: nobody has acted.
  const Hand* last_hand() const;
  /// Who has drafted a part.
  std::set<std::string> drafters() const;
};

class Systems {
 public:
  /// Entries entered after `until` are not known.
  Systems(const ledger::Ledger& ledger, int year, std::optional<Date> until = std::nullopt);
  /// Nothing is read yet.
  explicit Systems(int year, std::optional<Date> until = std::nullopt);

  /// Reads what has come into the ledger since, always the same one.
  void advance(const ledger::Ledger& ledger);

  const SystemLife& of(const std::string& domain) const;
  /// By the number of its proposal; nullptr: there is none.
  const Amendment* find_amendment(std::int64_t number) const;

 private:
  void take(const ledger::Entry& entry);
  void take(const Hand& hand, ledger::SystemDraft record);
  void take(const Hand& hand, ledger::SystemConsolidation record);
  void take(const Hand& hand, ledger::SystemApproval record);
  void take(const Hand& hand, ledger::SystemIssue record);
  void take(const Hand& hand, ledger::AmendmentProposal record);
  void take(const Hand& hand, ledger::AmendmentStudy record);
  void take(const Hand& hand, ledger::AmendmentDecision record);
  Amendment* amendment(std::int64_t number);

  ledger::EntryFilter filter_;
  std::map<std::string, SystemLife> lives_;
};

}  // namespace kaohe::cycle
