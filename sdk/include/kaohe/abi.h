/* The binary boundary between the Kaohe host and a domain plugin: C11, fixed-width types, no
 * ownership across the line.
 *
 * A plugin exports one data symbol, `kaohe_plugin_v1`. Authors of plugins do not write any of this:
 * the C++ library of the SDK does. Read it to host a plugin, to write one in another language, or
 * to judge what crosses.
 *
 * Conventions
 * - Every struct begins with its size in bytes; fields are only appended; a reader copies the
 * prefix it knows and treats what is missing as zero or NULL. Arrays of structs carry the stride of
 * one element.
 * - Text is UTF-8 with a length, not NUL-terminated, and lives as long as the call that passes it,
 * unless said otherwise.
 * - Values are int64 in units of 10^-8 (1 point = 100 000 000). A choice is the index of its
 * option, a flag is 0 or 1 whole unit (0 or 100 000 000).
 * - Days are days since 1970-01-01.
 * - The host owns all memory; a plugin reads inputs, fills outputs and keeps no pointer after a
 * call returns.
 * - No exception crosses. A function returns a status; before it returns anything but KAOHE_OK it
 * calls host->fail once.
 * - Threads: different instances may be used at the same time; calls on one instance are made one
 * at a time, and host callbacks are called only from the thread that made the call.
 */
#ifndef KAOHE_ABI_H
#define KAOHE_ABI_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Major version of this boundary: 0 as long as it may still change in any way, 1 once it is
 * frozen. */
#define KAOHE_ABI_MAJOR 0u
/** Minor version: grows with each appended field. */
#define KAOHE_ABI_MINOR 1u
/** First word of a plugin table, so that a wrong symbol is told from a plugin before anything else
 * is read. */
#define KAOHE_MAGIC 0x4b414f48u
/** Stands between the English and the Chinese wording of a reason. */
#define KAOHE_LANGUAGE_MARK '\x1f'
/** "No such thing" for an index. */
#define KAOHE_NONE (-1)

typedef struct kaohe_text {
  const char* data;
  uint64_t size;
} kaohe_text;

/** An array of structs: element i is at data + i * stride. */
typedef struct kaohe_array {
  const void* data;
  uint64_t count;
  uint64_t stride;
} kaohe_array;

/** Outcome of a call. */
enum {
  KAOHE_OK = 0,      /**< done */
  KAOHE_REFUSED = 1, /**< the settings or the batch are not acceptable: the host can mend them */
  KAOHE_FAILED =
      2 /**< the plugin could not compute: overflow, a function of its own out of range */
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
  uint32_t awards; /**< 1: awards are computed in this period (year-end) */
  uint32_t reserved;
} kaohe_period;

/** One number of the catalogue changed by the year. */
typedef struct kaohe_override {
  uint32_t size;
  uint32_t
      whole_year;   /**< 1: the amendment says that it applies to the whole year, backwards too */
  kaohe_text key;   /**< "XX01.item.leaders.price", "XX01.points", "XX01.off" */
  kaohe_text value; /**< a Number, or "true" for off */
  kaohe_text from;  /**< id of the period it takes effect from; empty: from the beginning */
} kaohe_override;

/** A rounding point (sdk/README.md, 10 and 12): places 0..8. `declared` 0: a remainder there is an
 * error. */
typedef struct kaohe_rounding {
  uint8_t declared;
  uint8_t decimals;
  uint8_t mode; /**< KAOHE_HALF_UP, … */
  uint8_t reserved[5];
} kaohe_rounding;

/** What a year sets for a plugin. All zero: the catalogue as it is, the standard calendar, the
 * default rounding. */
typedef struct kaohe_settings {
  uint32_t size;
  int32_t year;          /**< the assessment year; 0: unknown, as when a plugin is only described */
  kaohe_array periods;   /**< of kaohe_period; empty: the standard calendar q1 q2 h1 q3 q4 year */
  kaohe_array overrides; /**< of kaohe_override */
  kaohe_rounding indicator; /**< rounding point `indicator` */
  kaohe_rounding compared;  /**< rounding point `compared` */
  uint32_t has_rounding;    /**< 0: defaults (indicator 4 half up, compared 8 half up) */
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
  const uint8_t* cell;     /**< month 1..12 for events, else 1.. on the input's own grid; 0 or NULL:
                              none, matches all */
  const int16_t*
      period; /**< index of the period it was submitted in; KAOHE_NONE or NULL: none, matches all */
  const int32_t* date;     /**< day of the fact; NULL: 0 */
  const int64_t* sequence; /**< order of entry; NULL: 0 */
  const int32_t* subject;  /**< index in the entity's own list; `named` inputs: any number equal for
                              the same name; NULL: KAOHE_NONE */
  const int32_t* matter;   /**< any number equal for the same matter; NULL: KAOHE_NONE */
  const int64_t* retained; /**< 10^-8, 0..1: what of its cost still stands; NULL: 1 */
  const int64_t* record;   /**< record id; NULL: the row number */
  const uint8_t* flags;    /**< KAOHE_RECORD_*; NULL: 0 */
  const int16_t* const*
      attributes; /**< attribute_count columns: option index or KAOHE_NONE; a mark 1 or 0 */
  const uint8_t*
      states; /**< entity-major [entity_count][periods]: KAOHE_INPUT_*; NULL: all reported */
} kaohe_records;

