#include "ledger/rows.hpp"

#include <charconv>

#include "base/errors.hpp"
#include "base/utf8.hpp"
#include "ledger/clock.hpp"

namespace kaohe::ledger {

namespace {

constexpr int kProvisional = 1, kNotApplicable = 2;

std::string text_of(const std::vector<int>& attributes) {
  std::string text;
  for (const int one : attributes) text += (text.empty() ? "" : ",") + std::to_string(one);
  return text;
}

/// Nothing for a text that text_of does not write.
std::optional<std::vector<int>> attributes_of(const std::string& text) {
  std::vector<int> attributes;
  const char* at = text.data();
  const char* const end = at + text.size();
  while (at != end) {
    int one = 0;
    const auto [rest, error] = std::from_chars(at, end, one);
    if (error != std::errc() || (rest != end && (*rest != ',' || rest + 1 == end)))
      return std::nullopt;
    attributes.push_back(one);
    at = rest == end ? end : rest + 1;
  }
  return attributes;
}

/// A text of a row; what was never written through this program is refused.
std::string text_in(SQLite::Statement& row, int column, std::int64_t number) {
  const SQLite::Column found = row.getColumn(column);
  std::string text = found.getString();
  if (first_invalid_utf8(text)) refuse_damaged(number, {found.getName(), found.getName()});
  return text;
}

std::int64_t units_of(const Observation& observation) {
  const std::optional<std::int64_t> units = observation.value.units();
  if (units) return *units;
  throw Error(ErrorKind::data, observation.origin.place,
              say({"the value {} has more than 8 decimals; round it first",
                   "数值 {} 超过 8 位小数;请先取舍"},
                  observation.value.text()));
}

}  // namespace

Entry entry_of(SQLite::Statement& row) {
  Entry entry;
  entry.number = row.getColumn(0).getInt64();
  const auto text = [&](int column) { return text_in(row, column, entry.number); };
  entry.year = row.getColumn(1).getInt();
  entry.kind = text(2);
  entry.actor = {text(3), text(4), text(5)};
  entry.os_user = text(6);
  entry.entered = text(7);
  if (!is_moment(entry.entered)) refuse_damaged(entry.number, say({"time of entry", "录入时间"}));
  if (!row.isColumnNull(8)) {
    entry.date = parse_date(text(8));
    if (!entry.date) refuse_damaged(entry.number, say({"date", "日期"}));
  }
  if (!row.isColumnNull(9)) entry.replaces = row.getColumn(9).getInt64();
  entry.payload = text(10);
  entry.file = text(11);
  entry.line = row.getColumn(12).getInt();
  entry.row_count = row.getColumn(13).getInt64();
  entry.rows_digest = text(14);
  entry.previous = text(15);
  entry.digest = text(16);
  return entry;
}

Observation observation_of(SQLite::Statement& row, const Entry& entry) {
  Observation made;
  const std::int64_t number = made.origin.number = row.getColumn(0).getInt64();
  const auto text = [&](int column) { return text_in(row, column, number); };
  made.origin.unit = entry.actor.unit;
  made.domain = text(1);
  made.assessee = text(2);
  made.input = text(3);
  made.period = text(4);
  made.subject = text(5);
  made.cell = row.getColumn(6).getInt();
  if (!row.isColumnNull(7)) made.date = from_day_number(row.getColumn(7).getInt());
  made.value = Rational::from_units(row.getColumn(8).getInt64());
  std::optional<std::vector<int>> attributes = attributes_of(row.getColumn(9).getString());
  if (!attributes) refuse_damaged(number, say({"attributes", "属性"}));
  made.attributes = std::move(*attributes);
  made.matter = text(10);
  made.reason = text(11);
  made.evidence = text(12);
  const int flags = row.getColumn(13).getInt();
  if (flags < 0 || flags > (kProvisional | kNotApplicable))
    refuse_damaged(number, say({"flags", "标记"}));
  made.provisional = (flags & kProvisional) != 0;
  made.not_applicable = (flags & kNotApplicable) != 0;
  made.origin.place = {entry.file, row.getColumn(14).getInt(), 0};
  return made;
}

void write(SQLite::Database& database, const Entry& entry) {
  SQLite::Statement insert(
      database, "INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  insert.bind(1, entry.number);
  insert.bind(2, entry.year);
  insert.bind(3, entry.kind);
  insert.bind(4, entry.actor.person);
  insert.bind(5, entry.actor.role);
  insert.bind(6, entry.actor.unit);
  insert.bind(7, entry.os_user);
  insert.bind(8, entry.entered);
  if (entry.date) insert.bind(9, to_text(*entry.date));
  if (entry.replaces) insert.bind(10, *entry.replaces);
  insert.bind(11, entry.payload);
  insert.bind(12, entry.file);
  insert.bind(13, entry.line);
  insert.bind(14, entry.row_count);
  insert.bind(15, entry.rows_digest);
  insert.bind(16, entry.previous);
  insert.bind(17, entry.digest);
  insert.exec();
}

RowWriter::RowWriter(SQLite::Database& database)
    : insert_(database,
              "INSERT INTO observation VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)") {}

void RowWriter::write(std::int64_t number, std::int64_t entry, const Observation& row) {
  insert_.bind(1, number);
  insert_.bind(2, entry);
  insert_.bindNoCopy(3, row.domain);
  insert_.bindNoCopy(4, row.assessee);
  insert_.bindNoCopy(5, row.input);
  insert_.bindNoCopy(6, row.period);
  insert_.bindNoCopy(7, row.subject);
  insert_.bind(8, row.cell);
  if (row.date) {
    insert_.bind(9, day_number(*row.date));
  } else {
    insert_.bind(9);
  }
  insert_.bind(10, units_of(row));
  insert_.bind(11, text_of(row.attributes));
  insert_.bindNoCopy(12, row.matter);
  insert_.bindNoCopy(13, row.reason);
  insert_.bindNoCopy(14, row.evidence);
  insert_.bind(15,
               (row.provisional ? kProvisional : 0) | (row.not_applicable ? kNotApplicable : 0));
  insert_.bind(16, row.origin.place.line);
  insert_.exec();
  insert_.reset();
}

}  // namespace kaohe::ledger
