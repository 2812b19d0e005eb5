#include "plugin_host/elf_check.hpp"

#include <elf.h>
#include <link.h>

#include <cstring>

namespace kaohe::plugin_host {

namespace {

template <class Header>
Header header_at(std::string_view bytes, std::size_t offset) {
  Header header;
  std::memcpy(&header, bytes.data() + offset, sizeof header);
  return header;
}

bool lies_within(std::string_view bytes, std::uint64_t offset, std::uint64_t size) {
  return offset <= bytes.size() && size <= bytes.size() - offset;
}

}  // namespace

Text elf_defect(std::string_view bytes) {
  using FileHeader = ElfW(Ehdr);
  using SegmentHeader = ElfW(Phdr);
  if (bytes.size() < sizeof(FileHeader) || bytes.substr(0, SELFMAG) != ELFMAG) {
    return say({"it does not begin as a library does", "文件开头不是动态库"});
  }
  const FileHeader file = header_at<FileHeader>(bytes, 0);
  const bool own_class = file.e_ident[EI_CLASS] == (sizeof(void*) == 8 ? ELFCLASS64 : ELFCLASS32);
  if (!own_class || file.e_type != ET_DYN || file.e_phentsize != sizeof(SegmentHeader)) {
    return say({"it is no shared library of this kind of machine", "不是适用于本机的动态库"});
  }
  if (!lies_within(bytes, file.e_phoff, std::uint64_t{file.e_phnum} * sizeof(SegmentHeader))) {
    return say({"it ends after {} bytes, before the list of its parts", "文件只有 {} 字节,不完整"},
               bytes.size());
  }
  for (std::size_t i = 0; i < file.e_phnum; ++i) {
    const auto segment = header_at<SegmentHeader>(
        bytes, static_cast<std::size_t>(file.e_phoff) + i * sizeof(SegmentHeader));
    if (lies_within(bytes, segment.p_offset, segment.p_filesz)) continue;
    return say({"it ends after {} bytes, in the middle of a part: the copy was cut off",
                "文件只有 {} 字节,复制时被截断"},
               bytes.size());
  }
  return {};
}

}  // namespace kaohe::plugin_host
