#include "conformance/caller.hpp"

#include <algorithm>
#include <cstring>

#include <kaohe/plugin_client.hpp>

#include "conformance/checks.hpp"

namespace kaohe::conformance {

namespace {

void note(void* context, std::int32_t, std::int64_t row, const char* why, std::uint64_t size) {
  Answer& answer = *static_cast<Answer*>(context);
  answer.row = row;
  answer.why.assign(why == nullptr ? "" : why, static_cast<std::size_t>(size));
  ++answer.reasons;
}

}  // namespace

Text Answer::text() const {
  const std::size_t mark = std::min(why.find(KAOHE_LANGUAGE_MARK), why.size());
  const std::string en = why.substr(0, mark);
  const std::string zh = mark == why.size() ? en : why.substr(mark + 1);
  return say({"status {}: {}", "状态 {}:{}"}, status, Text{en, zh});
}

void Answer::require_lawful(const char* call) const {
  if (status < KAOHE_OK || status > KAOHE_FAILED) {
    throw Breach(say({"{} returned {}; expected KAOHE_OK, KAOHE_REFUSED or KAOHE_FAILED",
                      "{} 返回 {};应为 KAOHE_OK、KAOHE_REFUSED 或 KAOHE_FAILED"},
                     call, status));
  }
  const int expected = status == KAOHE_OK ? 0 : 1;
  if (reasons == expected && (status == KAOHE_OK || !why.empty())) return;
  throw Breach(say({"{} returned {} and called fail {} times{}; expected one call with a text for "
                    "every status but KAOHE_OK",
                    "{} 返回 {},调用 fail {} 次{};状态不是 KAOHE_OK 时应调用一次并说明原因"},
                   call, status, reasons,
                   reasons == expected ? say({" without a text", ",没有文字"}) : Text{}));
}

Caller::Caller(const kaohe_plugin& table, const kaohe_settings* settings, std::uint32_t host_size)
    : table_(table) {
  std::memset(host_.later, 0xFF, sizeof host_.later);
  host_.known.size = host_size;
  host_.known.abi_major = KAOHE_ABI_MAJOR;
  host_.known.abi_minor = KAOHE_ABI_MINOR + (host_size > sizeof(kaohe_host) ? 1 : 0);
  host_.known.context = &answer_;
  host_.known.fail = note;
  end(table_.create(&host_.known, settings, &instance_));
}

Caller::~Caller() {
  if (instance_ != nullptr) table_.destroy(instance_);
}

std::string Caller::describe() {
  std::string text;
  const kaohe_sink sink = sink_into(text);
  begin();
  end(table_.describe(instance_, &sink));
  return text;
}

void require_made(const Caller& caller) {
  caller.answer().require_lawful("create");
  if (caller.is_made() && caller.answer().status == KAOHE_OK) return;
  throw Breach(say({"create made no instance of the catalogue as it is ({}); expected one",
                    "按目录原样 create 没有得到实例({});应得到一个"},
                   caller.answer().text()));
}

}  // namespace kaohe::conformance
