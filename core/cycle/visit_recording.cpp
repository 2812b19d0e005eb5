// Art. 12(7): visits put on record.
#include "base/likeness.hpp"
#include "cycle/naming.hpp"
#include "cycle/notice_named.hpp"
#include "cycle/notices.hpp"
#include "cycle/record_named.hpp"

namespace kaohe::cycle {

namespace {

using ledger::Visit;

[[noreturn]] void refuse(const char* option, const Text& what) {
  throw Error(ErrorKind::data, {option}, what);
}

/// One paper tells of one visit to an assessee.
void require_new(const Desk& desk, const Visit& visit) {
  const auto records = on_record(desk);  // outlives the loop
  for (const Visit& one : records->all_visits)
    if (one.domain == visit.domain && one.assessee == visit.assessee &&
        plain_form(one.document) == plain_form(visit.document))
      refuse("--document", say({"this visit is on record already, in #{}; nothing was recorded. "
                                "Where that is wrong, have it taken away and record it anew: "
                                "`kaohe record withdraw {} --document DOCUMENT`",
                                "该次明察暗访已经登记(#{}),未重复录入;有误的请撤销后重新登记:"
                                "kaohe record withdraw {} --document 文件"},
                               one.origin.number, one.origin.number));
}

void require_found(const std::optional<std::string>& found) {
  if (found && plain_form(*found).empty())
    refuse("--found",
           say({"it is empty; write which problem was found, or leave it out where there "
                "was none",
                "内容为空;请写明发现的问题,没有发现问题的不写这一项"}));
}

}  // namespace

std::int64_t record_visit(Desk& desk, const Visiting& visiting) {
  const auto make = [&] {
    const plan::Assessee& assessee = assessee_meant(desk.plan(), visiting.assessee);
    Visit visit;
    visit.domain = assessee.domain;
    visit.assessee = assessee.id;
    visit.is_announced = visiting.is_announced;
    for (const std::string& word : visiting.units) {
      const std::string unit = find_unit(desk.plan(), word);
      if (desk.plan().find_organisation(unit) == nullptr)
        refuse("--unit", say({"found \"{}\", expected an organisation that year.toml names{}",
                              "填的是“{}”,应为 year.toml 所列的单位{}"},
                             word, unit_nearby(desk.plan(), word)));
      visit.units.push_back(unit);
    }
    if (visit.units.empty())
      refuse("--unit", say({"who took part is missing (Art. 12(7)); write --unit for each",
                            "缺少参加单位(第十二条第七款);请用 --unit 逐一写明"}));
    if (visiting.document.empty())
      refuse("--document",
             say({"the paper that tells of the visit is missing", "缺少记载明察暗访情况的文件"}));
    require_found(visiting.found);
    visit.found = visiting.found.value_or("");
    visit.document = visiting.document;
    visit.date = desk.today();
    require_new(desk, visit);
    return std::vector{desk.entry_of(visit, desk.permit(deeds_of(visit).record))};
  };
  return desk.put(make).front();
}

}  // namespace kaohe::cycle
