/// Numbers and dates as spreadsheets store them → as people write them. All with digits: no value
/// passes through a floating-point number.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace kaohe::office {

/// A stored number as a plain decimal: "0.28999999999999998" → "0.29", "1.2E-3" → "0.0012",
/// "12.0" → "12". A spreadsheet stores binary numbers and shows 15 digits of them, and a person can
/// type no more: rounded to 15 digits (half away from zero) the number is the one that was typed.
/// Nothing: no number, more than 15 digits before the point (digits were lost) or more than 30
/// after it.
std::optional<std::string> plain_decimal(std::string_view stored);

/// What a number format makes of a number.
enum class NumberKind { number, date, month, time, percent };

/// A format's code such as "yyyy\-mm\-dd" or "0.0%": month has year and month but no day, time
/// neither year nor day.
NumberKind kind_of_format(std::string_view code);
/// A format that is built in, by its number (those of Chinese editions among them).
NumberKind kind_of_builtin_format(int number);

/// The day of a serial number of .xlsx ("45097" → "2023-06-20"; `since_1904`: of a workbook that
/// counts from 1904, as old Macs did). Nothing: with a time of day, before 1900-01-01 or after
/// 9999-12-31, and 1900-02-29, which never was.
std::optional<std::string> date_of_serial(std::string_view stored, bool since_1904);

}  // namespace kaohe::office
