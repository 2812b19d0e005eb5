#include "app/moved_table.hpp"

#include "report/csv.hpp"
#include "report/summary.hpp"
#include "report/words.hpp"

namespace kaohe::app {

void print_moved(const Session& session, const grading::Result& after,
                 const std::vector<grading::Moved>& moved, const MovedHeadings& headings) {
  if (moved.empty()) return;
  const auto word = [&](const Message& message) { return say(message).in(session.language); };
  std::vector<std::vector<std::string>> rows{{"  " + word({"assessee", "考核对象"}),
                                              word({"figure", "数据项"}), word(headings.before),
                                              word(headings.after)}};
  for (const grading::Moved& one : moved) {
    const std::string indicator = one.indicator.empty() ? "" : one.indicator + " ";
    rows.push_back(
        {"  " + (one.assessee.empty() ? report::title_in(after, one.domain)
                                      : report::name_in(after, one.domain, one.assessee)),
         indicator + one.what.in(session.language), report::title_of(after.grades, one.before),
         report::title_of(after.grades, one.after)});
  }
  session.print(report::in_columns(rows, {false, false, true, true}));
}

nlohmann::ordered_json as_json(const std::vector<grading::Moved>& moved, Language language) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const grading::Moved& one : moved)
    list.push_back({{"domain", one.domain},
                    {"assessee", one.assessee},
                    {"indicator", one.indicator},
                    {"figure", one.what.in(language)},
                    {"before", one.before},
                    {"after", one.after}});
  return list;
}

}  // namespace kaohe::app
