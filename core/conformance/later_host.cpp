#include "conformance/later_host.hpp"

namespace kaohe::conformance {

namespace {

template <class Struct>
void lengthen(kaohe_array& array, std::vector<Longer<Struct>>& longer) {
  const auto* given = static_cast<const Struct*>(array.data);
  for (std::uint64_t i = 0; i < array.count; ++i) {
    longer.emplace_back(given[i]);
    longer.back().known.size = sizeof(Longer<Struct>);
  }
  array.data = longer.data();
  array.stride = sizeof(Longer<Struct>);
}

}  // namespace

LaterBatch::LaterBatch(const kaohe_batch& batch) : batch_(batch) {
  batch_.known.size = sizeof batch_;
  lengthen(batch_.known.records, records_);
  lengthen(batch_.known.subjects, subjects_);
  lengthen(batch_.known.decisions, decisions_);
}

}  // namespace kaohe::conformance
