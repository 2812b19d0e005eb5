// The schema by which editors check a catalogue: what the reader takes it takes, and it says what
// each key means.
#include "catalogue_schema.hpp"

#include <catch2/catch.hpp>

#include "catalogue/reader.hpp"
#include "catalogue/toml.hpp"
#include "fixtures/small_year.hpp"
#include "support/samples.hpp"

using namespace kaohe;
using nlohmann::json;
using testing::schema_says;
namespace fs = std::filesystem;

namespace {

std::vector<fs::path> files_below(const char* folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(testing::source_folder() / folder)) {
    if (entry.path().extension() == ".toml") files.push_back(entry.path());
  }
  REQUIRE_FALSE(files.empty());
  return files;
}

std::string text_in(const toml::table& table, const char* key) {
  return table[key].value_or(std::string());
}

/// The template as `kaohe plugin new` fills it in.
std::string filled_in(std::string text) {
  for (const char* blank : {"@NAME@", "@TITLE@", "@UNIT@"}) {
    const std::string name(blank);
    for (std::size_t at = text.find(name); at != std::string::npos; at = text.find(name))
      text.replace(at, name.size(), "filled_in");
  }
  return text;
}

void check_taken(const std::string& catalogue) {
  CHECK(catalogue::read(catalogue, "f.toml").ok());
  CHECK(schema_says(catalogue) == "");
}

/// Whether the reader knows no such key. What a name stands for only the reader knows: the options
/// of a list, and that what is tested is a choice.
bool has_unknown_key(const catalogue::Reading& reading) {
  for (const catalogue::Diagnostic& diagnostic : reading.diagnostics) {
    if (diagnostic.found.rfind("no key of", 0) == 0 &&
        diagnostic.found != "no key of this list of options" &&
        diagnostic.found != "no key of a test of a choice")
      return true;
  }
  return false;
}

/// Every key that may be written: its schema has a description, or is what has one.
void check_described(const json& schema, const std::string& way) {
  for (const auto& [key, of] : schema.items()) {
    if (key == "if" || key == "then" || key == "dependencies") continue;  // they judge only
    if (key == "properties" || key == "definitions") {
      for (const auto& [name, described] : of.items()) {
        INFO(way << "/" << name);
        const std::string text = described.value("description", "");
        const std::size_t line = text.find('\n');
        REQUIRE(line != std::string::npos);
        CHECK(text.find('\n', line + 1) == std::string::npos);
        CHECK(text.substr(line + 1).find_first_of("\xe4\xe5\xe6\xe7\xe8\xe9") != std::string::npos);
        check_described(described, way + "/" + name);
      }
    } else if (of.is_object()) {
      check_described(of, way + "/" + key);
    }
  }
}

}  // namespace

TEST_CASE("Catalogue schema: it is the file of the tree, and each key is described twice",
          "[catalogue][docs]") {
  CHECK(catalogue::schema() ==
        testing::bytes_of(testing::source_folder() / "sdk/catalogue/catalogue.schema.json"));
  check_described(testing::catalogue_schema(), "");
}

TEST_CASE("Catalogue schema: it takes the catalogues of every domain and of the template",
          "[catalogue]") {
  std::size_t seen = 0;
  for (const char* folder : {"plugins", "sdk/template", "tests/fixtures"}) {
    for (const fs::path& file : files_below(folder)) {
      if (file.filename() != "indicators.toml") continue;
      INFO(file.string());
      check_taken(filled_in(testing::bytes_of(file)));
      ++seen;
    }
  }
  CHECK(seen >= 8);
}

TEST_CASE("Catalogue schema: the catalogues of the domains name it in their first line",
          "[catalogue][docs]") {
  const fs::path source = testing::source_folder();
  for (const fs::path& file : files_below("plugins")) {
    if (file.filename() != "indicators.toml") continue;
    INFO(file.string());
    const std::string text = testing::bytes_of(file);
    const std::string line = text.substr(0, text.find('\n'));
    REQUIRE(line.rfind("#:schema ", 0) == 0);
    CHECK(fs::equivalent(file.parent_path() / line.substr(9),
                         source / "sdk/catalogue/catalogue.schema.json"));
  }
}

TEST_CASE("Catalogue schema: it takes every catalogue among the worked examples", "[catalogue]") {
  std::size_t seen = 0;
  for (const fs::path& file : files_below("sdk/cases")) {
    const toml::table cases = toml::parse_file(file.string());
    if (!cases.contains("catalogue")) continue;
    INFO(file.string());
    check_taken(text_in(cases, "catalogue"));
    ++seen;
  }
  CHECK(seen > 30);
}

TEST_CASE("Catalogue schema: it takes the samples of the page", "[catalogue][docs]") {
  std::string frame;
  for (const testing::Sample& sample :
       testing::samples_of(testing::bytes_of(testing::source_folder() / "sdk/README.md"))) {
    INFO("README.md:" << sample.line);
    if (sample.kind == "toml frame") frame = sample.text;
    if (sample.kind == "toml indicator") check_taken(frame + sample.text);
    if (sample.kind == "toml catalogue") check_taken(sample.text);
  }
  CHECK_FALSE(frame.empty());
}

TEST_CASE("Catalogue schema: of the refusals it takes the neighbours, and no unknown key",
          "[catalogue]") {
  std::size_t unknown = 0;
  for (const fs::path& file : files_below("sdk/cases/refusals")) {
    const toml::table page = toml::parse_file(file.string());
    const std::string head = text_in(page, "head");
    for (const auto& node : *page["refused"].as_array()) {
      const toml::table& refused = *node.as_table();
      INFO(file.string() << ": " << text_in(refused, "title"));
      check_taken(head + text_in(refused, "neighbour"));
      const std::string catalogue = head + text_in(refused, "catalogue");
      if (!has_unknown_key(catalogue::read(catalogue, "f.toml"))) continue;
      CHECK_FALSE(schema_says(catalogue).empty());
      ++unknown;
    }
  }
  CHECK(unknown > 3);
}
