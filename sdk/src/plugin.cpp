// The functions behind the C table: no exception crosses, no memory is owned across.
#include <kaohe/plugin.hpp>

#include <cstring>
#include <exception>
#include <memory>
#include <new>
#include <string>

#include "engine/abi_view.hpp"
#include "engine/engine.hpp"

struct kaohe_instance {
  kaohe::engine::Engine engine;
  kaohe_host host;
};

namespace kaohe::plugin {

namespace {

void fail(const kaohe_host& host, std::int32_t status, std::int64_t row, const char* why) noexcept {
  if (host.fail != nullptr) host.fail(host.context, status, row, why, std::strlen(why));
}

std::string in_both_languages(const engine::Refused& refused) {
  if (refused.chinese().empty()) return refused.what();
  return refused.what() + std::string(1, KAOHE_LANGUAGE_MARK) + refused.chinese();
}

kaohe_sink checked(const kaohe_sink* sink) {
  const kaohe_sink known = known_prefix<kaohe_sink>(sink);
  engine::refuse_unknown("the reserved field of the sink", known.reserved, 0);
  if (known.write == nullptr) throw engine::Refused("the sink has no write");
  return known;
}

// Runs `work` and turns what it throws into a status and a reason.
template <class Work>
std::int32_t guarded(const kaohe_host& host, const std::int64_t& row, Work&& work) noexcept {
  try {
    work();
    return KAOHE_OK;
  } catch (const engine::Refused& refused) {
    fail(host, KAOHE_REFUSED, row, in_both_languages(refused).c_str());
    return KAOHE_REFUSED;
  } catch (const std::exception& error) {
    fail(host, KAOHE_FAILED, row, error.what());
  } catch (...) {
    fail(host, KAOHE_FAILED, row, "something that is no std::exception was thrown");
  }
  return KAOHE_FAILED;
}

}  // namespace

std::int32_t create(const Catalogue& catalogue, const Identity& identity, const kaohe_host* host,
                    const kaohe_settings* settings, kaohe_instance** instance) noexcept {
  *instance = nullptr;
  const kaohe_host known = known_prefix<kaohe_host>(host);
  return guarded(known, KAOHE_NONE, [&] {
    engine::refuse_unknown("the reserved field of the host's table", known.reserved, 0);
    const kaohe_settings year = known_prefix<kaohe_settings>(settings);
    engine::Engine made(catalogue, {identity.id, identity.version}, year);
    *instance = new kaohe_instance{std::move(made), known};
  });
}

std::int32_t describe(kaohe_instance* instance, const kaohe_sink* sink) noexcept {
  return guarded(instance->host, KAOHE_NONE, [&] {
    const kaohe_sink out = checked(sink);
    const std::string& text = instance->engine.description();
    out.write(out.context, text.data(), text.size());
  });
}

std::int32_t score(kaohe_instance* instance, const kaohe_batch* batch,
                   const kaohe_sheet* sheet) noexcept {
  std::int64_t row = KAOHE_NONE;
  return guarded(instance->host, row, [&] {
    instance->engine.score(known_prefix<kaohe_batch>(batch), known_prefix<kaohe_sheet>(sheet), row);
  });
}

std::int32_t explain(kaohe_instance* instance, const kaohe_batch* batch, std::uint64_t first,
                     std::uint64_t count, const kaohe_sink* sink) noexcept {
  std::int64_t row = KAOHE_NONE;
  return guarded(instance->host, row, [&] {
    instance->engine.explain(known_prefix<kaohe_batch>(batch), first, count, checked(sink), row);
  });
}

void destroy(kaohe_instance* instance) noexcept {
  delete instance;
}

const void* extension(const char*) noexcept {
  return nullptr;
}

}  // namespace kaohe::plugin
