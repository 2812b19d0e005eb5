/* The binary boundary between the Kaohe host and a domain plugin: C11, fixed-width types, no
 * ownership across the line.
 *
 * A plugin exports one data symbol, `kaohe_plugin_v1`. Authors of plugins in C++ do not write any
 * of this: the library of the SDK does. Read it to host a plugin, to write one in another language,
 * or to judge what crosses.
 *
 * The promise
 * Version 1 is frozen. A plugin built with any header of version 1.x is loaded by every host of
 * version 1.y, x smaller, equal or larger than y, and gives the same bytes. So, for as long as
 * KAOHE_ABI_MAJOR is 1:
 * - No struct, field, constant, signature or meaning in this header is changed, moved or taken out.
 * - Fields are appended to structs that begin with their size (and to kaohe_cell, which the sheet's
 *   stride sizes), and values to enumerations; with each, KAOHE_ABI_MINOR grows. kaohe_text,
 *   kaohe_array and kaohe_rounding stay as they are.
 * - Who does not know an appended field passes it over and does without. What must not be passed
 *   over is said by a reserved field, a new flag or a new value: who does not know one refuses, a
 *   plugin with KAOHE_REFUSED, a host by publishing nothing. Neither sends the other such a one
 *   that is newer than the abi_minor in the other's table.
 * - A plugin that cannot do without what a later minor version brought refuses in `create`, with a
 *   reason, where host->abi_minor is smaller.
 * - In the JSON of `describe` and `explain` keys are only added, and unknown ones are passed over.
 * Tests hold this header against the recorded one of each release.
 *
 * Conventions
 * - Layout is the C compiler's for a machine of 64 bits; no struct has a gap.
 * - Every struct but the four named above begins with its size in bytes, as its writer knows it. A
 *   reader copies the prefix that both know and treats what is missing as 0 or NULL. An entry of a
 *   table that lies beyond its size, or is NULL, is absent. Arrays of structs carry a stride, from
 *   the beginning of one element to that of the next: at least the element's size.
 * - Reserved fields are 0.
 * - Text is UTF-8 with a length, not NUL-terminated, and lives as long as the call that passes it,
 *   unless said otherwise. NULL is the empty text.
 * - Values are int64 in units of 10^-8 (1 point = 100 000 000). A choice is the index of its
 *   option, a flag is 0 or 1 whole unit (0 or 100 000 000).
 * - Days are days since 1970-01-01. Periods are counted from 0 in the order of the year's calendar;
 *   assessees, inputs, lists, indicators and gates from 0 in the order of the batch or of describe.
 * - The host owns all memory that crosses. A plugin reads inputs, fills outputs and keeps no
 *   pointer after a call returns, but for the host's table.
 * - No exception and no longjmp crosses, in either direction. A function returns a status; before
 *   anything but KAOHE_OK it calls host->fail once, where there is one. The instance may be used
 *   after that as before, and must be destroyed.
 * - Threads: the table may be used by several at once, and so may different instances; calls on one
 *   instance are made one at a time, by any thread. Callbacks are called only by the thread that
 *   made the call, before the call returns.
 */
#ifndef KAOHE_ABI_H
#define KAOHE_ABI_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Major version of this boundary; also in the name of the symbol. */
#define KAOHE_ABI_MAJOR 1u
/** Minor version: grows with each release that appends something. */
#define KAOHE_ABI_MINOR 0u
/** First word of a plugin table, so that a wrong symbol is told from a plugin before anything else
 * is read. */
#define KAOHE_MAGIC 0x4b414f48u
/** Stands between the English and the Chinese wording of a reason. */
#define KAOHE_LANGUAGE_MARK '\x1f'
/** "No such thing" for an index. */
#define KAOHE_NONE (-1)

/** Never grows. */
typedef struct kaohe_text {
  const char* data;
  uint64_t size;
} kaohe_text;

/** An array of structs: element i is at data + i * stride. Never grows. */
typedef struct kaohe_array {
  const void* data;
  uint64_t count;
  uint64_t stride;
} kaohe_array;

/** Outcome of a call. */
enum {
  KAOHE_OK = 0,
  /** The settings or the batch are not acceptable: the host can mend them. */
  KAOHE_REFUSED = 1,
  /** The plugin could not compute: overflow, no memory, a function of its own out of range. */
  KAOHE_FAILED = 2
};

/** State of one input, for one assessee (or pool, or the domain), in one period in which it is due.
 */
