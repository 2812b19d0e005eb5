/// The fields of notices and of what follows them, named once for writing and reading
/// (payload.cpp).
#pragma once

#include "ledger/notice.hpp"
#include "ledger/supervision_refusal.hpp"
#include "ledger/system_fields.hpp"

namespace kaohe::ledger {

template <class Visit, A<Notice> Any>
void fields(Visit& visit, Any& record) {
  visit("domain", record.domain);
  visit("assessee", record.assessee);
  visit("unit", record.unit);
  visit("indicator", record.indicator);
  visit("document", record.document);
  visit("issued", record.issued);
  visit("answered", record.answered);
  visit("level", record.level);
  visit("problem", record.problem);
  visit("demand", record.demand);
  visit("observation", record.about);
  visit("follows", record.follows);
  visit("request", record.request);
  visit("visit", record.visit);
}

template <class Visit, class Any>
void fields_of_notice(Visit& visit, Any& record) {
  visit("notice", record.notice);
  visit("level", record.level);
  visit("domain", record.domain);
  visit("assessee", record.assessee);
  visit("unit", record.unit);
  visit("document", record.document);
  visit("date", record.date);
}

template <class Visit, A<RectificationAnswer> Any>
void fields(Visit& visit, Any& record) {
  fields_of_notice(visit, record);
  visit("cause", record.cause);
  visit("measures", record.measures);
  visit("results", record.result);
  visit("to", record.to);
}

template <class Visit, A<Rework> Any>
void fields(Visit& visit, Any& record) {
  fields_of_notice(visit, record);
  visit("reason", record.reason);
}

template <class Visit, A<Extension> Any>
void fields(Visit& visit, Any& record) {
  fields_of_notice(visit, record);
  visit("reason", record.reason);
  visit("until", record.until);
}

template <class Visit, A<NoticeClosing> Any>
void fields(Visit& visit, Any& record) {
  fields_of_notice(visit, record);
  visit("reason", record.reason);
}

template <class Visit, A<SupervisionRequest> Any>
void fields(Visit& visit, Any& record) {
  visit("domain", record.domain);
  visit("assessee", record.assessee);
  visit("notices", record.notices);
  visit("reason", record.reason);
  visit("document", record.document);
  visit("date", record.date);
}

template <class Visit, A<SupervisionRefusal> Any>
void fields(Visit& visit, Any& record) {
  visit("request", record.request);
  visit("domain", record.domain);
  visit("assessee", record.assessee);
  visit("reason", record.reason);
  visit("document", record.document);
  visit("date", record.date);
}

template <class Fields, A<Visit> Any>
void fields(Fields& visit, Any& record) {
  visit("domain", record.domain);
  visit("assessee", record.assessee);
  visit("is_announced", record.is_announced);
  visit("units", record.units);
  visit("found", record.found);
  visit("document", record.document);
  visit("date", record.date);
}

}  // namespace kaohe::ledger
