#include "evidence/session.hpp"

#include <algorithm>

namespace kaohe::evidence {

bool skip_unfilled(Session& session, const Table& table, const CsvRow& row) {
  // A record written on the command line (line 0) stands in no template.
  if (!session.skips_unfilled || row.line == 0 || !table.is_unfilled(row)) return false;
  session.report.skipped(table.file());
  return true;
}

DomainNames* read_domain(Session& session, Row& row, int column) {
  DomainNames* domain = session.names.find_domain(row.cell(column));
  if (domain != nullptr) return domain;
  const Text near = did_you_mean(row.cell(column), session.names.domain_words());
  row.refuse(column, say({"a domain that this year assesses, by id or title{}",
                          "本年度考核的领域,填编号或名称{}"},
                         near));
  return nullptr;
}

const plan::Assessee* read_assessee(Row& row, int column, const DomainNames& domain) {
  const plan::Assessee* assessee = domain.assessees().find(row.cell(column));
  if (assessee != nullptr) return assessee;
  const Text near = suggestion(row.cell(column), domain.assessees());
  row.refuse(column, say({"an assessee of this domain, by id or exact name as in the roster{}",
                          "本领域考核对象的编号或名册所列全称{}"},
                         near));
  return nullptr;
}

void read_who(Session& session, Row& row, WhoColumns columns, std::string& domain,
              std::string& assessee) {
  const DomainNames* names = read_domain(session, row, columns.domain);
  if (names == nullptr) return;
  domain = names->domain().id;
  const plan::Assessee* found = read_assessee(row, columns.assessee, *names);
  if (found != nullptr) assessee = found->id;
}

void require_counted(const Session& session, Row& row, int column, std::optional<Date> date) {
  const Date first = session.plan.facts_from;
  if (!date || *date >= first) return;
  row.refuse(column, say({"a day from {} on, since facts count from that day (facts_from in "
                          "year.toml): delete the row, or correct its date",
                          "{} 或以后的日期(year.toml 的 facts_from:从这一天起的事实才计入考核);"
                          "请删去本行,或更正日期"},
                         to_text(first)));
}

void require_recorded(const Session& session, Row& row, int column, std::optional<Date> date) {
  const int year = session.plan.year;
  const Date first = make_date(year, 1, 1);
  const Date last = std::max(session.plan.last_recorded_day(), session.today.value_or(first));
  if (!date || (*date >= first && *date <= last)) return;
  row.refuse(column, say({"a day from {} to {}, since what concerns {} is dated in that year or in "
                          "the following one; correct the date",
                          "{} 至 {} 的日期({} 年度的事项,日期应在当年或次年内);请更正日期"},
                         to_text(first), to_text(last), year));
}

void require_counted_and_recorded(const Session& session, Row& row, int column,
                                  std::optional<Date> date) {
  const bool is_early = date && *date < session.plan.facts_from;
  (is_early ? require_counted : require_recorded)(session, row, column, date);
}

void require_in_cycle(const Session& session, Row& row, int column, std::optional<Date> date) {
  const Date year_end = make_date(session.plan.year, 12, 31);
  if (!date || *date <= year_end) return require_in_year(session, row, column, date);
  Date last = year_end;
  for (const plan::Period& period : session.plan.periods) last = std::max(last, period.closes);
  if (*date <= last) return;
  row.refuse(column, say({"a day up to {}, on which the year's last period closes; what is found "
                          "later belongs to the next year",
                          "不晚于 {} 的日期(本年度最后一个考核阶段截止日);此后发现的属于下一年度"},
                         to_text(last)));
}

void require_in_year(const Session& session, Row& row, int column, std::optional<Date> date) {
  const int year = session.plan.year;
  const bool is_in_year =
      !date || (*date >= make_date(year, 1, 1) && *date <= make_date(year, 12, 31));
  if (is_in_year) return require_counted(session, row, column, date);
  row.refuse(column, say({"a day of {}: the date of the document decides the year",
                          "本年度({} 年)内的日期(以文件日期确定所属年度)"},
                         year));
}

std::string key_of(std::initializer_list<std::string_view> parts) {
  std::string key;
  for (const std::string_view part : parts) {
    key += part;
    key += '\x1F';
  }
  return key;
}

}  // namespace kaohe::evidence