enum {
  KAOHE_INPUT_REPORTED = 0, /**< submitted; without a row, events are zero and other types absent */
  KAOHE_INPUT_AWAITED = 1,  /**< due and not submitted */
  KAOHE_INPUT_NOT_DUE = 2,  /**< its period has not ended on the day asked */
  KAOHE_INPUT_NOT_APPLICABLE = 3,
  KAOHE_INPUT_EXEMPT = 4,
  KAOHE_INPUT_PROVISIONAL = 5 /**< submitted, to be replaced later */
};

/** Flags of one record. */
enum {
  KAOHE_RECORD_PROVISIONAL = 1,   /**< a value taken for the time being */
  KAOHE_RECORD_NOT_APPLICABLE = 2 /**< stands for "there is none": a subject without a past */
};

/** State of one cell of the sheet. */
enum {
  KAOHE_CELL_VALUE = 0,
  KAOHE_CELL_PROVISIONAL = 1,
  KAOHE_CELL_PENDING = 2,        /**< something owed is missing: carries no points */
  KAOHE_CELL_NOT_DUE = 3,        /**< carries the full points in force */
  KAOHE_CELL_NOT_APPLICABLE = 4, /**< its points go to the others, by `rescale` */
  KAOHE_CELL_EXEMPT = 5,
  KAOHE_CELL_ERROR = 6,
  KAOHE_CELL_ABSENT = 7 /**< the indicator is not in this assessee's table (`only`) or is off */
};

/** Where the points of an inapplicable indicator go. */
enum { KAOHE_RESCALE_NONE = 0, KAOHE_RESCALE_ASPECT = 1, KAOHE_RESCALE_DOMAIN = 2 };

/** How a decision "not applicable" is treated where the catalogue names no treatment. */
enum {
  KAOHE_TREATMENT_UNNAMED = 0,
  KAOHE_TREATMENT_NONE = 1,
  KAOHE_TREATMENT_FULL = 2,
  KAOHE_TREATMENT_ZERO = 3,
  KAOHE_TREATMENT_PEER_MEAN = 4,
  KAOHE_TREATMENT_BLOCK = 5,
  KAOHE_TREATMENT_RESCALE = 6
};

/** Rhythms in which facts are submitted; a period belongs to one or more. */
enum { KAOHE_MONTHLY = 1, KAOHE_QUARTERLY = 2, KAOHE_HALF_YEARLY = 4, KAOHE_YEARLY = 8 };

/** How a remainder is rounded. */
enum { KAOHE_HALF_UP = 0, KAOHE_HALF_EVEN = 1, KAOHE_TRUNCATE = 2 };

/** One period of the year's calendar (Art. 10), in its order. */
typedef struct kaohe_period {
  uint32_t size;
  uint32_t rhythms;  /**< KAOHE_QUARTERLY | … */
  kaohe_text id;     /**< "q1", "h1", "year" */
  int32_t first_day; /**< span of the facts it covers, inclusive */
  int32_t last_day;
  uint32_t awards; /**< 1: awards are computed in this period (year-end); else 0 */
  uint32_t reserved;
} kaohe_period;

/** One number of the catalogue changed by the year. */
typedef struct kaohe_override {
  uint32_t size;
  /** 1: the amendment says that it applies to the whole year, backwards too; else 0. */
  uint32_t whole_year;
  kaohe_text key;   /**< "XX01.item.leaders.price", "XX01.points", "XX01.off" */
  kaohe_text value; /**< a Number, or "true" for off */
  kaohe_text from;  /**< id of the period it takes effect from; empty: from the beginning */
} kaohe_override;

/** A rounding point (sdk/README.md, 10 and 12): places 0..8. `declared` 0: a remainder there is an
 * error. Never grows. */
typedef struct kaohe_rounding {
  uint8_t declared;
  uint8_t decimals;
  uint8_t mode; /**< KAOHE_HALF_UP, … */
  uint8_t reserved[5];
} kaohe_rounding;

/** What a year sets for a plugin. All zero: the catalogue as it is, the standard calendar, the
 * default rounding. A plugin may refuse what it cannot do, such as more than 31 periods. */
typedef struct kaohe_settings {
  uint32_t size;
  int32_t year;          /**< the assessment year; 0: unknown, as when a plugin is only described */
  kaohe_array periods;   /**< of kaohe_period; empty: the standard calendar q1 q2 h1 q3 q4 year */
  kaohe_array overrides; /**< of kaohe_override */
  kaohe_rounding indicator; /**< rounding point `indicator` */
  kaohe_rounding compared;  /**< rounding point `compared` */
  uint32_t has_rounding; /**< 0: defaults (indicator 4 half up, compared 8 half up); 1: the above */
  uint32_t reserved;
} kaohe_settings;

