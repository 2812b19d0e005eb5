#include "domain.hpp"

namespace oracle {

std::vector<const Domain*> domains() {
  return {&townships_domain(), &county_units_domain(), &schools_domain(), &soes_domain(),
          &hospitals_domain()};
}

Cell judge(const Indicator& indicator, const Asked& asked, const Assessee& assessee) {
  if (asked.decided(assessee, "exempt", indicator.id)) return passed_on("exempt");
  try {
    return indicator.rule(asked, assessee);
  } catch (const Pending& pending) {
    return {std::nullopt, "pending", "waits for " + pending.what};
  }
}

}  // namespace oracle
