#include "office/foreign.hpp"

#include "base/errors.hpp"
#include "base/utf8.hpp"

namespace kaohe::office {

namespace {

[[noreturn]] void refuse(const std::string& file, const Message& what) {
  throw Error(
      ErrorKind::data, {file},
      say({"the file is {}, expected a table: an .xlsx or .ods workbook, or CSV; open it "
           "and save the table as .xlsx or as \"CSV UTF-8\"",
           "文件是{},应为表格(.xlsx、.ods 工作簿或 CSV);请打开后将表格另存为 .xlsx 或者“CSV "
           "UTF-8”"},
          say(what)));
}

/// What begins with certain bytes, or holds them.
struct Sign {
  std::string_view bytes;
  Message what;
};

constexpr Sign kBeginnings[] = {
    {"%PDF-", {"a PDF", " PDF 文件"}},
    {"Rar!", {"a packed file (.rar)", "压缩文件(.rar)"}},
    {"7z\xBC\xAF", {"a packed file (.7z)", "压缩文件(.7z)"}},
    {"\x1F\x8B", {"a packed file (.gz)", "压缩文件(.gz)"}},
    {"\x89PNG", {"a picture", "图片"}},
    {"\xFF\xD8\xFF", {"a picture", "图片"}},
    {"GIF8", {"a picture", "图片"}},
    {"{\\rtf", {"a text document (.rtf)", "文字文档(.rtf)"}},
    {"<",
     {"a web page or XML (some systems export these under the name .xls)",
      "网页或 XML 文件(有些系统导出的 .xls 实际是这种文件)"}},
};

constexpr std::string_view kOldOffice = "\xD0\xCF\x11\xE0";

/// Streams of an old office file, in UTF-16 as its directory names them.
constexpr std::string_view kEncrypted{"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0", 32};
constexpr Sign kStreams[] = {
    {{"W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0", 24},
     {"a text document of the old kind (.doc or .wps)", "旧格式的文字文档(.doc 或 .wps)"}},
    {{"P\0o\0w\0e\0r\0P\0o\0i\0n\0t\0", 20},
     {"a presentation of the old kind (.ppt or .dps)", "旧格式的演示文稿(.ppt 或 .dps)"}},
    {{"B\0o\0o\0k\0", 8},
     {"a workbook of the old kind (.xls or .et)", "旧格式的工作簿(.xls 或 .et)"}},
    {{"b\0o\0o\0k\0", 8},
     {"a workbook of the old kind (.xls or .et)", "旧格式的工作簿(.xls 或 .et)"}},
};

[[noreturn]] void refuse_old_office(std::string_view bytes, const std::string& file) {
  if (bytes.find(kEncrypted) != std::string_view::npos) refuse_encrypted(file);
  for (const Sign& stream : kStreams) {
    if (bytes.find(stream.bytes) != std::string_view::npos) refuse(file, stream.what);
  }
  refuse(file, {"an office file of an old kind", "旧格式的办公文件"});
}

struct Part {
  const char* name;
  Message what;
};

constexpr Part kParts[] = {
    {"xl/workbook.bin", {"a binary workbook (.xlsb)", "二进制工作簿(.xlsb)"}},
    {"word/document.xml", {"a text document (.docx)", "文字文档(.docx)"}},
    {"ppt/presentation.xml", {"a presentation (.pptx)", "演示文稿(.pptx)"}},
    {"OFD.xml", {"an OFD document", " OFD 版式文件"}},
};

}  // namespace

bool is_packed(std::string_view bytes) {
  return bytes.substr(0, 4) == "PK\x03\x04" || bytes.substr(0, 4) == "PK\x05\x06";
}

void refuse_foreign(std::string_view bytes, const std::string& file) {
  if (bytes.substr(0, kOldOffice.size()) == kOldOffice) refuse_old_office(bytes, file);
  const std::string_view text = without_bom(bytes);
  if (bytes.empty()) refuse(file, {"empty (0 bytes)", "空文件(0 字节)"});
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return;
  for (const Sign& sign : kBeginnings) {
    if (text.substr(begin, sign.bytes.size()) == sign.bytes) refuse(file, sign.what);
  }
  // UTF-16 has such bytes too, and is told of as text.
  const bool is_utf16 = bytes.substr(0, 2) == "\xFF\xFE" || bytes.substr(0, 2) == "\xFE\xFF";
  constexpr std::size_t kLookedAt = 4096;
  const bool is_binary = bytes.substr(0, kLookedAt).find('\0') != std::string_view::npos;
  if (is_binary && !is_utf16 && !is_packed(bytes))
    refuse(file, {"of a kind that is neither text nor a workbook", "既非文本也非工作簿的文件"});
}

Packed what_is_packed(Archive& archive) {
  for (const Part& part : kParts) {
    if (archive.has(part.name)) refuse(archive.file(), part.what);
  }
  if (archive.has("mimetype")) {
    const std::string type = archive.read_whole("mimetype");
    if (type.rfind("application/vnd.oasis.opendocument.spreadsheet", 0) == 0) return Packed::ods;
    refuse(archive.file(), {"an OpenDocument that is no workbook (.odt, .odp …)",
                            "不是工作簿的 OpenDocument 文件(.odt、.odp 等)"});
  }
  if (archive.has("[Content_Types].xml")) return Packed::xlsx;
  refuse(archive.file(), {"a packed file without a workbook (.zip)", "压缩文件(.zip),不是工作簿"});
}

}  // namespace kaohe::office
