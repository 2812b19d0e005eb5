#include "report/summary.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <kaohe/number_text.hpp>

#include "base/utf8.hpp"
#include "grading/deducted.hpp"
#include "report/words.hpp"

namespace kaohe::report {

namespace {

using namespace grading;
using Row = std::vector<std::string>;

template <class Number>
std::string shown(const std::optional<Number>& value) {
  return value ? value->text() : "—";
}

std::string shown(const std::optional<int>& value) {
  return value ? std::to_string(*value) : "—";
}

/// By rank, then in the roster's order; those without a rank last.
std::vector<const AssesseeResult*> by_rank(const DomainResult& domain) {
  std::vector<const AssesseeResult*> list;
  for (const AssesseeResult& assessee : domain.assessees) list.push_back(&assessee);
  std::stable_sort(list.begin(), list.end(), [](const auto* a, const auto* b) {
    if (a->scope != b->scope) return a->scope < b->scope;
    if (a->rank.has_value() != b->rank.has_value()) return a->rank.has_value();
    return a->rank < b->rank;
  });
  return list;
}

class Summary {
 public:
  Summary(const Result& result, Language language) : result_(result), language_(language) {}

  std::string text() {
    head();
    for (const DomainResult& domain : result_.domains) {
      add(say({"\n{} ({})\n", "\n{}({})\n"}, domain.title, domain.id));
      for (const ScopeResult& scope : domain.scopes) {
        good_line(scope);
        for (const QuotaResult& quota : scope.quotas) add_quota(quota);
      }
      out_ += result_.kind == "year" ? year_table(domain) : period_table(domain);
      if (result_.kind == "period") preview(domain);
      const Text first_learned = first_learned_text(result_, domain);
      if (!first_learned.empty()) add(say({"  {}\n", "  {}\n"}, first_learned));
      facts(domain);
    }
    return std::move(out_);
  }

 private:
  void add(const Text& text) { out_ += text.in(language_); }

  std::string word(const char* en, const char* zh) const {
    return language_ == Language::zh ? zh : en;
  }

  void head() {
    const Text standing = result_.standing == "official" ? Text{"official", "正式结果"}
                          : result_.standing == "played"
                              ? Text{"played, not official", "演示,非正式结果"}
                              : Text{"preview", "预览"};
    const Text period =
        result_.kind == "year" ? Text{} : say({", period {}", ",考核阶段 {}"}, result_.period);
    add(say({"{} {}{} — {}, edition {}, as of {}\n", "{} {} 年度{} — {},第 {} 版,截至 {}\n"},
            result_.county, result_.year, period, standing, result_.edition, result_.as_of));
  }

  void good_line(const ScopeResult& scope) {
    add(say({"{}: good line {} ({}); mean of all {}, of those that no gate bars {}\n",
             "{}:“好”等次分数线 {}({});全部平均 {},不含受限制的平均 {}\n"},
            scope_title(result_, scope.id), shown(scope.good_line), line_source_text(scope),
            shown(scope.mean_total), shown(scope.mean_total_unbarred)));
  }

  void add_quota(const QuotaResult& quota) {
    add(say({"  {}: {} of at most {} given\n", "  “{0}”名额 {2} 个,拟评和已评 {1} 个\n"},
            title_of(result_.grades, quota.grade), quota.given, quota.at_most));
  }

  std::string grade(const AssesseeResult& item) const {
    if (item.grade.final_grade.empty()) return "—";
    std::string text = title_of(result_.grades, item.grade.final_grade);
    if (!item.grade.permitted.empty() && item.grade.decided.empty()) {
      text += word(" (proposed)", "(建议)");
    }
    return text;
  }

  std::string year_table(const DomainResult& domain) const {
    std::vector<Row> rows{{word("rank", "名次"), word("assessee", "考核对象"),
                           word("published", "公布得分"), word("annual", "年度得分"),
                           word("total", "总分"), word("indicators", "指标"),
                           word("review", "述职评议"), word("leaders", "领导评价"),
                           word("adjustment", "加减分"), word("grade", "等次")}};
    for (const AssesseeResult* item : by_rank(domain)) {
      rows.push_back({shown(item->rank), item->name, shown(item->published_score),
                      shown(item->annual_score), shown(item->effectiveness_total),
                      shown(item->indicator_score), shown(item->review_score),
                      shown(item->leader_evaluation), shown(item->adjustment), grade(*item)});
    }
    return in_columns(rows, {true, false, true, true, true, true, true, true, true, false});
  }

