/* A domain plugin in plain C, without the SDK's library: the assessment of village reading rooms.
 * It is built from abi.h alone. Read it as the example of a plugin that is not written in C++.
 *
 * Three indicators, 100 points:
 *   RR01  60  open: in each quarter every day short of 15 costs 1 point
 *   RR02  20  the register: kept, found so at the year-end, or not
 *   RR03  20  complaints: each costs 5 points, times what is retained, down to 0
 *
 * Its order: what crosses the boundary is read and checked (facts.h), judged by one piece of code
 * (judge) for score and explain alike, and written as JSON (text.h). */
#include <stdlib.h>
#include <string.h>

#include <kaohe/abi.h>

#include "facts.h"
#include "text.h"

enum { kOpen, kRegisterKept, kFewComplaints, kIndicators };

static const int64_t kPoints[kIndicators] = {60 * ONE, 20 * ONE, 20 * ONE};
static const uint32_t kPeriodOf[kQuarters] = {0, 1, 3, 4}; /* q1 q2 h1 q3 q4 year */

struct kaohe_instance {
  kaohe_host host;
  int32_t year;
  kaohe_rounding rounding;
};

static int32_t fail(const kaohe_host* host, int32_t status, int64_t row, const char* why) {
  if (host->fail != NULL) host->fail(host->context, status, row, why, strlen(why));
  return status;
}

/* ---------- Settings ---------- */

static int is_rounding(kaohe_rounding point) {
  for (size_t i = 0; i < sizeof point.reserved; ++i) {
    if (point.reserved[i] != 0) return 0;
  }
  return point.declared <= 1 && point.decimals <= 8 && point.mode <= KAOHE_TRUNCATE;
}

/* Whether the calendar is the standard one; its days may be any. */
static int is_standard(kaohe_array periods) {
  static const uint32_t rhythms[kPeriods] = {KAOHE_QUARTERLY,   KAOHE_QUARTERLY,
                                             KAOHE_HALF_YEARLY, KAOHE_QUARTERLY,
                                             KAOHE_QUARTERLY,   KAOHE_HALF_YEARLY | KAOHE_YEARLY};
  if (periods.count == 0) return 1;
  for (uint64_t i = 0; i < periods.count; ++i) {
    kaohe_period period;
    read_prefix(&period, sizeof period, element(periods, i));
    if (i >= kPeriods || period.rhythms != rhythms[i] || period.reserved != 0) return 0;
  }
  return periods.count == kPeriods;
}

/* English, KAOHE_LANGUAGE_MARK, Chinese. NULL: nothing is wrong. */
static const char* settings_defect(const kaohe_settings* settings) {
  if (settings->reserved != 0 || settings->has_rounding > 1)
    return "the settings say what this plugin does not know; use one built for a later host\x1f"
           "设置中有本插件不认识的内容;请换用较新的插件";
  if (settings->year < 0 || settings->year > 9999)
    return "the year is none of 1 to 9999\x1f年度应为 1 到 9999";
  if (!is_standard(settings->periods))
    return "the calendar is not q1 q2 h1 q3 q4 year, the only one that this plugin knows\x1f"
           "考核日历应为 q1 q2 h1 q3 q4 year,本插件只支持这一种";
  if (settings->overrides.count != 0)
    return "there is no number here that a year may change; take the override out\x1f"
           "本领域没有可由年度更改的数值;请删除该覆盖项";
  if (!is_rounding(settings->indicator) || !is_rounding(settings->compared))
    return "a rounding point has more than 8 decimals, or a mode that is none\x1f"
           "取整点的小数位超过 8 位,或方式不存在";
  return NULL;
}

static int32_t create(const kaohe_host* host, const kaohe_settings* settings,
                      kaohe_instance** instance) {
  static const kaohe_rounding default_rounding = {1, 4, KAOHE_HALF_UP, {0}};
  kaohe_host known;
  kaohe_settings year;
  *instance = NULL;
  read_prefix(&known, sizeof known, host);
  read_prefix(&year, sizeof year, settings);
  const char* defect = known.reserved != 0
                           ? "the host's reserved field is not 0; use a later plugin"
                           : settings_defect(&year);
  if (defect != NULL) return fail(&known, KAOHE_REFUSED, KAOHE_NONE, defect);

  kaohe_instance* made = malloc(sizeof *made);
  if (made == NULL) return fail(&known, KAOHE_FAILED, KAOHE_NONE, "no memory");
  made->host = known;
  made->year = year.year;
  made->rounding = year.has_rounding ? year.indicator : default_rounding;
  *instance = made;
  return KAOHE_OK;
}