/** The list of one sub (branches, villages, leaders) for every assessee. */
typedef struct kaohe_subjects {
  uint32_t size;
  uint32_t reserved;
  const uint64_t* offsets; /**< assessee_count + 1; NULL: every list is empty */
  const kaohe_text* ids;   /**< NULL: subjects are named by number in explanations */
  const uint8_t*
      undrawn; /**< per assessee, 1: a sample not drawn yet, the list is absent; NULL: none */
} kaohe_subjects;

/** A recorded decision that an indicator or an input does not apply to an assessee, or is exempt.
 * Sorted by assessee. */
typedef struct kaohe_decision {
  uint32_t size;
  uint32_t assessee;
  int32_t indicator;  /**< index, or KAOHE_NONE */
  int32_t input;      /**< index, or KAOHE_NONE */
  uint32_t exempt;    /**< 1: exempt (document), 0: not applicable (reason) */
  uint32_t treatment; /**< KAOHE_TREATMENT_* */
  kaohe_text document;
} kaohe_decision;

/** The facts of one domain, or of a part of it that keeps every declared comparison whole. */
typedef struct kaohe_batch {
  uint32_t size;
  int32_t asked_on;      /**< the day asked: cells that ended on or before it have ended */
  uint32_t asked_period; /**< index of the period asked for */
  uint32_t pool_count;
  uint64_t assessee_count;
  const uint32_t* pool;        /**< per assessee; NULL: one pool 0 */
  const kaohe_text* assessees; /**< ids, for explanations; NULL: none */
  const kaohe_text* pools;     /**< titles, for explanations; NULL: none */
  kaohe_array records;         /**< of kaohe_records, one per input, in the order of describe */
  kaohe_array subjects;        /**< of kaohe_subjects, one per sub, in the order of describe */
  kaohe_array decisions;       /**< of kaohe_decision */
} kaohe_batch;

/** One cell of the sheet. */
typedef struct kaohe_cell {
  int64_t points;  /**< 10^-8, rounded at `indicator`; 0 where the state carries none */
  uint8_t state;   /**< KAOHE_CELL_* */
  uint8_t rescale; /**< KAOHE_RESCALE_*, where the state is not applicable or exempt */
  uint8_t reserved[6];
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

/** What score fills. The host allocates cells; lists go through callbacks, which copy what they are
 * given. */
typedef struct kaohe_sheet {
  uint32_t size;
  uint32_t reserved;
  kaohe_cell*
      cells; /**< assessee-major [assessee_count][indicators]; each is written exactly once */
  uint64_t cell_count;
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

/** What the host offers. Valid until the instance is destroyed. */
typedef struct kaohe_host {
  uint32_t size;
  uint32_t abi_major;
  uint32_t abi_minor;
  uint32_t reserved;
  void* context;
  /** Says why a call is about to return something else than KAOHE_OK. row: of the batch, or
   * KAOHE_NONE. why: English; after a byte KAOHE_LANGUAGE_MARK the same in Chinese, where the
   * plugin has it. */
  void (*fail)(void* context, int32_t status, int64_t row, kaohe_text why);
} kaohe_host;

typedef struct kaohe_instance kaohe_instance;

/** The table that a plugin exports. */
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
  /** Makes an instance with the year's settings. Bad settings: KAOHE_REFUSED and *instance is NULL.
   */
  int32_t (*create)(const kaohe_host* host, const kaohe_settings* settings,
                    kaohe_instance** instance);
  /** Writes the indicators as the settings leave them, every version of a number included, in
   * canonical JSON: each call gives the same bytes. */
  int32_t (*describe)(kaohe_instance* instance, const kaohe_sink* sink);
  /** Fills a sheet. The same batch gives the same bytes, whatever was scored before. */
  int32_t (*score)(kaohe_instance* instance, const kaohe_batch* batch, const kaohe_sheet* sheet);
  /** Writes one line of canonical JSON for each of `count` assessees from `first` on: how each
   * figure came to be. */
  int32_t (*explain)(kaohe_instance* instance, const kaohe_batch* batch, uint64_t first,
                     uint64_t count, const kaohe_sink* sink);
  void (*destroy)(kaohe_instance* instance);
  /** An optional interface by name; NULL: not known. */
  const void* (*extension)(const char* id);
} kaohe_plugin;

/** Name of the one exported symbol. */
#define KAOHE_PLUGIN_SYMBOL "kaohe_plugin_v1"

#ifdef __cplusplus
}
#endif

#endif
