#pragma once
// Exact numbers of the oracle: Boost's rationals, nothing of sdk/ or core/.

#include <boost/multiprecision/cpp_int.hpp>
#include <string>
#include <string_view>

namespace oracle {

using Exact = boost::multiprecision::cpp_rational;

/// The decimal `-?digits(.digits)?` exactly; throws std::runtime_error on anything else.
Exact decimal(std::string_view text);

/// Rounded to `places` decimals, half away from zero (四舍五入).
Exact half_up(const Exact& value, int places);

/// The smallest whole number not below a value that is not negative.
int whole_up(const Exact& value);

/// `value` brought into [low, high].
Exact within(const Exact& value, const Exact& low, const Exact& high);

/// What is missing from `target`; 0 if nothing.
Exact short_of(const Exact& target, const Exact& value);

/// For people: a decimal, or a fraction where it has no end.
std::string text(const Exact& value);

}  // namespace oracle