  std::string period_table(const DomainResult& domain) const {
    std::vector<Row> rows{{word("assessee", "考核对象"), word("score so far", "目前得分"),
                           word("deductions so far", "累计扣分"),
                           word("indicators not due", "未到期指标")}};
    for (const AssesseeResult* item : by_rank(domain)) {
      const auto not_due =
          std::count_if(item->cells.begin(), item->cells.end(),
                        [](const Cell& cell) { return cell.state == CellState::not_due; });
      rows.push_back({item->name, shown(item->indicator_score),
                      shown_in_table(deducted_in_all(*item)), std::to_string(not_due)});
    }
    return in_columns(rows, {false, true, true, true});
  }

  /// Art. 10: what is not due, once for the domain, and how the awards of year-end stand.
  void preview(const DomainResult& domain) {
    std::set<std::string> not_due;
    for (const AssesseeResult& item : domain.assessees) {
      for (const Cell& cell : item.cells) {
        if (cell.state == CellState::not_due) not_due.insert(cell.indicator);
      }
    }
    if (!not_due.empty()) {
      add(say({"  Indicators not due yet (full points until then): {}:",
               "  未到期指标 {} 项(到期前按满分计):"},
              not_due.size()));
      std::string list;
      for (const IndicatorHead& indicator : domain.indicators) {
        if (not_due.count(indicator.id) == 0) continue;
        list += (list.empty() ? " " : word(", ", "、")) + indicator.id + " " + indicator.title;
      }
      out_ += list + "\n";
    }
    awards(domain);
  }

  /// Each award item once: its most frequent standings, with how many assessees have each.
  void awards(const DomainResult& domain) {
    using Standings = std::map<std::string, int>;
    std::vector<std::pair<std::string, Standings>> items;  // "XX05 item", in the domain's order
    for (const AssesseeResult& assessee : domain.assessees) {
      for (const Progress& progress : assessee.progress) {
        if (!progress.award || progress.line.empty()) continue;
        const std::string key = progress.indicator + " " + progress.item;
        auto known = std::find_if(items.begin(), items.end(),
                                  [&](const auto& item) { return item.first == key; });
        if (known == items.end()) known = items.insert(items.end(), {key, {}});
        ++known->second[one_line(progress.line)];
      }
    }
    if (items.empty()) return;
    std::stable_sort(items.begin(), items.end(), [](const auto& a, const auto& b) {
      return a.first.substr(0, a.first.find(' ')) < b.first.substr(0, b.first.find(' '));
    });
    add(say({"  Progress of what is awarded at year-end (assessees):\n",
             "  年终赋分事项进展(考核对象数):\n"}));
    for (const auto& [key, standings] : items) award(key, standings);
  }

  void award(const std::string& key, const std::map<std::string, int>& standings) {
    constexpr std::size_t kShown = 3;
    std::vector<std::pair<std::string, int>> list(standings.begin(), standings.end());
    std::stable_sort(list.begin(), list.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    std::string text = "    " + key.substr(0, key.find(' '));
    int others = 0;
    for (std::size_t i = 0; i < list.size(); ++i) {
      if (i >= kShown) {
        others += list[i].second;
        continue;
      }
      text += (i == 0 ? " " : " | ") + list[i].first + fmt::format(" ({})", list[i].second);
    }
    if (others != 0) text += say({" | others ({})", " | 其余({})"}, others).in(language_);
    out_ += text + "\n";
  }

  /// Why a score so far is not the full points minus the deductions.
  void redistributed(const AssesseeResult& item) {
    for (const Redistribution& moved : item.redistributed) {
      std::string from;
      for (const std::string& one : moved.from)
        from += (from.empty() ? "" : word(", ", "、")) + one;
      add(say(
          {"  {}: not applicable: {}; {} points went to the rest in proportion, and the score so "
           "far is reckoned with them\n",
           "  {}:{} 豁免或不适用,其 {} 分按比例并入其余指标,目前得分据此折算\n"},
          item.name, from, moved.points.text()));
    }
  }

  void facts(const DomainResult& domain) {
    for (const AssesseeResult& item : domain.assessees) {
      if (result_.kind == "period") redistributed(item);
      for (const FiredGate& gate : item.gates) {
        add(say({"  {}: {} {}: {}\n", "  {}:{},{}:{}\n"}, item.name, article_text(gate.article),
                effect_text(gate.effect, result_.grades), one_line(gate.fact)));
      }
      for (const Note& note : item.notes) {
        if (note.id == "reading_differs" || note.id == "survey_missing")
          add(say({"  {}: {}\n", "  {}:{}\n"}, item.name, Text{note.en, note.zh}));
      }
      for (const Note& reason : item.blocked) {
        add(say({"  {}: not complete: {}\n", "  {}:未完成:{}\n"}, item.name,
                Text{reason.en, reason.zh}));
      }
    }
  }

  const Result& result_;
  Language language_;
  std::string out_;
};

}  // namespace

std::string summary(const Result& result, Language language) {
  return Summary(result, language).text();
}

}  // namespace kaohe::report
