// What a later host may say and this version does not know: it is refused with a text, never passed
// over. And what would lead beyond the end of what was given.
#include <catch2/catch.hpp>

#include "contract/county.hpp"
#include "contract/instance.hpp"
#include "unit/base/refusal.hpp"

using namespace kaohe;
using namespace kaohe::testing;

namespace {

constexpr std::uint32_t kRows = 5;

const kaohe_plugin& table() {
  return County::get().plugin().table();
}

// A year's settings, to be spoilt.
struct Year {
  Year() {
    settings.size = sizeof settings;
    settings.year = 2023;
    const char* ids[] = {"q1", "q2", "h1", "q3", "q4", "year"};
    for (std::size_t i = 0; i < periods.size(); ++i) {
      periods[i].size = sizeof periods[i];
      periods[i].rhythms = KAOHE_QUARTERLY;
      periods[i].id = {ids[i], std::strlen(ids[i])};
    }
    change.size = sizeof change;
    change.key = {"XX01.item.leaders.price", 23};
    change.value = {"0.5", 3};
  }
  std::string refused() {
    settings.periods = {periods.data(), period_count, sizeof periods[0]};
    settings.overrides = {&change, 1, sizeof change};
    const Instance made(table(), &settings);
    CHECK(made.instance == nullptr);
    CHECK(made.outcome.status == KAOHE_REFUSED);
    CHECK(made.outcome.reasons == 1);
    return made.outcome.why;
  }
  kaohe_settings settings{};
  std::array<kaohe_period, 6> periods{};
  std::uint64_t period_count = 6;
  kaohe_override change{};
};

// A batch of schools, to be spoilt.
struct Batch {
  Batch() : facts(Schools(kRows).facts()), batch(*facts.batch), instance(table()) {
    copy(batch.records, records);
    copy(batch.subjects, subjects);
  }
  std::string refused() {
    const RawSheet raw = instance.score(batch, kRows * County::get().indicators());
    CHECK(instance.outcome.status == KAOHE_REFUSED);
    CHECK(instance.outcome.reasons == 1);
    CHECK(raw.guards_hold());
    return instance.outcome.why;
  }
  scoring::Facts facts;
  kaohe_batch batch;
  std::vector<kaohe_records> records;
  std::vector<kaohe_subjects> subjects;
  Instance instance;

 private:
  template <class Struct>
  static void copy(kaohe_array& array, std::vector<Struct>& structs) {
    const auto* given = static_cast<const Struct*>(array.data);
    structs.assign(given, given + array.count);
    array.data = structs.data();
  }
};

}  // namespace

TEST_CASE("Unknown: settings that a later host may give are refused", "[contract][schools][abi]") {
  const char* later = ": use one that was built with a later SDK";
  SECTION("a reserved field") {
    Year year;
    year.settings.reserved = 1;
    CHECK(year.refused() ==
          "the reserved field of the settings is 1; this plugin knows only 0" + std::string(later));
  }
  SECTION("a flag above 1") {
    Year year;
    year.settings.has_rounding = 2;
    CHECK(year.refused() ==
          "has_rounding of the settings is 2; this plugin knows 0 to 1" + std::string(later));
  }
  SECTION("a reserved byte of a rounding point") {
    Year year;
    year.settings.has_rounding = 1;
    year.settings.compared.reserved[4] = 9;
    CHECK(contains(year.refused(), "a reserved byte of a rounding point is 9"));
  }
  SECTION("an override") {
    Year year;
    year.change.whole_year = 2;
    CHECK(contains(year.refused(), "whole_year of an override is 2"));
  }
  SECTION("a rhythm") {
    Year year;
    year.periods[2].rhythms = 16;
    CHECK(contains(year.refused(), "the rhythms of a period is 16; this plugin knows 0 to 15"));
  }
  SECTION("awards of a period") {
    Year year;
    year.periods[5].awards = 2;
    CHECK(contains(year.refused(), "awards of a period is 2"));
  }
}

