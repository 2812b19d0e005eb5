/// Art. 8: what an issued indicator system is recognised by, indicator by indicator.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "plan/indicator_system.hpp"

namespace kaohe::plan {

/// Each is "sha256:…". Texts count as numbers do: a title that changes moves the digest.
///
/// What is not in them: the code of a plugin's own functions. A document names the function, what
/// it reads and each number it is given; that its code is the same, `whole` says by the plugin's
/// version only, and a lock by the library's own digest.
struct IndicatorDigests {
  /// By indicator: everything that the system's document says of it (definition, inputs, figures,
  /// parts, items, gates, every version of every number, off, only, points), and its responsible
  /// unit as the year divides the work.
  std::map<std::string, std::string> indicators;
  /// What the domain's indicators share: lists, shared inputs and figures, their numbers, title,
  /// total, sight. When a shared input is due, and whether it is awarded points, follows from the
  /// indicators that read it: such an edit moves both.
  std::string shared;
  /// Over all of these, the order of the indicators, and the plugin with its version.
  std::string whole;
};

/// Of a system, best one that `attach_system` has put into its year: before, an indicator has the
/// unit that its catalogue names. Any thread.
IndicatorDigests indicator_digests(const IndicatorSystem& system);

/// The indicators whose digests differ, also those that only one of the two has, by id.
std::vector<std::string> differing_indicators(const IndicatorDigests& before,
                                              const IndicatorDigests& after);

}  // namespace kaohe::plan
