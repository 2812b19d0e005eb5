/// Inside `ledger`: the fields of the records of an indicator system's life, named once for writing
/// and reading.
#pragma once

#include <concepts>
#include <type_traits>

#include "ledger/system_course.hpp"

namespace kaohe::ledger {

/// A record or a const record of one kind.
template <class Any, class Record>
concept A = std::same_as<std::remove_const_t<Any>, Record>;

template <class Visit, A<plan::IndicatorDigests> Any>
void fields(Visit& visit, Any& digests) {
  visit("indicators", digests.indicators);
  visit("shared", digests.shared);
  visit("digest", digests.whole);
}

template <class Visit, A<SystemVersion> Any>
void fields(Visit& visit, Any& version) {
  fields(visit, version.digests);
  visit("units", version.units);
  visit("overrides", version.overrides);
  visit("plugin", version.plugin);
  visit("plugin_version", version.plugin_version);
  visit("plugin_digest", version.plugin_digest);
  visit("description", version.description);
  visit("rules", version.rules.digests);
  visit("rule_values", version.rules.values);
}

template <class Visit, A<SystemDraft> Any>
void fields(Visit& visit, Any& record) {
  visit("domain", record.domain);
  visit("unit", record.unit);
  visit("indicators", record.indicators);
  visit("shared", record.shared);
}

template <class Visit, A<SystemConsolidation> Any>
void fields(Visit& visit, Any& record) {
  visit("domain", record.domain);
  fields(visit, record.digests);
  visit("missing", record.missing);
}

template <class Visit, A<SystemApproval> Any>
void fields(Visit& visit, Any& record) {
  visit("domain", record.domain);
  visit("digest", record.digest);
  visit("document", record.document);
}

template <class Visit, A<SystemIssue> Any>
void fields(Visit& visit, Any& record) {
  visit("domain", record.domain);
  visit("document", record.document);
  fields(visit, record.version);
}

template <class Visit, A<AmendmentProposal> Any>
void fields(Visit& visit, Any& record) {
  visit("domain", record.domain);
  visit("unit", record.unit);
  visit("from", record.from);
  visit("reason", record.reason);
  visit("document", record.document);
  fields(visit, record.version);
}

template <class Visit, A<AmendmentStudy> Any>
void fields(Visit& visit, Any& record) {
  visit("proposal", record.proposal);
  visit("opinion", record.opinion);
}

template <class Visit, A<AmendmentDecision> Any>
void fields(Visit& visit, Any& record) {
  visit("proposal", record.proposal);
  visit("approved", record.approved);
  visit("document", record.document);
  visit("reason", record.reason);
}

}  // namespace kaohe::ledger
