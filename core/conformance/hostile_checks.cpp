// Level 4: facts that nobody hopes for. A plugin answers or refuses; it never crashes, and what it
// answers keeps the rules of any sheet.
#include <array>

#include "conformance/checks.hpp"
#include "conformance/loaded.hpp"
#include "conformance/scorer.hpp"
#include "conformance/sheet_rules.hpp"

namespace kaohe::conformance {

namespace {

constexpr std::uint32_t kRows = 12;

// Scores and explains; returns whether there is a sheet. What is refused must be refused lawfully.
bool judged(const kaohe_plugin& table, const plan::IndicatorSystem& system,
            const kaohe_batch& batch) {
  Scorer scorer(table, system);
  GuardedCells cells = cells_for(batch, system);
  const Findings found = scorer.score(batch, cells);
  if (!cells.guards_hold())
    throw Breach(say({"score wrote before or after the cells", "score 写到了表格之外"}));
  const bool is_scored = scorer.answer().status == KAOHE_OK;
  if (is_scored) require_sheet(system, batch, cells, found);
  const std::string text = scorer.explain(batch, 0, batch.assessee_count);
  if (!is_scored || scorer.answer().status != KAOHE_OK) return is_scored;
  try {
    require_explanations(system, lines_of(text), cells);
  } catch (const Overflow&) {
    // Losses too large to be added by this program: each may still be right.
  }
  return true;
}

Finding check_states(const Subject& subject) {
  const std::array<std::pair<std::uint8_t, Message>, 5> states{{
      {KAOHE_INPUT_REPORTED, {"absent", "未填"}},
      {KAOHE_INPUT_AWAITED, {"awaited", "待报"}},
      {KAOHE_INPUT_NOT_APPLICABLE, {"not applicable", "不适用"}},
      {KAOHE_INPUT_EXEMPT, {"exempt", "免考"}},
      {KAOHE_INPUT_PROVISIONAL, {"provisional", "暂定"}},
  }};
  const kaohe_plugin& table = load(subject);
  const plan::IndicatorSystem system = system_of(table);
  for (const auto& [state, word] : states) {
    for (const std::uint64_t gaps : {100U, 0U}) {
      subject.trying(say({"with every input {}", "各项数据均为{}时"}, say(word)));
      Manner manner;
      manner.gaps = gaps;
      manner.every_state = state;
      TrialFacts facts(system, subject.seed, kRows, manner);
      for (const std::uint32_t period : {kYearEnd, kMidYear}) {
        if (judged(table, system, facts.batch(facts.all(), period))) continue;
        throw Breach(
            say({"with every input {} score failed; expected a sheet with the state of each "
                 "cell",
                 "各项数据均为{}时 score 失败;应给出各单元格的状态"},
                say(word)));
      }
    }
  }
  return passed(say({"absent, awaited, not applicable, exempt and provisional in every input",
                     "各项数据均未填、待报、不适用、免考、暂定"}));
}

Text tally(std::uint64_t answered, std::uint64_t all) {
  return say({"{} of {} answered, the others refused with a reason",
              "{1} 批中 {0} 批得出结果,其余均说明原因予以拒绝"},
             answered, all);
}

/// Where all were refused nothing was tried beyond that.
Finding told(std::uint64_t answered, std::uint64_t all) {
  return answered == 0 ? warned(tally(answered, all)) : passed(tally(answered, all));
}

Finding check_extremes(const Subject& subject) {
  const kaohe_plugin& table = load(subject);
  const plan::IndicatorSystem system = system_of(table);
  std::uint64_t answered = 0;
  for (const std::int64_t value : kExtremes) {
    subject.trying(
        say({"with the value {} × 10^-8 everywhere", "所有数值均为 {} × 10^-8 时"}, value));
    Manner manner;
    manner.every_value = value;
    TrialFacts facts(system, subject.seed, kRows, manner);
    answered += judged(table, system, facts.batch(facts.all())) ? 1 : 0;
  }
  return told(answered, kExtremes.size());
}

Finding check_fuzzed(const Subject& subject) {
  constexpr std::uint64_t kBatches = 100;
  const kaohe_plugin& table = load(subject);
  const plan::IndicatorSystem system = system_of(table);
  Dice dice(subject.seed);
  std::uint64_t answered = 0;
  for (std::uint64_t i = 1; i <= kBatches; ++i) {
    subject.trying(say({"batch {} of seed {}", "种子 {1} 的第 {0} 批数据"}, i, subject.seed));
    Manner manner;
    manner.gaps = dice.below(60);
    manner.states = dice.below(60);
    manner.decisions = dice.below(20);
    manner.is_wild = true;
    manner.has_unknown_flags = dice.in_a_hundred(10);
    const auto rows = static_cast<std::uint32_t>(dice.between(1, 6));
    const auto period = static_cast<std::uint32_t>(dice.below(kPeriods));
    TrialFacts facts(system, dice.next(), rows, manner);
    answered += judged(table, system, facts.batch(facts.all(), period)) ? 1 : 0;
  }
  return told(answered, kBatches);
}

// ---------- what a later host may say ----------

// A batch of which one thing is made unknown.
struct Unknown {
  explicit Unknown(const kaohe_batch& given) : batch(given) {
    const auto* all = static_cast<const kaohe_records*>(given.records.data);
    records.assign(all, all + given.records.count);
    batch.records.data = records.data();
  }

