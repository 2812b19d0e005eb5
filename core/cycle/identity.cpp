#include "cycle/identity.hpp"

#include <algorithm>

#include "base/errors.hpp"
#include "base/nearest.hpp"
#include "cycle/naming.hpp"

namespace kaohe::cycle {

namespace {

using plan::Person;
using plan::YearPlan;

std::vector<Person> persons_of_user(const YearPlan& plan, const std::string& os_user) {
  std::vector<Person> found;
  for (const Person& one : plan.persons) {
    if (!one.os_user.empty() && one.os_user == os_user) found.push_back(one);
  }
  return found;
}

[[noreturn]] void refuse_unknown(const YearPlan& plan, const std::string& named) {
  std::vector<std::string> words;
  for (const Person& one : plan.persons) words.insert(words.end(), {one.id, one.name});
  if (const std::string unit = find_unit(plan, named); !unit.empty())
    throw Error(ErrorKind::usage, {},
                say({"--as \"{}\" is a unit, and a person acts: write the id or name of one of "
                     "{}",
                     "--as “{}”是单位,办理须写人员;请写其中一人的 id 或姓名:{}"},
                    named, people_listed(plan.persons_of(unit))));
  const Text near = did_you_mean(named, words);
  throw Error(
      ErrorKind::usage, {},
      say({"--as \"{}\": year.toml has no such person{}; write the id or name of a [[person]], or "
           "of an assessee \"domain/assessee\" or its full name",
           "--as “{}”:year.toml 中没有此人{};请写 [[person]] 的 id 或姓名,考核对象写“领域/编号”"
           "或全称"},
          named, near.empty() ? unit_nearby(plan, named) : near));
}

Person person_named(const YearPlan& plan, const std::string& named) {
  std::optional<Person> found = the_one_named(plan, named);
  if (!found) refuse_unknown(plan, named);
  return *std::move(found);
}

Person person_by_user(const std::vector<Person>& own, const std::string& os_user) {
  if (own.size() == 1) return own.front();
  if (own.empty())
    throw Error(
        ErrorKind::usage, {},
        say({"--as is missing: who acts? year.toml has no [[person]] with os_user = \"{}\"; write "
             "the id or name of a [[person]], or of an assessee as \"domain/assessee\"",
             "缺少 --as:由谁办理?year.toml 中没有 os_user 为“{}”的 [[person]];请写 [[person]] 的 "
             "id 或姓名,考核对象写“领域/编号”"},
            os_user));
  throw Error(ErrorKind::usage, {},
              say({"--as is missing: who acts? In year.toml the user {} of this machine is {}; "
                   "write the id of one of them",
                   "缺少 --as:由谁办理?year.toml 中本机用户 {} 对应 {};请写其中一人的 id"},
                  os_user, people_listed(own)));
}

void require_own_user(const Person& person, const std::string& os_user) {
  if (person.os_user.empty() || person.os_user == os_user) return;
  throw Error(
      ErrorKind::data, {},
      say({"only the user {} of this machine acts as {}, and you are {}; work as that user, "
           "or name yourself with --as",
           "本机只有用户 {} 可以以{}的名义办理,当前用户是 {};请换用该用户,或用 --as 写自己"},
          person.os_user, person.name, os_user));
}

/// A user who is somebody is nobody else, also where the other has no user.
void require_no_other(const Person& person, const std::vector<Person>& own,
                      const std::string& os_user) {
  const bool is_own =
      std::any_of(own.begin(), own.end(), [&](const Person& one) { return one.id == person.id; });
  if (own.empty() || is_own) return;
  throw Error(
      ErrorKind::data, {},
      say({"the user {} of this machine is {} in year.toml and acts as nobody else; found --as "
           "{}, expected --as {} or none; let {} work as a user of their own (os_user of their "
           "[[person]])",
           "year.toml 中本机用户 {0} 对应 {1},只能以本人名义办理;--as 写的是 {2},应为 {3} 或"
           "不写;请由{4}用自己的本机用户办理(写入其 [[person]] 的 os_user)"},
          os_user, people_listed(own), person.id, own.front().id, person.name));
}

void require_user(const YearPlan& plan, const std::vector<Person>& own,
                  const std::string& os_user) {
  if (!plan.only_known_users_act || !own.empty()) return;
  throw Error(
      ErrorKind::data, plan.place("/people/strict"),
      say({"only users of this machine whom year.toml names act here (people.strict), and no "
           "[[person]] has os_user = \"{}\", the user who you are; expected one: work as your own "
           "user, or let the administrator write os_user for you",
           "year.toml 规定只有写明本机用户的人员可以办理(people.strict),而没有 [[person]] 的 "
           "os_user 为当前用户“{}”;请换用自己的本机用户,或请管理员为你写明 os_user"},
          os_user));
}

}  // namespace

plan::Person person_acting(const YearPlan& plan, const std::string& named,
                           const std::string& os_user) {
  const std::vector<Person> own = persons_of_user(plan, os_user);
  require_user(plan, own, os_user);
  if (named.empty()) return person_by_user(own, os_user);
  const Person person = person_named(plan, named);
  require_own_user(person, os_user);
  require_no_other(person, own, os_user);
  return person;
}

std::vector<plan::Person> persons_without_user(const YearPlan& plan) {
  std::vector<Person> found;
  for (const Person& one : plan.persons) {
    if (one.os_user.empty()) found.push_back(one);
  }
  return found;
}

}  // namespace kaohe::cycle
