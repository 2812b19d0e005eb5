#include "base/gb18030.hpp"

#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>

#include <memory>

#include "base/errors.hpp"

namespace kaohe {

namespace {

using Converter = std::unique_ptr<UConverter, void (*)(UConverter*)>;

/// Stops at what it cannot convert instead of putting "�" there.
Converter strict_converter(const char* name) {
  UErrorCode failure = U_ZERO_ERROR;
  Converter converter(ucnv_open(name, &failure), &ucnv_close);
  if (U_SUCCESS(failure))
    ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr,
                        &failure);
  if (U_SUCCESS(failure)) return converter;
  throw Error(ErrorKind::environment, {name},
              say({"ICU cannot convert this encoding; install libicu72 anew",
                   "ICU 无法转换此编码;请重新安装 libicu72"}));
}

}  // namespace

std::optional<std::string> utf8_of_gb18030(std::string_view bytes) {
  const Converter from = strict_converter("gb18030"), to = strict_converter("UTF-8");
  // No character grows beyond twice its bytes: one byte → at most two, two → three, four → four.
  std::string text(bytes.size() * 2 + 8, '\0');
  char* target = text.data();
  const char* source = bytes.data();
  UChar pivot[1024];
  UChar *pivot_source = pivot, *pivot_target = pivot;
  UErrorCode failure = U_ZERO_ERROR;
  ucnv_convertEx(to.get(), from.get(), &target, text.data() + text.size(), &source,
                 bytes.data() + bytes.size(), pivot, &pivot_source, &pivot_target,
                 pivot + std::size(pivot), /*reset=*/true, /*flush=*/true, &failure);
  if (U_FAILURE(failure)) return std::nullopt;
  text.resize(static_cast<std::size_t>(target - text.data()));
  return text;
}

}  // namespace kaohe
