// Matters that persons have merged, and the records of a year under the ids by which they count.
#include "ledger/merged_matters.hpp"

#include <catch2/catch.hpp>

#include "ledger/payload.hpp"
#include "ledger/read_records.hpp"
#include "ledger_folder.hpp"

using namespace kaohe;
using namespace kaohe::testing;
using ledger::MatterKey;
using ledger::MatterMerge;
using ledger::MergedMatters;

namespace {

using Numbers = std::vector<std::int64_t>;

MatterMerge merge_of(std::vector<std::string> matters, Numbers records, const char* into) {
  MatterMerge merge;
  merge.domain = "gardens";
  merge.assessee = "east";
  merge.matters = std::move(matters);
  merge.records = std::move(records);
  merge.into = into;
  return merge;
}

MatterKey matter(const char* id) {
  return {"gardens", "east", id};
}

ledger::Observation row_of(std::int64_t number, const char* id, int cell = 0) {
  ledger::Observation made;
  made.origin.number = number;
  made.domain = "gardens";
  made.assessee = "east";
  made.input = "XX02.incidents";
  made.cell = cell;
  made.matter = id;
  return made;
}

/// The numbers of the rows that a choice means.
Numbers meant(const ledger::MemorySource& records, const ledger::ObservationChoice& about) {
  Numbers numbers;
  records.observations("gardens", [&](const ledger::Observation& row) {
    if (about.holds(row)) numbers.push_back(row.origin.number);
  });
  return numbers;
}

}  // namespace

TEST_CASE("Merged matters: all that has one of the ids is one matter, of that assessee alone",
          "[ledger][A12.1]") {
  MergedMatters merged;
  CHECK(merged.empty());
  CHECK(merged.matter_of(matter("案1")) == "案1");
  merged.add(9, merge_of({"案1", "案2"}, {3, 5}, "案2"));
  CHECK(merged.matter_of(matter("案1")) == "案2");
  CHECK(merged.matter_of(matter("案2")) == "案2");
  CHECK(merged.matter_of(matter("案3")) == "案3");
  CHECK(merged.matter_of({"gardens", "west", "案1"}) == "案1");
  CHECK(merged.matter_of({"parks", "east", "案1"}) == "案1");
  CHECK(merged.merges_of(matter("案1")) == Numbers{9});
  CHECK(merged.merges_of(matter("案3")).empty());
}

TEST_CASE("Merged matters: merges that share a matter make one, under the last one's id",
          "[ledger][A12.1]") {
  MergedMatters merged;
  merged.add(9, merge_of({"案1", "案2"}, {3, 5}, "案1"));
  merged.add(11, merge_of({"案4", "案5"}, {6, 7}, "案4"));
  CHECK(merged.matter_of(matter("案5")) == "案4");
  merged.add(15, merge_of({"案2", "案5"}, {5, 7}, "督9"));
  for (const char* id : {"案1", "案2", "案4", "案5", "督9"})
    CHECK(merged.matter_of(matter(id)) == "督9");
  CHECK(merged.merges_of(matter("案1")) == Numbers{9, 11, 15});
}

TEST_CASE("Merged matters: a record without an id is meant by its number, corrected or not",
          "[ledger][A12.1]") {
  MergedMatters merged;
  merged.add(9, merge_of({"案1"}, {3, 5}, "案1"));
  CHECK(merged.matter_of({"gardens", "east", "", 5}) == "案1");
  CHECK(merged.matter_of({"gardens", "east", "", 6}).empty());
  ledger::Entry correction;
  correction.number = 12;
  correction.replaces = 5;
  merged.note_correction(correction);
  CHECK(merged.matter_of({"gardens", "east", "", 12}) == "案1");
  // Of observations the row is what has the matter.
  correction.number = 13;
  correction.replaces = 12;
  correction.row_count = 1;
  merged.note_correction(correction);
  CHECK(merged.matter_of({"gardens", "east", "", 14}) == "案1");
  CHECK(merged.matter_of({"gardens", "east", "案7"}) == "案7");
}

