/// GB18030, the encoding in which Chinese spreadsheets save CSV (GBK and GB2312 are parts of it).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace kaohe {

/// The bytes as UTF-8; nothing: some of them are not GB18030. Nearly any bytes are, so this is to
/// be asked last.
std::optional<std::string> utf8_of_gb18030(std::string_view bytes);

}  // namespace kaohe
