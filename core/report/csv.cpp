#include "report/csv.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "base/words.hpp"
#include "report/words.hpp"

namespace kaohe::report {

namespace {

using namespace grading;

/// Whether a spreadsheet would take the text for a formula.
bool looks_like_formula(std::string_view text) {
  constexpr std::array<std::string_view, 11> kStarts = {
      "=", "+", "-", "@", "\t", "\r", "\n", "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"};
  for (const std::string_view start : kStarts) {
    if (text.substr(0, start.size()) == start) return true;
  }
  return false;
}

std::string quoted(std::string_view text) {
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
  std::string cell = "\"";
  for (const char c : text) cell += c == '"' ? "\"\"" : std::string(1, c);
  return cell + "\"";
}

/// Rows of cells; what people wrote goes through `text`, what was computed through `number`.
class Table {
 public:
  explicit Table(Language language) : language_(language) {}

  Table& heading(const char* en, const char* zh) {
    return add(language_ == Language::zh ? zh : en);
  }
  Table& text(std::string_view value) {
    return add(looks_like_formula(value) ? "'" + std::string(value) : std::string(value));
  }
  Table& text(const std::string& en, const std::string& zh) {
    return text(language_ == Language::zh ? zh : en);
  }
  template <class Number>
  Table& number(const std::optional<Number>& value) {
    return add(value ? value->text() : std::string());
  }
  Table& number(const std::optional<int>& value) {
    return add(value ? std::to_string(*value) : std::string());
  }
  /// What was computed and is written already; "-": there is none.
  Table& figure(const std::string& written) { return add(written == "-" ? "" : written); }
  void end_row() {
    bytes_ += "\r\n";
    is_first_ = true;
  }
  const std::string& bytes() const { return bytes_; }
  Language language() const { return language_; }

 private:
  Table& add(std::string_view cell) {
    if (!is_first_) bytes_ += ',';
    is_first_ = false;
    bytes_ += quoted(cell);
    return *this;
  }

