/// A case file as it is written: which facts each case has once the base is laid under it. What
/// they mean is batch.hpp's.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <kaohe/abi.h>

#include "calendar.hpp"
#include "place.hpp"

namespace kaohe::cases {

/// What is said of one assessee.
struct Layer {
  using Entries = std::map<std::string, Place>;

  Entries subjects;  ///< by list
  Entries roster;    ///< by input
  Entries facts;     ///< by input
  Entries states;    ///< by input
  std::optional<Place> decisions;
  std::optional<Place> undrawn;
  std::optional<Place> pool;

  /// This layer with the entries of `upper` in place of its own.
  Layer under(const Layer& upper) const;
};

/// Other assessees, `count` of them alike.
struct PeerGroup {
  Place place;
  Layer layer;
  std::uint32_t count = 1;
};

/// What the year sets. Holds the texts that the C structs point to.
class CaseSettings {
 public:
  /// From `settings` and `rounding` of a case, in a year of this calendar.
  CaseSettings(const std::optional<Place>& settings, const std::optional<Place>& rounding,
               const CaseCalendar& calendar);

  bool is_plain() const { return overrides_.empty() && !rounds_; }
  /// Whether they have this number, for some time at least.
  bool sets(const std::string& key) const;
  /// Has a number for the whole year, whatever was said of it before.
  void set(std::string key, std::string value);
  /// Valid until this object is changed or destroyed.
  kaohe_settings view();

 private:
  struct Override {
    std::string key, value, from;
    bool whole_year = false;
  };

  void read_override(const Place& place);
  static kaohe_rounding read_rounding(const Place& place);

  std::vector<Override> overrides_;
  std::vector<kaohe_override> view_;
  std::vector<kaohe_period> periods_;  ///< none: the standard calendar
  kaohe_rounding indicator_{1, 4, KAOHE_HALF_UP, {}};
  kaohe_rounding compared_{1, 8, KAOHE_HALF_UP, {}};
  bool rounds_ = false;
};

/// One [[case]], not yet looked up in a description.
struct Case {
  Place place;
  std::string title;
  std::uint32_t period = 0;
  std::optional<Place> indicator;  ///< names it; none: a trial, of all of them
  Layer target;
  std::vector<PeerGroup> peers;
  std::optional<Place> settings;
  std::optional<Place> rounding;
  std::optional<Place> expect;  ///< none: a trial
};

/// What all cases of a file share.
struct CaseFile {
  explicit CaseFile(const Document& document);

  std::optional<Place> catalogue;  ///< its text, to be used instead of a plugin
  std::optional<Place> indicator;
  std::optional<Place> base;
  const CaseCalendar* calendar = &CaseCalendar::standard();
  std::vector<Place> cases;
};

/// Throws CaseError for unknown keys and for a case without title, indicator or expectation.
Case read_case(const CaseFile& file, const Place& place);

/// The same of facts to try: neither title, nor indicator, nor expectation is asked for.
Case read_trial(const CaseFile& file, const Place& place);

}  // namespace kaohe::cases
