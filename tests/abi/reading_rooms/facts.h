/* What a batch says, checked once. */
#ifndef READING_ROOMS_FACTS_H
#define READING_ROOMS_FACTS_H

#include <string.h>

#include <kaohe/abi.h>

enum { kDays, kRegister, kComplaints, kInputs };
enum { kQuarters = 4, kPeriods = 6, kYearEnd = 5 };

#define ONE INT64_C(100000000) /* 10^-8 is the unit of everything */

/* The prefix that both sides know; the rest is zero. */
static inline void read_prefix(void* copy, size_t known, const void* from) {
  uint32_t size = 0;
  memset(copy, 0, known);
  if (from == NULL) return;
  memcpy(&size, from, sizeof size);
  memcpy(copy, from, size < known ? size : known);
}

static inline const void* element(kaohe_array array, uint64_t index) {
  return (const char*)array.data + index * array.stride;
}

typedef struct facts {
  kaohe_batch batch;
  kaohe_records inputs[kInputs];
} facts;

/* Fills `known`; gives back what is wrong with the batch, or NULL. */
const char* read_facts(facts* known, const kaohe_batch* batch);

static inline int state_of(const facts* known, int input, uint64_t row, uint32_t period) {
  const uint8_t* states = known->inputs[input].states;
  return states == NULL ? KAOHE_INPUT_REPORTED : states[row * kPeriods + period];
}

/* The rows of an assessee: [first, last). */
static inline uint64_t first_row(const kaohe_records* records, uint64_t row) {
  return records->offsets == NULL ? 0 : records->offsets[row];
}
static inline uint64_t last_row(const kaohe_records* records, uint64_t row) {
  return records->offsets == NULL ? 0 : records->offsets[row + 1];
}

static inline int has_flag(const kaohe_records* records, uint64_t index, int flag) {
  return records->flags != NULL && (records->flags[index] & flag) != 0;
}

#endif
