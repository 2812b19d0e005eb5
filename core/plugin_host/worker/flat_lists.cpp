#include <iterator>

#include "plugin_host/worker/blocks.hpp"
#include "plugin_host/worker/flat.hpp"

namespace kaohe::plugin_host {

namespace {

void add(BlockWriter& to, const FindingCopy& finding) {
  const std::uint32_t whom[] = {finding.assessee, finding.indicator, finding.gate};
  to.add(whom, std::size(whom));
  to.add_text(finding.name);
  to.add(finding.points);
  // An empty list is a block of nothing, never an absent one.
  to.add(finding.records.empty() ? &finding.points : finding.records.data(),
         finding.records.size());
}

FindingCopy finding_of(BlockReader& from) {
  FindingCopy finding;
  const auto whom = from.values<std::uint32_t>();
  if (whom.size() != 3) throw BrokenBlocks("a finding is cut off");
  finding.assessee = whom[0];
  finding.indicator = whom[1];
  finding.gate = whom[2];
  finding.name = from.text();
  finding.points = from.value<std::int64_t>();
  finding.records = from.values<std::int64_t>();
  return finding;
}

}  // namespace

std::string flattened_lists(const SheetCopy& sheet) {
  BlockWriter to;
  to.add<std::uint64_t>(sheet.missing.size());
  for (const kaohe_missing& missing : sheet.missing) to.add(missing);
  for (const auto* findings : {&sheet.gates, &sheet.adjustments}) {
    to.add<std::uint64_t>(findings->size());
    for (const FindingCopy& finding : *findings) add(to, finding);
  }
  return to.take();
}

void read_lists(BlockReader& from, SheetCopy& sheet) {
  for (auto left = from.value<std::uint64_t>(); left > 0; --left)
    sheet.missing.push_back(from.value<kaohe_missing>());
  for (auto* findings : {&sheet.gates, &sheet.adjustments}) {
    for (auto left = from.value<std::uint64_t>(); left > 0; --left)
      findings->push_back(finding_of(from));
  }
}

}  // namespace kaohe::plugin_host