static void destroy(kaohe_instance* instance) {
  free(instance);
}

/* ---------- describe ---------- */

#define QUARTERS "['q1','q2','q3','q4']"
#define INPUT(id, indicator, type, every, title, unit, periods)                                \
  "{'awarded_points':false,'every':'" every "','id':'" id "','indicator':'" indicator          \
  "','merge':'none','periods':" periods ",'title':'" title "','type':'" type "','unit':'" unit \
  "'}"
#define INDICATOR(id, aspect, points, title, rule, item, reads, sign, kind, periods, rhythm)    \
  "{'aspect':'" aspect "','basis':'','clamp':'both','definition':{'rule':'" rule "'},'id':'" id \
  "','items':[{'id':'" item "','kind':'" kind "','reads':['" reads "'],'sign':'" sign           \
  "','title':'" title "'}],'on_na':'rescale','periods':" periods ",'points':'" points           \
  "','rescale_in':'domain','rhythms':['" rhythm "'],'title':'" title "'}"

/* Canonical JSON: keys in order, no blanks. What each key means: sdk/README.md, 16. */
static const char kDescription[] =
    "{'abi':'1.0','domain':'reading_rooms','gates':[],'indicators':["
    INDICATOR("RR01", "organisation", "60", "开放", "每季度开放不足 15 天,每少 1 天扣 1 分。",
              "days", "RR01.days", "deduct", "function", QUARTERS, "quarterly") ","
    INDICATOR("RR02", "organisation", "20", "借阅登记", "年终检查,登记齐全得 20 分。",
              "register", "RR02.register", "award", "function", "['year']", "yearly") ","
    INDICATOR("RR03", "self_discipline", "20", "群众投诉", "查实一起扣 5 分,扣完为止。",
              "complaints", "RR03.complaints", "deduct", "each", QUARTERS, "quarterly")
    "],'inputs':["
    INPUT("RR01.days", "RR01", "count", "quarter", "开放天数", "天", QUARTERS) ","
    INPUT("RR02.register", "RR02", "flag", "year", "登记齐全", "", "['year']") ","
    INPUT("RR03.complaints", "RR03", "events", "year", "查实的投诉", "起", QUARTERS)
    "],'numbers':{},'plugin':'" PLUGIN_ID "','sight':'row','subs':[],'title':'农家书屋',"
    "'total':'100','version':'1.0.0'}";

static int32_t give(const kaohe_instance* instance, text* made, const kaohe_sink* sink) {
  kaohe_sink known;
  read_prefix(&known, sizeof known, sink);
  const int ok = !made->failed;
  if (ok) known.write(known.context, made->data, made->size);
  free(made->data);
  return ok ? KAOHE_OK : fail(&instance->host, KAOHE_FAILED, KAOHE_NONE, "no memory");
}

static int32_t describe(kaohe_instance* instance, const kaohe_sink* sink) {
  text made = {0};
  add_json(&made, kDescription);
  return give(instance, &made, sink);
}

/* ---------- Judging ---------- */

typedef struct judgement {
  kaohe_cell cell;
  int64_t lost; /* 10^-8, before rounding */
} judgement;

/* Who hears how a judgement comes to be: a sheet what is missing, an explanation everything. */
typedef struct listener {
  const kaohe_instance* instance;
  const kaohe_sheet* sheet; /* NULL: explain */
  text losses, lines, missing;
} listener;

static void tell_missing(listener* to, uint64_t row, int indicator, int quarter, uint32_t period) {
  static const char* const inputs[] = {"RR01.days", "RR02.register", "RR03.complaints"};
  static const char* const periods[] = {"q1", "q2", "h1", "q3", "q4", "year"};
  if (to->sheet != NULL) {
    kaohe_missing one = {0};
    one.size = sizeof one;
    one.assessee = (uint32_t)row;
    one.indicator = (uint32_t)indicator;
    one.input = (uint32_t)indicator; /* each indicator has one input */
    one.subject = KAOHE_NONE;
    one.cell = quarter == 0 ? KAOHE_NONE : quarter;
    one.period = (int32_t)period;
    if (to->sheet->missing != NULL) to->sheet->missing(to->sheet->context, &one);
    return;
  }
  add_json(&to->missing, to->missing.size == 0 ? "{'cell':'" : ",{'cell':'");
  add_cell(&to->missing, to->instance->year, quarter);
  add_json(&to->missing, "','input':'");
  add(&to->missing, inputs[indicator]);
  add_json(&to->missing, "','period':'");
  add(&to->missing, periods[period]);
  add_json(&to->missing, "','subject':''}");
}

