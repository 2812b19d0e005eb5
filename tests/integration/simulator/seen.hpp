/// How often each act was taken and how often refused, over all years lived so far.
#pragma once

#include <map>
#include <string>
#include <tuple>

namespace kaohe::testing {

struct Outcome {
  std::string act;  ///< "records", "closes-without" …
  bool taken = false;

  bool operator<(const Outcome& other) const {
    return std::tie(act, taken) < std::tie(other.act, other.taken);
  }
};

class Seen {
 public:
  void add(const Outcome& outcome) { ++counts_[outcome]; }
  int count(const Outcome& outcome) const {
    const auto found = counts_.find(outcome);
    return found == counts_.end() ? 0 : found->second;
  }

 private:
  std::map<Outcome, int> counts_;
};

}  // namespace kaohe::testing