TEST_CASE("Unknown: settings beyond what can be had are refused", "[contract][schools][abi]") {
  SECTION("periods") {
    Year year;
    std::vector<kaohe_period> many(32, year.periods[0]);
    year.settings.periods = {many.data(), many.size(), sizeof many[0]};
    const Instance made(table(), &year.settings);
    CHECK(made.outcome.status == KAOHE_REFUSED);
    CHECK(contains(made.outcome.why, "has 32 periods; at most 31 can be had"));
  }
  SECTION("a year") {
    Year year;
    year.settings.year = 10'000;
    CHECK(contains(year.refused(), "are for the year 10000; expected 1 to 9999"));
  }
  SECTION("a stride smaller than the element") {
    Year year;
    year.settings.periods = {year.periods.data(), 6, sizeof(kaohe_period) - 8};
    const Instance made(table(), &year.settings);
    CHECK(made.outcome.status == KAOHE_REFUSED);
    CHECK(contains(made.outcome.why, "has a stride of 32 and one of 40 bytes"));
  }
}

TEST_CASE("Unknown: a batch that a later host may give is refused", "[contract][schools][abi]") {
  SECTION("a reserved field") {
    Batch made;
    made.batch.reserved = 1;
    CHECK(contains(made.refused(), "the reserved field of the batch is 1"));
  }
  SECTION("a reserved field of a list") {
    Batch made;
    made.subjects.at(0).reserved = 1;
    CHECK(contains(made.refused(), "the reserved field of a list is 1"));
  }
  SECTION("a state") {
    Batch made;
    std::vector<std::uint8_t> states(kRows * 6, 0);
    states.back() = KAOHE_INPUT_PROVISIONAL + 1;
    made.records.back().states = states.data();
    CHECK(contains(made.refused(), "have a state that this plugin does not know; it knows 0 to 5"));
  }
  SECTION("a flag of a record") {
    Batch made;
    kaohe_records& one =
        *std::find_if(made.records.begin(), made.records.end(),
                      [](const kaohe_records& records) { return records.record_count > 0; });
    const std::vector<std::uint8_t> flags(static_cast<std::size_t>(one.record_count), 4);
    one.flags = flags.data();
    CHECK(contains(made.refused(), "a flag that this plugin does not know"));
  }
  SECTION("a decision") {
    Batch made;
    kaohe_decision decision{};
    decision.size = sizeof decision;
    decision.indicator = decision.input = KAOHE_NONE;
    decision.exempt = 2;
    made.batch.decisions = {&decision, 1, sizeof decision};
    CHECK(contains(made.refused(), "whether a decision exempts is 2"));
  }
}

TEST_CASE("Unknown: a batch that leads beyond its own end is refused", "[contract][schools][abi]") {
  SECTION("states of another calendar") {
    Batch made;
    const std::vector<std::uint8_t> states(kRows * 13, 0);
    made.records.back().states = states.data();
    made.batch.period_count = 13;
    CHECK(contains(made.refused(), "has states of 13 periods; the year's calendar has 6"));
  }
  SECTION("a pool that there is not") {
    Batch made;
    std::vector<std::uint32_t> pools(kRows, 0);
    pools[3] = made.batch.pool_count;
    made.batch.pool = pools.data();
    CHECK(contains(made.refused(), "an assessee's pool is none of the batch's"));
  }
}

TEST_CASE("Unknown: a sheet and a host that say more than is known are refused",
          "[contract][schools][abi]") {
  Batch made;
  std::vector<kaohe_cell> cells(kRows * County::get().indicators());
  kaohe_sheet sheet{};
  sheet.size = sizeof sheet;
  sheet.cells = cells.data();
  sheet.cell_count = cells.size();
  sheet.cell_stride = sizeof(kaohe_cell);
  sheet.reserved = 1;
  CHECK(table().score(made.instance.instance, &made.batch, &sheet) == KAOHE_REFUSED);
  CHECK(contains(made.instance.outcome.why, "the reserved field of the sheet is 1"));
  sheet.reserved = 0;
  for (const std::uint64_t stride : {0U, 8U, 20U}) {
    sheet.cell_stride = stride;
    CHECK(table().score(made.instance.instance, &made.batch, &sheet) == KAOHE_REFUSED);
    CHECK(contains(made.instance.outcome.why, "bytes apart; expected 16 or more"));
  }
  kaohe_host host{};
  host.size = sizeof host;
  host.reserved = 1;
  kaohe_instance* instance = nullptr;
  CHECK(table().create(&host, nullptr, &instance) == KAOHE_REFUSED);
  CHECK(instance == nullptr);
}
