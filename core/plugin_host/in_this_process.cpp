#include "plugin_host/hosts.hpp"

namespace kaohe::plugin_host {

namespace {

class OwnInstance : public Instance {
 public:
  OwnInstance(const kaohe_plugin& table, const kaohe_settings* settings)
      : client_(table, settings) {}

  std::string describe() override { return client_.describe(); }
  SheetCopy score(const kaohe_batch& batch, std::uint32_t indicators) override {
    return client_.score(batch, indicators);
  }
  std::vector<std::string> explain(const kaohe_batch& batch, std::uint64_t first,
                                   std::uint64_t count) override {
    return client_.explain(batch, first, count);
  }

 private:
  PluginClient client_;
};

class OwnPlugin : public Plugin {
 public:
  OwnPlugin(Identity identity, const kaohe_plugin& table)
      : Plugin(std::move(identity)), table_(table) {}

  std::unique_ptr<Instance> make(const kaohe_settings* settings) const override {
    return std::make_unique<OwnInstance>(table_, settings);
  }
  const kaohe_plugin& table() const override { return table_; }

 private:
  const kaohe_plugin& table_;
};

}  // namespace

PluginPointer in_this_process(Descriptor library, const Introduce& introduce) {
  const Library opened = open_library(library.release());
  Identity identity = introduce(opened);
  return std::make_shared<const OwnPlugin>(std::move(identity), *opened.table);
}

}  // namespace kaohe::plugin_host
