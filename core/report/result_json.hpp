/// result.json: the one document of a result.
#pragma once

#include <string>
#include <string_view>

#include "grading/result.hpp"

namespace kaohe::report {

/// The result as canonical JSON text: keys in their fixed order, decimals as strings, two spaces of
/// indent, a newline at the end; the same result gives the same bytes. `figures_digest` is
/// computed, whatever the result carries. Points that are fractions (losses before rounding) are
/// written "1/3". Throws Error(data) when the text breaks core/report/result.schema.json.
std::string result_json(const grading::Result& result);

/// Reads what `result_json` wrote. `file` stands in messages.
/// Throws Error(data) for text that is no JSON or breaks the schema.
grading::Result read_result(std::string_view text, const std::string& file);

/// The digest of what was judged. It covers figures, grades, gates and reasons, and leaves out
/// where and when this was computed, by which program, and every name or wording: from equal facts
/// and rules it is equal on any machine and in any version of the host.
std::string figures_digest(const grading::Result& result);

}  // namespace kaohe::report