/* One loss, of a quarter, a record (else -1) or a stage; and the line that people read. */
static void tell_loss(listener* to, const char* item, int quarter, int64_t record, int64_t points,
                      const char* stage) {
  if (to->sheet != NULL || points == 0) return;
  add_json(&to->losses, to->losses.size == 0 ? "{'cell':'" : ",{'cell':'");
  add_cell(&to->losses, to->instance->year, quarter);
  add_json(&to->losses, "','item':'");
  add(&to->losses, item);
  add_json(&to->losses, "','part':'','points':'");
  add_number(&to->losses, points);
  add_json(&to->losses, record < 0 ? "'" : "','record':");
  if (record >= 0) add_integer(&to->losses, record);
  add_json(&to->losses, ",'stage':'");
  add(&to->losses, stage);
  add_json(&to->losses, "','subject':''}");
  if (*stage != '\0') return;
  add_json(&to->lines, to->lines.size == 0 ? "'" : ",'");
  add_cell(&to->lines, to->instance->year, quarter);
  if (record >= 0) add(&to->lines, "记录");
  if (record >= 0) add_integer(&to->lines, record);
  add(&to->lines, quarter == 0 && record < 0 ? "失 " : ":扣 ");
  add_number(&to->lines, points);
  add_json(&to->lines, " 分'");
}

/* The last record of a quarter, or of the year; none: -1. */
static int64_t last_record(const kaohe_records* records, uint64_t row, int quarter) {
  for (uint64_t i = last_row(records, row); i-- > first_row(records, row);) {
    const int cell = records->cell == NULL ? 0 : records->cell[i];
    if (cell == 0 || quarter == 0 || cell == quarter) return (int64_t)i;
  }
  return -1;
}

/* The state of an input in one period, told where it is awaited. 1: there is something to judge. */
static int look(const facts* known, listener* to, int input, uint64_t row, int quarter,
                uint32_t period, judgement* judged) {
  const int state = state_of(known, input, row, period);
  if (state == KAOHE_INPUT_AWAITED) {
    judged->cell.state = KAOHE_CELL_PENDING;
    tell_missing(to, row, input, quarter, period);
  }
  if (state == KAOHE_INPUT_PROVISIONAL && judged->cell.state == KAOHE_CELL_VALUE)
    judged->cell.state = KAOHE_CELL_PROVISIONAL;
  return state == KAOHE_INPUT_REPORTED || state == KAOHE_INPUT_PROVISIONAL;
}

/* What the record says; 1: it has a value. */
static int look_at(const facts* known, listener* to, int input, uint64_t row, int quarter,
                   uint32_t period, int64_t record, judgement* judged) {
  if (record < 0) {
    judged->cell.state = KAOHE_CELL_PENDING;
    tell_missing(to, row, input, quarter, period);
    return 0;
  }
  const kaohe_records* records = &known->inputs[input];
  if (has_flag(records, (uint64_t)record, KAOHE_RECORD_NOT_APPLICABLE)) return 0;
  if (has_flag(records, (uint64_t)record, KAOHE_RECORD_PROVISIONAL) &&
      judged->cell.state == KAOHE_CELL_VALUE)
    judged->cell.state = KAOHE_CELL_PROVISIONAL;
  return 1;
}

static int64_t value_of(const kaohe_records* records, int64_t record) {
  return records->value == NULL ? ONE : records->value[record];
}

static void judge_open(const facts* known, listener* to, uint64_t row, judgement* judged) {
  static const int64_t days_due = 15 * ONE;
  const kaohe_records* records = &known->inputs[kDays];
  for (int quarter = 1; quarter <= kQuarters; ++quarter) {
    const uint32_t period = kPeriodOf[quarter - 1];
    if (period > known->batch.asked_period) break;
    if (!look(known, to, kDays, row, quarter, period, judged)) continue;
    const int64_t record = last_record(records, row, quarter);
    if (!look_at(known, to, kDays, row, quarter, period, record, judged)) continue;
    const int64_t days = value_of(records, record);
    const int64_t lost = days <= 0 ? days_due : days >= days_due ? 0 : days_due - days;
    judged->lost += lost;
    tell_loss(to, "days", quarter, -1, lost, "");
  }
}