TEST_CASE("Merged matters: each record gets the id by which it counts, a decision too",
          "[ledger][A15.1]") {
  ledger::MemorySource records;
  records.observations_by_domain["gardens"] = {row_of(3, "案1"), row_of(4, "案3")};
  records.all_circulars.resize(1);
  records.all_circulars[0].domain = "gardens";
  records.all_circulars[0].assessee = "east";
  records.all_circulars[0].origin.number = 6;
  records.all_adjustments.resize(1);
  records.all_adjustments[0].domain = "gardens";
  records.all_adjustments[0].assessee = "east";
  records.all_adjustments[0].matter = "案1";
  records.all_decisions.resize(2);
  for (ledger::Decision& one : records.all_decisions) {
    one.domain = "gardens";
    one.assessee = "east";
    one.on = "案1";
  }
  records.all_decisions[0].kind = "adjustment";
  records.all_decisions[1].kind = "exempt";
  MergedMatters merged;
  merged.add(9, merge_of({"案1"}, {3, 6}, "督9"));
  merged.apply(records);
  const auto& rows = records.observations_by_domain["gardens"];
  CHECK(rows[0].matter == "督9");
  CHECK(rows[1].matter == "案3");
  CHECK(records.all_circulars[0].matter == "督9");
  CHECK(records.all_adjustments[0].matter == "督9");
  CHECK(records.all_decisions[0].on == "督9");
  CHECK(records.all_decisions[1].on == "案1");
}

TEST_CASE("Merged matters: an objection goes on speaking of the records that it was made about",
          "[ledger][A21.1]") {
  ledger::MemorySource records;
  records.observations_by_domain["gardens"] = {row_of(3, "案1"), row_of(4, "案1"),
                                               row_of(5, "案2")};
  ledger::Objection by_id, by_number, of_other;
  by_id.about = {"gardens", "east", "XX02.incidents", "", 0, "案1"};
  by_number.about = by_id.about;
  by_number.about.number = 4;
  of_other.about = {"gardens", "east", "XX02.incidents", "", 0, "案3"};
  records.all_objections = {by_id, by_number, of_other};
  ledger::Rectified rectified;
  rectified.about = {"gardens", "east", "XX02.incidents", "", 0, "案2"};
  records.all_rectified = {rectified};
  MergedMatters merged;
  merged.add(9, merge_of({"案1", "案2"}, {3, 5}, "案2"));
  merged.apply(records);
  REQUIRE(records.all_objections.size() == 4);
  CHECK(meant(records, records.all_objections[0].about) == Numbers{3});
  CHECK(meant(records, records.all_objections[1].about) == Numbers{4});
  CHECK(meant(records, records.all_objections[2].about) == Numbers{4});
  CHECK(records.all_objections[3].about.matter == "案3");
  REQUIRE(records.all_rectified.size() == 1);
  CHECK(meant(records, records.all_rectified[0].about) == Numbers{5});
}

TEST_CASE("Merged matters: a proposed merge counts where proposals do, a withdrawn one nowhere",
          "[ledger][A21.1]") {
  const LedgerFolder made;
  ledger::Ledger ledger = made.create(ledger::Nature::live);
  ledger::NewEntry rows = entry("observations", {row("x", "1")});
  ledger::NewEntry merging = entry(MatterMerge::kKind);
  merging.payload = ledger::payload_of(merge_of({"案1"}, {2}, "督9"));
  ledger.append({rows, merging});
  ledger::ReadOptions options;
  options.year = 2023;
  const auto matter_now = [&](bool with_proposed, bool as_recorded = false) {
    options.with_proposed = with_proposed;
    options.as_recorded = as_recorded;
    return ledger::read_merged_matters(ledger, options).matter_of(matter("案1")) + " " +
           (with_proposed ? ledger::read_records(ledger, options)
                                ->observations_by_domain["gardens"]
                                .front()
                                .matter
                          : "");
  };
  CHECK(matter_now(true) == "督9 督9");
  CHECK(matter_now(true, true) == "督9 案1");
  CHECK(matter_now(false) == "案1 ");
  options.before = 3;
  CHECK(matter_now(true) == "案1 案1");
  options.before = 0;
  ledger::NewEntry withdrawal = entry("withdrawal");
  withdrawal.replaces = 3;
  ledger.append({withdrawal});
  CHECK(matter_now(true) == "案1 案1");
}
