#include "cycle/declined.hpp"

#include <algorithm>

#include "base/likeness.hpp"
#include "cycle/record_named.hpp"
#include "ledger/kinds.hpp"
#include "ledger/notice.hpp"
#include "ledger/payload.hpp"

namespace kaohe::cycle {

using ledger::SupervisionRefusal;
using ledger::SupervisionRequest;

std::vector<Declined> declined_requests(const ledger::Ledger& ledger, int year,
                                        std::optional<Date> known_on) {
  std::vector<Declined> all;
  ledger.entries({year, {SupervisionRefusal::kKind}, known_on}, [&](const ledger::Entry& entry) {
    all.push_back({entry.number, ledger::record_of<SupervisionRefusal>(entry)});
  });
  for (Declined& one : all) {
    const ledger::Entry entry = ledger.find(one.refusal.request).value();
    const auto request = ledger::record_of<SupervisionRequest>(entry);
    one.notices = request.notices;
    one.request_document = request.document;
  }
  return all;
}

Text declined_words(const Declined& one) {
  return say(
      {"the supervision requested in {} was declined (#{}): {}", "{} 提请的督办未予下发(#{}):{}"},
      one.request_document, one.number, one.refusal.reason);
}

SupervisionRequest open_request(const Desk& desk, std::int64_t number) {
  const RecordNamed named = record_named(desk, number);
  if (named.entry.kind != SupervisionRequest::kKind) refuse_kind(number, SupervisionRequest::kKind);
  require_standing(desk, named);
  const auto records = on_record(desk);  // outlives the loops
  for (const ledger::Notice& one : records->all_notices)
    if (one.request == number)
      refuse_number(number, say({"it was served already, in #{} of {}", "已下发督办通知(#{},{})"},
                                one.origin.number, one.document));
  for (const Declined& one : declined_requests(desk.ledger(), desk.plan().year, std::nullopt))
    if (one.refusal.request == number)
      refuse_number(number, say({"{}; the lead unit may request anew", "{};需要的可重新提请"},
                                declined_words(one)));
  const std::vector<SupervisionRequest>& requests = records->all_supervision_requests;
  return *std::find_if(requests.begin(), requests.end(),
                       [&](const SupervisionRequest& one) { return one.origin.number == number; });
}

std::int64_t decline_supervision(Desk& desk, std::int64_t number, const std::string& reason,
                                 const std::string& document) {
  const auto make = [&] {
    const SupervisionRequest request = open_request(desk, number);
    const SupervisionRefusal refusal{number, request.domain, request.assessee,
                                     reason, document,       desk.today()};
    const Permit permit = desk.permit(deeds_of(refusal).record);
    require_reason(number, plain_form(reason).empty() ? "" : reason);
    return std::vector{desk.entry_of(refusal, permit)};
  };
  return desk.put(make).front();
}

}  // namespace kaohe::cycle
