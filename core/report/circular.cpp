#include "report/circular.hpp"

#include <algorithm>
#include <map>

#include "base/words.hpp"
#include "grading/deducted.hpp"
#include "report/csv.hpp"
#include "report/words.hpp"

namespace kaohe::report {

namespace {

using namespace grading;

/// So many are named of what falls short.
constexpr std::size_t kNamed = 5;

/// How one indicator stands over the assessees of a domain.
struct Standing {
  const IndicatorHead* head = nullptr;
  Rational lost;
  int losers = 0;   ///< assessees who have lost points by it
  int not_due = 0;  ///< assessees of whom it is not asked yet
  int waiting = 0;  ///< assessees of whom something is missing
};

std::map<std::string, Rational> losses_by_indicator(const AssesseeResult& assessee) {
  std::map<std::string, Rational> lost;
  for (const Loss& loss : assessee.losses)
    lost[loss.indicator] = lost[loss.indicator] + loss.points;
  return lost;
}

std::vector<Standing> standings_of(const DomainResult& domain) {
  std::vector<Standing> standings;
  for (const IndicatorHead& head : domain.indicators) standings.push_back({&head, {}});
  for (const AssesseeResult& assessee : domain.assessees) {
    const std::map<std::string, Rational> lost = losses_by_indicator(assessee);
    for (std::size_t i = 0; i < standings.size() && i < assessee.cells.size(); ++i) {
      Standing& one = standings[i];
      const auto found = lost.find(one.head->id);
      if (found != lost.end() && found->second.sign() > 0) {
        one.lost = one.lost + found->second;
        ++one.losers;
      }
      if (assessee.cells[i].state == CellState::not_due) ++one.not_due;
      if (assessee.cells[i].state == CellState::pending) ++one.waiting;
    }
  }
  return standings;
}

/// Those who have lost most, most first; of equals in the roster's order.
std::vector<std::pair<Rational, const AssesseeResult*>> worst_of(const DomainResult& domain) {
  std::vector<std::pair<Rational, const AssesseeResult*>> worst;
  for (const AssesseeResult& one : domain.assessees)
    if (deducted_in_all(one).sign() > 0) worst.emplace_back(deducted_in_all(one), &one);
  std::stable_sort(worst.begin(), worst.end(),
                   [](const auto& a, const auto& b) { return b.first < a.first; });
  if (worst.size() > kNamed) worst.resize(kNamed);
  return worst;
}

class Writer {
 public:
  Writer(const Result& result, const CircularParts& parts, Language language)
      : result_(result), parts_(parts), language_(language) {}

  std::string write() {
    head();
    line(say({"## I. Progress by indicator", "## 一、指标完成进度"}));
    for (const DomainResult& domain : result_.domains) progress(domain);
    line(say({"## II. Shortcomings", "## 二、存在不足"}));
    for (const DomainResult& domain : result_.domains) shortcomings(domain);
    for (const DomainResult& domain : result_.domains) {
      const Text late = first_learned_text(result_, domain);
      if (!late.empty()) item(late);
    }
    overdue();
    line(say({"## III. Suggestions", "## 三、工作建议"}));
    suggestions();
    return std::move(text_);
  }

 private:
  void line(const Text& text) { text_ += text.in(language_) + "\n\n"; }
  void item(const Text& text) { text_ += "- " + text.in(language_) + "\n"; }
  void row(const std::vector<std::string>& cells) { text_ += "| " + joined(cells, " | ") + " |\n"; }

  void head() {
    line(say({"# {}: circular on {}, {}", "# {}{}年{}情况通报"}, result_.county, result_.year,
             parts_.period));
    if (parts_.is_draft)
      line(say({"**Draft: the result is not published yet.**", "**草稿:结果尚未形成。**"}));
    std::size_t count = 0;
    for (const DomainResult& domain : result_.domains) count += domain.assessees.size();
    line(say({"{} domains, {} assessees, as of {}. Figures digest {}.",
              "共 {} 个领域、{} 个考核对象,截至 {}。数据摘要 {}。"},
             result_.domains.size(), count, result_.as_of, result_.figures_digest));
  }

  void progress(const DomainResult& domain) {
    line(say({"### {}", "### {}"}, domain.title));
    const auto word = [&](const Message& message) { return say(message).in(language_); };
    row({word({"indicator", "指标"}), word({"points", "分值"}), word({"lost by", "扣分对象"}),
         word({"points lost", "共扣分"}), word({"not due", "未到期"}), word({"waiting", "待报"})});
    text_ += "|---|---|---|---|---|---|\n";
    for (const Standing& one : standings_of(domain))
      row({one.head->id + " " + one.head->title, one.head->points.text(),
           std::to_string(one.losers), one.lost.text(), std::to_string(one.not_due),
           std::to_string(one.waiting)});
    text_ += "\n";
  }

  void shortcomings(const DomainResult& domain) {
    const auto worst = worst_of(domain);
    if (worst.empty()) return;
    line(say({"### {}", "### {}"}, domain.title));
    for (const auto& [lost, assessee] : worst) {
      std::vector<std::string> by;
      for (const auto& [indicator, points] : losses_by_indicator(*assessee))
        if (points.sign() > 0) by.push_back(indicator + " " + points.text());
      item(say({"{}: {} points lost ({})", "{}:扣 {} 分({})"}, assessee->name, lost.text(),
               joined(by)));
    }
    text_ += "\n";
  }

  void overdue() {
    for (const OpenNotice& one : parts_.notices)
      if (one.days_late > 0)
        item(say({"{}: {} is not answered, due {}, {} days late",
                  "{}:{} 尚未反馈整改情况,期限 {},超期 {} 天"},
                 name_in(result_, one.domain, one.assessee), one.document, one.due, one.days_late));
    text_ += "\n";
  }

  /// What follows from the figures alone is said as such.
  void suggestions() {
    for (const std::string& one : parts_.suggestions) item({one, one});
    for (const DomainResult& domain : result_.domains) {
      std::vector<Standing> standings = standings_of(domain);
      const auto most = std::max_element(
          standings.begin(), standings.end(),
          [](const Standing& a, const Standing& b) { return a.losers < b.losers; });
      if (most == standings.end() || most->losers == 0) continue;
      item(say({"{}: {} {} costs the most assessees points ({}); {} looks at it first",
                "{0}:{1} {2} 扣分面最大({3} 个对象),请{4}重点督促"},
               domain.title, most->head->id, most->head->title, most->losers,
               title_of(most->head->responsible_unit)));
    }
    const auto late = std::count_if(parts_.notices.begin(), parts_.notices.end(),
                                    [](const OpenNotice& one) { return one.days_late > 0; });
    if (late > 0)
      item(say({"{} answers to notices are overdue: the lead units request supervision where it is "
                "needed",
                "整改反馈逾期 {} 件,确需督办的请主要考核责任单位统一提请"},
               late));
  }

  std::string title_of(const std::string& unit) const {
    for (const Label& one : result_.organisations)
      if (one.id == unit) return one.title;
    return unit;
  }

  const Result& result_;
  const CircularParts& parts_;
  Language language_;
  std::string text_;
};

}  // namespace

std::string circular(const Result& result, const CircularParts& parts, Language language) {
  return Writer(result, parts, language).write();
}

}  // namespace kaohe::report
