#include "nudge.hpp"

#include <cstdlib>
#include <utility>

#include <kaohe/rational.hpp>

namespace kaohe::cases {
namespace {

constexpr std::int64_t kPartOfFraction = 10;
constexpr const char* kTotal = "domain.total";

Rational step_of(const std::string& value) {
  const std::size_t slash = value.find('/');
  if (slash != std::string::npos) {
    return Rational::of(1, kPartOfFraction * std::strtoll(value.c_str() + slash + 1, nullptr, 10));
  }
  const std::size_t point = value.find('.');
  std::int64_t parts = 1;
  for (std::size_t i = point; i != std::string::npos && i + 1 < value.size(); ++i) parts *= 10;
  return Rational::of(1, parts);
}

Rational signed_step(const Rational& step, Way way) {
  return way == Way::up ? step : -step;
}

std::string moved(const std::string& value, const Rational& by) {
  return (*Rational::parse(value) + by).text();
}

std::string indicator_of(const std::string& key) {
  return key.substr(0, key.find('.'));
}

// What evens out a change of an indicator's points: the total, or the points of another indicator.
std::vector<Move> balances(const Numbers& numbers, const std::string& indicator, const Rational& by,
                           const std::vector<std::string>& spare) {
  std::vector<Move> balances{{{kTotal, moved(numbers.at(kTotal), by)}}};
  for (const std::string& other : spare) {
    const std::string key = other + ".points";
    if (other != indicator && numbers.count(key) != 0) {
      balances.push_back({{key, moved(numbers.at(key), -by)}});
    }
  }
  return balances;
}

Move joined(Move move, const Move& more) {
  for (const auto& one : more) move.push_back(one);
  return move;
}

// Nothing; one other number of the indicator; the points of a part and one more.
std::vector<Move> others(const Numbers& numbers, const std::string& key, const Rational& by) {
  const std::string indicator = indicator_of(key);
  Move singles;
  for (auto at = numbers.lower_bound(indicator + "."); at != numbers.end(); ++at) {
    if (indicator_of(at->first) != indicator) break;
    if (at->first == key || at->first == indicator + ".points") continue;
    singles.emplace_back(at->first, moved(at->second, by));
  }
  std::vector<Move> others{{}};
  for (const auto& one : singles) others.push_back({one});
  for (const auto& part : singles) {
    if (part.first.find(".part.") == std::string::npos) continue;
    for (const auto& one : singles) {
      if (one != part) others.push_back({part, one});
    }
  }
  return others;
}

// A number moved by so much, and what may move with it.
std::vector<Move> moves_by(const Numbers& numbers, const std::string& key, const Rational& by,
                           const std::vector<std::string>& spare) {
  const std::string indicator = indicator_of(key);
  const std::string points = indicator + ".points";
  const Move own{{key, moved(numbers.at(key), by)}};

  const std::vector<Move> beside = others(numbers, key, by);
  std::vector<Move> moves;
  for (const Move& one : beside) moves.push_back(joined(own, one));
  if (numbers.count(points) == 0) return moves;
  const Move whole = key == points ? own : joined(own, {{points, moved(numbers.at(points), by)}});
  for (const Move& balance : balances(numbers, indicator, by, spare)) {
    for (const Move& one : beside) moves.push_back(joined(joined(whole, one), balance));
  }
  return moves;
}

}  // namespace

std::vector<std::string> nudged(const std::string& value, Way way) {
  const Rational number = *Rational::parse(value);
  const Rational next = number + signed_step(step_of(value), way);
  std::vector<std::string> values{next.text()};
  if (way == Way::down && number.sign() > 0 && next.sign() <= 0) {
    values.push_back((number / Rational::of(2)).text());
  }
  return values;
}

std::vector<Move> moved_together(const Numbers& numbers, const std::string& key, Way way,
                                 const std::vector<std::string>& spare) {
  const Rational now = *Rational::parse(numbers.at(key));
  std::vector<Move> moves;
  for (const std::string& value : nudged(numbers.at(key), way)) {
    const Rational by = *Rational::parse(value) - now;
    for (Move& move : moves_by(numbers, key, by, spare)) moves.push_back(std::move(move));
  }
  return moves;
}

}  // namespace kaohe::cases