static void judge_register(const facts* known, listener* to, uint64_t row, judgement* judged) {
  const kaohe_records* records = &known->inputs[kRegister];
  const int state = state_of(known, kRegister, row, kYearEnd);
  if (known->batch.asked_period != kYearEnd || state == KAOHE_INPUT_NOT_DUE) {
    judged->cell.state = KAOHE_CELL_NOT_DUE; /* nothing is awarded before the year-end */
    return;
  }
  if (state == KAOHE_INPUT_NOT_APPLICABLE) judged->cell.state = KAOHE_CELL_NOT_APPLICABLE;
  if (state == KAOHE_INPUT_EXEMPT) judged->cell.state = KAOHE_CELL_EXEMPT;
  if (!look(known, to, kRegister, row, 0, kYearEnd, judged)) return;
  const int64_t record = last_record(records, row, 0);
  if (!look_at(known, to, kRegister, row, 0, kYearEnd, record, judged)) return;
  judged->lost = value_of(records, record) >= ONE ? 0 : kPoints[kRegisterKept];
  tell_loss(to, "register", 0, -1, judged->lost, "");
}

static void judge_complaints(const facts* known, listener* to, uint64_t row, judgement* judged) {
  const kaohe_records* records = &known->inputs[kComplaints];
  for (int quarter = 1; quarter <= kQuarters; ++quarter) {
    const uint32_t period = kPeriodOf[quarter - 1];
    if (period <= known->batch.asked_period) look(known, to, kComplaints, row, 0, period, judged);
  }
  for (uint64_t i = first_row(records, row); i < last_row(records, row); ++i) {
    if (!look_at(known, to, kComplaints, row, 0, kYearEnd, (int64_t)i, judged)) continue;
    const int64_t lost = 5 * (records->retained == NULL ? ONE : records->retained[i]);
    const int64_t id = records->record == NULL ? (int64_t)i : records->record[i];
    judged->lost += lost;
    tell_loss(to, "complaints", 0, id, lost, "");
  }
  if (judged->lost <= kPoints[kFewComplaints]) return;
  tell_loss(to, "", 0, -1, kPoints[kFewComplaints] - judged->lost, "clamp");
  judged->lost = kPoints[kFewComplaints];
}

static int64_t rounded(int64_t points, kaohe_rounding point) {
  int64_t step = 1;
  if (!point.declared) return points; /* all is exact at 8 decimals: there is no remainder */
  for (int i = point.decimals; i < 8; ++i) step *= 10;
  const int64_t rest = points % step, down = points - rest;
  const int is_half_up = point.mode == KAOHE_HALF_UP && 2 * rest >= step;
  const int is_half_even = point.mode == KAOHE_HALF_EVEN &&
                           (2 * rest > step || (2 * rest == step && down / step % 2 != 0));
  return is_half_up || is_half_even ? down + step : down;
}

/* A decision on the indicator or on its input; its points go to the others. */
static int stands_aside(const facts* known, uint64_t row, int indicator, judgement* judged) {
  for (uint64_t i = 0; i < known->batch.decisions.count; ++i) {
    kaohe_decision one;
    read_prefix(&one, sizeof one, element(known->batch.decisions, i));
    if (one.assessee != row || (one.indicator != indicator && one.input != indicator)) continue;
    judged->cell.state = one.exempt ? KAOHE_CELL_EXEMPT : KAOHE_CELL_NOT_APPLICABLE;
    return 1;
  }
  return 0;
}

/* One cell: the same for score and explain. */
static kaohe_cell judge(const facts* known, listener* to, uint64_t row, int indicator) {
  judgement judged = {{0}, 0};
  if (!stands_aside(known, row, indicator, &judged)) {
    if (indicator == kOpen) judge_open(known, to, row, &judged);
    if (indicator == kRegisterKept) judge_register(known, to, row, &judged);
    if (indicator == kFewComplaints) judge_complaints(known, to, row, &judged);
  }
  kaohe_cell* cell = &judged.cell;
  if (cell->state == KAOHE_CELL_NOT_APPLICABLE || cell->state == KAOHE_CELL_EXEMPT)
    cell->rescale = KAOHE_RESCALE_DOMAIN;
  if (cell->state == KAOHE_CELL_NOT_DUE) cell->points = kPoints[indicator];
  if (cell->state == KAOHE_CELL_VALUE || cell->state == KAOHE_CELL_PROVISIONAL) {
    const int64_t exact = kPoints[indicator] - judged.lost;
    cell->points = rounded(exact, to->instance->rounding);
    tell_loss(to, "", 0, -1, exact - cell->points, "rounding");
  }
  return *cell;
}

/* ---------- score ---------- */

