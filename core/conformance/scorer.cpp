#include "conformance/scorer.hpp"

#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <new>
#include <set>

#include <kaohe/known_prefix.hpp>
#include <kaohe/plugin_client.hpp>

#include "conformance/checks.hpp"

namespace kaohe::conformance {

namespace {

const kaohe_settings* trial_year() {
  static const TrialSettings kYear;
  return kYear.get();
}

std::string id_of(const kaohe_batch& batch, std::uint32_t row) {
  if (row >= batch.assessee_count) return "?" + std::to_string(row);
  const kaohe_text id = batch.assessees[row];
  return {id.data, static_cast<std::size_t>(id.size)};
}

constexpr std::string_view kMissing = "missing";

// What a call back is told, with the batch that it is about.
struct Listener {
  const kaohe_batch& batch;
  Findings found;
};

void hear_missing(void* context, const kaohe_missing* told) {
  auto& [batch, found] = *static_cast<Listener*>(context);
  const auto one = known_prefix<kaohe_missing>(told);
  found.missing.push_back(one);
  const std::string peer = one.peer == 0 ? "-" : id_of(batch, one.peer - 1);
  found.texts.emplace(
      one.assessee, fmt::format("missing {} {} {} {} {} {}", one.indicator, one.input, one.subject,
                                one.cell, one.period, peer));
}

std::string text_of(const char* kind, const kaohe_finding& one) {
  std::string text = fmt::format("{} {} {} {} {}", kind, one.indicator, one.gate, one.points,
                                 std::string(one.name.data == nullptr ? "" : one.name.data,
                                             static_cast<std::size_t>(one.name.size)));
  for (std::uint64_t i = 0; i < one.record_count; ++i) text += " " + std::to_string(one.records[i]);
  return text;
}

kaohe_finding without_pointers(kaohe_finding one) {
  one.name = {};
  one.records = nullptr;
  return one;
}

void hear_gate(void* context, const kaohe_finding* told) {
  Findings& found = static_cast<Listener*>(context)->found;
  const auto one = known_prefix<kaohe_finding>(told);
  found.gates.push_back(without_pointers(one));
  found.texts.emplace(one.assessee, text_of("gate", one));
}

void hear_adjustment(void* context, const kaohe_finding* told) {
  Findings& found = static_cast<Listener*>(context)->found;
  const auto one = known_prefix<kaohe_finding>(told);
  found.adjustments.push_back(without_pointers(one));
  found.texts.emplace(one.assessee, text_of("adjustment", one));
}

}  // namespace

// ---------- cells ----------

GuardedCells::GuardedCells(std::size_t count, unsigned char fill)
    : count_(count), fill_(fill), page_bytes_(static_cast<std::size_t>(::sysconf(_SC_PAGESIZE))) {
  const std::size_t bytes = count * sizeof(kaohe_cell);
  const std::size_t cell_pages = (bytes + page_bytes_ - 1) / page_bytes_;
  open_bytes_ = (cell_pages + 2) * page_bytes_;  // a page of the pattern on both sides
  void* mapped =
      ::mmap(nullptr, open_bytes_ + 2 * page_bytes_, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (mapped == MAP_FAILED) throw std::bad_alloc();
  pages_ = static_cast<unsigned char*>(mapped);
  ::mprotect(pages_ + page_bytes_, open_bytes_, PROT_READ | PROT_WRITE);
  std::memset(pages_ + page_bytes_, fill, open_bytes_);
  cells_ = reinterpret_cast<kaohe_cell*>(pages_ + 2 * page_bytes_);
}

GuardedCells::~GuardedCells() {
  ::munmap(pages_, open_bytes_ + 2 * page_bytes_);
}

bool GuardedCells::is_untouched(std::size_t index) const {
  const auto* byte = reinterpret_cast<const unsigned char*>(cells_ + index);
  return std::all_of(byte, byte + sizeof(kaohe_cell), [this](auto one) { return one == fill_; });
}

bool GuardedCells::guards_hold() const {
  const auto is_fill = [this](unsigned char one) { return one == fill_; };
  const auto* first = reinterpret_cast<const unsigned char*>(cells_);
  const auto* last = reinterpret_cast<const unsigned char*>(cells_ + count_);
  const unsigned char* begin = pages_ + page_bytes_;
  return std::all_of(begin, first, is_fill) && std::all_of(last, begin + open_bytes_, is_fill);
}

GuardedCells cells_for(const kaohe_batch& batch, const plan::IndicatorSystem& system,
                       unsigned char fill) {
  return GuardedCells(static_cast<std::size_t>(batch.assessee_count) * system.indicators.size(),
                      fill);
}

// ---------- calls ----------

Scorer::Scorer(const kaohe_plugin& table, const plan::IndicatorSystem& system)
    : Caller(table, trial_year()), system_(system) {
  require_made(*this);
}

Findings Scorer::score(const kaohe_batch& batch, GuardedCells& cells) {
  kaohe_sheet sheet{};
  sheet.size = sizeof sheet;
  sheet.cells = cells.data();
  sheet.cell_count = cells.count();
  sheet.cell_stride = sizeof(kaohe_cell);
  return score(batch, sheet);
}

Findings Scorer::score(const kaohe_batch& batch, std::vector<Longer<kaohe_cell>>& cells) {
  Longer<kaohe_sheet> sheet;
  sheet.known.size = sizeof sheet;
  sheet.known.cells = cells.empty() ? nullptr : &cells.front().known;
  sheet.known.cell_count = cells.size();
  sheet.known.cell_stride = sizeof(Longer<kaohe_cell>);
  return score(batch, sheet.known);
}

// Called with the sheet where it lies: its size may say more than kaohe_sheet has.
Findings Scorer::score(const kaohe_batch& batch, kaohe_sheet& sheet) {
  Listener listener{batch, {}};
  sheet.context = &listener;
  sheet.missing = hear_missing;
  sheet.gate = hear_gate;
  sheet.adjustment = hear_adjustment;
  begin();
  end(table_.score(instance_, &batch, &sheet));
  answer().require_lawful("score");
  return std::move(listener.found);
}

std::string Scorer::explain(const kaohe_batch& batch, std::uint64_t first, std::uint64_t count) {
  std::string text;
  const kaohe_sink sink = sink_into(text);
  begin();
  end(table_.explain(instance_, &batch, first, count, &sink));
  answer().require_lawful("explain");
  return text;
}

void Scorer::require_ok(const char* call) const {
  if (answer().status == KAOHE_OK) return;
  throw Breach(say({"{} of facts within their bounds failed at row {} ({}); expected a sheet",
                    "数据都在范围内,{} 却在第 {} 行失败({});应得到结果"},
                   call, answer().row, answer().text()));
}

std::vector<std::string> Scorer::rows_of(const kaohe_batch& batch, Part part) {
  GuardedCells cells = cells_for(batch, system_);
  const Findings found = score(batch, cells);
  require_ok("score");
  std::vector<std::string> rows(static_cast<std::size_t>(batch.assessee_count));
  const std::size_t wide = system_.indicators.size();
  for (std::size_t i = 0; i < cells.count(); ++i) {
    const kaohe_cell& cell = cells.data()[i];
    rows[i / wide] += fmt::format("{} {} {}\n", cell.points, cell.state, cell.rescale);
  }
  // In which order they are told has no meaning.
  std::set<std::pair<std::uint32_t, std::string>> sorted(found.texts.begin(), found.texts.end());
  for (const auto& [row, text] : sorted) {
    const bool is_waiting = text.compare(0, kMissing.size(), kMissing) == 0;
    if (row < rows.size() && (part == Part::all || !is_waiting)) rows[row] += text + "\n";
  }
  if (part == Part::cells) return rows;
  const std::vector<std::string> lines = lines_of(explain(batch, 0, batch.assessee_count));
  require_ok("explain");
  for (std::size_t row = 0; row < std::min(rows.size(), lines.size()); ++row)
    rows[row] += lines[row];
  return rows;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    lines.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return lines;
}

}  // namespace kaohe::conformance
