#include "kaohe/points.hpp"

namespace kaohe {

std::optional<Points> Points::parse(std::string_view text, int max_decimals) {
  constexpr int kIntegerDigits = 11;           // 92233720368
  (void)detail::units_per_step(max_decimals);  // refuses a bad max_decimals
  const auto units = detail::parse_decimal(text, kIntegerDigits, max_decimals);
  if (!units || !fits_int64(*units)) {
    return std::nullopt;
  }
  return from_units(static_cast<std::int64_t>(*units));
}

}  // namespace kaohe
