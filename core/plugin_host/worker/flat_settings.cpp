#include "plugin_host/worker/blocks.hpp"
#include "plugin_host/worker/flat.hpp"
#include "plugin_host/worker/flat_texts.hpp"

namespace kaohe::plugin_host {

namespace {

template <class Struct>
const Struct& at(const kaohe_array& array, std::uint64_t index) {
  return *reinterpret_cast<const Struct*>(static_cast<const char*>(array.data) +
                                          index * array.stride);
}

void add(BlockWriter& to, kaohe_period period) {
  const kaohe_text id = period.id;
  period.id = {};
  to.add(period);
  to.add_text(view_of(id));
}

void add(BlockWriter& to, kaohe_override change) {
  const kaohe_text texts[] = {change.key, change.value, change.from};
  change.key = change.value = change.from = {};
  to.add(change);
  for (const kaohe_text& text : texts) to.add_text(view_of(text));
}

}  // namespace

std::string flattened(const kaohe_settings* settings) {
  BlockWriter to;
  to.add(settings == nullptr ? 0U : 1U);
  if (settings == nullptr) return to.take();
  kaohe_settings plain = *settings;
  plain.periods.data = plain.overrides.data = nullptr;
  to.add(plain);
  for (std::uint64_t i = 0; i < settings->periods.count; ++i)
    add(to, at<kaohe_period>(settings->periods, i));
  for (std::uint64_t i = 0; i < settings->overrides.count; ++i)
    add(to, at<kaohe_override>(settings->overrides, i));
  return to.take();
}

FlatSettings::FlatSettings(std::string_view bytes) {
  BlockReader from(bytes);
  has_any_ = from.value<unsigned>() != 0;
  if (!has_any_) return;
  settings_ = from.value<kaohe_settings>();
  for (std::uint64_t i = 0; i < settings_.periods.count; ++i) {
    periods_.push_back(from.value<kaohe_period>());
    periods_.back().id = text_of(from.text());
  }
  for (std::uint64_t i = 0; i < settings_.overrides.count; ++i) {
    kaohe_override& change = overrides_.emplace_back(from.value<kaohe_override>());
    for (kaohe_text* text : {&change.key, &change.value, &change.from})
      *text = text_of(from.text());
  }
  settings_.periods = {periods_.data(), periods_.size(), sizeof(kaohe_period)};
  settings_.overrides = {overrides_.data(), overrides_.size(), sizeof(kaohe_override)};
}

}  // namespace kaohe::plugin_host
