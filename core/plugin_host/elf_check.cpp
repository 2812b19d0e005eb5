#include "plugin_host/elf_check.hpp"

#include <elf.h>
#include <link.h>

#include <cstring>
#include <vector>

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

namespace {

using Section = ElfW(Shdr);

std::string_view content_of(std::string_view bytes, const Section& section) {
  const bool is_whole =
      section.sh_type != SHT_NOBITS && lies_within(bytes, section.sh_offset, section.sh_size);
  return is_whole ? bytes.substr(section.sh_offset, section.sh_size) : std::string_view();
}

std::vector<Section> sections_of(std::string_view bytes) {
  const auto file = header_at<ElfW(Ehdr)>(bytes, 0);
  const bool is_table =
      file.e_shentsize == sizeof(Section) &&
      lies_within(bytes, file.e_shoff, std::uint64_t{file.e_shnum} * sizeof(Section));
  std::vector<Section> sections;
  for (std::size_t i = 0; is_table && i < file.e_shnum; ++i)
    sections.push_back(
        header_at<Section>(bytes, static_cast<std::size_t>(file.e_shoff) + i * sizeof(Section)));
  return sections;
}

}  // namespace

std::string_view section_of(std::string_view bytes, std::string_view name) {
  const std::vector<Section> sections = sections_of(bytes);
  const std::size_t of_names = header_at<ElfW(Ehdr)>(bytes, 0).e_shstrndx;
  if (of_names >= sections.size()) return {};
  const std::string_view names = content_of(bytes, sections[of_names]);
  for (const Section& one : sections) {
    if (one.sh_name >= names.size()) continue;
    const std::string_view own = names.substr(one.sh_name);
    if (own.substr(0, own.find('\0')) == name) return content_of(bytes, one);
  }
  return {};
}

}  // namespace kaohe::plugin_host
