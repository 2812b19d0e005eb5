// Explanation: what was decided, by whom, where and why.
#include "app/explanation.hpp"
#include "base/utf8.hpp"
#include "grading/records.hpp"

namespace kaohe::app {

using ledger::Decision;

std::string Explanation::decided(const Decision* decision, const std::string& indent) const {
  if (decision == nullptr) return {};
  std::string by = decision->document;
  for (const std::string& part : {decision->decided_by, decision->meeting}) {
    if (!part.empty()) by += (by.empty() ? "" : in(say({", ", ","}))) + part;
  }
  if (!decision->reason.empty()) by += in(say({": ", ":"})) + one_line(decision->reason);
  return indent + in(say({"decided: {} {}\n", "依据决定:{} {}\n"}, by, place(decision->origin)));
}

bool Explanation::is_known(const Decision& decision) const {
  return !known_until_ || !decision.date || *decision.date <= *known_until_;
}

const Decision* Explanation::confirming(const std::string& assessee,
                                        const std::string& matter) const {
  if (matter.empty()) return nullptr;
  for (const Decision& one : decisions_) {
    if (one.kind == "adjustment" && one.assessee == assessee && one.on == matter && is_known(one))
      return &one;
  }
  return nullptr;
}

const Decision* Explanation::grading(const std::string& assessee) const {
  for (const Decision& one : decisions_) {
    if (one.kind == "grade" && one.assessee == assessee && is_known(one)) return &one;
  }
  return nullptr;
}

std::string Explanation::line_decided(const std::string& scope, const std::string& indent) const {
  grading::DomainRecords known;
  for (const Decision& one : decisions_)
    if (one.kind == "good_line" && is_known(one)) known.good_lines.push_back(one);
  return decided(known.line_of(domain_.id, scope), indent);
}

std::string Explanation::exemption(const std::string& assessee, const std::string& on) const {
  const auto tells = [&](const ledger::Decision& decision) {
    const std::string document =
        decision.document.empty() ? decision.decided_by : decision.document;
    const std::string reason = one_line(decision.reason);
    return document + (reason.empty() ? "" : in(say({": ", ":"})) + reason);
  };
  const auto exempts = [&](const ledger::Decision& decision) {
    return decision.assessee == assessee &&
           (decision.kind == "exempt" || decision.kind == "not_applicable");
  };
  for (const ledger::Decision& decision : decisions_) {
    if (exempts(decision) && decision.on == on) return tells(decision);
  }
  for (const ledger::Decision& decision : decisions_) {  // of one of its inputs
    if (exempts(decision) && decision.on.rfind(on + ".", 0) == 0) return tells(decision);
  }
  return {};
}

}  // namespace kaohe::app
