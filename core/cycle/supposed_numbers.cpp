#include "cycle/supposed_numbers.hpp"

#include <algorithm>
#include <map>

#include "base/words.hpp"
#include "cycle/naming.hpp"
#include "cycle/system_versions.hpp"

namespace kaohe::cycle {

namespace {

using Numbers = std::vector<SupposedNumber>;

std::string option_words(const Numbers& numbers) {
  std::string words;
  for (const SupposedNumber& one : numbers)
    words += (words.empty() ? "--set " : " --set ") + one.domain + "." + one.key + "=" + one.value;
  return words;
}

/// By id, whatever people call the domain; in the order in which they were supposed.
std::map<std::string, Numbers> by_domain(const plan::YearPlan& plan, const Numbers& numbers) {
  std::map<std::string, Numbers> sorted;
  for (SupposedNumber one : numbers) {
    one.domain = domain_named(plan, one.domain).id;
    sorted[one.domain].push_back(std::move(one));
  }
  return sorted;
}

std::vector<Problem> said_twice(const Numbers& numbers) {
  std::vector<Problem> problems;
  for (auto one = numbers.begin(); one != numbers.end(); ++one) {
    const auto first = std::find_if(
        numbers.begin(), one, [&](const SupposedNumber& other) { return other.key == one->key; });
    if (first != one)
      problems.push_back({{option_words({*first, *one})},
                          say({"\"{}\" is supposed to be {} and to be {}; suppose it once",
                               "对“{}”作了两次假设:{} 和 {};请只写一次"},
                              one->key, first->value, one->value)});
  }
  return problems;
}

Year with_some(const Year& year, const std::string& domain, const Numbers& numbers) {
  std::vector<plan::Override> overrides = domain_named(year.plan, domain).plugin.overrides;
  for (const SupposedNumber& one : numbers) {
    std::erase_if(overrides, [&](const plan::Override& other) { return other.key == one.key; });
    overrides.push_back({one.key, one.value, "", ""});
  }
  try {
    return year_with(year, domain, overrides);
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::data) throw;
    std::vector<Problem> problems = error.problems();
    for (Problem& problem : problems) problem.place = {option_words(numbers)};
    throw Error(ErrorKind::data, std::move(problems));
  }
}

/// A key that is none by itself, so that the others are judged too.
std::vector<Numbers> told_apart(const plan::Domain& domain, const Numbers& numbers) {
  std::vector<Numbers> groups;
  Numbers known;
  for (const SupposedNumber& one : numbers) {
    if (domain.system.numbers.count(one.key) == 0)
      groups.push_back({one});
    else
      known.push_back(one);
  }
  if (!known.empty()) groups.push_back(std::move(known));
  return groups;
}

/// What is wrong with suppositions that were refused together.
std::vector<Problem> problems_of(const Year& year, const std::string& domain,
                                 const Numbers& numbers, const Error& together) {
  std::vector<Problem> problems;
  for (const Numbers& group : told_apart(domain_named(year.plan, domain), numbers)) {
    try {
      with_some(year, domain, group);
    } catch (const Error& error) {
      problems.insert(problems.end(), error.problems().begin(), error.problems().end());
    }
  }
  return problems.empty() ? together.problems() : problems;
}

SupposedChange change_of(const plan::YearPlan& plan, const SupposedNumber& supposed) {
  const plan::Domain& domain = domain_named(plan, supposed.domain);
  const Text what = say({"{1}.{2}", "{0} {2}"}, domain.title, domain.id, supposed.key);
  SupposedChange change{{}, what, "-", supposed.value};
  const auto before = domain.system.numbers.find(supposed.key);
  if (before != domain.system.numbers.end() && !before->second.empty())
    change.before = before->second.back().value;
  return change;
}

}  // namespace

SupposedYear with_numbers(Year year, const Numbers& numbers) {
  SupposedYear made{std::move(year), {}};
  for (const SupposedNumber& one : numbers) made.changes.push_back(change_of(made.year.plan, one));
  std::vector<Problem> problems;
  for (const auto& [domain, supposed] : by_domain(made.year.plan, numbers)) {
    std::vector<Problem> twice = said_twice(supposed);
    problems.insert(problems.end(), twice.begin(), twice.end());
    if (!twice.empty()) continue;
    try {
      made.year = with_some(made.year, domain, supposed);
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::data) throw;
      const std::vector<Problem> all = problems_of(made.year, domain, supposed, error);
      problems.insert(problems.end(), all.begin(), all.end());
    }
  }
  if (!problems.empty()) throw Error(ErrorKind::data, std::move(problems));
  return made;
}

}  // namespace kaohe::cycle
