#include "office/archive.hpp"

#include <zip.h>

#include "base/errors.hpp"

namespace kaohe::office {

namespace {

zip* open_zip(std::string_view bytes) {
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, nullptr);
  zip* opened = source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY, nullptr);
  if (opened == nullptr && source != nullptr) zip_source_free(source);
  return opened;
}

}  // namespace

void refuse_encrypted(const std::string& file) {
  throw Error(ErrorKind::data, {file},
              say({"the workbook is protected by a password, expected one that opens without; "
                   "open it, take the password off and save it again",
                   "工作簿设有打开密码,无法读取;请打开后取消密码,再重新保存"}));
}

Archive::Archive(std::string_view bytes, std::string file, std::size_t unpacked_max)
    : file_(std::move(file)), unpacked_max_(unpacked_max), zip_(open_zip(bytes), [](zip* opened) {
        if (opened != nullptr) zip_discard(opened);
      }) {
  if (zip_) return;
  throw Error(ErrorKind::data, {file_},
              say({"the file begins as a workbook or packed file but is not whole, expected a "
                   "whole .xlsx or .ods file; copy it again, or open it in a spreadsheet and save "
                   "it as .xlsx",
                   "文件开头是工作簿或压缩文件,但内容不完整,应为完整的 .xlsx 或 .ods 文件;"
                   "请重新拷贝,或者在电子表格中打开后另存为 .xlsx"}));
}

bool Archive::has(const std::string& part) const {
  return zip_name_locate(zip_.get(), part.c_str(), 0) >= 0;
}

void Archive::refuse_damaged(const std::string& part) const {
  throw Error(ErrorKind::data, {file_},
              say({"the file is damaged: its part \"{}\" is missing or cannot be read; open it in "
                   "a spreadsheet and save it as .xlsx, or ask for it anew",
                   "文件已损坏:其中的“{}”缺失或无法读取;请在电子表格中打开后另存为 "
                   ".xlsx,或者重新索取"},
                  part));
}

void Archive::read(const std::string& part, const std::function<void(std::string_view)>& take) {
  zip_stat_t status;
  if (zip_stat(zip_.get(), part.c_str(), 0, &status) != 0) refuse_damaged(part);
  if ((status.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && status.encryption_method != ZIP_EM_NONE)
    refuse_encrypted(file_);
  const std::unique_ptr<zip_file_t, int (*)(zip_file_t*)> opened(
      zip_fopen(zip_.get(), part.c_str(), 0), &zip_fclose);
  if (!opened) refuse_damaged(part);
  char piece[65536];
  while (true) {
    // What the file says of its own size is not believed: it is counted as it comes.
    const zip_int64_t size = zip_fread(opened.get(), piece, sizeof piece);
    if (size < 0) refuse_damaged(part);
    unpacked_ += static_cast<std::size_t>(size);
    if (unpacked_ > unpacked_max_) {
      throw Error(ErrorKind::data, {file_},
                  say({"the file unpacks to more than {} bytes, expected no more; check that it is "
                       "the right file, or split it",
                       "文件解压后超过 {} 字节的上限;请核对是否放错文件,或者拆分"},
                      unpacked_max_));
    }
    take({piece, static_cast<std::size_t>(size)});
    if (size == 0) return;
  }
}

std::string Archive::read_whole(const std::string& part) {
  std::string whole;
  read(part, [&](std::string_view piece) { whole += piece; });
  return whole;
}

}  // namespace kaohe::office
