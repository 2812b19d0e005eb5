#include "app/acting.hpp"

#include "base/errors.hpp"
#include "base/words.hpp"
#include "cycle/identity.hpp"
#include "cycle/progress.hpp"
#include "ledger/clock.hpp"
#include "ledger/kinds.hpp"
#include "ledger/tail.hpp"

namespace kaohe::app {

using ledger::Access;
using ledger::Ledger;

void add_acting_options(CLI::App& command, Session& session, Acting& acting) {
  add_common_options(command, session);
  add_option(command, "--as", acting.as,
             say({"who acts: the id or name of a [[person]] of year.toml, or of an assessee "
                  "as domain/assessee (default: whom year.toml names for this user)",
                  "由谁办理:year.toml 中 [[person]] 的 id 或姓名,考核对象写 领域/编号"
                  "(默认:year.toml 为本机用户写明的人员)"})
                 .in(session.language))
      .type_name("ID");
  add_flag(command, "--dry-run", acting.dry_run,
           say({"check and show everything, record nothing", "只核对和显示,不录入"})
               .in(session.language));
}

namespace {

/// A ledger only grows: nothing is entered before the day of what was entered last.
Date played_day(const Session& session, const Ledger& ledger) {
  const Date day = session.options.day();
  const std::string last = ledger.last_entered();
  if (last.empty() || day >= ledger::day_of(last)) return day;
  const std::string first = to_text(ledger::day_of(last));
  throw Error(
      ErrorKind::usage, {},
      say({"--today is {}, and the last entry of this played ledger was made on {}; use --today {} "
           "or later",
           "--today 为 {},而本演示账本最后一条记于 {};请用 --today {} 或以后的日期"},
          to_text(day), first, first));
}

/// The day of entry where it can be chosen: in a played ledger.
std::optional<Date> day_of_entry(const Session& session, const Ledger& ledger) {
  if (session.options.today.empty()) return std::nullopt;
  if (ledger.nature() == ledger::Nature::played) return played_day(session, ledger);
  throw Error(
      ErrorKind::usage, {},
      say({"--today moves the view only, and a live ledger enters what is done on the day of "
           "the clock; leave it out",
           "--today 只影响查看;正式账本一律按当天日期记入,请删去"}));
}

/// Which year is meant must be said where there are several: an act in the wrong one stands.
cycle::Year year_to_act_in(Session& session) {
  const std::vector<int> years = cycle::years_in(session.options.configs_folder());
  if (session.options.year != 0 || years.size() < 2) return session.open_year();
  std::vector<std::string> names;
  for (const int year : years) names.push_back(std::to_string(year));
  throw Error(ErrorKind::usage, {session.options.configs_folder().string()},
              say({"there are several years here: {}; say with --year which of them this act "
                   "belongs to",
                   "这里有几个年度:{};请用 --year 指明在哪一年度办理"},
                  joined(names)));
}

}  // namespace

CLI::App& add_group(CLI::App& program, const Session& session, const char* name,
                    const Message& about) {
  CLI::App* group = add_subcommand(program, name, say(about).in(session.language));
  require_subcommand(*group);
  return *group;
}

void add_number(CLI::App& command, const Session& session, std::int64_t& number,
                const Message& about) {
  add_option(command, "NUMBER", number, say(about).in(session.language)).required();
}

OpenDesk::OpenDesk(Session& session, const Acting& acting)
    : year_(year_to_act_in(session)),
      ledger_(Ledger::open(Ledger::file_of(session.options.workspace),
                           acting.dry_run ? Access::read : Access::write)),
      desk_(year_.plan, ledger_, cycle::person_acting(year_.plan, acting.as, ledger::os_user()),
            {day_of_entry(session, ledger_), acting.dry_run}) {
  if (session.options.development && ledger_.nature() == ledger::Nature::live && !acting.dry_run)
    throw Error(ErrorKind::usage, {"--development"},
                say({"this ledger is live, and nothing that is done with plugins under development "
                     "is official; do it with the locked plugins, or try it in a played ledger",
                     "这是正式账本,用试用中的插件办理的事项不具效力;请用已锁定的插件办理,"
                     "或者在演练账本中试用"}));
  // Nothing is added to a ledger whose last entries are not what was recorded.
  std::vector<Problem> problems = ledger::check_tail(ledger_);
  if (!problems.empty()) throw Error(ErrorKind::data, std::move(problems));
}

std::string numbers_text(const std::vector<std::int64_t>& numbers) {
  std::string text;
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    std::size_t last = i;
    while (last + 1 < numbers.size() && numbers[last + 1] == numbers[last] + 1) ++last;
    text += (text.empty() ? "#" : ", #") + std::to_string(numbers[i]);
    if (last > i) text += "–#" + std::to_string(numbers[last]);
    i = last;
  }
  return text;
}

