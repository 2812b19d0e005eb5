#include "ledger/payload.hpp"

#include "base/errors.hpp"
#include "ledger/duty_record.hpp"
#include "ledger/evidence_file.hpp"
#include "ledger/matter_link.hpp"
#include "ledger/notice_fields.hpp"
#include "ledger/payload_values.hpp"
#include "ledger/system_fields.hpp"

namespace kaohe::ledger {

namespace {

using nlohmann::json;

// ---------- The fields of each kind, named once for writing and reading ----------

template <class Visit, A<ObservationChoice> Any>
void fields(Visit& visit, Any& about) {
  visit("domain", about.domain);
  visit("assessee", about.assessee);
  visit("input", about.input);
  visit("subject", about.subject);
  visit("cell", about.cell);
  visit("matter", about.matter);
  visit("observation", about.number);
}

template <class Visit, A<Submission> Any>
void fields(Visit& visit, Any& record) {
  visit("unit", record.unit);
  visit("period", record.period);
  visit("domain", record.domain);
  visit("nil", record.nil);
  visit("reason", record.reason);
  visit("only", record.only);
  visit("except", record.except);
}

template <class Visit, A<Draw> Any>
void fields(Visit& visit, Any& record) {
  visit("domain", record.domain);
  visit("assessee", record.assessee);
  visit("sub", record.sub);
  visit("frame", record.frame);
  visit("seed", record.seed);
  visit("subjects", record.subjects);
}

template <class Visit, A<Review> Any>
void fields(Visit& visit, Any& record) {
  visit("domain", record.domain);
  visit("assessee", record.assessee);
  visit("part", record.part);
  visit("score", record.score);
  visit("grade", record.grade);
  visit("document", record.document);
  visit("date", record.date);
}

template <class Visit, A<Votes> Any>
void fields(Visit& visit, Any& record) {
  visit("of", record.of);
  visit("part", record.part);
  visit("domain", record.domain);
  visit("assessee", record.assessee);
  visit("option", record.option);
  visit("count", record.count);
  visit("document", record.document);
  visit("date", record.date);
}

template <class Visit, A<LeaderMark> Any>
void fields(Visit& visit, Any& record) {
  visit("leader", record.leader);
  visit("domain", record.domain);
  visit("assessee", record.assessee);
  visit("score", record.score);
  visit("date", record.date);
}

template <class Visit, A<Survey> Any>
void fields(Visit& visit, Any& record) {
  visit("survey", record.survey);
  visit("domain", record.domain);
  visit("assessee", record.assessee);
  visit("score", record.score);
  visit("document", record.document);
  visit("date", record.date);
}

template <class Visit, A<Circular> Any>
void fields(Visit& visit, Any& record) {
  visit("domain", record.domain);
  visit("assessee", record.assessee);
  visit("body", record.body);
  visit("document", record.document);
  visit("matter", record.matter);
  visit("about", record.about);
  visit("date", record.date);
}

template <class Visit, A<Finding> Any>
void fields(Visit& visit, Any& record) {
  visit("domain", record.domain);
  visit("assessee", record.assessee);
  visit("kind", record.kind);
  visit("document", record.document);
  visit("reason", record.reason);
  visit("handling", record.handling);
  visit("levels", record.levels);
  visit("date", record.date);
}

template <class Visit, A<Adjustment> Any>
void fields(Visit& visit, Any& record) {
  visit("domain", record.domain);
  visit("assessee", record.assessee);
  visit("category", record.category);
  visit("level", record.level);
  visit("points", record.points);
  visit("matter", record.matter);
  visit("document", record.document);
  visit("approved_by", record.approved_by);
  visit("date", record.date);
  visit("among", record.among);
  visit("applied", record.applied);
}

template <class Visit, A<Decision> Any>
void fields(Visit& visit, Any& record) {
  visit("domain", record.domain);
  visit("scope", record.scope);
  visit("assessee", record.assessee);
  visit("kind", record.kind);
  visit("on", record.on);
  visit("value", record.value);
  visit("reason", record.reason);
  visit("document", record.document);
  visit("meeting", record.meeting);
  visit("decided_by", record.decided_by);
  visit("date", record.date);
}

template <class Visit, A<Closing> Any>
void fields(Visit& visit, Any& record) {
  visit("domain", record.domain);
  visit("assessee", record.assessee);
  visit("consequence", record.consequence);
  visit("document", record.document);
  visit("date", record.date);
}

template <class Visit, A<Objection> Any>
void fields(Visit& visit, Any& record) {
  fields(visit, record.about);
  visit("reason", record.reason);
  visit("document", record.document);
  visit("date", record.date);
  visit("outcome", record.outcome);
  visit("value", record.value);
  visit("attributes", record.attributes);
  visit("answer", record.answer);
  visit("answer_reason", record.answer_reason);
  visit("answered", record.answered);
}

template <class Visit, A<Rectified> Any>
void fields(Visit& visit, Any& record) {
  fields(visit, record.about);
  visit("document", record.document);
  visit("date", record.date);
}

/// What both links of matters have.
template <class Visit, class Any>
void linked_fields(Visit& visit, Any& record) {
  visit("domain", record.domain);
  visit("assessee", record.assessee);
  visit("matters", record.matters);
  visit("records", record.records);
  visit("inputs", record.inputs);
  visit("reason", record.reason);
}

template <class Visit, A<MatterMerge> Any>
void fields(Visit& visit, Any& record) {
  linked_fields(visit, record);
  visit("into", record.into);
  visit("document", record.document);
}

template <class Visit, A<MatterDistinct> Any>
void fields(Visit& visit, Any& record) {
  linked_fields(visit, record);
  visit("document", record.document);
}

template <class Visit, A<EvidenceFile> Any>
void fields(Visit& visit, Any& record) {
  visit("record", record.record);
  visit("file", record.file);
  visit("size", record.size);
  visit("digest", record.digest);
}

template <class Visit, A<Confirmation> Any>
void fields(Visit& visit, Any& record) {
  visit("confirms", record.confirms);
}

template <class Visit, A<SelfReview> Any>
void fields(Visit& visit, Any& record) {
  visit("domain", record.domain);
  visit("assessee", record.assessee);
  visit("period", record.period);
  visit("document", record.document);
}

template <class Visit, A<PeriodClosing> Any>
void fields(Visit& visit, Any& record) {
  visit("domain", record.domain);
  visit("period", record.period);
  visit("document", record.document);
  visit("missing", record.missing);
  visit("waiting", record.waiting);
  visit("early", record.early);
  visit("reason", record.reason);
  visit("roster", record.roster);
}

template <class Visit, A<Disclosure> Any>
void fields(Visit& visit, Any& record) {
  visit("domain", record.domain);
  visit("period", record.period);
  visit("through", record.through);
  visit("document", record.document);
}

template <class Visit, A<Publication> Any>
void fields(Visit& visit, Any& record) {
  visit("period", record.period);
  visit("edition", record.edition);
  visit("figures_digest", record.figures_digest);
  visit("result_digest", record.result_digest);
  visit("files", record.files);
  visit("waiting", record.waiting);
  visit("reason", record.reason);
  visit("document", record.document);
  visit("taking_in", record.taking_in);
  visit("open_until", record.open_until);
  visit("dues", record.dues);
}

template <class Visit, A<DutyFinding> Any>
void fields(Visit& visit, Any& record) {
  visit("unit", record.unit);
  visit("kind", record.kind);
  visit("affected", record.affected);
  visit("reason", record.reason);
  visit("document", record.document);
}

template <class Visit, A<DutyReferral> Any>
void fields(Visit& visit, Any& record) {
  visit("unit", record.unit);
  visit("reason", record.reason);
  visit("document", record.document);
}

template <class Visit, A<DutyReferralDecision> Any>
void fields(Visit& visit, Any& record) {
  visit("referral", record.referral);
  visit("approved", record.approved);
  visit("document", record.document);
  visit("reason", record.reason);
}

template <class Visit, A<DutyTransfer> Any>
void fields(Visit& visit, Any& record) {
  visit("referral", record.referral);
  visit("to", record.to);
  visit("document", record.document);
  visit("date", record.date);
}

struct Writer {
  json payload = json::object();

