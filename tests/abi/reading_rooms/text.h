/* Text that grows as it is written. */
#ifndef READING_ROOMS_TEXT_H
#define READING_ROOMS_TEXT_H

#include <stddef.h>

#include <kaohe/abi.h>

/* Where there is no memory it is marked and no longer written. */
typedef struct text {
  char* data;
  size_t size, room;
  int failed;
} text;

void add_bytes(text* to, const char* bytes, size_t size);
void add(text* to, const char* word);
/* JSON with ' for ", which none of these texts has otherwise. */
void add_json(text* to, const char* json);
void add_integer(text* to, int64_t number);
/* A number of 10^-8 as people write it: "2.5". */
void add_number(text* to, int64_t units);
/* "2023-Q1"; quarter 0: nothing. */
void add_cell(text* to, int32_t year, int quarter);
/* An id, which a host takes from a table of people's: quoted as JSON wants it. */
void add_id(text* to, kaohe_text id);

#endif
