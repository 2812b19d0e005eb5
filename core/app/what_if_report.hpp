/// What a supposition would move, as people and programs read it.
#pragma once

#include <nlohmann/json.hpp>

#include "app/options.hpp"
#include "cycle/what_if.hpp"

namespace kaohe::app {

/// The first and the last line of every answer: that it is no result.
Text no_result();

/// A record by its number, its kind and what people wrote in its table: "#812 observations: …".
std::string record_words(const plan::YearPlan& plan, const cycle::SingleRecord& record,
                         Language language);

/// The same for programs: number, kind, place, and the cells by column.
nlohmann::ordered_json record_json(const cycle::SingleRecord& record);

/// What is supposed; that it is no result; every figure and line that would be another, before and
/// after; how many assessees stay as they are; decided grades that would not hold.
void print_what_if(const Session& session, const plan::YearPlan& plan,
                   const cycle::Supposed& supposed, const cycle::WhatIf& done);

/// The same for programs.
nlohmann::ordered_json as_json(const Session& session, const cycle::Supposed& supposed,
                               const cycle::WhatIf& done);

}  // namespace kaohe::app
