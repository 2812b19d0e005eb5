#include "conformance/elf_file.hpp"

#include <elf.h>
#include <link.h>

#include <cstring>
#include <optional>

namespace kaohe::conformance {

namespace {

using Section = ElfW(Shdr);

class Reader {
 public:
  explicit Reader(std::string_view bytes) : bytes_(bytes) {
    const auto file = at<ElfW(Ehdr)>(0);
    if (!file || file->e_shentsize != sizeof(Section)) return;
    for (std::size_t i = 0; i < file->e_shnum; ++i) {
      const auto section = at<Section>(file->e_shoff + i * sizeof(Section));
      if (section) sections_.push_back(*section);
    }
  }

  ElfFile read() const {
    ElfFile file;
    for (const Section& section : sections_) {
      if (section.sh_type == SHT_DYNSYM) read_symbols(section, file);
      if (section.sh_type == SHT_DYNAMIC) read_libraries(section, file);
    }
    return file;
  }

 private:
  template <class Struct>
  std::optional<Struct> at(std::uint64_t offset) const {
    if (offset > bytes_.size() || sizeof(Struct) > bytes_.size() - offset) return std::nullopt;
    Struct found;
    std::memcpy(&found, bytes_.data() + offset, sizeof found);
    return found;
  }

  template <class Entry, class Visit>
  void each(const Section& section, const Visit& visit) const {
    for (std::uint64_t i = 0; i < section.sh_size / sizeof(Entry); ++i) {
      const auto entry = at<Entry>(section.sh_offset + i * sizeof(Entry));
      if (!entry) return;
      visit(*entry);
    }
  }

  // A text of the table of texts that belongs to a section.
  std::string text(const Section& of, std::uint64_t index) const {
    if (of.sh_link >= sections_.size()) return {};
    const std::uint64_t offset = sections_[of.sh_link].sh_offset + index;
    if (offset >= bytes_.size()) return {};
    const std::string_view rest = bytes_.substr(static_cast<std::size_t>(offset));
    return std::string(rest.substr(0, rest.find('\0')));
  }

  void read_symbols(const Section& section, ElfFile& file) const {
    each<ElfW(Sym)>(section, [&](const ElfW(Sym) & symbol) {
      const unsigned binding = ELF64_ST_BIND(symbol.st_info);
      const unsigned visibility = ELF64_ST_VISIBILITY(symbol.st_other);
      // A version's own name is an absolute symbol.
      const bool is_hidden = visibility == STV_HIDDEN || visibility == STV_INTERNAL;
      if (binding == STB_LOCAL || is_hidden || symbol.st_shndx == SHN_ABS) return;
      std::vector<Symbol>& list = symbol.st_shndx == SHN_UNDEF ? file.imports : file.exports;
      list.push_back({text(section, symbol.st_name), ELF64_ST_TYPE(symbol.st_info) == STT_OBJECT,
                      static_cast<std::size_t>(symbol.st_size)});
    });
  }

  void read_libraries(const Section& section, ElfFile& file) const {
    each<ElfW(Dyn)>(section, [&](const ElfW(Dyn) & entry) {
      if (entry.d_tag == DT_NEEDED) file.libraries.push_back(text(section, entry.d_un.d_val));
    });
  }

  std::string_view bytes_;
  std::vector<Section> sections_;
};

}  // namespace

ElfFile read_elf(std::string_view bytes) {
  return Reader(bytes).read();
}

}  // namespace kaohe::conformance
