// The real schools plugin at work: what it writes, whatever the size and the order of what it is
// given.
#include <algorithm>
#include <numeric>
#include <random>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "contract/county.hpp"
#include "contract/instance.hpp"
#include "scoring/score_domain.hpp"
#include "unit/base/refusal.hpp"

using namespace kaohe;
using namespace kaohe::testing;

namespace {

const kaohe_plugin& table() {
  return County::get().plugin().table();
}

std::uint64_t cells_of(const kaohe_batch& batch) {
  return batch.assessee_count * County::get().indicators();
}

template <class Number>
void append(std::string& bytes, const Number* data, std::uint64_t count) {
  if (data == nullptr) return;
  bytes.append(reinterpret_cast<const char*>(data),
               static_cast<std::size_t>(count) * sizeof(Number));
}

// Every byte that a plugin can reach from a batch.
std::string image(const kaohe_batch& batch) {
  std::string bytes;
  append(bytes, &batch, 1);
  append(bytes, batch.pool, batch.assessee_count);
  append(bytes, batch.assessees, batch.assessee_count);
  append(bytes, batch.pools, batch.pool_count);
  const auto* records = static_cast<const kaohe_records*>(batch.records.data);
  append(bytes, records, batch.records.count);
  const std::size_t periods = County::get().year.plan.periods.size();
  for (std::uint64_t i = 0; i < batch.records.count; ++i) {
    const kaohe_records& one = records[i];
    append(bytes, one.offsets, one.entity_count + 1);
    append(bytes, one.value, one.record_count);
    append(bytes, one.cell, one.record_count);
    append(bytes, one.period, one.record_count);
    append(bytes, one.date, one.record_count);
    append(bytes, one.sequence, one.record_count);
    append(bytes, one.subject, one.record_count);
    append(bytes, one.matter, one.record_count);
    append(bytes, one.retained, one.record_count);
    append(bytes, one.record, one.record_count);
    append(bytes, one.flags, one.record_count);
    for (std::uint32_t a = 0; a < one.attribute_count; ++a) {
      append(bytes, one.attributes[a], one.record_count);
    }
    append(bytes, one.states, one.entity_count * periods);
  }
  const auto* subjects = static_cast<const kaohe_subjects*>(batch.subjects.data);
  append(bytes, subjects, batch.subjects.count);
  for (std::uint64_t i = 0; i < batch.subjects.count; ++i) {
    append(bytes, subjects[i].offsets, batch.assessee_count + 1);
    append(bytes, subjects[i].ids, subjects[i].offsets[batch.assessee_count]);
    append(bytes, subjects[i].undrawn, batch.assessee_count);
  }
  append(bytes, static_cast<const kaohe_decision*>(batch.decisions.data), batch.decisions.count);
  return bytes;
}

// Scores a batch as it is and checks what holds for each: no failure, every cell written, no byte
// beside.
RawSheet scored(Instance& instance, const kaohe_batch& batch) {
  RawSheet raw = instance.score(batch, cells_of(batch));
  REQUIRE(instance.outcome.status == KAOHE_OK);
  CHECK(instance.outcome.reasons == 0);
  CHECK(raw.guards_hold());
  std::size_t unwritten = 0;
  for (std::size_t i = 0; i < raw.count(); ++i) {
    if (raw.at(i).state > KAOHE_CELL_ABSENT) ++unwritten;
  }
  CHECK(unwritten == 0);
  return raw;
}

scoring::ScoredDomain scored_domain(const Schools& schools, const std::string& period = "year",
                                    unsigned threads = 1) {
  const County& county = County::get();
  const plan::Period& asked = *county.year.plan.find_period(period);
  return scoring::score_domain(county.year.plan, schools.domain, county.plugin(), schools.source,
                               {asked.id, asked.asked_on}, {threads});
}

std::string cells_text(const scoring::SheetRow& row) {
  std::string text;
  for (const scoring::SheetCell& cell : row.cells) {
    text += std::string(scoring::cell_state_name(cell.state)) + " " + cell.points.text() + " " +
            std::to_string(static_cast<int>(cell.rescale)) + " " +
            std::to_string(cell.missing.size()) + "; ";
  }
  return text;
}

std::map<std::string, std::string> cells_by_assessee(const scoring::ScoredDomain& domain) {
  std::map<std::string, std::string> texts;
  for (const scoring::SheetRow& row : domain.sheet.sheet.rows)
    texts[row.assessee] = cells_text(row);
  for (const scoring::RaisedGate& gate : domain.sheet.sheet.gates) {
    texts[gate.assessee] += "gate " + std::to_string(gate.gate);
    for (const std::int64_t record : gate.records)
      texts[gate.assessee] += " " + std::to_string(record);
  }
  for (const scoring::ProposedAdjustment& one : domain.sheet.sheet.adjustments) {
    texts[one.assessee] += "adjustment " + one.indicator + one.name + one.points.text();
  }
  return texts;
}

const scoring::SheetCell& cell_of(const scoring::ScoredDomain& domain, const std::string& assessee,
                                  const std::string& indicator) {
  const int index = County::get().schools().system.indicator_index(indicator);
  REQUIRE(index >= 0);
  for (const scoring::SheetRow& row : domain.sheet.sheet.rows) {
    if (row.assessee == assessee) return row.cells[static_cast<std::size_t>(index)];
  }
  throw std::out_of_range(assessee);
}

ledger::Decision decision(const std::string& kind, const std::string& assessee,
                          const std::string& on, const std::string& value) {
  ledger::Decision made;
  made.domain = "schools";
  made.kind = kind;
  made.assessee = assessee;
  made.on = on;
  made.value = value;
  made.document = "云教工委〔2023〕99号";
  return made;
}

// A batch with one thing wrong, and what score says to it.
struct Wrong {
  Wrong() : facts(Schools(3).facts()), batch(*facts.batch), instance(table()) {
    const auto* given = static_cast<const kaohe_records*>(batch.records.data);
    records.assign(given, given + batch.records.count);
    batch.records.data = records.data();
  }
  std::string refused() {
    const std::uint64_t few =
        std::min<std::uint64_t>(cells_of(batch), 3 * County::get().indicators());
    const RawSheet raw = instance.score(batch, few);
    CHECK(instance.outcome.status == KAOHE_REFUSED);
    CHECK(instance.outcome.reasons == 1);
    CHECK(raw.guards_hold());
    return instance.outcome.why;
  }
  scoring::Facts facts;
  kaohe_batch batch;
  std::vector<kaohe_records> records;
  Instance instance;
};

}  // namespace