/** The records of one input, in columns. Row order: by entity, then subject, cell, period, date,
 * sequence; all ascending. An entity is an assessee, a pool or the domain, as the input's scope
 * says. A NULL column means what stands beside it. */
typedef struct kaohe_records {
  uint32_t size;
  uint32_t attribute_count;
  uint64_t entity_count;
  uint64_t record_count;
  const uint64_t* offsets; /**< entity_count + 1; NULL: no records at all */
  const int64_t* value;    /**< 10^-8; a choice: option index; NULL: each 1 */
  /** Month 1..12 for events, else 1.. on the input's own grid; 0 or NULL: none, matches all. */
  const uint8_t* cell;
  /** Index of the period it was submitted in; KAOHE_NONE or NULL: none, matches all. */
  const int16_t* period;
  const int32_t* date;     /**< day of the fact; NULL: 0 */
  const int64_t* sequence; /**< order of entry; NULL: 0 */
  /** Index in the entity's own list; `named` inputs: any number equal for the same name; NULL:
   * KAOHE_NONE. */
  const int32_t* subject;
  const int32_t* matter;   /**< any number equal for the same matter; NULL: KAOHE_NONE */
  const int64_t* retained; /**< 10^-8, 0..1: what of its cost still stands; NULL: 1 */
  const int64_t* record;   /**< record id; NULL: the row number */
  const uint8_t* flags;    /**< KAOHE_RECORD_*; NULL: 0 */
  /** attribute_count columns: option index or KAOHE_NONE; a mark 1 or 0. */
  const int16_t* const* attributes;
  /** Entity-major [entity_count][period_count of the batch]: KAOHE_INPUT_*; NULL: all reported. */
  const uint8_t* states;
} kaohe_records;

/** The list of one sub (branches, villages, leaders) for every assessee. */
typedef struct kaohe_subjects {
  uint32_t size;
  uint32_t reserved;
  const uint64_t* offsets; /**< assessee_count + 1; NULL: every list is empty */
  const kaohe_text* ids;   /**< NULL: subjects are named by number in explanations */
  /** Per assessee, 1: a sample not drawn yet, the list is absent; NULL: none. */
  const uint8_t* undrawn;
} kaohe_subjects;

/** A recorded decision that an indicator or an input does not apply to an assessee, or is exempt.
 * Sorted by assessee. */
typedef struct kaohe_decision {
  uint32_t size;
  uint32_t assessee;
  int32_t indicator;  /**< index, or KAOHE_NONE */
  int32_t input;      /**< index, or KAOHE_NONE */
  uint32_t exempt;    /**< 1: exempt (document); 0: not applicable (reason) */
  uint32_t treatment; /**< KAOHE_TREATMENT_* */
  kaohe_text document;
} kaohe_decision;

/** The facts of one domain, or of a part of it that keeps every declared comparison whole. */
typedef struct kaohe_batch {
  uint32_t size;
  int32_t asked_on;      /**< the day asked: cells that ended on or before it have ended */
  uint32_t asked_period; /**< index of the period asked for */
  uint32_t pool_count;   /**< 0 counts as 1 */
  /** Of the calendar that the instance was made with: how wide the states of records are. */
  uint32_t period_count;
  uint32_t reserved;
  uint64_t assessee_count;     /**< at most 2^32 - 2 */
  const uint32_t* pool;        /**< per assessee, below pool_count; NULL: one pool 0 */
  const kaohe_text* assessees; /**< ids, for explanations; NULL: none */
  const kaohe_text* pools;     /**< titles, for explanations; NULL: none */
  kaohe_array records;         /**< of kaohe_records, one per input, in the order of describe */
  kaohe_array subjects;        /**< of kaohe_subjects, one per sub, in the order of describe */
  kaohe_array decisions;       /**< of kaohe_decision */
} kaohe_batch;

/** One cell of the sheet. A plugin writes the fields that it knows and leaves what the stride has
 * beyond. */
typedef struct kaohe_cell {
  int64_t points;      /**< 10^-8, rounded at `indicator`; 0 where the state carries none */
  uint8_t state;       /**< KAOHE_CELL_* */
  uint8_t rescale;     /**< KAOHE_RESCALE_*, where the state is not applicable or exempt */
  uint8_t reserved[6]; /**< written as 0 */
} kaohe_cell;

