// Tables and year files with small faults: refused as data, with a place, or taken.
#include <catch2/catch.hpp>

#include "base/csv.hpp"
#include "fixtures/small_year.hpp"
#include "support/mutator.hpp"

#include "../base/temp_folder.hpp"
#include "plan/year_plan.hpp"

using namespace kaohe;
using namespace kaohe::testing;

namespace {

std::filesystem::path year_2023() {
  return source_folder() / "configs/2023";
}

// Whether it is refused; anything but an Error(data) with texts in both languages escapes or fails.
template <class Read>
bool refused_as_data(const Read& read) {
  try {
    read();
    return false;
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::data);
    CHECK_FALSE(error.text(Language::en).empty());
    CHECK_FALSE(error.text(Language::zh).empty());
    return true;
  }
}

}  // namespace

TEST_CASE("Csv: a table with faults is refused as data, or taken", "[base][csv][mutation]") {
  const std::vector<std::string> seeds{bytes_of(year_2023() / "evidence/findings.csv"),
                                       bytes_of(year_2023() / "evidence/q2/publicity.csv"),
                                       bytes_of(year_2023() / "roster/schools.csv")};
  Mutator mutate(20230102);
  const int count = mutations(3000);
  int refused = 0;
  for (int i = 0; i < count; ++i) {
    const std::string bytes = mutate(seeds[static_cast<std::size_t>(i) % seeds.size()]);
    INFO("fault " << i << ":\n" << bytes);
    const bool was_refused = refused_as_data([&] {
      const CsvTable table = read_csv(bytes, "a.csv");
      for (const CsvRow& row : table.rows) CHECK(row.cells.size() == table.headings.size());
    });
    if (was_refused) ++refused;
  }
  CHECK(refused > count / 4);
}

TEST_CASE("Year: a year.toml with faults is refused as data, or taken", "[plan][year][mutation]") {
  const TempFolder folder;
  std::filesystem::create_directories(folder.path() / "2023");
  std::filesystem::copy(year_2023() / "roster", folder.path() / "2023/roster",
                        std::filesystem::copy_options::recursive);
  const std::string seed = bytes_of(year_2023() / "year.toml");
  Mutator mutate(20230103);
  const int count = mutations(200);
  int refused = 0;
  for (int i = 0; i < count; ++i) {
    const std::string bytes = mutate(seed);
    folder.write("2023/year.toml", bytes);
    INFO("fault " << i << ":\n" << bytes);
    if (refused_as_data([&] { plan::read_year(folder.path() / "2023"); })) ++refused;
  }
  CHECK(refused > count / 4);
}
