/// Tables for offices: what a spreadsheet opens.
#pragma once

#include <string>
#include <vector>

#include "base/text.hpp"
#include "grading/moved.hpp"
#include "grading/result.hpp"

namespace kaohe::report {

/// One row an assessee: scores, ranks, grade, gates, what is missing. UTF-8 with a byte-order mark
/// and CRLF line ends, so that a spreadsheet opens it as it is; headings, states and grades in the
/// language asked; ids in columns of their own. A text that a spreadsheet would take for a formula
/// (it begins with = + - @, also full-width, a tab or a line end) gets an apostrophe in front;
/// numbers stay numbers.
std::string scores_csv(const grading::Result& result, Language language);

/// One row a figure that another edition of the result had otherwise (Art. 21).
std::string difference_csv(const grading::Result& result, const std::vector<grading::Moved>& moved,
                           Language language);

/// What a domain of the result is called; its id where it is not in it.
std::string title_in(const grading::Result& result, const std::string& domain);
/// What an assessee of the result is called; its id where it is not in it.
std::string name_in(const grading::Result& result, const std::string& domain,
                    const std::string& assessee);

/// One row a consequence (Art. 18): what follows from a grade, for whom, by when, closed by what;
/// for other systems to read.
std::string consequences_csv(const grading::Result& result, Language language);

}  // namespace kaohe::report
