#include "report/words.hpp"

#include <array>

#include <kaohe/number_text.hpp>

#include "grading/deducted.hpp"

namespace kaohe::report {

namespace {

constexpr std::array<std::string_view, 3> kLineKindNames = {"undecided", "mean", "number"};

}  // namespace

std::string title_of(const std::vector<grading::Label>& labels, const std::string& id) {
  for (const grading::Label& label : labels) {
    if (label.id == id) return label.title;
  }
  return id;
}

std::string scope_title(const grading::Result& result, const std::string& scope) {
  for (const grading::DomainResult& domain : result.domains) {
    if (scope == domain.id) return domain.title;
    if (scope.rfind(domain.id + "/", 0) != 0) continue;
    return domain.title + "/" + title_of(domain.pools, scope.substr(domain.id.size() + 1));
  }
  return scope;
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

Text line_source_text(const grading::ScopeResult& scope) {
  const std::string& source = scope.good_line_source;
  switch (scope.good_line_kind) {
    case grading::LineKind::undecided:
      return say({"mean, no decision yet", "按平均分,尚未作出决定"});
    case grading::LineKind::mean:
      return source.empty() ? say({"mean", "按平均分"}) : say({"mean, {}", "按平均分,{}"}, source);
    case grading::LineKind::number:
      break;
  }
  return source.empty() ? say({"decided", "已决定"}) : Text{source, source};
}

Text first_learned_text(const grading::Result& result, const grading::DomainResult& domain) {
  if (result.kind != "year") return {};
  const grading::FirstLearned one = grading::first_learned(result, domain);
  if (one.at_last.is_zero()) return {};
  return say({"{}: of {} points lost {} were first learned at the year-end",
              "{}:共扣 {} 分,其中 {} 分到年终才首次告知"},
             domain.title, shown_text(one.lost), shown_text(one.at_last));
}

std::string_view line_kind_name(grading::LineKind kind) {
  return kLineKindNames[static_cast<std::size_t>(kind)];
}

std::optional<grading::LineKind> parse_line_kind(std::string_view name) {
  for (std::size_t i = 0; i < kLineKindNames.size(); ++i) {
    if (kLineKindNames[i] == name) return static_cast<grading::LineKind>(i);
  }
  return std::nullopt;
}

}  // namespace kaohe::report