  Language language_;
  std::string bytes_ = "\xEF\xBB\xBF";
  bool is_first_ = true;
};

/// Each indicator of any domain once, in the domains' order.
std::vector<const IndicatorHead*> indicators_of(const Result& result) {
  std::vector<const IndicatorHead*> list;
  for (const DomainResult& domain : result.domains) {
    for (const IndicatorHead& indicator : domain.indicators) {
      const bool is_known = std::any_of(
          list.begin(), list.end(), [&](const auto* known) { return known->id == indicator.id; });
      if (!is_known) list.push_back(&indicator);
    }
  }
  return list;
}

/// A state in a cell that has no points, or whose points are not earned yet.
Text state_word(CellState state) {
  switch (state) {
    case CellState::pending:
      return say({"pending", "待报"});
    case CellState::not_due:
      return say({"not due", "未到期"});
    case CellState::not_applicable:
      return say({"not applicable", "不适用"});
    case CellState::exempt:
      return say({"exempt", "豁免"});
    case CellState::absent:
      return {};
    case CellState::value:
    case CellState::provisional:
    case CellState::error:
      break;
  }
  return say({"error", "出错"});
}

/// Points, or the state's word where a cell has none, is not due, or fell away.
void indicator_cell(Table& table, const AssesseeResult& assessee, const std::string& indicator) {
  for (const Cell& cell : assessee.cells) {
    if (cell.indicator != indicator) continue;
    const bool fell_away =
        cell.state == CellState::exempt || cell.state == CellState::not_applicable;
    const bool has_score =
        cell.points && cell.state != CellState::not_due && !(fell_away && *cell.points == Points());
    if (has_score) {
      table.number(cell.points);
      return;
    }
    const Text word = state_word(cell.state);
    table.text(word.en, word.zh);
    return;
  }
  table.text("");
}

void score_headings(Table& table, const std::vector<const IndicatorHead*>& indicators) {
  table.heading("domain", "领域编号").heading("domain title", "领域");
  table.heading("assessee", "考核对象编号").heading("name", "考核对象");
  table.heading("scope", "评定范围编号").heading("pool", "考核分组编号");
  table.heading("pool title", "考核分组").heading("rank", "名次");
  table.heading("rank by total", "总分名次").heading("rank by final score", "最终得分名次");
  table.heading("indicator score", "指标考核分值");
  table.heading("review score", "述职评议考核得分").heading("review grade", "述职评议考核等次");
  table.heading("effectiveness total", "党建工作成效考核总分");
  table.heading("leader evaluation", "领导评价得分").heading("annual score", "年度考核得分");
  table.heading("adjustment", "加减分").heading("final score", "最终得分");
  table.heading("published score", "公布得分").heading("disputed points", "有异议分值");
  table.heading("good line", "“好”等次分数线");
  table.heading("proposed grade", "建议等次").heading("decided grade", "决定等次");
  table.heading("lowered by", "降低等次数").heading("final grade", "最终等次");
  table.heading("reason", "理由").heading("gates", "等次限制条件");
  table.heading("not complete because", "未完成原因").heading("provisional", "暂定的指标");
  for (const IndicatorHead* indicator : indicators) {
    table.heading(indicator->id.c_str(), indicator->id.c_str());
  }
  table.end_row();
}

std::string gates_text(const AssesseeResult& assessee, Language language) {
  std::string text;
  for (const FiredGate& gate : assessee.gates) {
    text += (text.empty() ? "" : "; ") + article_text(gate.article).in(language) + " " + gate.fact;
  }
  return text;
}

Text blocked_text(const AssesseeResult& assessee) {
  Text text;
  for (const Note& reason : assessee.blocked) {
    text.en += (text.en.empty() ? "" : "; ") + reason.en;
    text.zh += (text.zh.empty() ? "" : ";") + reason.zh;
  }
  return text;
}

/// Indicators whose points may still be settled otherwise.
std::string provisional_text(const AssesseeResult& assessee) {
  std::string ids;
  for (const Cell& cell : assessee.cells)
    if (cell.state == CellState::provisional) ids += (ids.empty() ? "" : "、") + cell.indicator;
  return ids;
}

std::optional<Points> line_of(const DomainResult& domain, const std::string& scope) {
  for (const ScopeResult& item : domain.scopes) {
    if (item.id == scope) return item.good_line;
  }
  return std::nullopt;
}

void score_row(Table& table, const Result& result, const DomainResult& domain,
               const AssesseeResult& item, const std::vector<const IndicatorHead*>& indicators) {
  table.text(domain.id).text(domain.title).text(item.id).text(item.name);
  table.text(item.scope).text(item.pool).text(title_of(domain.pools, item.pool));
  table.number(item.rank).number(item.rank_by_total).number(item.rank_by_final);
  table.number(item.indicator_score).number(item.review_score);
  table.text(title_of(result.review_grades, item.review_grade));
  table.number(item.effectiveness_total).number(item.leader_evaluation);
  table.number(item.annual_score).number(item.adjustment).number(item.final_score);
  table.number(item.published_score).number(item.disputed_points);
  table.number(line_of(domain, item.scope));
  table.text(title_of(result.grades, item.grade.proposed));
  table.text(title_of(result.grades, item.grade.decided));
  table.number(item.grade.permitted.empty() ? std::nullopt : std::optional(item.grade.lowered_by));
  table.text(title_of(result.grades, item.grade.final_grade)).text(item.grade.reason);
  const Text blocked = blocked_text(item);
  table.text(gates_text(item, table.language())).text(blocked.en, blocked.zh);
  table.text(provisional_text(item));
  for (const IndicatorHead* indicator : indicators) indicator_cell(table, item, indicator->id);
  table.end_row();
}

void consequence_headings(Table& table) {
  table.heading("year", "考核年度").heading("domain", "领域编号").heading("domain title", "领域");
  table.heading("assessee", "考核对象编号").heading("name", "考核对象");
  table.heading("secretary", "书记").heading("deputies", "分管副职");
  table.heading("final grade", "最终等次").heading("consequence", "结果运用编号");
  table.heading("title", "结果运用").heading("article", "条款");
  table.heading("owner", "落实单位编号").heading("owner title", "落实单位");
  table.heading("due", "期限").heading("closed by", "办结文件").end_row();
}

void consequence_row(Table& table, const Result& result, const DomainResult& domain,
                     const AssesseeResult& assessee, const Consequence& item) {
  table.number(std::optional(result.year)).text(domain.id).text(domain.title);
  table.text(assessee.id).text(assessee.name);
  table.text(assessee.secretary).text(joined(assessee.deputies, "、"));
  table.text(title_of(result.grades, assessee.grade.final_grade));
  table.text(item.id).text(item.title).text(item.article).text(item.owner);
  table.text(item.owner == assessee.id ? assessee.name
                                       : title_of(result.organisations, item.owner));
  table.text(item.due).text(item.closed_by).end_row();
}

std::string name_of(const DomainResult& domain, const std::string& assessee) {
  const auto found = std::find_if(domain.assessees.begin(), domain.assessees.end(),
                                  [&](const AssesseeResult& one) { return one.id == assessee; });
  return found == domain.assessees.end() ? assessee : found->name;
}

}  // namespace

std::string scores_csv(const Result& result, Language language) {
  Table table(language);
  const std::vector<const IndicatorHead*> indicators = indicators_of(result);
  score_headings(table, indicators);
  for (const DomainResult& domain : result.domains) {
    for (const AssesseeResult& assessee : domain.assessees) {
      score_row(table, result, domain, assessee, indicators);
    }
  }
  return table.bytes();
}

std::string name_in(const Result& result, const std::string& domain, const std::string& assessee) {
  for (const DomainResult& one : result.domains)
    if (one.id == domain) return name_of(one, assessee);
  return assessee;
}

std::string title_in(const Result& result, const std::string& domain) {
  for (const DomainResult& one : result.domains)
    if (one.id == domain) return one.title;
  return domain;
}

std::string difference_csv(const Result& result, const std::vector<Moved>& moved,
                           Language language) {
  Table table(language);
  table.heading("domain", "领域编号").heading("domain title", "领域").heading("assessee", "编号");
  table.heading("name", "考核对象").heading("indicator", "指标编号").heading("figure", "项目");
  table.heading("before", "原来").heading("now", "现在").end_row();
  for (const Moved& one : moved) {
    for (const DomainResult& domain : result.domains) {
      if (domain.id != one.domain) continue;
      table.text(domain.id).text(domain.title).text(one.assessee);
      table.text(name_of(domain, one.assessee)).text(one.indicator);
      table.text(one.what.en, one.what.zh);
      table.figure(title_of(result.grades, one.before)).figure(title_of(result.grades, one.after));
      table.end_row();
    }
  }
  return table.bytes();
}

std::string consequences_csv(const Result& result, Language language) {
  Table table(language);
  consequence_headings(table);
  for (const DomainResult& domain : result.domains) {
    for (const AssesseeResult& assessee : domain.assessees) {
      for (const Consequence& consequence : assessee.consequences) {
        consequence_row(table, result, domain, assessee, consequence);
      }
    }
  }
  return table.bytes();
}

}  // namespace kaohe::report
