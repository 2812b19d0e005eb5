// Level 3: what a plugin makes of facts such as people record.
#include <algorithm>
#include <thread>

#include "conformance/checks.hpp"
#include "conformance/loaded.hpp"
#include "conformance/scorer.hpp"
#include "conformance/sheet_rules.hpp"
#include "plugin_host/worker/flat.hpp"

namespace kaohe::conformance {

namespace {

constexpr std::uint32_t kRows = 65;

// The plugin, its system and facts of the check's seed.
struct Trial {
  explicit Trial(const Subject& about, std::uint32_t rows = kRows)
      : subject(about),
        table(load(about)),
        system(system_of(table)),
        facts(system, about.seed, rows) {}

  const Subject& subject;
  const kaohe_plugin& table;
  const plan::IndicatorSystem system;
  TrialFacts facts;
};

Finding check_rows(const Subject& subject) {
  for (const std::uint32_t rows : {0U, 1U, 63U, 64U, 65U}) {
    Trial trial(subject, rows);
    for (const std::uint32_t period : {kYearEnd, kMidYear}) {
      subject.trying(say({"scoring {} rows", "为 {} 行计分时"}, rows));
      Scorer scorer(trial.table, trial.system);
      scorer.rows_of(trial.facts.batch(trial.facts.all(), period));
    }
  }
  return passed(say(
      {"0, 1, 63, 64 and 65 rows are scored and explained", "0、1、63、64、65 行均可计分和说明"}));
}

Finding check_cells(const Subject& subject) {
  Trial trial(subject);
  subject.trying(say({"scoring {} rows into guarded cells", "向有保护页的表写入 {} 行时"}, kRows));
  const kaohe_batch& batch = trial.facts.batch(trial.facts.all());
  Scorer scorer(trial.table, trial.system);
  GuardedCells cells = cells_for(batch, trial.system),
               others = cells_for(batch, trial.system, 0x54);
  scorer.score(batch, cells);
  scorer.score(batch, others);
  if (!cells.guards_hold() || !others.guards_hold()) {
    throw Breach(
        say({"score wrote before or after the cells; write assessee_count times indicators "
             "cells and no more",
             "score 写到了表格之外;只应写 assessee_count 乘指标数个单元格"}));
  }
  for (std::size_t i = 0; i < cells.count(); ++i) {
    const kaohe_cell &one = cells.data()[i], &other = others.data()[i];
    const bool written = !cells.is_untouched(i) && one.points == other.points &&
                         one.state == other.state && one.rescale == other.rescale &&
                         std::all_of(std::begin(one.reserved), std::end(one.reserved),
                                     [](std::uint8_t byte) { return byte == 0; });
    if (written) continue;
    throw Breach(say({"the cell of row {} and {} was not written whole; write points, state, "
                      "rescale and reserved (0) of every cell",
                      "第 {} 行 {} 的单元格没有写完整;每个单元格都应写 "
                      "points、state、rescale,reserved 写 0"},
                     i / trial.system.indicators.size(),
                     trial.system.indicators[i % trial.system.indicators.size()].id));
  }
  return passed(
      say({"{} cells written, nothing beyond", "写了 {} 个单元格,没有越界"}, cells.count()));
}

Finding check_inputs(const Subject& subject) {
  Trial trial(subject);
  subject.trying(say({"scoring and explaining", "计分和说明时"}));
  const kaohe_batch& batch = trial.facts.batch(trial.facts.all());
  const auto bytes = [&] { return plugin_host::flattened(batch); };
  const std::string before = bytes();
  Scorer scorer(trial.table, trial.system);
  scorer.rows_of(batch);
  if (bytes() == before)
    return passed(say({"{} bytes untouched", "{} 字节均未改动"}, before.size()));
  throw Breach(
      say({"score or explain wrote into the batch; it belongs to the host: copy what is to "
           "be changed",
           "score 或 explain 改写了输入;输入属于宿主:需要改动的请先复制"}));
}

Finding check_bounds(const Subject& subject) {
  Trial trial(subject);
  for (const std::uint32_t period : {kYearEnd, kMidYear}) {
    subject.trying(say({"scoring", "计分时"}));
    const kaohe_batch& batch = trial.facts.batch(trial.facts.all(), period);
    Scorer scorer(trial.table, trial.system);
    GuardedCells cells = cells_for(batch, trial.system);
    const Findings found = scorer.score(batch, cells);
    require_sheet(trial.system, batch, cells, found);
  }
  return passed(say({"points within those of their indicators, states and findings as they may be",
                     "得分不超出指标分值,状态和所报事项均合规"}));
}

// ---------- the same again ----------

using Rows = std::vector<std::string>;

// What differs first, with a little of what stands before it.
Text difference(const std::string& one, const std::string& other) {
  constexpr std::size_t kBefore = 40, kShown = 80;
  const auto ends =
      std::mismatch(one.begin(), one.begin() + std::min(one.size(), other.size()), other.begin());
  const auto at = static_cast<std::size_t>(ends.first - one.begin());
  const std::size_t from = at < kBefore ? 0 : at - kBefore;
  return say({"\"{}\" became \"{}\"", "“{}”变为“{}”"}, one.substr(from, kShown),
             other.substr(from, kShown));
}

void require_same(const Rows& one, const Rows& other, const Text& when, const Text& advice) {
  for (std::size_t row = 0; row < one.size(); ++row) {
    if (one[row] == other[row]) continue;
    throw Breach(say({"row {} came out otherwise {}: {}; expected the same bytes: {}",
                      "第 {} 行{}结果不同:{};应逐字节一致:{}"},
                     row, when, difference(one[row], other[row]), advice));
  }
}

Text no_memory() {
  return say({"keep nothing between calls, in the instance or in static variables",
              "两次调用之间不得在实例或静态变量中保留任何东西"});
}

Finding check_same(const Subject& subject) {
  Trial trial(subject);
  TrialFacts others(trial.system, subject.seed + 1, kRows / 2);
  subject.trying(say({"scoring again", "再次计分时"}));
  Scorer scorer(trial.table, trial.system);
  const Rows first = scorer.rows_of(trial.facts.batch(trial.facts.all()));
  require_same(first, scorer.rows_of(trial.facts.batch(trial.facts.all())),
               say({"the second time", "第二次"}), no_memory());
  scorer.rows_of(others.batch(others.all(), kMidYear));
  require_same(first, scorer.rows_of(trial.facts.batch(trial.facts.all())),
               say({"after other data", "在其他数据之后"}), no_memory());
  Scorer another(trial.table, trial.system);
  require_same(first, another.rows_of(trial.facts.batch(trial.facts.all())),
               say({"in another instance", "在另一实例中"}), no_memory());
  return passed(say({"the same bytes again, after other data, and in another instance",
                     "再次计分、在其他数据之后、在另一实例中均一致"}));
}

// The rows as `scored` in the order `order`, put where they were.
Rows put_back(const Rows& scored, const std::vector<std::uint32_t>& order, Rows into) {
  for (std::size_t i = 0; i < order.size(); ++i) into[order[i]] = scored[i];
  return into;
}

Finding check_order(const Subject& subject) {
  Trial trial(subject);
  subject.trying(say({"scoring in another order", "换次序计分时"}));
  const Rows first = Scorer(trial.table, trial.system)
                         .rows_of(trial.facts.batch(trial.facts.all()), Scorer::Part::cells);
  std::vector<std::uint32_t> order = trial.facts.all();
  Dice dice(subject.seed);
  for (int i = 0; i < 3; ++i) {
    dice.shuffle(order);
    Scorer scorer(trial.table, trial.system);
    require_same(
        first,
        put_back(scorer.rows_of(trial.facts.batch(order), Scorer::Part::cells), order, first),
        say({"in another order of rows", "在行的次序改变后"}),
        say({"a row's place has no meaning", "行的位置没有意义"}));
  }
  return passed(say({"three other orders of rows, the same results", "三种行序,结果一致"}));
}

// Sets of whole sets, so that each half is as large as may be.
std::vector<std::vector<std::uint32_t>> halves(
    const std::vector<std::vector<std::uint32_t>>& sets) {
  std::vector<std::vector<std::uint32_t>> two(2);
  for (std::size_t i = 0; i < sets.size(); ++i)
    two[i % 2].insert(two[i % 2].end(), sets[i].begin(), sets[i].end());
  return two;
}

Finding check_split(const Subject& subject) {
  Trial trial(subject);
  const auto sets = trial.facts.whole_sets();
  if (sets.size() < 2) {
    return passed(
        say({"its sight is the whole domain: nothing to divide", "比较范围为全领域,不可拆分"}));
  }
  subject.trying(say({"scoring in parts", "分批计分时"}));
  const Rows first = Scorer(trial.table, trial.system)
                         .rows_of(trial.facts.batch(trial.facts.all()), Scorer::Part::cells);
  for (const auto& split : {sets, halves(sets)}) {
    for (const std::vector<std::uint32_t>& part : split) {
      Scorer scorer(trial.table, trial.system);
      require_same(
          first,
          put_back(scorer.rows_of(trial.facts.batch(part), Scorer::Part::cells), part, first),
          say({"in a part that keeps its sight ({}) whole", "在保持比较范围({})完整的分批中"},
              trial.system.sight),
          say({"look at no other rows, or declare a wider sight",
               "不要看其他行,或声明更大的比较范围"}));
    }
  }
  return passed(say({"{} parts, the same results", "分为 {} 批,结果一致"}, sets.size()));
}

Finding check_threads(const Subject& subject) {
  constexpr std::size_t kThreads = 4;
  Trial trial(subject);
  subject.trying(say({"scoring in {} threads", "用 {} 个线程计分时"}, kThreads));
  const Rows first =
      Scorer(trial.table, trial.system).rows_of(trial.facts.batch(trial.facts.all()));
  const kaohe_batch& batch = trial.facts.batch(trial.facts.all());
  std::vector<Rows> found(kThreads);
  std::vector<std::exception_ptr> thrown(kThreads);
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < kThreads; ++i) {
    threads.emplace_back([&, i] {
      try {
        found[i] = Scorer(trial.table, trial.system).rows_of(batch);
      } catch (...) {
        thrown[i] = std::current_exception();
      }
    });
  }
  for (std::thread& one : threads) one.join();
  for (std::size_t i = 0; i < kThreads; ++i) {
    if (thrown[i]) std::rethrow_exception(thrown[i]);
    require_same(first, found[i], say({"with other threads at work", "与其他线程同时计分时"}),
                 say({"instances may share constants only", "实例之间只能共用常量"}));
  }
  return passed(say(
      {"{} instances at the same time, the same results", "{} 个实例同时计分,结果一致"}, kThreads));
}

// ---------- explain ----------

Finding check_explanations(const Subject& subject) {
  Trial trial(subject);
  for (const std::uint32_t period : {kYearEnd, kMidYear}) {
    const kaohe_batch& batch = trial.facts.batch(trial.facts.all(), period);
    Scorer scorer(trial.table, trial.system);
    GuardedCells cells = cells_for(batch, trial.system);
    scorer.score(batch, cells);
    subject.trying(say({"explaining", "说明得分时"}));
    const std::vector<std::string> lines = lines_of(scorer.explain(batch, 0, kRows));
    require_explanations(trial.system, lines, cells);
    if (lines_of(scorer.explain(batch, kRows / 2, 1)) == Rows{lines[kRows / 2]}) continue;
    throw Breach(say({"one row is explained otherwise alone than among all; expected the same",
                      "单独说明一行与一并说明时不同;应一致"}));
  }
  return passed(say({"every explanation gives the score, and its losses add up",
                     "各行的说明与得分一致,失分合计相符"}));
}

// ---------- a later host ----------

// The rows as a later host's cells hold them.
Rows rows_of(const std::vector<Longer<kaohe_cell>>& cells, std::size_t wide) {
  Rows rows(cells.size() / wide);
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const kaohe_cell& cell = cells[i].known;
    rows[i / wide] += fmt::format("{} {} {}\n", cell.points, cell.state, cell.rescale);
  }
  return rows;
}

