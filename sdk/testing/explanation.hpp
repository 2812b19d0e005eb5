/// What `explain` says of one indicator of one assessee.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace kaohe::cases {

/// In front of the name of a missing input that another assessee owes.
inline constexpr const char* kPeerPrefix = "peer:";

struct ExplainedLoss {
  std::string item;
  std::string stage;  ///< "cap", "clamp", …; empty: what the item itself cost
  std::string points;

  /// What a case calls it: the stage, else the item.
  const std::string& name() const { return stage.empty() ? item : stage; }
};

struct Explanation {
  std::string state;
  std::string points;                ///< in force
  std::optional<std::string> score;  ///< none where the state carries none
  std::string spilled;
  std::vector<std::string> lines;    ///< of items, in their order
  std::vector<std::string> counted;  ///< ids of items that came to points, in their order
  std::vector<std::string> notes;
  std::vector<std::string> missing;  ///< names of inputs; "peer:" before those of others
  std::vector<ExplainedLoss> losses;
};

/// Empty: the indicator is not in the assessee's table. Throws std::runtime_error for JSON that is
/// not as expected.
std::optional<Explanation> read_explanation(const std::string& json, const std::string& indicator);

}  // namespace kaohe::cases
