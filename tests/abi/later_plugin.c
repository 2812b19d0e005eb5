/* The reading rooms as a plugin of a later minor version: its table and its structs are longer, and
 * it uses what only later hosts offer, where it is offered. */
#define kaohe_plugin_v1 plugin_of_this_version
#include "reading_rooms/plugin.c"
#undef kaohe_plugin_v1

static int32_t create_later(const kaohe_host* host, const kaohe_settings* settings,
                            kaohe_instance** instance) {
  kaohe_host known;
  read_prefix(&known, sizeof known, host);
  if (known.later_entry != NULL) known.later_entry(known.context);
  return create(host, settings, instance);
}

KAOHE_EXPORT const kaohe_plugin kaohe_plugin_v1 = {
    .size = sizeof(kaohe_plugin),
    .magic = KAOHE_MAGIC,
    .abi_major = KAOHE_ABI_MAJOR,
    .abi_minor = KAOHE_ABI_MINOR,
    .id = PLUGIN_ID,
    .domain = "reading_rooms",
    .version = "1.0.0",
    .title = "农家书屋",
    .vendor = "县文化局",
    .license = "Apache-2.0",
    .create = create_later,
    .describe = describe,
    .score = score,
    .explain = explain,
    .destroy = destroy,
    .extension = extension,
    .later = {1, 2},
};