Rows rows_of(const GuardedCells& cells, std::size_t wide) {
  std::vector<Longer<kaohe_cell>> copies;
  for (std::size_t i = 0; i < cells.count(); ++i) copies.emplace_back(cells.data()[i]);
  return rows_of(copies, wide);
}

Finding check_later_host(const Subject& subject) {
  Trial trial(subject);
  if (is_later(trial.table)) return left_to_later_program();
  const std::size_t wide = trial.system.indicators.size();
  const kaohe_batch& batch = trial.facts.batch(trial.facts.all());
  const LaterBatch later(batch);
  Scorer scorer(trial.table, trial.system);
  GuardedCells cells = cells_for(batch, trial.system);
  const Findings found = scorer.score(batch, cells);
  const std::string explained = scorer.explain(batch, 0, kRows);
  subject.trying(say({"scoring a later host's larger structs", "为较新宿主更大的结构计分时"}));
  std::vector<Longer<kaohe_cell>> longer(cells.count());
  const Findings same = scorer.score(later.get(), longer);
  scorer.require_ok("score");
  const Text larger = say({"with a later host's larger structs", "在较新宿主更大的结构中"});
  const Text advice =
      say({"step through arrays and cells by their stride, and read no struct beyond "
           "what this version has",
           "请按 stride 逐个访问数组和单元格,不要读取本版本以外的部分"});
  require_same(rows_of(cells, wide), rows_of(longer, wide), larger, advice);
  require_same(lines_of(explained), lines_of(scorer.explain(later.get(), 0, kRows)), larger,
               advice);
  const bool is_untouched = std::all_of(longer.begin(), longer.end(),
                                        [](const auto& cell) { return cell.is_untouched(); });
  if (found.texts == same.texts && is_untouched)
    return passed(say({"the same results from larger structs", "结构更大时结果一致"}));
  throw Breach(is_untouched
                   ? say({"gates, adjustments or what is missing came out otherwise {}: {}",
                          "等次限制、调整或待报事项{}不同:{}"},
                         larger, advice)
                   : say({"score wrote into what a later host's cells have beyond its own; {}",
                          "score 写到了较新宿主单元格的其余部分;{}"},
                         advice));
}

}  // namespace

std::vector<Check> score_checks() {
  return {
      {"score.rows", 3, {"numbers of rows", "行数"}, {"describe.system"}, check_rows},
      {"score.cells", 3, {"cells written", "单元格"}, {"score.rows"}, check_cells},
      {"score.inputs", 3, {"the batch", "输入数据"}, {"score.rows"}, check_inputs},
      {"score.bounds", 3, {"points and findings", "得分和事项"}, {"score.cells"}, check_bounds},
      {"score.same",
       3,
       {"the same again", "重复计分"},
       {"score.cells", "score.inputs"},
       check_same},
      {"score.order", 3, {"order of rows", "行的次序"}, {"score.same"}, check_order},
      {"score.split", 3, {"parts", "分批"}, {"score.order"}, check_split},
      {"score.threads", 3, {"threads", "多线程"}, {"score.same"}, check_threads},
      {"explain.agrees",
       3,
       {"explanations", "得分说明"},
       {"score.bounds", "score.order"},
       check_explanations},
      {"host.later",
       3,
       {"a later host's structs", "较新宿主的结构"},
       {"score.split", "score.threads", "explain.agrees"},
       check_later_host},
  };
}

}  // namespace kaohe::conformance
