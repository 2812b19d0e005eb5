#include "ledger/entry.hpp"

#include "base/errors.hpp"

namespace kaohe::ledger {

namespace {

using nlohmann::json;

json date(const std::optional<Date>& date) {
  return date ? json(to_text(*date)) : json();
}

// A field after its length, so that no two rows have the same bytes.
void put(std::string& bytes, std::string_view field) {
  bytes += std::to_string(field.size());
  bytes += ':';
  bytes += field;
}

void put(std::string& bytes, std::int64_t number) {
  put(bytes, std::string_view(std::to_string(number)));
}

}  // namespace

void refuse_damaged(std::int64_t number, const Text& what) {
  throw Error(ErrorKind::data, {},
              say({"record #{}: its {} is damaged; restore a backup with `kaohe ledger restore`",
                   "记录 #{}:{} 已损坏;请用 kaohe ledger restore 恢复备份"},
                  number, what));
}

json payload_of(const Entry& entry) {
  json payload = json::parse(entry.payload, nullptr, false);
  if (!payload.is_object()) refuse_damaged(entry.number, say({"payload", "内容"}));
  return payload;
}

std::string digest_of(const Entry& entry) {
  const json fields = {"kaohe.entry.v1",
                       entry.number,
                       entry.year,
                       entry.kind,
                       entry.actor.person,
                       entry.actor.role,
                       entry.actor.unit,
                       entry.os_user,
                       entry.entered,
                       date(entry.date),
                       entry.replaces ? json(*entry.replaces) : json(),
                       entry.payload,
                       entry.file,
                       entry.row_count,
                       entry.rows_digest,
                       entry.previous};
  return sha256(fields.dump());
}

void RowsDigest::add(const Observation& row) {
  bytes_.clear();
  for (const std::string* field : {&row.domain, &row.assessee, &row.input, &row.period,
                                   &row.subject, &row.matter, &row.reason, &row.evidence}) {
    put(bytes_, *field);
  }
  put(bytes_, row.cell);
  put(bytes_, row.date ? day_number(*row.date) : -1);
  put(bytes_, std::string_view(row.value.text()));
  put(bytes_, static_cast<std::int64_t>(row.attributes.size()));
  for (const int attribute : row.attributes) put(bytes_, attribute);
  put(bytes_, row.provisional ? 1 : 0);
  put(bytes_, row.not_applicable ? 1 : 0);
  digest_.add(bytes_);
}

}  // namespace kaohe::ledger
