/// Figures that are others, as a table for people and as a list for programs: the same whoever
/// compares two results.
#pragma once

#include <vector>

#include <nlohmann/json.hpp>

#include "app/options.hpp"
#include "grading/moved.hpp"

namespace kaohe::app {

/// What the two figures of a row are: "published" and "computed".
struct MovedHeadings {
  Message before, after;
};

/// One row a figure: who, what, before, after; names and titles, no ids. Of none nothing.
void print_moved(const Session& session, const grading::Result& after,
                 const std::vector<grading::Moved>& moved, const MovedHeadings& headings);

/// The same by ids, with grades by id: domain, assessee, indicator, figure, before, after.
nlohmann::ordered_json as_json(const std::vector<grading::Moved>& moved, Language language);

}  // namespace kaohe::app
