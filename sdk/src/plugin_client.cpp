#include <kaohe/plugin_client.hpp>

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <utility>

#include <kaohe/known_prefix.hpp>

namespace kaohe {

namespace {

std::string hexadecimal(std::uint32_t number) {
  static constexpr char kDigits[] = "0123456789abcdef";
  std::string text = "0x";
  for (int shift = 28; shift >= 0; shift -= 4) text += kDigits[number >> shift & 15U];
  return text;
}

std::string copy(kaohe_text text) {
  return text.data == nullptr ? std::string()
                              : std::string(text.data, static_cast<std::size_t>(text.size));
}

// What a callback throws is kept, and thrown on once the plugin's call is over.
template <class Work>
void keep_thrown(std::exception_ptr& thrown, Work&& work) noexcept {
  try {
    work();
  } catch (...) {
    thrown = std::current_exception();
  }
}

void rethrow(const std::exception_ptr& thrown) {
  if (thrown) std::rethrow_exception(thrown);
}

// Where describe and explain write to.
struct Written {
  std::string text;
  std::exception_ptr thrown;

  kaohe_sink sink() {
    kaohe_sink made{};
    made.size = sizeof made;
    made.context = this;
    made.write = [](void* context, const char* data, std::uint64_t size) {
      Written& written = *static_cast<Written*>(context);
      keep_thrown(written.thrown,
                  [&] { written.text.append(data, static_cast<std::size_t>(size)); });
    };
    return made;
  }
};

// Where score tells to.
struct Listener {
  SheetCopy sheet;
  std::exception_ptr thrown;

