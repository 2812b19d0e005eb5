#include "text.h"

#include <stdlib.h>
#include <string.h>

void add_bytes(text* to, const char* bytes, size_t size) {
  if (to->failed || size == 0) return;
  if (to->room - to->size < size) {
    const size_t room = 2 * to->room + size;
    char* grown = realloc(to->data, room);
    to->failed = grown == NULL;
    if (to->failed) return;
    to->data = grown;
    to->room = room;
  }
  memcpy(to->data + to->size, bytes, size);
  to->size += size;
}

void add(text* to, const char* word) {
  add_bytes(to, word, strlen(word));
}

void add_json(text* to, const char* json) {
  for (; *json != '\0'; ++json) add_bytes(to, *json == '\'' ? "\"" : json, 1);
}

void add_integer(text* to, int64_t number) {
  char digits[21];
  size_t at = sizeof digits;
  uint64_t rest = number < 0 ? 0 - (uint64_t)number : (uint64_t)number;
  do {
    digits[--at] = (char)('0' + rest % 10);
    rest /= 10;
  } while (rest != 0);
  if (number < 0) digits[--at] = '-';
  add_bytes(to, digits + at, sizeof digits - at);
}

static const int64_t one = 100000000;

void add_number(text* to, int64_t units) {
  char decimals[8];
  size_t count = sizeof decimals;
  int64_t rest = units % one;
  if (units < 0) {
    add(to, "-");
    rest = -rest;
  }
  add_integer(to, units < 0 ? -(units / one) : units / one);
  for (size_t i = count; i-- > 0; rest /= 10) decimals[i] = (char)('0' + rest % 10);
  while (count > 0 && decimals[count - 1] == '0') --count;
  if (count != 0) add(to, ".");
  add_bytes(to, decimals, count);
}

void add_cell(text* to, int32_t year, int quarter) {
  if (quarter == 0) return;
  add_integer(to, year == 0 ? 2000 : year);
  add(to, "-Q");
  add_integer(to, quarter);
}

void add_id(text* to, kaohe_text id) {
  add(to, "\"");
  for (uint64_t i = 0; i < id.size; ++i) {
    static const char hex[] = "0123456789abcdef";
    const unsigned char byte = (unsigned char)id.data[i];
    if (byte < 0x20) {
      const char code[] = {'\\', 'u', '0', '0', hex[byte >> 4], hex[byte & 15]};
      add_bytes(to, code, sizeof code);
      continue;
    }
    if (byte == '"' || byte == '\\') add(to, "\\");
    add_bytes(to, id.data + i, 1);
  }
  add(to, "\"");
}
