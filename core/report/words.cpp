#include "report/words.hpp"

namespace kaohe::report {

std::string title_of(const std::vector<grading::Label>& labels, const std::string& id) {
  for (const grading::Label& label : labels) {
    if (label.id == id) return label.title;
  }
  return id;
}

Text article_text(const std::string& article) {
  const std::string annex = "annex ";
  if (article.rfind(annex, 0) == 0)
    return say({"annex {}", "附件 {}"}, article.substr(annex.size()));
  return say({"Art. {}", "第 {} 条"}, article);
}

Text effect_text(const std::string& effect, const std::vector<grading::Label>& grades) {
  const std::size_t colon = effect.find(':');
  const std::string word = effect.substr(0, colon);
  const std::string what = effect.substr(colon + 1);
  if (word == "lower") return say({"lowered by {}", "降低 {} 个等次"}, what);
  const std::string title = title_of(grades, what);
  if (word == "exactly") return say({"shall be {}", "应评为“{}”"}, title);
  return say({"at most {}", "最高“{}”"}, title);
}

Text line_source_text(const std::string& source) {
  const std::string mean = "mean";
  if (source.rfind(mean, 0) != 0) return {source, source};
  if (source == "mean (no decision yet)") return {source, "按平均分,尚未作出决定"};
  const std::size_t rest = mean.size() + 2;  // "mean, …" or "mean (…"
  return {source, source.size() <= rest ? "按平均分" : "按平均分," + source.substr(rest)};
}

}  // namespace kaohe::report
