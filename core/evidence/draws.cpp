// Samples drawn, and notices with their answers.
#include <algorithm>

#include "evidence/beside.hpp"
#include "evidence/record_key.hpp"

namespace kaohe::evidence {

namespace {
/// Those drawn: separated by 、 or ; (also full-width).
std::vector<std::string> split_subjects(std::string text) {
  for (const std::string_view mark : {"、", "\uFF1B"}) {
    for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark))
      text.replace(at, mark.size(), ";");
  }
  std::vector<std::string> subjects;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(';', begin), text.size());
    const std::string part = text.substr(begin, end - begin);
    const std::size_t first = part.find_first_not_of(' ');
    if (first != std::string::npos)
      subjects.push_back(part.substr(first, part.find_last_not_of(' ') - first + 1));
    begin = end + 1;
  }
  return subjects;
}

void read_subjects(Row& row, const plan::SubInfo& sub, ledger::Draw& draw) {
  const int column = draw_column::subjects;
  draw.subjects = split_subjects(row.text(column));
  std::sort(draw.subjects.begin(), draw.subjects.end());
  const bool is_double =
      std::adjacent_find(draw.subjects.begin(), draw.subjects.end()) != draw.subjects.end();
  if (is_double || draw.subjects.empty() ||
      draw.subjects.size() > static_cast<std::size_t>(sub.sample)) {
    row.refuse(column, say({"1 to {} different ones, separated by ; or 、",
                            "抽中的 1 至 {} 个不同对象,用“、”或“;”隔开"},
                           sub.sample));
  }
}

const plan::SubInfo* read_sub(Row& row, const DomainNames& domain) {
  std::vector<plan::SubInfo> samples;
  for (const plan::SubInfo& sub : domain.domain().system.subs) {
    if (sub.sample > 0) samples.push_back(sub);
  }
  const plan::SubInfo* found =
      pick(row, draw_column::sub, samples, {"a list that is sampled: {}{}", "抽样的名单:{}{}"});
  return found == nullptr ? nullptr : domain.domain().system.find_sub(found->id);
}
}  // namespace

void read_draws(Session& session, const Table& table) {
  namespace column = draw_column;
  for_each_row(session, table, [&](Row& row) {
    ledger::Draw draw;
    draw.origin.place = row.place();
    const DomainNames* domain = read_domain(session, row, column::domain);
    if (domain == nullptr) return;
    draw.domain = domain->domain().id;
    const plan::Assessee* assessee = read_assessee(row, column::assessee, *domain);
    const plan::SubInfo* sub = read_sub(row, *domain);
    draw.frame = row.required(column::frame, say({"what was drawn from", "抽样所用的总名单"}));
    draw.seed = row.required(column::seed, say({"the seed of the draw", "抽样的随机种子"}));
    if (sub != nullptr) read_subjects(row, *sub, draw);
    if (row.is_wrong() || assessee == nullptr || sub == nullptr) return;
    draw.assessee = assessee->id;
    draw.sub = sub->id;
    session.repeats.check_key(
        row, record_key(draw),
        {"a sample is drawn once a year, and this one was at {}; keep that draw",
         "样本每年只抽一次,已抽(见 {});请保留该次抽样"});
    if (row.is_wrong()) return;
    session.draws[{assessee, draw.sub}] = session.records.all_draws.size();
    session.records.all_draws.push_back(std::move(draw));
  });
}

namespace {
void read_days(Session& session, Row& row, ledger::Notice& notice) {
  namespace column = notice_column;
  notice.issued = row.required_date(column::issued);
  notice.answered = row.date(column::answered);
  require_in_cycle(session, row, column::issued, notice.issued);
  if (notice.issued && notice.answered && *notice.answered < *notice.issued) {
    row.refuse(column::answered,
               say({"a day not before it was issued, {}", "不早于下发日期({})的日期"},
                   to_text(*notice.issued)));
  } else {
    require_recorded(session, row, column::answered, notice.answered);
  }
}

const std::vector<plan::OptionInfo>& levels() {
  static const std::vector<plan::OptionInfo> list{{ledger::Notice::kReminder, "提醒"},
                                                  {ledger::Notice::kSupervision, "督办通知"},
                                                  {ledger::Notice::kCircular, "督查通报"}};
  return list;
}

void read_words(Row& row, ledger::Notice& notice) {
  namespace column = notice_column;
  notice.problem = row.text(column::problem);
  notice.demand = row.text(column::demand);
  if (row.cell(column::level).empty()) return;
  const plan::OptionInfo* level =
      pick(row, column::level, levels(), {"a kind of notice: {}{}", "文书种类:{}{}"});
  if (level != nullptr) notice.level = level->id;
}

void read_subject_of(Session& session, Row& row, const DomainNames& domain,
                     ledger::Notice& notice) {
  namespace column = notice_column;
  const plan::Organisation* unit =
      pick(row, column::unit, session.plan.organisations,
           {"an organisation that year.toml names: {}{}", "year.toml 所列的单位:{}{}"});
  if (unit != nullptr) notice.unit = notice.origin.unit = unit->id;
  const std::string_view name = row.cell(column::indicator);
  if (name.empty()) return;
  const plan::IndicatorInfo* indicator = domain.indicators().find(name);
  if (indicator != nullptr) {
    notice.indicator = indicator->id;
  } else {
    row.refuse(column::indicator, say({"nothing, or an indicator of \"{}\", by id or title{}",
                                       "留空,或者“{}”的指标,填编号或名称{}"},
                                      domain.words(), suggestion(name, domain.indicators())));
  }
}
}  // namespace

std::string notice_level_word(const std::string& level) {
  for (const plan::OptionInfo& one : levels())
    if (one.id == level) return one.title;
  return level;
}

void read_notices(Session& session, const Table& table) {
  namespace column = notice_column;
  for_each_row(session, table, [&](Row& row) {
    ledger::Notice notice;
    notice.origin.place = row.place();
    const DomainNames* domain = read_domain(session, row, column::domain);
    if (domain == nullptr) return;
    notice.domain = domain->domain().id;
    const plan::Assessee* assessee = read_assessee(row, column::assessee, *domain);
    if (assessee != nullptr) notice.assessee = assessee->id;
    read_subject_of(session, row, *domain, notice);
    notice.document =
        row.required(column::document, say({"the notice's document number", "文书的文号"}));
    read_days(session, row, notice);
    read_words(row, notice);
    if (row.is_wrong()) return;
    session.repeats.check_key(
        row, record_key(notice),
        {"this notice stands already at {}; keep one row for each notice and assessee",
         "该文书已登记(见 {});每份文书对每个考核对象只留一行"});
    if (!row.is_wrong()) session.records.all_notices.push_back(std::move(notice));
  });
}

}  // namespace kaohe::evidence
