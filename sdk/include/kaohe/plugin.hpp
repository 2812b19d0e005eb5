/// The one line that makes a domain's .cpp a plugin: KAOHE_PLUGIN.
///
///     #include "schools_catalogue.hpp"   // made from indicators.toml by kaohe_add_plugin
///     #include <kaohe/plugin.hpp>
///
///     KAOHE_PLUGIN(schools, "1.0.0", "县直学校", "县委教育工委", "Apache-2.0");
///
/// Everything behind the C table (abi.h) is the SDK's: the evaluator, the explainer, the description. They are compiled
/// into the plugin, so that a year's locked plugin carries its own algorithms.
#pragma once

#include <kaohe/abi.h>
#include <kaohe/catalogue.hpp>

namespace kaohe::plugin {

/// Who a plugin is, beside its catalogue.
struct Identity {
  const char* id;
  const char* version;
};

/// The functions behind the C table. No exception leaves them; what goes wrong is said through host->fail.
std::int32_t create(const Catalogue& catalogue, const Identity& identity, const kaohe_host* host,
                    const kaohe_settings* settings, kaohe_instance** instance) noexcept;
std::int32_t describe(kaohe_instance* instance, const kaohe_sink* sink) noexcept;
std::int32_t score(kaohe_instance* instance, const kaohe_batch* batch,
                   const kaohe_sheet* sheet) noexcept;
std::int32_t explain(kaohe_instance* instance, const kaohe_batch* batch, std::uint64_t first,
                     std::uint64_t count, const kaohe_sink* sink) noexcept;
void destroy(kaohe_instance* instance) noexcept;
const void* extension(const char* id) noexcept;

}  // namespace kaohe::plugin

#if defined(__GNUC__)
#define KAOHE_EXPORT __attribute__((visibility("default")))
#else
#define KAOHE_EXPORT
#endif

/// Exports the plugin of a domain. `name`: the NAME of kaohe_add_plugin, also its id and its domain; the texts: version
/// (major.minor.patch), title, vendor, licence. Use it once, at namespace scope, after the generated header.
#define KAOHE_PLUGIN(name, version_text, title_text, vendor_text, license_text)                    \
  extern "C" {                                                                                     \
  static std::int32_t kaohe_create_##name(const kaohe_host* host, const kaohe_settings* settings,  \
                                          kaohe_instance** instance) {                             \
    return ::kaohe::plugin::create(::kaohe::generated::name::catalogue(), {#name, version_text},   \
                                   host, settings, instance);                                      \
  }                                                                                                \
  extern KAOHE_EXPORT const kaohe_plugin kaohe_plugin_v1;                                          \
  const kaohe_plugin kaohe_plugin_v1 = {sizeof(kaohe_plugin),                                      \
                                        KAOHE_MAGIC,                                               \
                                        KAOHE_ABI_MAJOR,                                           \
                                        KAOHE_ABI_MINOR,                                           \
                                        #name,                                                     \
                                        #name,                                                     \
                                        version_text,                                              \
                                        title_text,                                                \
                                        vendor_text,                                               \
                                        license_text,                                              \
                                        kaohe_create_##name,                                       \
                                        ::kaohe::plugin::describe,                                 \
                                        ::kaohe::plugin::score,                                    \
                                        ::kaohe::plugin::explain,                                  \
                                        ::kaohe::plugin::destroy,                                  \
                                        ::kaohe::plugin::extension};                               \
  }                                                                                                \
  static_assert(true, "so that KAOHE_PLUGIN(…) ends with a semicolon, like a declaration")
