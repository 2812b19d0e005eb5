/// The one line that makes a domain's .cpp a plugin: KAOHE_PLUGIN.
///
///     #include "schools_catalogue.hpp"   // made from indicators.toml by kaohe_add_plugin
///     #include <kaohe/plugin.hpp>
///
///     KAOHE_PLUGIN(schools, "1.0.0", "县直学校", "县委教育工委", "Apache-2.0");
///
/// Everything behind the C table (abi.h) is the SDK's: the evaluator, the explainer, the
/// description. They are compiled into the plugin: one that is locked for a year goes on computing
/// as it did.
#pragma once

#include <kaohe/abi.h>
#include <kaohe/catalogue.hpp>

namespace kaohe::plugin {

/// Who a plugin is, beside its catalogue. Both end with NUL and outlive every instance.
struct Identity {
  const char* id;       ///< [a-z][a-z0-9_]*
  const char* version;  ///< major.minor.patch
};

// The functions behind the C table. What they do, with units and statuses, is said at kaohe_plugin
// in abi.h. No exception leaves them: what goes wrong is said once through host->fail, and the
// status returned (KAOHE_REFUSED for settings or a batch that the host can mend, KAOHE_FAILED
// otherwise). All state is in the instance: calls on one are made one at a time, different
// instances may be used by different threads at once. Nothing given to a call is kept after it, but
// for `host`'s context and callbacks, which must hold until destroy.

/// Makes an instance of `catalogue`, which must outlive it, with a year's settings (nullptr: the
/// catalogue as it is). Where the status is not KAOHE_OK *instance is nullptr.
std::int32_t create(const Catalogue& catalogue, const Identity& identity, const kaohe_host* host,
                    const kaohe_settings* settings, kaohe_instance** instance) noexcept;
/// Writes the description, made once in `create`: the same bytes at each call.
std::int32_t describe(kaohe_instance* instance, const kaohe_sink* sink) noexcept;
/// Writes each cell of `sheet` once and reports what is missing, gates and spills, by assessee.
/// Where the status is not KAOHE_OK the sheet may be written in part.
std::int32_t score(kaohe_instance* instance, const kaohe_batch* batch,
                   const kaohe_sheet* sheet) noexcept;
/// Writes one line of JSON for each of `count` assessees from index `first` on.
std::int32_t explain(kaohe_instance* instance, const kaohe_batch* batch, std::uint64_t first,
                     std::uint64_t count, const kaohe_sink* sink) noexcept;
/// Ends an instance; nullptr is allowed.
void destroy(kaohe_instance* instance) noexcept;
/// No optional interface is known yet: always nullptr.
const void* extension(const char* id) noexcept;

}  // namespace kaohe::plugin

/// Exports the plugin of a domain. `name`: the NAME of kaohe_add_plugin, also its id and its
/// domain; the texts: version (major.minor.patch), title, vendor, licence. Use it once, at
/// namespace scope, after the generated header.
#define KAOHE_PLUGIN(name, version_text, title_text, vendor_text, license_text)                   \
  extern "C" {                                                                                    \
  static std::int32_t kaohe_create_##name(const kaohe_host* host, const kaohe_settings* settings, \
                                          kaohe_instance** instance) {                            \
    return ::kaohe::plugin::create(::kaohe::generated::name::catalogue(), {#name, version_text},  \
                                   host, settings, instance);                                     \
  }                                                                                               \
  extern KAOHE_EXPORT const kaohe_plugin kaohe_plugin_v1;                                         \
  const kaohe_plugin kaohe_plugin_v1 = {sizeof(kaohe_plugin),                                     \
                                        KAOHE_MAGIC,                                              \
                                        KAOHE_ABI_MAJOR,                                          \
                                        KAOHE_ABI_MINOR,                                          \
                                        #name,                                                    \
                                        #name,                                                    \
                                        version_text,                                             \
                                        title_text,                                               \
                                        vendor_text,                                              \
                                        license_text,                                             \
                                        kaohe_create_##name,                                      \
                                        ::kaohe::plugin::describe,                                \
                                        ::kaohe::plugin::score,                                   \
                                        ::kaohe::plugin::explain,                                 \
                                        ::kaohe::plugin::destroy,                                 \
                                        ::kaohe::plugin::extension};                              \
  }                                                                                               \
  static_assert(true, "so that KAOHE_PLUGIN(…) ends with a semicolon, like a declaration")
