#include "office/xlsx_parts.hpp"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <map>

#include "office/xml.hpp"

namespace kaohe::office {

namespace {

/// More of anything than a workbook has: sheets, formats; of shared texts in one that is read.
constexpr std::size_t kPartsMost = 100'000, kTextsMost = 10'000'000;

struct Relation {
  std::string kind;  // the last word of its type: "worksheet"
  std::string part;
};

/// The parts that a part refers to, by the id it refers with.
class Relations : public XmlVisitor {
 public:
  Relations(Archive& archive, const std::string& of) : folder_(of.substr(0, of.rfind('/') + 1)) {
    const std::string part = folder_ + "_rels/" + of.substr(folder_.size()) + ".rels";
    walk_xml(archive, part, *this);
    if (by_id_.size() > kPartsMost) archive.refuse_damaged(part);
  }

  /// The part with this id if it is of this kind; "": none is.
  std::string part(std::string_view id, std::string_view kind) const {
    const auto found = by_id_.find(id);
    return found != by_id_.end() && found->second.kind == kind ? found->second.part : "";
  }

  /// The first part of this kind; "": none is.
  std::string first_of(std::string_view kind) const {
    const auto found = std::find_if(by_id_.begin(), by_id_.end(),
                                    [&](const auto& each) { return each.second.kind == kind; });
    return found == by_id_.end() ? "" : found->second.part;
  }

  void begin(std::string_view name, const Attributes& attributes) override {
    if (name != "Relationship" || by_id_.size() > kPartsMost) return;
    const std::string_view type = attributes.text("Type"), target = attributes.text("Target");
    const std::string path =
        target.substr(0, 1) == "/" ? std::string(target.substr(1)) : folder_ + std::string(target);
    by_id_[std::string(attributes.text("Id"))] = {
        std::string(type.substr(type.rfind('/') + 1)),
        std::filesystem::path(path).lexically_normal().generic_string()};
  }
  void end(std::string_view) override {}
  void text(std::string_view) override {}

 private:
  std::string folder_;
  std::map<std::string, Relation, std::less<>> by_id_;
};

class WorkbookVisitor : public XmlVisitor {
 public:
  WorkbookVisitor(const Relations& relations, XlsxWorkbook& workbook)
      : relations_(relations), workbook_(workbook) {}

  void begin(std::string_view name, const Attributes& attributes) override {
    if (name == "workbookPr") {
      const std::string_view since = attributes.text("date1904");
      workbook_.since_1904 = since == "1" || since == "true";
    }
    if (name != "sheet") return;
    const std::string part = relations_.part(attributes.text("id"), "worksheet");
    const std::string_view state = attributes.text("state");
    if (part.empty()) return;
    workbook_.sheets.push_back(
        {std::string(attributes.text("name")), !state.empty() && state != "visible", part});
  }
  void end(std::string_view) override {}
  void text(std::string_view) override {}

 private:
  const Relations& relations_;
  XlsxWorkbook& workbook_;
};

class TextsVisitor : public XmlVisitor {
 public:
  explicit TextsVisitor(std::vector<std::string>& texts) : texts_(texts) {}

  void begin(std::string_view name, const Attributes&) override {
    // A cell that refers to a text beyond them is damage.
    if (texts_.size() == kTextsMost) return;
    if (name == "si") texts_.emplace_back();
    if (name == "rPh") is_reading_aid_ = true;  // how a word is pronounced
    is_text_ = name == "t" && !is_reading_aid_ && !texts_.empty();
  }
  void end(std::string_view name) override {
    if (name == "rPh") is_reading_aid_ = false;
    if (name == "si") texts_.back() = unescaped(texts_.back());
    is_text_ = false;
  }
  void text(std::string_view piece) override {
    if (is_text_) texts_.back() += piece;
  }

 private:
  std::vector<std::string>& texts_;
  bool is_text_ = false, is_reading_aid_ = false;
};

class StylesVisitor : public XmlVisitor {
 public:
  explicit StylesVisitor(std::vector<NumberKind>& kinds) : kinds_(kinds) {}

  void begin(std::string_view name, const Attributes& attributes) override {
    constexpr int kFormatsMost = 1'000'000;
    if (name == "numFmt") {
      codes_.emplace(attributes.number("numFmtId", 0, kFormatsMost),
                     kind_of_format(attributes.text("formatCode")));
    }
    if (name == "cellXfs") is_in_cells_ = true;
    if (name != "xf" || !is_in_cells_ || kinds_.size() == kPartsMost) return;
    const int format = attributes.number("numFmtId", 0, kFormatsMost);
    const auto own = codes_.find(format);
    kinds_.push_back(own == codes_.end() ? kind_of_builtin_format(format) : own->second);
  }
  void end(std::string_view name) override {
    if (name == "cellXfs") is_in_cells_ = false;
  }
  void text(std::string_view) override {}

 private:
  std::vector<NumberKind>& kinds_;
  std::map<int, NumberKind> codes_;
  bool is_in_cells_ = false;
};

void append_utf8(std::string& text, unsigned code) {
  if (code < 0x80) {
    text += static_cast<char>(code);
  } else if (code < 0x800) {
    text += static_cast<char>(0xC0U | (code >> 6U));
    text += static_cast<char>(0x80U | (code & 0x3FU));
  } else {
    text += static_cast<char>(0xE0U | (code >> 12U));
    text += static_cast<char>(0x80U | ((code >> 6U) & 0x3FU));
    text += static_cast<char>(0x80U | (code & 0x3FU));
  }
}

/// The character of "_x000D_"; nothing: it is none.
std::optional<unsigned> escaped_character(std::string_view mark) {
  if (mark.size() != 7 || mark.substr(0, 2) != "_x" || mark.back() != '_') return std::nullopt;
  unsigned code = 0;
  const auto [end, failure] = std::from_chars(mark.data() + 2, mark.data() + 6, code, 16);
  const bool is_half_of_pair = code >= 0xD800 && code <= 0xDFFF;
  if (failure != std::errc() || end != mark.data() + 6 || is_half_of_pair) return std::nullopt;
  return code;
}

}  // namespace

std::string unescaped(std::string_view text) {
  std::string meant;
  for (std::size_t i = 0; i < text.size();) {
    const std::optional<unsigned> code = escaped_character(text.substr(i, 7));
    if (code) append_utf8(meant, *code);
    if (!code) meant += text[i];
    i += code ? 7 : 1;
  }
  return meant;
}

XlsxWorkbook read_xlsx_workbook(Archive& archive) {
  XlsxWorkbook workbook;
  const std::string main = Relations(archive, "").first_of("officeDocument");
  if (main.empty()) archive.refuse_damaged("_rels/.rels");
  const Relations relations(archive, main);
  WorkbookVisitor sheets(relations, workbook);
  walk_xml(archive, main, sheets);
  const std::string texts = relations.first_of("sharedStrings"),
                    styles = relations.first_of("styles");
  TextsVisitor read_texts(workbook.texts);
  if (!texts.empty()) walk_xml(archive, texts, read_texts);
  StylesVisitor read_styles(workbook.cell_kinds);
  if (!styles.empty()) walk_xml(archive, styles, read_styles);
  return workbook;
}

}  // namespace kaohe::office