  kaohe_batch batch;
  std::vector<kaohe_records> records;
  std::vector<std::uint8_t> column;
};

struct Saying {
  Message what;
  bool (*say)(Unknown& unknown);  ///< false: there is nothing to say it of
};

bool say_reserved(Unknown& unknown) {
  unknown.batch.reserved = 1;
  return true;
}

bool say_state(Unknown& unknown) {
  constexpr std::uint8_t kLater = KAOHE_INPUT_PROVISIONAL + 1;
  for (kaohe_records& one : unknown.records) {
    if (one.entity_count == 0) continue;
    unknown.column.assign(static_cast<std::size_t>(one.entity_count) * kPeriods, kLater);
    one.states = unknown.column.data();
    return true;
  }
  return false;
}

bool say_flag(Unknown& unknown) {
  constexpr std::uint8_t kLater = 0x80;
  for (kaohe_records& one : unknown.records) {
    if (one.record_count == 0) continue;
    unknown.column.assign(static_cast<std::size_t>(one.record_count), kLater);
    one.flags = unknown.column.data();
    return true;
  }
  return false;
}

bool say_treatment(Unknown& unknown) {
  static const kaohe_decision decision = {
      sizeof decision, 0, 0, KAOHE_NONE, 0, KAOHE_TREATMENT_RESCALE + 1, {}};
  unknown.batch.decisions = {&decision, 1, sizeof decision};
  return true;
}

Finding check_unknown(const Subject& subject) {
  const std::array<Saying, 4> sayings{{
      {{"a reserved field of 1", "保留字段为 1"}, say_reserved},
      {{"a state of inputs that there is not", "不存在的数据状态"}, say_state},
      {{"a flag of records that there is not", "不存在的记录标志"}, say_flag},
      {{"a treatment that there is not", "不存在的处理办法"}, say_treatment},
  }};
  const kaohe_plugin& table = load(subject);
  if (is_later(table)) return left_to_later_program();
  const plan::IndicatorSystem system = system_of(table);
  TrialFacts facts(system, subject.seed, kRows);
  const kaohe_batch& batch = facts.batch(facts.all());
  std::size_t refused = 0;
  for (const Saying& saying : sayings) {
    subject.trying(say({"with {}", "遇到{}时"}, say(saying.what)));
    Unknown unknown(batch);
    if (!saying.say(unknown)) continue;
    Scorer scorer(table, system);
    GuardedCells cells = cells_for(batch, system);
    scorer.score(unknown.batch, cells);
    ++refused;
    if (scorer.answer().status == KAOHE_REFUSED) continue;
    throw Breach(say({"a batch with {} was not refused (status {}); expected KAOHE_REFUSED and a "
                      "reason: what a later host says must not be passed over",
                      "含有{}的数据没有被拒绝(状态 {});应为 KAOHE_REFUSED 并说明原因:"
                      "较新宿主所说而不认识的,不得放过"},
                     say(saying.what), scorer.answer().status));
  }
  return passed(say({"{} things that there are not yet, each refused with a reason",
                     "{} 种尚不存在的内容,均说明原因予以拒绝"},
                    refused));
}

}  // namespace

std::vector<Check> hostile_checks() {
  return {
      {"hostile.unknown",
       4,
       {"what this version does not know", "本版本不认识的内容"},
       {"host.later"},
       check_unknown},
      {"hostile.states",
       4,
       {"states in every input", "各项数据的状态"},
       {"host.later"},
       check_states},
      {"hostile.extremes", 4, {"extreme values", "极端数值"}, {"host.later"}, check_extremes},
      {"hostile.fuzzed",
       4,
       {"batches at random", "随机数据"},
       {"hostile.states", "hostile.extremes"},
       check_fuzzed},
  };
}

}  // namespace kaohe::conformance