/** Something a cell waits for. */
typedef struct kaohe_missing {
  uint32_t size;
  uint32_t assessee;
  uint32_t indicator;
  uint32_t input;
  int32_t subject; /**< index in the list of whose input it is, or KAOHE_NONE */
  int32_t cell;    /**< on the input's own grid, 1.., or KAOHE_NONE */
  int32_t period;  /**< index of the period awaited, or KAOHE_NONE */
  uint32_t peer;   /**< 1 + index of the other assessee whose input it is; 0: its own */
} kaohe_missing;

/** A gate that fired, or an adjustment that the domain proposes, with the records behind it. */
typedef struct kaohe_finding {
  uint32_t size;
  uint32_t assessee;
  uint32_t indicator;
  uint32_t gate;          /**< index in describe's list of gates; an adjustment: 0 */
  kaohe_text name;        /**< an adjustment: its name; a gate: empty */
  int64_t points;         /**< an adjustment: 10^-8, negative takes; a gate: 0 */
  const int64_t* records; /**< ids */
  uint64_t record_count;
} kaohe_finding;

/** What score fills. The host allocates cells; lists go through callbacks, in any order, which copy
 * what they are given. A callback that is NULL: nobody listens. */
typedef struct kaohe_sheet {
  uint32_t size;
  uint32_t reserved;
  /** Assessee-major [assessee_count][indicators]; each is written once, as a whole. Cell i is at
   * (char*)cells + i * cell_stride. */
  kaohe_cell* cells;
  uint64_t cell_count;
  uint64_t cell_stride; /**< at least 16, a multiple of 8 */
  void* context;
  void (*missing)(void* context, const kaohe_missing* missing);
  void (*gate)(void* context, const kaohe_finding* gate);
  void (*adjustment)(void* context, const kaohe_finding* adjustment);
} kaohe_sheet;

/** Where text goes; write may be called many times. */
typedef struct kaohe_sink {
  uint32_t size;
  uint32_t reserved;
  void* context;
  void (*write)(void* context, const char* data, uint64_t size);
} kaohe_sink;

/** What the host offers. It holds until the instance is destroyed. */
typedef struct kaohe_host {
  uint32_t size;
  uint32_t abi_major;
  uint32_t abi_minor;
  uint32_t reserved;
  void* context;
  /** Says why a call is about to return something else than KAOHE_OK. row: of the batch, or
   * KAOHE_NONE. why: English; after a byte KAOHE_LANGUAGE_MARK the same in Chinese, where the
   * plugin has it. Absent in a host that wants the status alone. */
  void (*fail)(void* context, int32_t status, int64_t row, const char* why, uint64_t size);
} kaohe_host;

typedef struct kaohe_instance kaohe_instance;

/** The table that a plugin exports; it never changes. All entries but vendor, license and extension
 * are there. */
typedef struct kaohe_plugin {
  uint32_t size;
  uint32_t magic; /**< KAOHE_MAGIC */
  uint32_t abi_major;
  uint32_t abi_minor;
  const char* id; /**< NUL-terminated, as are the next ones; id: [a-z][a-z0-9_]* */
  const char* domain;
  const char* version; /**< major.minor.patch */
  const char* title;
  const char* vendor;
  const char* license;
  /** Makes an instance with the year's settings (NULL: all zero). Status not KAOHE_OK: *instance is
   * NULL. */
  int32_t (*create)(const kaohe_host* host, const kaohe_settings* settings,
                    kaohe_instance** instance);
  /** Writes the indicators as the settings leave them, every version of a number included, in
   * canonical JSON: each call gives the same bytes. */
  int32_t (*describe)(kaohe_instance* instance, const kaohe_sink* sink);
  /** Fills a sheet. The same batch gives the same bytes, whatever was scored before. Status not
   * KAOHE_OK: the sheet may be filled in part. */
  int32_t (*score)(kaohe_instance* instance, const kaohe_batch* batch, const kaohe_sheet* sheet);
  /** Writes one line of canonical JSON for each of `count` assessees from `first` on: how each
   * figure came to be. */
  int32_t (*explain)(kaohe_instance* instance, const kaohe_batch* batch, uint64_t first,
                     uint64_t count, const kaohe_sink* sink);
  void (*destroy)(kaohe_instance* instance); /**< NULL is allowed */
  /** An optional interface by name; NULL: not known. */
  const void* (*extension)(const char* id);
} kaohe_plugin;

/** Name of the one exported symbol. */
#define KAOHE_PLUGIN_SYMBOL "kaohe_plugin_v1"

/** Before its declaration, where everything else is hidden. */
#if defined(__GNUC__)
#define KAOHE_EXPORT __attribute__((visibility("default")))
#else
#define KAOHE_EXPORT
#endif

#ifdef __cplusplus
}
#endif

#endif
