/// Which entries and rows of a ledger stand: what was withdrawn or replaced does not, and what
/// nobody has confirmed is a proposal.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <unordered_set>
#include <vector>

#include "ledger/entry.hpp"

namespace kaohe::ledger {

/// Told every entry of a year in order, then asked.
class Standing {
 public:
  /// `with_proposed`: a correction or cancellation that nobody has confirmed counts already.
  explicit Standing(bool with_proposed) : with_proposed_(with_proposed) {}

  void note(const Entry& entry);
  /// After the last entry: what replaces what. More may be noted, and then this again.
  void finish();

  /// Whether a record counts: that of an entry, by its number, or a row's.
  /// `period`, `domain`: of an observation; else empty.
  bool counts(const Entry& entry, std::int64_t number, const std::string& period,
              const std::string& domain) const;
  /// Whether another person has confirmed what an entry has of a domain: by the unit's submission
  /// of the period, or by name. What a closing left out, and what came after it, once a late
  /// submission of its unit is confirmed that came later still (Art. 11(6)).
  bool is_confirmed(const Entry& entry, const std::string& period, const std::string& domain) const;
  /// Whether the domain's period was closed before the unit had submitted what the entry has of it.
  bool is_left_out(const Entry& entry, const std::string& period, const std::string& domain) const;
  /// Whether it came after the closing that it belongs to: observations, what corrects or cancels
  /// them, and submissions of a domain whose period was closed before; a draw that says so itself.
  bool follows_closing(const Entry& entry) const { return late_.count(entry.number) != 0; }
  /// Whether any row of an entry was withdrawn or replaced.
  bool has_gone_within(const Entry& entry) const;
  bool is_withdrawn(std::int64_t number) const { return withdrawn_.count(number) != 0; }
  bool is_replaced(std::int64_t number) const { return replaced_.count(number) != 0; }
  /// The entry that takes the place of a record or takes it away; nullptr: none does.
  const Entry* replacement_of(std::int64_t number) const;

 private:
  /// An entry that takes the place of another, as far as that matters here.
  struct Replacing {
    Entry entry;
    std::string period, domain;
  };
  using Key = std::tuple<std::string, std::string, std::string>;  ///< unit, period, domain
  using LateKey =
      std::tuple<std::string, std::string, std::string, bool>;  ///< … about the lead unit

  bool is_late(const Entry& entry) const;
  void note_submission(const Entry& entry);
  /// Whether a late submission of its unit that is confirmed has it (Art. 11(6)).
  bool is_confirmed_late(const Entry& entry, const std::string& period,
                         const std::string& domain) const;
  /// Whether its unit has submitted it, before the closing.
  bool is_submitted(const Entry& entry, const std::string& period, const std::string& domain) const;
  /// The number of the closing; nothing: it is open.
  std::optional<std::int64_t> closing(const std::string& domain, const std::string& period) const;
  bool is_closed(const std::string& domain, const std::string& period) const {
    return closed_.count({domain, period}) != 0;
  }
  /// The replacing entry that has this number, itself or as a row; nullptr: there is none.
  const Replacing* replacing_at(std::int64_t number) const;

  bool with_proposed_;
  std::map<Key, std::set<std::int64_t>> submitted_;                      ///< by number
  std::map<LateKey, std::set<std::int64_t>> submitted_late_;             ///< likewise
  std::map<std::tuple<std::string, std::string>, std::int64_t> closed_;  ///< domain, period
  std::unordered_set<std::int64_t> confirmed_, late_;
  std::set<std::int64_t> withdrawn_;
  std::map<std::int64_t, std::int64_t> replaced_;  ///< record → number of the replacing entry
  std::map<std::int64_t, Replacing> replacing_;    ///< by number of the replacing entry
};

/// The domains of the observations in an entry, or of the one that it cancels; of other entries one
/// that is empty.
std::vector<std::string> domains_of(const Entry& entry);

/// The period of an entry of observations, or of the observation that it cancels; empty: none.
std::string period_of(const Entry& entry);

}  // namespace kaohe::ledger
