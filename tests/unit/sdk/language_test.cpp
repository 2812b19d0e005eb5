// The catalogue language: its page (sdk/README.md) and its worked examples (sdk/cases) are what the
// SDK does.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>

#include <kaohe/function.hpp>

#include "support/samples.hpp"
#include "testing/run.hpp"
#include "testing/runtime_plugin.hpp"

namespace {

namespace fs = std::filesystem;
using kaohe::FunctionAnswer;
using kaohe::FunctionCall;
using kaohe::FunctionRecord;
using kaohe::Rational;
using kaohe::Value;
using kaohe::testing::Sample;
using kaohe::testing::samples_of;

fs::path source_dir() {
  const char* dir = std::getenv("KAOHE_SOURCE_DIR");
  REQUIRE(dir != nullptr);
  return dir;
}

std::string text_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  REQUIRE(file);
  return {std::istreambuf_iterator<char>(file), {}};
}

// ---------- functions of sdk/cases ----------

FunctionAnswer without(const Value& value) {
  return value.state == Value::State::absent ? FunctionAnswer::absent()
                                             : FunctionAnswer::not_applicable("没有数值");
}

FunctionAnswer double_it(const FunctionCall& call) {
  const Value x = call.value("x");
  if (!x.has_number()) return without(x);
  return FunctionAnswer::of(x.number * Rational::of(2), "两倍的" + x.number.text());
}

FunctionAnswer test_limit(const FunctionCall& call) {
  const Value x = call.value("x");
  if (!x.has_number()) return without(x);
  return FunctionAnswer::of(min(x.number, call.arg("limit")),
                            "以" + call.arg("limit").text() + "为限");
}

FunctionAnswer test_serious(const FunctionCall& call) {
  const Value cases = call.value("cases");
  if (!cases.has_number()) return without(cases);
  const std::int32_t serious = call.option("cases", "level.serious");
  Rational sum;
  for (const FunctionRecord& record : call.records("cases")) {
    if (record.attributes.at(0) == serious) sum += record.value * record.retained;
  }
  return FunctionAnswer::of(sum, "严重" + sum.text() + "件");
}

FunctionAnswer test_most(const FunctionCall& call) {
  Rational most;
  for (std::size_t i = 0; i < call.subject_count("done"); ++i) {
    const Value done = call.value_of("done", i);
    if (!done.has_number()) return without(done);
    most = max(most, done.number);
  }
  return FunctionAnswer::of(most, "最多" + most.text() + "次");
}

FunctionAnswer test_unless_0(const FunctionCall& call) {
  const Value x = call.value("x");
  if (!x.has_number()) return without(x);
  if (x.number.is_zero()) return FunctionAnswer::not_applicable("为零");
  return FunctionAnswer::of(x.number, "");
}

FunctionAnswer test_pair(const FunctionCall& call) {
  const Value x = call.value("x");
  const Value y = call.value("y");
  if (!x.has_number()) return without(x);
  if (x.number.is_zero()) return FunctionAnswer::not_applicable("甲为零");
  if (!y.has_number()) return without(y);
  return FunctionAnswer::of(x.number + y.number, "合计");
}

FunctionAnswer test_below_0(const FunctionCall& call) {
  return FunctionAnswer::of(Rational::of(1) - call.value("x").number, "");
}

FunctionAnswer test_unknown_name(const FunctionCall& call) {
  return FunctionAnswer::of(call.value("not_in_uses").number, "");
}

const kaohe::cases::Functions& functions() {
  static const kaohe::cases::Functions functions{
      {"double_it", double_it},         {"test_limit", test_limit},
      {"test_serious", test_serious},   {"test_most", test_most},
      {"test_unless_0", test_unless_0}, {"test_pair", test_pair},
      {"test_below_0", test_below_0},   {"test_unknown_name", test_unknown_name}};
  return functions;
}

// ---------- the samples of sdk/README.md ----------

/// So that messages name the line of the README.
std::string in_place(const Sample& sample, std::size_t lines_before = 0) {
  const std::size_t shift = sample.line - 1;
  return std::string(shift > lines_before ? shift - lines_before : 0, '\n') + sample.text;
}

std::string told(const kaohe::cases::Outcome& outcome) {
  std::string text;
  for (const std::string& error : outcome.errors) text += error + "\n";
  for (const kaohe::cases::CaseFailure& failure : outcome.failures) text += failure.text();
  return text;
}

}  // namespace

TEST_CASE("Language: every worked example comes out as it says",
          "[catalogue][A9.2][A10.1][A13.1]") {
  std::vector<fs::path> files;
  for (const fs::directory_entry& entry : fs::directory_iterator(source_dir() / "sdk" / "cases")) {
    if (entry.path().extension() == ".toml") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  REQUIRE_FALSE(files.empty());
  for (const fs::path& file : files) {
    DYNAMIC_SECTION(file.filename().string()) {
      const kaohe::cases::Outcome outcome = kaohe::cases::run_case_file(file, nullptr, functions());
      INFO(told(outcome));
      CHECK(outcome.passed());
      CHECK(outcome.cases > 0);
    }
  }
}

// `toml frame`: what surrounds every `toml indicator`, which stands for its last line; `toml
// catalogue`: a whole file; `toml cases`: a case file for the catalogue before it. TOML of any
// other kind has no place in the page.
TEST_CASE("Language: every TOML sample of the page is read and run", "[catalogue][docs]") {
  const fs::path page = source_dir() / "sdk" / "README.md";
  std::optional<Sample> frame;
  std::unique_ptr<kaohe::cases::RuntimePlugin> catalogue;
  std::size_t run = 0;
  for (const Sample& sample : samples_of(text_of(page))) {
    if (sample.kind.rfind("toml", 0) != 0) continue;
    INFO(page.string() + ":" + std::to_string(sample.line) + ": " + sample.kind);
    ++run;
    if (sample.kind == "toml frame") {
      frame = sample;
    } else if (sample.kind == "toml indicator") {
      REQUIRE(frame);
      const std::string whole = frame->text + sample.text;
      REQUIRE_NOTHROW(kaohe::cases::RuntimePlugin(whole, page.string(), functions()));
    } else if (sample.kind == "toml catalogue") {
      catalogue.reset();
      REQUIRE_NOTHROW(catalogue = std::make_unique<kaohe::cases::RuntimePlugin>(
                          in_place(sample), page.string(), functions()));
    } else if (sample.kind == "toml cases") {
      REQUIRE(catalogue);
      const kaohe::cases::Outcome outcome =
          kaohe::cases::run_cases(in_place(sample), page.string(), &catalogue->table());
      INFO(told(outcome));
      CHECK(outcome.passed());
      CHECK(outcome.cases > 0);
    } else {
      FAIL("expected toml frame, indicator, catalogue or cases after the fence");
    }
  }
  CHECK(run >= 10);
}

TEST_CASE("Language: the function that the page shows is one that the cases run",
          "[catalogue][docs]") {
  const std::string own = text_of(source_dir() / "tests" / "unit" / "sdk" / "language_test.cpp");
  std::size_t found = 0;
  for (const Sample& sample : samples_of(text_of(source_dir() / "sdk" / "README.md"))) {
    if (sample.kind != "cpp function") continue;
    ++found;
    INFO("README.md:" << sample.line);
    CHECK(own.find(sample.text) != std::string::npos);
  }
  CHECK(found > 0);
}
