#include "ledger/clock.hpp"

#include <chrono>

#include <fmt/format.h>

#include "base/errors.hpp"

namespace kaohe::ledger {

namespace {

constexpr std::chrono::hours kZone{8};
constexpr std::size_t kDayLength = 10;
constexpr std::string_view kPattern = "dddd-dd-ddTdd:dd:dd.ddd+08:00";

std::string text_of(std::chrono::sys_time<std::chrono::milliseconds> local) {
  const Date day = std::chrono::floor<std::chrono::days>(local);
  const std::chrono::hh_mm_ss time(local - day);
  return fmt::format("{}T{:02}:{:02}:{:02}.{:03}+08:00", to_text(day), time.hours().count(),
                     time.minutes().count(), time.seconds().count(), time.subseconds().count());
}

}  // namespace

std::string now_text() {
  return text_of(std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now()) +
                 kZone);
}

std::string moment_of(Date day, int ordinal) {
  return text_of(day + std::chrono::hours(12) + std::chrono::milliseconds(ordinal));
}

bool is_moment(std::string_view text) {
  if (text.size() != kPattern.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_digit = text[i] >= '0' && text[i] <= '9';
    if (kPattern[i] == 'd' ? !is_digit : text[i] != kPattern[i]) return false;
  }
  return parse_date(text.substr(0, kDayLength)).has_value();
}

Date day_of(std::string_view moment) {
  return parse_date(moment.substr(0, kDayLength)).value();
}

}  // namespace kaohe::ledger
