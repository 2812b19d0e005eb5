// Batches that no honest host makes: an answer or a refusal, never a crash. Each is tried in a
// process of its own.
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <functional>

#include <catch2/catch.hpp>

#include "contract/county.hpp"
#include "contract/instance.hpp"

using namespace kaohe;
using namespace kaohe::testing;

namespace {

// A batch of 34 schools whose structs can be changed.
struct Malformed {
  Malformed() : facts(Schools(34).facts()), batch(*facts.batch) {
    copy(batch.records, records);
    copy(batch.decisions, decisions);
    copy(batch.subjects, subjects);
  }
  // The first input with several records of which `fits` holds.
  kaohe_records& input(const std::function<bool(const kaohe_records&)>& fits) {
    for (kaohe_records& one : records) {
      if (one.record_count > 3 && fits(one)) return one;
    }
    throw std::runtime_error("no such input");
  }
  scoring::Facts facts;
  kaohe_batch batch;
  std::vector<kaohe_records> records;
  std::vector<kaohe_decision> decisions;
  std::vector<kaohe_subjects> subjects;

 private:
  template <class Struct>
  static void copy(kaohe_array& array, std::vector<Struct>& structs) {
    const auto* given = static_cast<const Struct*>(array.data);
    structs.assign(given, given + array.count);
    array.data = structs.data();
  }
};

// In the child. Nothing may be thrown out of it: it would run the other tests again.
int judged(const kaohe_plugin& table, const std::function<void(Malformed&)>& spoil) noexcept {
  constexpr unsigned kSecondsMost = 20;
  ::alarm(kSecondsMost);
  for (const int crash : {SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL})
    std::signal(crash, SIG_DFL);  // not Catch's
  Malformed made;
  spoil(made);
  Instance instance(table);
  const RawSheet raw =
      instance.score(made.batch, made.batch.assessee_count * County::get().indicators());
  instance.explain(made.batch, 0, made.batch.assessee_count);
  return raw.guards_hold() ? 0 : 1;
}

// How the child ended: 0, whatever status score and explain returned; 1 if a guard was overwritten;
// minus a signal.
int tried(const std::function<void(Malformed&)>& spoil) {
  const kaohe_plugin& table = County::get().plugin().table();
  const pid_t child = ::fork();
  if (child == 0) ::_exit(judged(table, spoil));
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

// Exchanges a column of every input but the roster's choice for `value`; the columns live until the
// process ends.
template <class Number>
void fill(Malformed& made, const Number* kaohe_records::*column, Number value) {
  for (std::size_t i = 1; i < made.records.size(); ++i) {
    auto* numbers =
        new std::vector<Number>(static_cast<std::size_t>(made.records[i].record_count), value);
    made.records[i].*column = numbers->data();
  }
}

bool any(const kaohe_records&) {
  return true;
}

}  // namespace

TEST_CASE("Malformed batch: extreme values are answers or refusals", "[contract][schools]") {
  CHECK(tried([](Malformed&) {}) == 0);
  CHECK(tried([](Malformed& made) { fill(made, &kaohe_records::value, INT64_MAX); }) == 0);
  CHECK(tried([](Malformed& made) { fill(made, &kaohe_records::value, INT64_MIN); }) == 0);
  CHECK(tried([](Malformed& made) { fill(made, &kaohe_records::retained, INT64_MIN); }) == 0);
  CHECK(tried([](Malformed& made) { fill(made, &kaohe_records::date, INT32_MIN); }) == 0);
  CHECK(tried([](Malformed& made) { fill(made, &kaohe_records::date, INT32_MAX); }) == 0);
  CHECK(tried([](Malformed& made) { fill<std::uint8_t>(made, &kaohe_records::cell, 255); }) == 0);
  CHECK(tried([](Malformed& made) { fill<std::int16_t>(made, &kaohe_records::period, 99); }) == 0);
  CHECK(tried([](Malformed& made) {
          fill<std::int32_t>(made, &kaohe_records::subject, 1'000'000);
        }) == 0);
}

TEST_CASE("Malformed batch: columns and lists that are NULL are answers or refusals",
          "[contract][schools]") {
  CHECK(tried([](Malformed& made) {
          for (kaohe_records& one : made.records) one.offsets = nullptr;
        }) == 0);
  CHECK(tried([](Malformed& made) {
          for (kaohe_records& one : made.records) {
            one.value = nullptr, one.cell = nullptr, one.period = nullptr, one.date = nullptr;
            one.sequence = nullptr, one.subject = nullptr, one.matter = nullptr,
            one.retained = nullptr;
            one.record = nullptr, one.flags = nullptr, one.states = nullptr;
          }
        }) == 0);
  CHECK(tried([](Malformed& made) {
          for (kaohe_subjects& one : made.subjects)
            one.offsets = nullptr, one.ids = nullptr, one.undrawn = nullptr;
        }) == 0);
  CHECK(tried([](Malformed& made) {
          made.batch.assessees = made.batch.pools = nullptr;
          made.batch.pool = nullptr;
        }) == 0);
}

TEST_CASE("Malformed batch: offsets that go back are refused", "[contract][schools]") {
  CHECK(tried([](Malformed& made) {
          kaohe_records& one = made.input(any);
          auto* offsets =
              new std::vector<std::uint64_t>(one.offsets, one.offsets + one.entity_count + 1);
          (*offsets)[2] = 1'000'000'000;
          one.offsets = offsets->data();
        }) == 0);
}

TEST_CASE("Malformed batch: an option that a choice does not have is refused",
          "[contract][schools]") {
  CHECK(tried([](Malformed& made) {
          kaohe_records& stage = made.records[0];
          stage.value =
              (new std::vector<std::int64_t>(static_cast<std::size_t>(stage.record_count), 77))
                  ->data();
        }) == 0);
}

TEST_CASE("Malformed batch: an option that an attribute does not have is refused",
          "[contract][schools]") {
  CHECK(tried([](Malformed& made) {
          kaohe_records& one =
              made.input([](const kaohe_records& input) { return input.attribute_count > 0; });
          auto* column =
              new std::vector<std::int16_t>(static_cast<std::size_t>(one.record_count), 999);
          one.attributes =
              (new std::vector<const std::int16_t*>(one.attribute_count, column->data()))->data();
        }) == 0);
}

TEST_CASE("Malformed batch: attributes that are NULL are refused", "[contract][schools]") {
  CHECK(tried([](Malformed& made) {
          made.input([](const kaohe_records& input) { return input.attribute_count > 0; })
              .attributes = nullptr;
        }) == 0);
}

TEST_CASE("Malformed batch: a treatment that there is not is refused", "[contract][schools]") {
  CHECK(tried([](Malformed& made) {
          for (kaohe_decision& one : made.decisions) one.treatment = 77;
        }) == 0);
}
