#include "report/result_json.hpp"

#include "base/errors.hpp"
#include "base/json_schema.hpp"
#include "embedded/result_schema.hpp"
#include "grading/deducted.hpp"
#include "report/result_document.hpp"
#include "report/words.hpp"

namespace kaohe::report {

namespace {

using namespace grading;

constexpr std::string_view kSchemaId = "kaohe.result.v1";

Json label(const Label& item) {
  return {{"id", item.id}, {"title", item.title}};
}

Json plugin(const PluginUsed& item) {
  return {
      {"domain", item.domain}, {"id", item.id}, {"version", item.version}, {"sha256", item.sha256}};
}

Json indicator(const IndicatorHead& item) {
  return {{"id", item.id},
          {"title", item.title},
          {"aspect", item.aspect},
          {"points", number(item.points)},
          {"responsible_unit", item.responsible_unit}};
}

Json mean_of(const MeanOf& mean) {
  return {{"sum", number(mean.sum)}, {"count", mean.count}};
}

Json quota(const QuotaResult& item) {
  return {{"grade", item.grade}, {"at_most", item.at_most}, {"given", item.given}};
}

Json scope(const ScopeResult& item) {
  return {{"id", item.id},
          {"mean_total", number(item.mean_total)},
          {"mean_total_unbarred", number(item.mean_total_unbarred)},
          {"good_line", number(item.good_line)},
          {"good_line_kind", line_kind_name(item.good_line_kind)},
          {"good_line_source", text_or_null(item.good_line_source)},
          {"line_of", item.line_of},
          {"all", mean_of(item.all)},
          {"unbarred", mean_of(item.unbarred)},
          {"quotas", list_of(item.quotas, quota)}};
}

Json shift(const ReadingShift& item) {
  return {{"assessee", item.assessee},
          {"rank", rank(item.rank)},
          {"other_rank", rank(item.other_rank)},
          {"proposed", text_or_null(item.proposed)},
          {"other_proposed", text_or_null(item.other_proposed)}};
}

Json reading(const ReadingDifference& item) {
  return {{"key", item.key},
          {"taken", item.taken},
          {"other", item.other},
          {"shifts", list_of(item.shifts, shift)}};
}

Json first_learned_json(const FirstLearned& item) {
  return {{"lost", number(item.lost)}, {"at_last", number(item.at_last)}};
}

/// What follows from the rest of it is written for readers, and not read back.
Json domain(const Result& result, const DomainResult& item) {
  Json document{{"id", item.id},
                {"title", item.title},
                {"lead_unit", item.lead_unit},
                {"pools", list_of(item.pools, label)},
                {"indicators", list_of(item.indicators, indicator)},
                {"scopes", list_of(item.scopes, scope)},
                {"assessees", list_of(item.assessees, assessee_document)},
                {"readings", list_of(item.readings, reading)}};
  if (result.kind == "year")
    document["first_learned"] = first_learned_json(first_learned(result, item));
  return document;
}

Json document(const Result& result) {
  return {{"schema", kSchemaId},
          {"kind", result.kind},
          {"period", result.period},
          {"year", result.year},
          {"county", result.county},
          {"standing", result.standing},
          {"edition", result.edition},
          {"as_of", result.as_of},
          {"plan_digest", result.plan_digest},
          {"ledger_head", result.ledger_head},
          {"figures_digest", figures_digest(result)},
          {"plugins", list_of(result.plugins, plugin)},
          {"grades", list_of(result.grades, label)},
          {"review_grades", list_of(result.review_grades, label)},
          {"organisations", list_of(result.organisations, label)},
          {"domains",
           list_of(result.domains, [&](const DomainResult& one) { return domain(result, one); })}};
}

const nlohmann::json& schema() {
  static const nlohmann::json parsed = nlohmann::json::parse(embedded::result_schema);
  return parsed;
}

void check(const nlohmann::json& value, const std::string& file) {
  std::vector<Problem> problems = check_against_schema(
      schema(), value, [&](const std::string& pointer, bool) { return Place{file + pointer}; });
  if (!problems.empty()) throw Error(ErrorKind::data, std::move(problems));
}

Label read_label(const nlohmann::json& value) {
  return {value.at("id"), value.at("title")};
}

PluginUsed read_plugin(const nlohmann::json& value) {
  return {value.at("domain"), value.at("id"), value.at("version"), value.at("sha256")};
}

IndicatorHead read_indicator(const nlohmann::json& value) {
  return {value.at("id"), value.at("title"), value.at("aspect"), value.at("responsible_unit"),
          *read_points(value.at("points"))};
}

MeanOf read_mean(const nlohmann::json& value) {
  return {*read_number(value.at("sum")), value.at("count").get<int>()};
}

QuotaResult read_quota(const nlohmann::json& value) {
  return {value.at("grade"), value.at("at_most").get<int>(), value.at("given").get<int>()};
}

ScopeResult read_scope(const nlohmann::json& value) {
  ScopeResult item;
  item.id = value.at("id");
  item.line_of = value.at("line_of");
  item.all = read_mean(value.at("all"));
  item.unbarred = read_mean(value.at("unbarred"));
  item.mean_total = read_points(value.at("mean_total"));
  item.mean_total_unbarred = read_points(value.at("mean_total_unbarred"));
  item.good_line = read_points(value.at("good_line"));
  item.good_line_kind =
      parse_line_kind(value.value("good_line_kind", "number")).value_or(LineKind::number);
  item.good_line_source = read_text(value.at("good_line_source"));
  if (value.contains("quotas"))
    item.quotas = read_list<QuotaResult>(value.at("quotas"), read_quota);
  return item;
}

ReadingShift read_shift(const nlohmann::json& value) {
  return {value.at("assessee"), read_rank(value.at("rank")), read_rank(value.at("other_rank")),
          read_text(value.at("proposed")), read_text(value.at("other_proposed"))};
}

ReadingDifference read_reading(const nlohmann::json& value) {
  return {value.at("key"), value.at("taken"), value.at("other"),
          read_list<ReadingShift>(value.at("shifts"), read_shift)};
}

DomainResult read_domain(const nlohmann::json& value) {
  DomainResult item;
  item.id = value.at("id");
  item.title = value.at("title");
  item.lead_unit = value.at("lead_unit");
  item.pools = read_list<Label>(value.at("pools"), read_label);
  item.indicators = read_list<IndicatorHead>(value.at("indicators"), read_indicator);
  item.scopes = read_list<ScopeResult>(value.at("scopes"), read_scope);
  item.assessees = read_list<AssesseeResult>(
      value.at("assessees"),
      [&](const nlohmann::json& assessee) { return read_assessee(assessee, item.indicators); });
  if (value.contains("readings"))
    item.readings = read_list<ReadingDifference>(value.at("readings"), read_reading);
  return item;
}

Result read_document(const nlohmann::json& value) {
  Result result;
  result.kind = value.at("kind");
  result.period = value.at("period");
  result.year = value.at("year");
  result.county = value.at("county");
  result.standing = value.at("standing");
  result.edition = value.at("edition");
  result.as_of = value.at("as_of");
  result.plan_digest = value.at("plan_digest");
  result.ledger_head = value.at("ledger_head");
  result.figures_digest = value.at("figures_digest");
  result.plugins = read_list<PluginUsed>(value.at("plugins"), read_plugin);
  result.grades = read_list<Label>(value.at("grades"), read_label);
  result.review_grades = read_list<Label>(value.at("review_grades"), read_label);
  result.organisations = read_list<Label>(value.at("organisations"), read_label);
  result.domains = read_list<DomainResult>(value.at("domains"), read_domain);
  return result;
}

}  // namespace

std::string result_json(const Result& result) {
  std::string text = document(result).dump(2) + "\n";
  check(nlohmann::json::parse(text), "result.json");
  return text;
}

Result read_result(std::string_view text, const std::string& file) {
  const nlohmann::json value = nlohmann::json::parse(text, nullptr, false);
  if (value.is_discarded()) {
    throw Error(ErrorKind::data, {file},
                say({"this is no JSON; take the file as kaohe wrote it, or make it anew",
                     "文件不是 JSON;请使用程序生成的原文件,或者重新生成"}));
  }
  check(value, file);
  return read_document(value);
}

}  // namespace kaohe::report
