/* A host of a later minor version, which is compiled from the later header: for tests. What it has
 * of this version's structs is passed as plain bytes, as the two headers cannot meet in one file.
 */
#ifndef KAOHE_TESTS_LATER_HOST_H
#define KAOHE_TESTS_LATER_HOST_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* What came of it. */
typedef struct later_answer {
  int32_t status;          /* of the first call that was not KAOHE_OK */
  uint32_t entry_calls;    /* how often the plugin called what only later hosts offer */
  uint32_t told;           /* how often it told of something missing, a gate or an adjustment */
  uint32_t written_beyond; /* cells of which it wrote what this version has not */
} later_answer;

/* Scores and explains a batch of this version, every struct of which is made longer first.
 * plugin: the table; batch: a kaohe_batch; cells: assessees times indicators of 16 bytes, filled;
 * write: hears the explanation. */
later_answer later_host_score(const void* plugin, const void* batch, uint64_t indicators,
                              unsigned char* cells, void* context,
                              void (*write)(void* context, const char* data, uint64_t size));

#ifdef __cplusplus
}
#endif

#endif
