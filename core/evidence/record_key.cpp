#include "evidence/record_key.hpp"

#include "base/likeness.hpp"
#include "evidence/session.hpp"

namespace kaohe::evidence {

namespace {

std::string text_of(const std::optional<Date>& date) {
  return date ? to_text(*date) : std::string();
}

/// A document number in whatever hand: its characters in their plain form, by their numbers.
std::string document_of(const std::string& text) {
  std::string key;
  for (const char32_t one : plain_form(text))
    key += std::to_string(static_cast<std::uint32_t>(one)) + " ";
  return key;
}

std::string key_of_choice(const char* kind, const ledger::ObservationChoice& about) {
  return key_of({kind, about.domain, about.assessee, about.input, about.subject,
                 std::to_string(about.cell), about.matter, std::to_string(about.number)});
}

}  // namespace

std::string record_key(const ledger::Draw& record) {
  return key_of({record.kKind, record.domain, record.assessee, record.sub});
}

std::string record_key(const ledger::Review& record) {
  return key_of({record.kKind, record.domain, record.assessee, record.part});
}

std::string record_key(const ledger::Votes& record) {
  return key_of(
      {record.kKind, record.of, record.part, record.domain, record.assessee, record.option});
}

std::string record_key(const ledger::LeaderMark& record) {
  return key_of({record.kKind, record.leader, record.domain, record.assessee});
}

std::string record_key(const ledger::Survey& record) {
  return key_of({record.kKind, record.survey, record.domain, record.assessee});
}

std::string record_key(const ledger::Circular& record) {
  return key_of({record.kKind, record.domain, record.assessee, record.body,
                 document_of(record.document), record.matter, record.about, text_of(record.date)});
}

std::string record_key(const ledger::Finding& record) {
  return key_of({record.kKind, record.domain, record.assessee, record.kind,
                 std::to_string(record.levels), record.handling, document_of(record.document),
                 record.reason, text_of(record.date)});
}

std::string record_key(const ledger::Adjustment& record) {
  return key_of({record.kKind, record.domain, record.assessee, record.category, record.level,
                 record.points.text(), std::to_string(record.among), record.matter,
                 document_of(record.document), record.approved_by, text_of(record.date)});
}

std::string record_key(const ledger::Decision& record) {
  return key_of(
      {record.kKind, record.kind, record.domain, record.scope, record.assessee, record.on});
}

std::string record_key(const ledger::Closing& record) {
  return key_of({record.kKind, record.domain, record.assessee, record.consequence});
}

std::string record_key(const ledger::Notice& record) {
  return key_of({record.kKind, record.domain, record.assessee, record.document});
}

std::string record_key(const ledger::Objection& record) {
  return key_of_choice(record.kKind, record.about);
}

std::string record_key(const ledger::Rectified& record) {
  return key_of_choice(record.kKind, record.about);
}

}  // namespace kaohe::evidence