  template <class Struct, class List>
  static void hear(void* context, const Struct* told, List SheetCopy::*list);
};

FindingCopy copy(const kaohe_finding& finding) {
  return {finding.assessee, finding.indicator,
          finding.gate,     copy(finding.name),
          finding.points,   {finding.records, finding.records + finding.record_count}};
}

kaohe_missing copy(const kaohe_missing& missing) {
  return missing;
}

template <class Struct, class List>
void Listener::hear(void* context, const Struct* told, List SheetCopy::*list) {
  Listener& self = *static_cast<Listener*>(context);
  keep_thrown(self.thrown, [&] { (self.sheet.*list).push_back(copy(known_prefix<Struct>(told))); });
}

// Findings are checked after the call: a callback may not throw through the plugin.
void check_range(const char* what, std::uint64_t index, std::uint64_t count) {
  if (index < count) return;
  throw PluginError(KAOHE_FAILED, KAOHE_NONE,
                    std::string("the plugin wrote out of range: ") + what + " " +
                        std::to_string(index) + " of " + std::to_string(count));
}

}  // namespace

kaohe_sink sink_into(std::string& text) {
  kaohe_sink sink{};
  sink.size = sizeof sink;
  sink.context = &text;
  sink.write = [](void* context, const char* data, std::uint64_t size) noexcept {
    static_cast<std::string*>(context)->append(data, static_cast<std::size_t>(size));
  };
  return sink;
}

std::string table_defect(const kaohe_plugin& table) {
  // The first words are read one by one: what is no plugin may be shorter than the table.
  if (table.size < offsetof(kaohe_plugin, id)) {
    return "its table is " + std::to_string(table.size) + " bytes; expected at least " +
           std::to_string(sizeof(kaohe_plugin)) + ": it is no Kaohe plugin";
  }
  if (table.magic != KAOHE_MAGIC) {
    return "its table begins with " + hexadecimal(table.magic) + "; expected " +
           hexadecimal(KAOHE_MAGIC) + ": it is no Kaohe plugin";
  }
  if (table.abi_major != KAOHE_ABI_MAJOR) {
    return "it was built for version " + std::to_string(table.abi_major) +
           " of the plugin boundary; this program speaks version " +
           std::to_string(KAOHE_ABI_MAJOR) + ": build it again with this program's SDK";
  }
  if (table.size < offsetof(kaohe_plugin, extension)) {
    return "its table is " + std::to_string(table.size) + " bytes; expected at least " +
           std::to_string(offsetof(kaohe_plugin, extension)) + ": build it again with this SDK";
  }
  const bool named = table.id != nullptr && table.domain != nullptr && table.version != nullptr &&
                     table.title != nullptr;
  const bool callable = table.create != nullptr && table.describe != nullptr &&
                        table.score != nullptr && table.explain != nullptr &&
                        table.destroy != nullptr;
  if (!named || !callable) {
    return "its table lacks an entry; expected id, domain, version, title, create, describe, "
           "score, "
           "explain and destroy";
  }
  return {};
}

PluginClient::PluginClient(const kaohe_plugin& table, const kaohe_settings* settings)
    : table_(table) {
  const std::string defect = table_defect(table);
  if (!defect.empty()) throw std::invalid_argument(defect);
  host_.size = sizeof host_;
  host_.abi_major = KAOHE_ABI_MAJOR;
  host_.abi_minor = KAOHE_ABI_MINOR;
  host_.context = &failure_;
  host_.fail = [](void* context, std::int32_t, std::int64_t row, const char* why,
                  std::uint64_t size) {
    Failure& failure = *static_cast<Failure*>(context);
    keep_thrown(failure.thrown, [&] {
      failure.row = row;
      failure.why = copy(kaohe_text{why, size});
    });
  };
  expect_ok(table_.create(&host_, settings, &instance_));
  if (instance_ == nullptr) {
    throw PluginError(KAOHE_FAILED, KAOHE_NONE, "create returned no instance and no reason");
  }
}

PluginClient::~PluginClient() {
  if (instance_ != nullptr) table_.destroy(instance_);
}

void PluginClient::expect_ok(std::int32_t status) {
  rethrow(failure_.thrown);
  if (status == KAOHE_OK) return;
  const std::string why = failure_.why.empty()
                              ? "status " + std::to_string(status) + " without a reason"
                              : failure_.why;
  throw PluginError(status, failure_.row, why);
}

std::string PluginClient::describe() {
  Written written;
  const kaohe_sink sink = written.sink();
  failure_ = {};
  const std::int32_t status = table_.describe(instance_, &sink);
  rethrow(written.thrown);
  expect_ok(status);
  return std::move(written.text);
}

SheetCopy PluginClient::score(const kaohe_batch& batch, std::uint32_t indicators) {
  kaohe_cell unwritten{};
  unwritten.state = KAOHE_CELL_ERROR;
  std::vector<kaohe_cell> cells(static_cast<std::size_t>(batch.assessee_count) * indicators,
                                unwritten);
  SheetCopy sheet = score_into(cells.data(), cells.size(), batch);
  sheet.indicators = indicators;
  sheet.cells = std::move(cells);
  check_sheet(sheet, batch);
  return sheet;
}

SheetCopy PluginClient::score_into(kaohe_cell* cells, std::uint64_t count,
                                   const kaohe_batch& batch) {
  Listener listener;
  kaohe_sheet sheet{};
  sheet.size = sizeof sheet;
  sheet.cells = cells;
  sheet.cell_count = count;
  sheet.cell_stride = sizeof(kaohe_cell);
  sheet.context = &listener;
  sheet.missing = [](void* context, const kaohe_missing* missing) {
    Listener::hear(context, missing, &SheetCopy::missing);
  };
  sheet.gate = [](void* context, const kaohe_finding* gate) {
    Listener::hear(context, gate, &SheetCopy::gates);
  };
  sheet.adjustment = [](void* context, const kaohe_finding* adjustment) {
    Listener::hear(context, adjustment, &SheetCopy::adjustments);
  };
  failure_ = {};
  const std::int32_t status = table_.score(instance_, &batch, &sheet);
  rethrow(listener.thrown);
  expect_ok(status);
  return std::move(listener.sheet);
}

void check_sheet(const SheetCopy& sheet, const kaohe_batch& batch) {
  for (const kaohe_cell& cell : sheet.cells) {
    check_range("cell state", cell.state, KAOHE_CELL_ABSENT + 1);
    check_range("rescale", cell.rescale, KAOHE_RESCALE_DOMAIN + 1);
    for (const std::uint8_t byte : cell.reserved) check_range("reserved byte of a cell", byte, 1);
  }
  for (const std::vector<FindingCopy>* findings : {&sheet.gates, &sheet.adjustments}) {
    for (const FindingCopy& finding : *findings) {
      check_range("assessee", finding.assessee, batch.assessee_count);
      check_range("indicator", finding.indicator, sheet.indicators);
    }
  }
  for (const kaohe_missing& missing : sheet.missing) {
    check_range("assessee", missing.assessee, batch.assessee_count);
    check_range("indicator", missing.indicator, sheet.indicators);
    check_range("input", missing.input, batch.records.count);
    check_range("peer", missing.peer, batch.assessee_count + 1);
  }
}

std::vector<std::string> PluginClient::explain(const kaohe_batch& batch, std::uint64_t first,
                                               std::uint64_t count) {
  Written written;
  const kaohe_sink sink = written.sink();
  failure_ = {};
  const std::int32_t status = table_.explain(instance_, &batch, first, count, &sink);
  rethrow(written.thrown);
  expect_ok(status);
  const std::string& text = written.text;
  std::vector<std::string> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    lines.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  if (lines.size() != count) {
    throw PluginError(KAOHE_FAILED, KAOHE_NONE,
                      "explain wrote " + std::to_string(lines.size()) + " lines; expected " +
                          std::to_string(count));
  }
  return lines;
}

}  // namespace kaohe
