#include "later_host.h"

#include <stdlib.h>
#include <string.h>

#include <kaohe/abi.h>

enum { kCellOfThisVersion = 16, kUnwritten = 0xF1 };

static void count_entry(void* context) {
  ++((later_answer*)context)->entry_calls;
}

static void ignore_reason(void* context, int32_t status, int64_t row, const char* why,
                          uint64_t size) {
  (void)context, (void)status, (void)row, (void)why, (void)size;
}

static void count_missing(void* context, const kaohe_missing* missing) {
  (void)missing;
  ++((later_answer*)context)->told;
}

static void count_finding(void* context, const kaohe_finding* finding) {
  (void)finding;
  ++((later_answer*)context)->told;
}

/* A longer copy of each struct of an array; what is appended is no zero. */
static kaohe_array lengthened(kaohe_array given, size_t size) {
  kaohe_array longer = {NULL, given.count, size};
  unsigned char* to = malloc(given.count * size + 1);
  if (to == NULL) abort();
  memset(to, kUnwritten, given.count * size);
  for (uint64_t i = 0; i < given.count; ++i) {
    const unsigned char* from = (const unsigned char*)given.data + i * given.stride;
    const uint32_t own = (uint32_t)size;
    uint32_t theirs;
    memcpy(&theirs, from, sizeof theirs);
    memcpy(to + i * size, from, theirs);
    memcpy(to + i * size, &own, sizeof own);
  }
  longer.data = to;
  return longer;
}

static kaohe_batch lengthened_batch(const void* given) {
  kaohe_batch batch;
  uint32_t size;
  memset(&batch, kUnwritten, sizeof batch);
  memcpy(&size, given, sizeof size);
  memcpy(&batch, given, size);
  batch.size = sizeof batch;
  batch.records = lengthened(batch.records, sizeof(kaohe_records));
  batch.subjects = lengthened(batch.subjects, sizeof(kaohe_subjects));
  batch.decisions = lengthened(batch.decisions, sizeof(kaohe_decision));
  return batch;
}

static void free_batch(kaohe_batch* batch) {
  free((void*)batch->records.data);
  free((void*)batch->subjects.data);
  free((void*)batch->decisions.data);
}

static int is_written_beyond(const kaohe_cell* cell) {
  const unsigned char* bytes = (const unsigned char*)cell;
  for (size_t i = kCellOfThisVersion; i < sizeof *cell; ++i) {
    if (bytes[i] != kUnwritten) return 1;
  }
  return 0;
}

/* Scores into cells of this version's size, and longer. */
static int32_t score(const kaohe_plugin* plugin, kaohe_instance* instance, const kaohe_batch* batch,
                     uint64_t indicators, unsigned char* cells, later_answer* answer) {
  const uint64_t count = batch->assessee_count * indicators;
  kaohe_cell* longer = malloc(count * sizeof *longer + 1);
  kaohe_sheet sheet;
  if (longer == NULL) abort();
  memset(longer, kUnwritten, count * sizeof *longer);
  memset(&sheet, kUnwritten, sizeof sheet);
  sheet.size = sizeof sheet;
  sheet.reserved = 0;
  sheet.cells = longer;
  sheet.cell_count = count;
  sheet.cell_stride = sizeof *longer;
  sheet.context = answer;
  sheet.missing = count_missing;
  sheet.gate = count_finding;
  sheet.adjustment = count_finding;
  const int32_t status = plugin->score(instance, batch, &sheet);
  for (uint64_t i = 0; i < count; ++i) {
    memcpy(cells + i * kCellOfThisVersion, &longer[i], kCellOfThisVersion);
    answer->written_beyond += is_written_beyond(&longer[i]) ? 1 : 0;
  }
  free(longer);
  return status;
}

later_answer later_host_score(const void* plugin, const void* given, uint64_t indicators,
                              unsigned char* cells, void* context,
                              void (*write)(void* context, const char* data, uint64_t size)) {
  const kaohe_plugin* table = plugin; /* as long as its size says: nothing later is read */
  later_answer answer = {0, 0, 0, 0};
  kaohe_batch batch = lengthened_batch(given);
  kaohe_instance* instance = NULL;
  kaohe_host host = {.size = sizeof host,
                     .abi_major = KAOHE_ABI_MAJOR,
                     .abi_minor = KAOHE_ABI_MINOR,
                     .context = &answer,
                     .fail = ignore_reason,
                     .later_entry = count_entry};
  kaohe_settings year;
  memset(&year, 0, sizeof year);
  memset(year.later, kUnwritten, sizeof year.later);
  year.size = sizeof year;
  year.year = 2023;
  kaohe_sink sink = {.size = sizeof sink, .context = context, .write = write};

  answer.status = table->create(&host, &year, &instance);
  if (answer.status == KAOHE_OK)
    answer.status = score(table, instance, &batch, indicators, cells, &answer);
  if (answer.status == KAOHE_OK)
    answer.status = table->explain(instance, &batch, 0, batch.assessee_count, &sink);
  if (instance != NULL) table->destroy(instance);
  free_batch(&batch);
  return answer;
}
