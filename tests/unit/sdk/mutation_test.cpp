// Catalogues with small faults: the reader says where, or takes them; it neither throws nor falls
// over.
#include <algorithm>

#include <catch2/catch.hpp>

#include "catalogue/reader.hpp"
#include "fixtures/small_year.hpp"
#include "support/mutator.hpp"

using namespace kaohe;

TEST_CASE("Catalogue: a text with faults is refused with a place in it, or taken",
          "[catalogue][mutation]") {
  const std::vector<std::string> seeds{
      testing::bytes_of(testing::source_folder() / "tests/benchmark/bench.toml"),
      testing::bytes_of(testing::source_folder() / "tests/fixtures/sixth/indicators.toml"),
      testing::bytes_of(testing::source_folder() / "plugins/schools/indicators.toml")};
  testing::Mutator mutate(20230101);
  const int count = testing::mutations(2000);
  int refused = 0;
  for (int i = 0; i < count; ++i) {
    const std::string text = mutate(seeds[static_cast<std::size_t>(i) % seeds.size()]);
    INFO("fault " << i << ":\n" << text);
    const catalogue::Reading reading = catalogue::read(text, "f.toml");
    const auto lines = 1 + std::count(text.begin(), text.end(), '\n');
    for (const catalogue::Diagnostic& diagnostic : reading.diagnostics) {
      INFO(diagnostic.text());
      CHECK(static_cast<long>(diagnostic.line) <= lines);
      CHECK_FALSE(diagnostic.text().empty());
    }
    if (!reading.ok()) ++refused;
  }
  CHECK(refused > count / 3);
}
