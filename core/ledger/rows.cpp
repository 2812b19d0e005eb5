#include "ledger/rows.hpp"

#include <charconv>

#include "base/errors.hpp"

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

/// What nobody can have written through this program.
[[noreturn]] void refuse_damaged(std::int64_t number, const char* column) {
  throw Error(ErrorKind::environment, {},
              say({"record #{}: its {} is damaged; restore a backup with `kaohe ledger restore`",
                   "记录 #{}:{} 已损坏;请用 kaohe ledger restore 恢复备份"},
                  number, std::string(column)));
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
  entry.year = row.getColumn(1).getInt();
  entry.kind = row.getColumn(2).getString();
  entry.actor = {row.getColumn(3).getString(), row.getColumn(4).getString(),
                 row.getColumn(5).getString()};
  entry.os_user = row.getColumn(6).getString();
  entry.entered = row.getColumn(7).getString();
  if (!row.isColumnNull(8)) {
    entry.date = parse_date(row.getColumn(8).getString());
    if (!entry.date) refuse_damaged(entry.number, "date");
  }
  if (!row.isColumnNull(9)) entry.replaces = row.getColumn(9).getInt64();
  entry.payload = row.getColumn(10).getString();
  entry.file = row.getColumn(11).getString();
  entry.line = row.getColumn(12).getInt();
  entry.row_count = row.getColumn(13).getInt64();
  entry.rows_digest = row.getColumn(14).getString();
  entry.previous = row.getColumn(15).getString();
  entry.digest = row.getColumn(16).getString();
  return entry;
}

Observation observation_of(SQLite::Statement& row, const Entry& entry) {
  Observation made;
  made.origin.number = row.getColumn(0).getInt64();
  made.origin.unit = entry.actor.unit;
  made.domain = row.getColumn(1).getString();
  made.assessee = row.getColumn(2).getString();
  made.input = row.getColumn(3).getString();
  made.period = row.getColumn(4).getString();
  made.subject = row.getColumn(5).getString();
  made.cell = row.getColumn(6).getInt();
  if (!row.isColumnNull(7)) made.date = from_day_number(row.getColumn(7).getInt());
  made.value = Rational::from_units(row.getColumn(8).getInt64());
  std::optional<std::vector<int>> attributes = attributes_of(row.getColumn(9).getString());
  if (!attributes) refuse_damaged(made.origin.number, "attributes");
  made.attributes = std::move(*attributes);
  made.matter = row.getColumn(10).getString();
  made.reason = row.getColumn(11).getString();
  made.evidence = row.getColumn(12).getString();
  const int flags = row.getColumn(13).getInt();
  if (flags < 0 || flags > (kProvisional | kNotApplicable))
    refuse_damaged(made.origin.number, "flags");
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