TEST_CASE("Schools plugin: every cell is written and none beyond, for any number of rows",
          "[contract][schools]") {
  for (const std::size_t rows : {0U, 1U, 2U, 63U, 64U, 65U}) {
    CAPTURE(rows);
    for (const char* period : {"q1", "year"}) {
      const scoring::Facts facts = Schools(rows).facts(period);
      Instance instance(table());
      const RawSheet raw = scored(instance, *facts.batch);
      CHECK(raw.count() == rows * County::get().indicators());
      const std::string texts = instance.explain(*facts.batch, 0, rows);
      CHECK(instance.outcome.status == KAOHE_OK);
      CHECK(static_cast<std::size_t>(std::count(texts.begin(), texts.end(), '\n')) == rows);
    }
  }
}

TEST_CASE("Schools plugin: points lie between 0 and the indicator's", "[contract][schools][A9.2]") {
  const scoring::Facts facts = Schools(34).facts();
  Instance instance(table());
  const RawSheet raw = scored(instance, *facts.batch);
  const std::vector<plan::IndicatorInfo>& indicators = County::get().schools().system.indicators;
  for (std::size_t i = 0; i < raw.count(); ++i) {
    const Rational points = Rational::from_units(raw.at(i).points);
    CHECK(points.sign() >= 0);
    CHECK(points <= indicators[i % indicators.size()].points);
  }
}

