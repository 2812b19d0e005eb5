/// Words for what a result holds as ids: articles, the effect of a gate, the source of a line.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.hpp"
#include "grading/result.hpp"

namespace kaohe::report {

/// The title of an id; an id that no label has stays as it is.
std::string title_of(const std::vector<grading::Label>& labels, const std::string& id);

/// The title of a scope's domain, with the pool where the scope is one.
std::string scope_title(const grading::Result& result, const std::string& scope);

/// "17.1" is Art. 17.1, 第 17.1 条; "annex 1" is annex 1, 附件 1.
Text article_text(const std::string& article);

/// "at_most:fair", "exactly:poor", "lower:1" in words, grades by title.
Text effect_text(const std::string& effect, const std::vector<grading::Label>& grades);

/// Where a good line comes from: the decision's document, a mean in words.
Text line_source_text(const grading::ScopeResult& scope);

/// Of a year: "县直学校: of 12.5 points lost 3 were first learned at the year-end"; empty: none
/// were, or it is the result of a period.
Text first_learned_text(const grading::Result& result, const grading::DomainResult& domain);

/// The word of result.json for what a good line is: "undecided", "mean", "number".
std::string_view line_kind_name(grading::LineKind kind);
/// The kind of that name; nothing for any other text.
std::optional<grading::LineKind> parse_line_kind(std::string_view name);

}  // namespace kaohe::report
