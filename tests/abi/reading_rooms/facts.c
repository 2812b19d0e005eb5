#include "facts.h"

#include <stddef.h>

static int all_up_to(const uint8_t* bytes, uint64_t count, uint8_t most) {
  for (uint64_t i = 0; bytes != NULL && i < count; ++i) {
    if (bytes[i] > most) return 0;
  }
  return 1;
}

static int are_offsets(const kaohe_records* records) {
  if (records->offsets == NULL) return 1;
  if (records->offsets[0] != 0) return 0;
  for (uint64_t i = 0; i < records->entity_count; ++i) {
    if (records->offsets[i] > records->offsets[i + 1]) return 0;
  }
  return records->offsets[records->entity_count] == records->record_count;
}

/* What is used as an index, or must not be passed over, is looked at before anything is judged. */
static const char* records_defect(const kaohe_batch* batch, const kaohe_records* records) {
  const uint64_t count = records->offsets == NULL ? 0 : records->record_count;
  if (records->offsets == NULL && records->states == NULL) return NULL;
  if (records->entity_count != batch->assessee_count || !are_offsets(records))
    return "the records of an input are not for each assessee, or have offsets that do not ascend";
  if (records->states != NULL && batch->period_count != kPeriods)
    return "the batch is of another calendar";
  if (!all_up_to(records->states, records->entity_count * kPeriods, KAOHE_INPUT_PROVISIONAL) ||
      !all_up_to(records->flags, count, KAOHE_RECORD_PROVISIONAL | KAOHE_RECORD_NOT_APPLICABLE))
    return "a state or a flag is none that this plugin knows";
  for (uint64_t i = 0; records->retained != NULL && i < count; ++i) {
    if (records->retained[i] < 0 || records->retained[i] > ONE)
      return "what is retained of a record lies outside 0 to 1";
  }
  return NULL;
}

static const char* decision_defect(const facts* known, uint64_t index) {
  kaohe_decision one;
  read_prefix(&one, sizeof one, element(known->batch.decisions, index));
  const int is_known = one.assessee < known->batch.assessee_count && one.exempt <= 1 &&
                       one.treatment <= KAOHE_TREATMENT_RESCALE;
  return is_known ? NULL : "a decision names an assessee or a treatment that there is not";
}

const char* read_facts(facts* known, const kaohe_batch* batch) {
  const char* defect = NULL;
  read_prefix(&known->batch, sizeof known->batch, batch);
  if (known->batch.reserved != 0) return "the batch says what this plugin does not know";
  if (known->batch.records.count != kInputs || known->batch.subjects.count != 0)
    return "the batch has not the inputs and lists of describe";
  if (known->batch.asked_period >= kPeriods) return "the period asked for is not in the calendar";
  for (uint64_t i = 0; i < kInputs && defect == NULL; ++i) {
    read_prefix(&known->inputs[i], sizeof known->inputs[i], element(known->batch.records, i));
    defect = records_defect(&known->batch, &known->inputs[i]);
  }
  for (uint64_t i = 0; i < known->batch.decisions.count && defect == NULL; ++i)
    defect = decision_defect(known, i);
  return defect;
}