TEST_CASE("Schools plugin: the same facts give the same bytes, also after others",
          "[contract][schools]") {
  const scoring::Facts facts = Schools(34).facts(), others = Schools(65).facts("q3");
  Instance instance(table()), fresh(table());
  const std::string first = scored(instance, *facts.batch).bytes();
  const std::string why = instance.explain(*facts.batch, 0, 34);
  scored(instance, *others.batch);
  instance.explain(*others.batch, 10, 20);
  CHECK(scored(instance, *facts.batch).bytes() == first);
  CHECK(instance.explain(*facts.batch, 0, 34) == why);
  CHECK(scored(fresh, *facts.batch).bytes() == first);
  CHECK(fresh.explain(*facts.batch, 0, 34) == why);
}

TEST_CASE("Schools plugin: a refused call leaves the instance as it was", "[contract][schools]") {
  const scoring::Facts facts = Schools(3).facts();
  Instance instance(table());
  const std::string first = scored(instance, *facts.batch).bytes();
  instance.score(*facts.batch, 1);
  CHECK(instance.outcome.status == KAOHE_REFUSED);
  CHECK(scored(instance, *facts.batch).bytes() == first);
}

TEST_CASE("Schools plugin: what it is given stays untouched", "[contract][schools]") {
  for (const char* period : {"q2", "year"}) {
    const scoring::Facts facts = Schools(34).facts(period);
    const std::string before = image(*facts.batch);
    CHECK(before.size() > 10'000);
    Instance instance(table());
    scored(instance, *facts.batch);
    instance.explain(*facts.batch, 0, 34);
    CHECK(image(*facts.batch) == before);
  }
}

TEST_CASE("Schools plugin: the order of rows has no meaning", "[contract][schools]") {
  const Schools in_order(34);
  const auto expected = cells_by_assessee(scored_domain(in_order));
  REQUIRE(expected.size() == 34);
  std::mt19937 random(20230331);
  for (int round = 0; round < 3; ++round) {
    Schools shuffled(34);
    std::shuffle(shuffled.domain.assessees.begin(), shuffled.domain.assessees.end(), random);
    std::vector<ledger::Observation>& records = shuffled.source.observations_by_domain["schools"];
    std::shuffle(records.begin(), records.end(), random);
    const scoring::ScoredDomain scored = scored_domain(shuffled);
    CHECK(cells_by_assessee(scored) == expected);
    CHECK(scored.explanations == scored_domain(in_order).explanations);
  }
}

TEST_CASE("Schools plugin: several threads explain as one does", "[contract][schools]") {
  const Schools schools(34);
  const scoring::ScoredDomain one = scored_domain(schools, "year", 1);
  for (const unsigned threads : {4U, 64U}) {
    const scoring::ScoredDomain many = scored_domain(schools, "year", threads);
    CHECK(many.explanations == one.explanations);
    CHECK(many.sheet.losses == one.sheet.losses);
    CHECK(cells_by_assessee(many) == cells_by_assessee(one));
  }
}

TEST_CASE("Schools plugin: a part of the rows is explained as the whole is",
          "[contract][schools]") {
  const scoring::Facts facts = Schools(34).facts();
  Instance instance(table());
  const std::string whole = instance.explain(*facts.batch, 0, 34);
  std::string parts;
  for (std::uint64_t row = 0; row < 34; ++row) parts += instance.explain(*facts.batch, row, 1);
  CHECK(parts == whole);
  CHECK(instance.explain(*facts.batch, 34, 0).empty());
  CHECK(instance.outcome.status == KAOHE_OK);
  instance.explain(*facts.batch, 34, 1);
  CHECK(instance.outcome.status == KAOHE_REFUSED);
  CHECK(instance.outcome.why == "asked to explain assessees 34 to 35; the batch has 34");
}

TEST_CASE("Schools plugin: the explanation equals the sheet, and its losses what is lost",
          "[contract][schools][A10.1][A13.1]") {
  const Schools schools(34);
  const plan::IndicatorSystem& system = schools.domain.system;
  std::size_t compared = 0, with_losses = 0;
  for (const plan::Period& period : County::get().year.plan.periods) {
    const scoring::ScoredDomain scored = scored_domain(schools, period.id);
    for (const scoring::SheetRow& row : scored.sheet.sheet.rows) {
      const nlohmann::json document = nlohmann::json::parse(scored.explanations.at(row.assessee));
      const nlohmann::json& indicators = document.at("indicators");
      REQUIRE(indicators.size() == row.cells.size());
      for (std::size_t i = 0; i < row.cells.size(); ++i) {
        const scoring::SheetCell& cell = row.cells[i];
        const nlohmann::json& told = indicators[i];
        const std::string id = told.at("id");
        INFO(period.id << " " << row.assessee << " " << id);
        REQUIRE(id == system.indicators[i].id);
        CHECK(told.at("state") == std::string(scoring::cell_state_name(cell.state)));
        if (told.at("score").is_null()) {
          CHECK(cell.points == Points());
          continue;
        }
        CHECK(told.at("score") == cell.points.text());
        Rational lost;
        for (const scoring::Loss& loss : scored.sheet.losses.at(row.assessee)) {
          if (loss.indicator == id) lost += loss.points;
        }
        CHECK(lost ==
              *Rational::parse(told.at("points").get<std::string>()) - cell.points.rational());
        ++compared;
        with_losses += lost.is_zero() ? 0 : 1;
      }
    }
  }
  CHECK(compared > 5000);
  CHECK(with_losses > 300);
}

TEST_CASE("Schools plugin: a decision that an indicator does not apply takes its points away",
          "[contract][schools][A4.1]") {
  Schools schools(34);
  CHECK(cell_of(scored_domain(schools), "s01", "XX17").state == scoring::CellState::value);
  schools.source.all_decisions.push_back(decision("not_applicable", "s01", "XX17", ""));
  schools.source.all_decisions.push_back(decision("exempt", "s02", "XX18", ""));
  const scoring::ScoredDomain scored = scored_domain(schools);
  const scoring::SheetCell& aside = cell_of(scored, "s01", "XX17");
  CHECK(aside.state == scoring::CellState::not_applicable);
  CHECK(aside.rescale == scoring::Rescale::domain);
  CHECK(aside.points == Points());
  CHECK(cell_of(scored, "s02", "XX18").state == scoring::CellState::exempt);
  CHECK(cell_of(scored, "s02", "XX17").state == scoring::CellState::value);
  CHECK(cell_of(scored, "s12", "XX26").state == scoring::CellState::exempt);  // the county's own
}

TEST_CASE("Schools plugin: a decision on an input is treated as it says",
          "[contract][schools][A4.1]") {
  const auto points = [](const char* treatment) {
    Schools schools(34);
    std::vector<ledger::Observation>& records = schools.source.observations_by_domain["schools"];
    records.erase(std::remove_if(records.begin(), records.end(),
                                 [](const ledger::Observation& one) {
                                   return one.assessee == "s01" && one.input == "XX04.joint";
                                 }),
                  records.end());
    schools.source.all_decisions.push_back(
        decision("not_applicable", "s01", "XX04.joint", treatment));
    return cell_of(scored_domain(schools), "s01", "XX04");
  };
  CHECK(points("none").state == scoring::CellState::value);
  CHECK(points("none").points == points("full").points);
  CHECK(points("zero").points < points("full").points);
  CHECK(points("peer_mean").state == scoring::CellState::pending);  // its item names no peers
  CHECK(points("block").state == scoring::CellState::pending);
}

TEST_CASE("Schools plugin: a decision taken after the day asked is not known yet",
          "[contract][schools]") {
  Schools schools(3);
  ledger::Decision late = decision("exempt", "s01", "XX17", "");
  late.date = make_date(2023, 5, 1);
  schools.source.all_decisions.push_back(late);
  CHECK(cell_of(scored_domain(schools, "q1"), "s01", "XX17").state == scoring::CellState::value);
  CHECK(cell_of(scored_domain(schools, "q2"), "s01", "XX17").state == scoring::CellState::exempt);
}

TEST_CASE("Schools plugin: structs of a later host are read as far as both know",
          "[contract][schools]") {
  const scoring::Facts facts = Schools(34).facts();
  Instance instance(table());
  const std::string expected = scored(instance, *facts.batch).bytes();
  struct LaterRecords {
    kaohe_records records;
    unsigned char later[40];
  };
  struct LaterBatch {
    kaohe_batch batch;
    unsigned char later[40];
  };
  const auto* given = static_cast<const kaohe_records*>(facts.batch->records.data);
  std::vector<LaterRecords> records(facts.batch->records.count);
  for (std::size_t i = 0; i < records.size(); ++i) {
    std::memset(records[i].later, 0xFF, sizeof records[i].later);
    records[i].records = given[i];
    records[i].records.size = sizeof(LaterRecords);
  }
  LaterBatch later{};
  std::memset(later.later, 0xFF, sizeof later.later);
  later.batch = *facts.batch;
  later.batch.size = sizeof later;
  later.batch.records = {records.data(), records.size(), sizeof(LaterRecords)};
  CHECK(scored(instance, later.batch).bytes() == expected);
}

TEST_CASE("Schools plugin: an earlier host's batch without decisions is scored without them",
          "[contract][schools]") {
  Schools schools(34);
  schools.source.all_decisions.clear();
  const scoring::Facts facts = schools.facts();
  Schools decided(34);
  decided.source.all_decisions = {decision("exempt", "s01", "XX17", "")};
  const scoring::Facts with = decided.facts();
  Instance instance(table());
  const std::string expected = scored(instance, *facts.batch).bytes();
  CHECK(scored(instance, *with.batch).bytes() != expected);
  kaohe_batch earlier = *with.batch;
  earlier.size = offsetof(kaohe_batch, decisions);
  CHECK(scored(instance, earlier).bytes() == expected);
}

TEST_CASE("Schools plugin: a host without callbacks still gets its cells", "[contract][schools]") {
  const scoring::Facts facts = Schools(34).facts("year");
  Instance instance(table());
  const RawSheet whole = scored(instance, *facts.batch);
  CHECK_FALSE(whole.findings.empty());
  const RawSheet cells_only =
      instance.score(*facts.batch, cells_of(*facts.batch), offsetof(kaohe_sheet, context));
  CHECK(instance.outcome.status == KAOHE_OK);
  CHECK(cells_only.findings.empty());
  CHECK(std::memcmp(cells_only.cells.data(), whole.cells.data(),
                    whole.cells.size() * sizeof(kaohe_cell)) == 0);
}

TEST_CASE("Schools plugin: a batch of the wrong shape is refused with a text",
          "[contract][schools]") {
  SECTION("a period that the calendar does not have") {
    Wrong wrong;
    wrong.batch.asked_period = 6;
    CHECK(wrong.refused() == "the batch asks for period 6; the year's calendar has 6");
  }
  SECTION("an input too few") {
    Wrong wrong;
    --wrong.batch.records.count;
    CHECK(contains(wrong.refused(), "; describe names "));
  }
  SECTION("a list too few") {
    Wrong wrong;
    wrong.batch.subjects.count = 0;
    CHECK(contains(wrong.refused(), "and 0 lists; describe names "));
  }
  SECTION("records for other assessees") {
    Wrong wrong;
    ++wrong.records[3].entity_count;
    CHECK(contains(wrong.refused(), "are for 4 entities; expected 3"));
  }
  SECTION("offsets that end elsewhere") {
    Wrong wrong;
    ++wrong.records[3].record_count;
    CHECK(contains(wrong.refused(), "offsets that end at the number of records"));
  }
  SECTION("attributes too few") {
    Wrong wrong;
    const auto at = std::find_if(
        wrong.records.begin(), wrong.records.end(),
        [](const kaohe_records& one) { return one.record_count > 0 && one.attribute_count > 0; });
    REQUIRE(at != wrong.records.end());
    at->attribute_count = 0;
    CHECK(contains(wrong.refused(), "have 0 attribute columns; expected "));
  }
  SECTION("more assessees than there can be") {
    Wrong wrong;
    wrong.batch.assessee_count = 0xFFFFFFFF;
    CHECK(contains(wrong.refused(), "at most 4294967294 fit in one"));
  }
  SECTION("a sheet of another size") {
    Wrong wrong;
    const RawSheet raw = wrong.instance.score(wrong.batch, 5);
    CHECK(wrong.instance.outcome.status == KAOHE_REFUSED);
    CHECK(wrong.instance.outcome.why ==
          "the sheet has 5 cells; expected 87: assessees × indicators");
    CHECK(raw.guards_hold());
    CHECK(raw.at(0).state == RawSheet::kGuard);
  }
}