std::string person_text(const plan::YearPlan& plan, const std::string& id) {
  const std::optional<plan::Person> person = plan.find_person(id);
  return person ? person->name + " (" + id + ")" : id;
}

namespace {

void say_rows(const Session& session, const cycle::Desk& desk, std::int64_t number) {
  const ledger::Entry entry = desk.ledger().find(number).value();
  if (entry.row_count == 0) return;
  std::vector<std::int64_t> rows;
  for (std::int64_t row = entry.number + 1; row <= entry.last_number(); ++row) rows.push_back(row);
  session.print(say({"entry #{} holds the rows {}: `record correct` takes a row, `record confirm` "
                     "the entry, `record withdraw` either",
                     "记录 #{} 含 {} 各行:更正(record correct)写行的编号,确认(record confirm)写记录"
                     "的编号,撤回(record withdraw)两者均可"},
                    number, numbers_text(rows)));
}

}  // namespace

void say_recorded(const Session& session, const cycle::Desk& desk,
                  const std::vector<std::int64_t>& numbers) {
  if (desk.is_dry_run()) {
    session.print(say({"All of it could be recorded; this was a dry run, and nothing was.",
                       "核对无误;本次为试运行,没有录入。"}));
    return;
  }
  session.print(say({"{}: recorded by {} for {}, on {}", "{}:由{}({})于 {} 录入"},
                    numbers_text(numbers), desk.person().name,
                    desk.plan().unit_title(desk.person().unit), to_text(desk.today())));
  for (const std::int64_t number : numbers) say_rows(session, desk, number);
}

namespace {

/// More of one act are not told one by one.
constexpr std::size_t kToldOneByOne = 5;

void say_one_counts_when(const Session& session, const cycle::Desk& desk, std::int64_t number) {
  const ledger::Entry entry = desk.ledger().find(number).value();
  const std::string period = ledger::period_of(entry);
  const ledger::Standing& standing = desk.progress().standing();
  if (standing.is_confirmed(entry, period, ledger::domains_of(entry).front())) return;
  const bool is_late = standing.follows_closing(entry);
  if (is_late && desk.plan().hearing.disclose)
    session.print(say({"It is shown to the assessees before that: kaohe period disclose --period "
                       "{} --domain {}",
                       "确认前须先告知考核对象:kaohe period disclose --period {} --domain {}"},
                      period, ledger::domains_of(entry).front()));
  session.print(
      period.empty() || is_late
          ? say({"It counts once another person has confirmed it: kaohe record confirm {}",
                 "须经另一人确认后生效:kaohe record confirm {}"},
                number)
          : say({"It counts once the unit has submitted it by another person: kaohe period submit "
                 "--period {}",
                 "须由本单位另一人报送后生效:kaohe period submit --period {}"},
                period));
}

}  // namespace

void say_what_counts_when(const Session& session, const cycle::Desk& desk,
                          const std::vector<std::int64_t>& numbers) {
  if (desk.is_dry_run()) return;
  if (numbers.size() <= kToldOneByOne) {
    for (const std::int64_t number : numbers) say_one_counts_when(session, desk, number);
    return;
  }
  const ledger::Entry first = desk.ledger().find(numbers.front()).value();
  if (ledger::needs_confirmation(first))
    session.print(
        say({"Each counts once another person has confirmed it: kaohe record confirm "
             "NUMBER...",
             "均须经另一人确认后生效:kaohe record confirm 编号…"}));
}

void say_recorded_and_waiting(const Session& session, const cycle::Desk& desk,
                              const std::vector<std::int64_t>& numbers) {
  say_recorded(session, desk, numbers);
  say_what_counts_when(session, desk, numbers);
}

}  // namespace kaohe::app
