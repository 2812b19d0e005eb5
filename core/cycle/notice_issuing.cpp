// Notices put on record: by the unit in charge, requested by the lead unit, served by the office.
#include <algorithm>
#include <map>

#include "base/nearest.hpp"
#include "cycle/declined.hpp"
#include "cycle/naming.hpp"
#include "cycle/notice_named.hpp"
#include "cycle/notices.hpp"
#include "cycle/record_named.hpp"
#include "evidence/intake.hpp"
#include "evidence/record_row.hpp"
#include "ledger/kinds.hpp"

namespace kaohe::cycle {

namespace {

using ledger::NewEntry;
using ledger::Notice;
using ledger::SupervisionRequest;
using ledger::Visit;
namespace column = evidence::notice_column;

[[noreturn]] void refuse(const char* option, const Text& what) {
  throw Error(ErrorKind::data, {option}, what);
}

// ---------- Issuing ----------

/// What a notice takes from the observation or visit that it follows, where nothing else is said.
Notice beginning_of(const Desk& desk, const Issuing& issuing) {
  Notice notice;
  notice.about = issuing.about;
  notice.visit = issuing.visit;
  if (issuing.about != 0) {
    const RecordNamed named = record_named(desk, issuing.about);
    if (!named.row)
      refuse_number(issuing.about, say({"it is no single observation (kind \"{}\"); --about names "
                                        "the number of a row",
                                        "它不是一条监测记录(类别“{}”);--about 请写具体一行的编号"},
                                       ledger::kind_title(named.entry.kind)));
    require_standing(desk, named);
    notice.about = named.number;
    notice.domain = named.row->domain;
    notice.assessee = named.row->assessee;
    InputUnits units(desk.plan());
    const std::set<std::string> in_charge = units.of(named.row->domain, named.row->input);
    if (!in_charge.empty()) notice.unit = *in_charge.begin();
    const plan::Domain& domain = *desk.plan().find_domain(notice.domain);
    if (const auto* input = domain.system.find_input(named.row->input))
      notice.indicator = input->indicator;
  }
  if (issuing.visit != 0) {
    const RecordNamed named = record_named(desk, issuing.visit);
    if (named.entry.kind != Visit::kKind) refuse_kind(issuing.visit, Visit::kKind);
    require_standing(desk, named);
    const auto visit = ledger::record_of<Visit>(named.entry);
    if (visit.found.empty())
      refuse_number(issuing.visit, say({"this visit found no problem, and no notice follows it",
                                        "这次明察暗访没有发现问题,不据此下发提醒或者通报"}));
    notice.domain = visit.domain;
    notice.assessee = visit.assessee;
    if (issuing.problem.empty()) notice.problem = visit.found;
  }
  return notice;
}

/// Whom it is about, of what is said and what it follows.
void name_assessee(const Desk& desk, const Issuing& issuing, Notice& notice) {
  if (issuing.assessee.empty()) {
    if (notice.assessee.empty())
      refuse("--assessee", say({"whom the notice is for is missing; write DOMAIN/ID, or the record "
                                "that it follows with --about or --visit",
                                "请写明主送的考核对象(领域/编号),或用 --about、--visit 写明所针对的"
                                "记录"}));
    return;
  }
  const plan::Assessee& named = assessee_meant(desk.plan(), issuing.assessee);
  const bool is_other =
      !notice.assessee.empty() && (notice.domain != named.domain || notice.assessee != named.id);
  if (is_other)
    refuse("--assessee",
           say({"found \"{}\", expected {}, whom the record is about",
                "填的是“{}”,所针对的记录是 {} 的"},
               issuing.assessee, plan::assessee_unit(notice.domain, notice.assessee)));
  notice.domain = named.domain;
  notice.assessee = named.id;
}

CsvTable table_of(const Notice& notice, const Issuing& issuing, Date today) {
  std::vector<std::string> cells(evidence::kNotices.columns.size());
  cells[column::domain] = notice.domain;
  cells[column::assessee] = notice.assessee;
  cells[column::unit] = issuing.unit.empty() ? notice.unit : issuing.unit;
  cells[column::indicator] = issuing.indicator.empty() ? notice.indicator : issuing.indicator;
  cells[column::document] = issuing.document;
  cells[column::issued] = to_text(today);
  cells[column::level] = issuing.level;
  cells[column::problem] = issuing.problem.empty() ? notice.problem : issuing.problem;
  cells[column::demand] = issuing.demand;
  return evidence::table_of_row(evidence::kNotices, "notice", std::move(cells));
}

/// A notice says what is wrong, or what is to be done: else nobody could answer it.
void require_matter(const Notice& notice) {
  if (!notice.problem.empty() || !notice.demand.empty()) return;
  refuse("--problem",
         say({"what was found is missing; write it, or with --demand what is asked for",
              "缺少发现的问题;请写明,或用 --demand 写明整改要求"}));
}

Notice read_notice(const Desk& desk, const Issuing& issuing) {
  Notice beginning = beginning_of(desk, issuing);
  name_assessee(desk, issuing, beginning);
  if (beginning.unit.empty()) beginning.unit = desk.person().unit;
  const evidence::Intake intake = evidence::take_in(
      desk.plan(), in_the_way(desk), evidence::kNotices, table_of(beginning, issuing, desk.today()),
      evidence::key_for_anybody("", ""));
  Notice notice = intake.records->all_notices.front();
  require_matter(notice);
  notice.about = beginning.about;
  notice.visit = beginning.visit;
  return notice;
}

// ---------- Requesting and serving ----------

/// What is wrong with each notice of a request, said at once.
template <class Check>
void for_each_notice(const std::vector<std::int64_t>& numbers, const Check& check) {
  std::vector<Problem> problems;
  for (const std::int64_t number : numbers) {
    try {
      check(number);
    } catch (const Error& error) {
      for (const Problem& one : error.problems()) problems.push_back(one);
    }
  }
  if (!problems.empty()) throw Error(ErrorKind::data, std::move(problems));
}

void require_to_supervise(const Desk& desk, const NoticeNamed& named, const std::string& domain) {
  const Notice& notice = named.notice;
  const std::int64_t number = notice.origin.number;
  if (notice.domain != domain)
    refuse_number(number, say({"it is of the domain \"{}\", and the request of \"{}\"; each domain "
                               "has a request of its own",
                               "它属于领域“{}”,本次提请的是“{}”;请按领域分别提请"},
                              notice.domain, domain));
  if (notice.level == Notice::kSupervision)
    refuse_number(number, say({"it is a supervision notice itself", "它本身就是督办通知"}));
  if (named.request != 0)
    refuse_number(number, say({"its supervision is requested already, in #{}", "已提请督办(#{})"},
                              named.request));
  require_asking(desk, named);
}

/// What one assessee is asked for in the place of some notices.
Notice in_place_of(const std::vector<Notice>& earlier, std::int64_t request) {
  Notice notice;
  notice.level = Notice::kSupervision;
  notice.domain = earlier.front().domain;
  notice.assessee = earlier.front().assessee;
  notice.unit = earlier.front().unit;
  notice.indicator = earlier.front().indicator;
  notice.about = earlier.front().about;
  notice.request = request;
  for (const Notice& one : earlier) {
    if (one.indicator != notice.indicator) notice.indicator.clear();
    if (one.about != notice.about) notice.about = 0;
    notice.follows.push_back(one.origin.number);
    if (one.problem.empty()) continue;
    notice.problem += (notice.problem.empty() ? "" : ";") + one.problem;
  }
  return notice;
}

/// The notices of a request that still ask for something, by assessee and unit in charge: each
/// unit's task is answered to that unit.
std::map<std::pair<std::string, std::string>, std::vector<Notice>> to_serve(
    const Desk& desk, const SupervisionRequest& request) {
  const auto records = on_record(desk);
  std::map<std::pair<std::string, std::string>, std::vector<Notice>> groups;
  for (const std::int64_t number : request.notices) {
    const NoticeNamed named = notice_named(desk, *records, number);
    if (named.state.asks_for_answer())
      groups[{named.notice.assessee, named.notice.unit}].push_back(named.notice);
  }
  return groups;
}

}  // namespace

std::int64_t issue_notice(Desk& desk, const Issuing& issuing) {
  const auto make = [&] {
    const Notice notice = read_notice(desk, issuing);
    if (notice.level == Notice::kSupervision)
      refuse("--level",
             say({"a supervision notice is requested by the lead unit and served by the "
                  "assessment office (Art. 11(7)): `kaohe notice request`, `kaohe notice "
                  "serve`",
                  "督办通知由主要考核责任单位统一提请、县考核办下发(第十一条第七款):"
                  "kaohe notice request、kaohe notice serve"}));
    InputUnits units(desk.plan());
    const Deed deed = deeds_on(desk.plan(), units, desk.today(), notice).record;
    return std::vector{desk.entry_of(notice, desk.permit(deed))};
  };
  return desk.put(make).front();
}

std::int64_t request_supervision(Desk& desk, const std::vector<std::int64_t>& notices,
                                 const Requesting& requesting) {
  const auto make = [&] {
    const auto records = on_record(desk);
    SupervisionRequest request;
    for_each_notice(notices, [&](std::int64_t number) {
      if (std::count(request.notices.begin(), request.notices.end(), number) != 0)
        refuse_number(number, say({"it is named twice; write each number once",
                                   "编号重复;每份提醒只写一次"}));
      const NoticeNamed named = notice_named(desk, *records, number);
      if (request.domain.empty()) request.domain = named.notice.domain;
      require_to_supervise(desk, named, request.domain);
      request.notices.push_back(number);
      desk.permit({Act::request_supervision, named.notice.domain, named.notice.assessee});
    });
    require_reason(notices.front(), requesting.reason);
    require_document(notices.front(), requesting.document);
    const bool is_of_one = notices.size() == 1;
    if (is_of_one) request.assessee = notice_named(desk, *records, notices.front()).notice.assessee;
    request.reason = requesting.reason;
    request.document = requesting.document;
    request.date = desk.today();
    return std::vector{desk.entry_of(request, desk.permit(deeds_of(request).record))};
  };
  return desk.put(make).front();
}

std::vector<std::int64_t> serve_supervision(Desk& desk, std::int64_t number,
                                            const Serving& serving) {
  return desk.put([&] {
    const SupervisionRequest request = open_request(desk, number);
    require_document(number, serving.document);
    std::vector<NewEntry> entries;
    for (const auto& [key, earlier] : to_serve(desk, request)) {
      Notice notice = in_place_of(earlier, number);
      notice.document = serving.document;
      notice.demand = serving.demand;
      notice.issued = desk.today();
      entries.push_back(desk.entry_of(notice, desk.permit(deeds_of(notice).record)));
    }
    if (entries.empty())
      refuse_number(number, say({"none of its notices asks for anything any more; the lead unit "
                                 "takes it back: `kaohe record withdraw {}`",
                                 "所列提醒均已反馈或办结;由提请单位撤销:kaohe record withdraw {}"},
                                number));
    return entries;
  });
}

}  // namespace kaohe::cycle