  template <class Value>
  void operator()(const char* name, const Value& value) {
    if (value != Value()) payload[name] = value_of(value);
  }
  template <class Value>
  void operator()(const char* name, const std::optional<Value>& value) {
    if (value) payload[name] = value_of(*value);
  }
};

struct Reader {
  const json& payload;

  template <class Value>
  void operator()(const char* name, Value& value) {
    if (payload.contains(name)) read(payload.at(name), value);
  }
  template <class Value>
  void operator()(const char* name, std::optional<Value>& value) {
    if (payload.contains(name)) read(payload.at(name), value.emplace());
  }
};

}  // namespace

template <class Record>
json payload_of(const Record& record) {
  Writer writer;
  fields(writer, record);
  return std::move(writer.payload);
}

template <class Record>
Record record_of(const json& payload) {
  Record record;
  try {
    Reader reader{payload};
    fields(reader, record);
  } catch (const std::exception&) {
    throw Error(ErrorKind::data, {},
                say({"the ledger holds a record of the kind \"{}\" that this program cannot read; "
                     "use the version of kaohe that wrote it, or restore a backup",
                     "账本中有本程序读不了的“{}”记录;请使用写入它的版本,或者恢复备份"},
                    std::string(kind_of<Record>())));
  }
  return record;
}

template json payload_of(const Submission&);
template Submission record_of(const json&);
template json payload_of(const Draw&);
template Draw record_of(const json&);
template json payload_of(const Review&);
template Review record_of(const json&);
template json payload_of(const Votes&);
template Votes record_of(const json&);
template json payload_of(const LeaderMark&);
template LeaderMark record_of(const json&);
template json payload_of(const Survey&);
template Survey record_of(const json&);
template json payload_of(const Circular&);
template Circular record_of(const json&);
template json payload_of(const Finding&);
template Finding record_of(const json&);
template json payload_of(const Adjustment&);
template Adjustment record_of(const json&);
template json payload_of(const Decision&);
template Decision record_of(const json&);
template json payload_of(const Closing&);
template Closing record_of(const json&);
template json payload_of(const Notice&);
template Notice record_of(const json&);
template json payload_of(const RectificationAnswer&);
template RectificationAnswer record_of(const json&);
template json payload_of(const Rework&);
template Rework record_of(const json&);
template json payload_of(const Extension&);
template Extension record_of(const json&);
template json payload_of(const NoticeClosing&);
template NoticeClosing record_of(const json&);
template json payload_of(const SupervisionRequest&);
template SupervisionRequest record_of(const json&);
template json payload_of(const SupervisionRefusal&);
template SupervisionRefusal record_of(const json&);
template json payload_of(const Visit&);
template Visit record_of(const json&);
template json payload_of(const Objection&);
template Objection record_of(const json&);
template json payload_of(const Rectified&);
template Rectified record_of(const json&);
template json payload_of(const MatterMerge&);
template MatterMerge record_of(const json&);
template json payload_of(const MatterDistinct&);
template MatterDistinct record_of(const json&);
template json payload_of(const EvidenceFile&);
template EvidenceFile record_of(const json&);
template json payload_of(const Confirmation&);
template Confirmation record_of(const json&);
template json payload_of(const SelfReview&);
template SelfReview record_of(const json&);
template json payload_of(const PeriodClosing&);
template PeriodClosing record_of(const json&);
template json payload_of(const Disclosure&);
template Disclosure record_of(const json&);
template json payload_of(const Publication&);
template Publication record_of(const json&);
template json payload_of(const SystemDraft&);
template SystemDraft record_of(const json&);
template json payload_of(const SystemConsolidation&);
template SystemConsolidation record_of(const json&);
template json payload_of(const SystemApproval&);
template SystemApproval record_of(const json&);
template json payload_of(const SystemIssue&);
template SystemIssue record_of(const json&);
template json payload_of(const AmendmentProposal&);
template AmendmentProposal record_of(const json&);
template json payload_of(const AmendmentStudy&);
template AmendmentStudy record_of(const json&);
template json payload_of(const AmendmentDecision&);
template AmendmentDecision record_of(const json&);
template json payload_of(const DutyFinding&);
template DutyFinding record_of(const json&);
template json payload_of(const DutyReferral&);
template DutyReferral record_of(const json&);
template json payload_of(const DutyReferralDecision&);
template DutyReferralDecision record_of(const json&);
template json payload_of(const DutyTransfer&);
template DutyTransfer record_of(const json&);

}  // namespace kaohe::ledger