static int32_t score(kaohe_instance* instance, const kaohe_batch* batch, const kaohe_sheet* sheet) {
  facts known;
  kaohe_sheet out;
  read_prefix(&out, sizeof out, sheet);
  const char* defect = read_facts(&known, batch);
  if (defect != NULL) return fail(&instance->host, KAOHE_REFUSED, KAOHE_NONE, defect);
  if (out.reserved != 0 || out.cell_stride < 16 ||
      out.cell_count != known.batch.assessee_count * kIndicators)
    return fail(&instance->host, KAOHE_REFUSED, KAOHE_NONE, "the sheet does not fit the batch");

  listener to = {instance, &out, {0}, {0}, {0}};
  const size_t size = out.cell_stride < sizeof(kaohe_cell) ? out.cell_stride : sizeof(kaohe_cell);
  for (uint64_t i = 0; i < out.cell_count; ++i) {
    const kaohe_cell cell = judge(&known, &to, i / kIndicators, (int)(i % kIndicators));
    memcpy((char*)out.cells + i * out.cell_stride, &cell, size);
  }
  return KAOHE_OK;
}

/* ---------- explain ---------- */

static void explain_indicator(text* to, const facts* known, const kaohe_instance* instance,
                              uint64_t row, int indicator) {
  static const char* const ids[] = {"RR01", "RR02", "RR03"};
  static const char* const items[] = {"'id':'days','kind':'function'",
                                      "'id':'register','kind':'function'",
                                      "'id':'complaints','kind':'each'"};
  static const char* const titles[] = {"'sign':'deduct'", "'sign':'award'", "'sign':'deduct'"};
  static const char* const item_states[] = {"value",   "value",          "absent",
                                            "not_due", "not_applicable", "not_applicable"};
  static const char* const states[] = {"value",   "provisional",    "pending",
                                       "not_due", "not_applicable", "exempt"};
  listener heard = {instance, NULL, {0}, {0}, {0}};
  const kaohe_cell cell = judge(known, &heard, row, indicator);
  const int is_scored = cell.state <= KAOHE_CELL_PROVISIONAL;
  const int is_pending = cell.state == KAOHE_CELL_PENDING;
  const int64_t points = kPoints[indicator];

  add_json(to, "{'figures':[],'gates':[],'id':'");
  add(to, ids[indicator]);
  add_json(to, "','items':[{'before_cap':'0',");
  add_json(to, items[indicator]);
  add_json(to, ",'lines':[");
  if (is_scored) add_bytes(to, heard.lines.data, heard.lines.size);
  add_json(to, "],'members':[],'points':'");
  add_number(to, !is_scored ? 0 : indicator == kRegisterKept ? cell.points : points - cell.points);
  add_json(to, "',");
  add_json(to, titles[indicator]);
  add_json(to, ",'state':'");
  add(to, item_states[cell.state]);
  add_json(to, "','title':'','treated':''}],'losses':[");
  if (is_scored) add_bytes(to, heard.losses.data, heard.losses.size);
  add_json(to, "],'missing':[");
  if (is_pending) add_bytes(to, heard.missing.data, heard.missing.size);
  add_json(to, "],'notes':[],'points':'");
  add_number(to, points);
  add_json(to, "','score':");
  const int has_score = is_scored || cell.state == KAOHE_CELL_NOT_DUE;
  add_json(to, has_score ? "'" : "null");
  if (has_score) add_number(to, cell.points);
  add_json(to, has_score ? "','spilled':'0','state':'" : ",'spilled':'0','state':'");
  add(to, states[cell.state]);
  add_json(to, "'}");
  to->failed = to->failed || heard.losses.failed || heard.lines.failed || heard.missing.failed;
  free(heard.losses.data);
  free(heard.lines.data);
  free(heard.missing.data);
}

static int32_t explain(kaohe_instance* instance, const kaohe_batch* batch, uint64_t first,
                       uint64_t count, const kaohe_sink* sink) {
  facts known;
  text made = {0};
  const char* defect = read_facts(&known, batch);
  if (defect == NULL &&
      (first > known.batch.assessee_count || count > known.batch.assessee_count - first))
    defect = "more assessees are to be explained than the batch has";
  if (defect != NULL) return fail(&instance->host, KAOHE_REFUSED, KAOHE_NONE, defect);
  for (uint64_t row = first; row < first + count; ++row) {
    const kaohe_text none = {NULL, 0};
    add_json(&made, "{'assessee':");
    add_id(&made, known.batch.assessees == NULL ? none : known.batch.assessees[row]);
    add_json(&made, ",'indicators':[");
    for (int i = 0; i < kIndicators; ++i) {
      if (i > 0) add(&made, ",");
      explain_indicator(&made, &known, instance, row, i);
    }
    add_json(&made, "]}\n");
  }
  return give(instance, &made, sink);
}

/* ---------- The table ---------- */

static const void* extension(const char* id) {
  (void)id;
  return NULL;
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
    .create = create,
    .describe = describe,
    .score = score,
    .explain = explain,
    .destroy = destroy,
    .extension = extension,
};
