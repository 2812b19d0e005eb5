#include "app/difference_table.hpp"

#include "base/utf8.hpp"
#include "report/summary.hpp"

namespace kaohe::app {

namespace {

Message message_of(plan::Change change) {
  switch (change) {
    case plan::Change::added:
      return {"new", "新增"};
    case plan::Change::removed:
      return {"gone", "取消"};
    default:
      return {"changed", "改动"};
  }
}

}  // namespace

void print_table(const Session& session, const std::vector<plan::Difference>& all,
                 const std::string& domain) {
  const auto word = [&](const Message& message) { return say(message).in(session.language); };
  std::vector<std::vector<std::string>> rows{{"  " + word({"indicator", "指标"}),
                                              word({"change", "变化"}), word({"what", "内容"}),
                                              word({"before", "原来"}), word({"after", "现在"})}};
  for (const plan::Difference& one : all) {
    if (one.domain != domain) continue;
    rows.push_back({"  " + (one.indicator.empty() ? "-" : one.indicator),
                    word(message_of(one.change)), one.what.in(session.language),
                    one.before.empty() ? "-" : excerpt(one.before),
                    one.after.empty() ? "-" : excerpt(one.after)});
  }
  session.print(report::in_columns(rows, {false, false, false, false, false}));
}

}  // namespace kaohe::app
