#include "report/summary.hpp"

#include <algorithm>

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

std::string title_of(const std::vector<Label>& labels, const std::string& id) {
  for (const Label& label : labels) {
    if (label.id == id) return label.title;
  }
  return id.empty() ? "—" : id;
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
      for (const ScopeResult& scope : domain.scopes) good_line(scope);
      out_ += result_.kind == "year" ? year_table(domain) : period_table(domain);
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
    const Text period = result_.kind == "year"
                            ? Text{}
                            : say({", period {}", ",考核阶段 {}"}, result_.period);
    add(say({"{} {}{} — {}, edition {}, as of {}\n", "{} {} 年度{} — {},第 {} 版,截至 {}\n"},
            result_.county, result_.year, period, standing, result_.edition, result_.as_of));
  }

  void good_line(const ScopeResult& scope) {
    add(say({"{}: good line {} ({}); mean of all {}, of those that no gate bars {}\n",
             "{}:“好”等次分数线 {}({});全部平均 {},不含受限制的平均 {}\n"},
            scope.id, shown(scope.good_line), scope.good_line_source, shown(scope.mean_total),
            shown(scope.mean_total_unbarred)));
  }

  std::string grade(const AssesseeResult& item) const {
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
                           word("deductions so far", "累计扣分")}};
    for (const AssesseeResult* item : by_rank(domain)) {
      Rational deducted;
      for (const PeriodDeduction& period : item->periods) deducted += period.deducted;
      rows.push_back({item->name, shown(item->indicator_score), deducted.text_cut(kUnitDecimals)});
    }
    return in_columns(rows, {false, true, true});
  }

  void facts(const DomainResult& domain) {
    for (const AssesseeResult& item : domain.assessees) {
      for (const FiredGate& gate : item.gates) {
        add(say({"  {}: Art. {} {}: {}\n", "  {}:第 {} 条,{}:{}\n"}, item.name, gate.article,
                effect(gate), gate.fact));
      }
      for (const Note& reason : item.blocked) {
        add(say({"  {}: not complete: {}\n", "  {}:未完成:{}\n"}, item.name,
                Text{reason.en, reason.zh}));
      }
    }
  }

  Text effect(const FiredGate& gate) const {
    const std::size_t colon = gate.effect.find(':');
    const std::string word = gate.effect.substr(0, colon);
    const std::string what = gate.effect.substr(colon + 1);
    if (word == "lower") return say({"lowered by {}", "降低 {} 个等次"}, what);
    const std::string title = title_of(result_.grades, what);
    if (word == "exactly") return say({"shall be {}", "应评为“{}”"}, title);
    return say({"at most {}", "最高“{}”"}, title);
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
