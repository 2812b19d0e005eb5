/// Workbooks made by hand, so that a test holds exactly what it is about.
#pragma once

#include <zip.h>

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "../base/temp_folder.hpp"
#include "base/files.hpp"
#include "office/read_table.hpp"

namespace kaohe::testing {

using Parts = std::vector<std::pair<std::string, std::string>>;

/// A packed file of these parts.
inline std::string packed(const Parts& parts) {
  const TempFolder folder;
  const std::string path = (folder.path() / "a.zip").string();
  zip_t* archive = zip_open(path.c_str(), ZIP_CREATE, nullptr);
  for (const auto& [name, bytes] : parts) {
    zip_source_t* source = zip_source_buffer(archive, bytes.data(), bytes.size(), 0);
    if (zip_file_add(archive, name.c_str(), source, 0) < 0) throw std::runtime_error(name);
  }
  if (zip_close(archive) != 0) throw std::runtime_error("zip_close");
  return read_file(path, std::size_t{1} << 30U);
}

/// A sheet of an .xlsx: `rows` is what stands in sheetData, `after` behind it.
struct XlsxSheet {
  std::string name;
  std::string rows;
  std::string after = "";
  std::string state = "visible";
};

/// `texts`: shared ones, each an <si>; `formats`: each an <xf/>, those of the cells' styles;
/// `codes`: each a <numFmt/>; `properties`: of the workbook.
struct XlsxParts {
  std::vector<XlsxSheet> sheets;
  std::string texts = "";
  std::string formats = "<xf numFmtId=\"0\"/>";
  std::string codes = "";
  std::string properties = "";
};

inline std::string xlsx(const XlsxParts& book) {
  const std::string types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
  const std::string main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const auto relation = [&](const std::string& id, const std::string& type,
                            const std::string& target) {
    return "<Relationship Id=\"" + id + "\" Type=\"" + types + type + "\" Target=\"" + target +
           "\"/>";
  };
  const auto relations = [](const std::string& each) {
    return "<Relationships "
           "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" +
           each + "</Relationships>";
  };
  Parts parts{
      {"[Content_Types].xml", "<Types/>"},
      {"_rels/.rels", relations(relation("rId1", "officeDocument", "xl/workbook.xml"))},
      {"xl/sharedStrings.xml", "<sst xmlns=\"" + main + "\">" + book.texts + "</sst>"},
      {"xl/styles.xml", "<styleSheet xmlns=\"" + main + "\"><numFmts>" + book.codes +
                            "</numFmts><cellStyleXfs><xf numFmtId=\"9\"/></cellStyleXfs><cellXfs>" +
                            book.formats + "</cellXfs></styleSheet>"}};
  std::string listed, related = relation("t", "sharedStrings", "sharedStrings.xml") +
                                relation("s", "styles", "/xl/styles.xml");
  int number = 0;
  for (const XlsxSheet& sheet : book.sheets) {
    const std::string id = std::to_string(++number);
    listed += "<sheet name=\"" + sheet.name + "\" sheetId=\"" + id + "\" state=\"" + sheet.state +
              "\" r:id=\"r" + id + "\"/>";
    related += relation("r" + id, "worksheet", "worksheets/sheet" + id + ".xml");
    parts.emplace_back("xl/worksheets/sheet" + id + ".xml",
                       "<worksheet xmlns=\"" + main + "\"><sheetData>" + sheet.rows +
                           "</sheetData>" + sheet.after + "</worksheet>");
  }
  parts.emplace_back("xl/_rels/workbook.xml.rels", relations(related));
  parts.emplace_back("xl/workbook.xml", "<workbook xmlns=\"" + main + "\" xmlns:r=\"" + types +
                                            "\"><workbookPr " + book.properties + "/><sheets>" +
                                            listed + "</sheets></workbook>");
  return packed(parts);
}

/// A row of texts: <row r="3"><c t="inlineStr">…
inline std::string text_row(int row, const std::vector<std::string>& cells) {
  std::string xml = "<row r=\"" + std::to_string(row) + "\">";
  for (const std::string& cell : cells)
    xml += "<c t=\"inlineStr\"><is><t>" + cell + "</t></is></c>";
  return xml + "</row>";
}

/// An .ods whose spreadsheet holds `tables`; its style "hidden" hides a table, "month" shows dates
/// without their day, "day" with it.
inline std::string ods(const std::string& tables, const std::string& manifest = "<manifest/>") {
  const std::string space = "=\"urn:oasis:names:tc:opendocument:xmlns:";
  const std::string spaces =
      " xmlns:office" + space + "office:1.0\" xmlns:table" + space + "table:1.0\" xmlns:text" +
      space + "text:1.0\" xmlns:style" + space + "style:1.0\" xmlns:number" + space +
      "datastyle:1.0\" "
      "xmlns:calcext=\"urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0\"";
  const std::string common =
      "<number:date-style style:name=\"N1\"><number:year/><number:month/></number:date-style>";
  const std::string own =
      "<number:date-style style:name=\"N2\"><number:year/><number:month/><number:day/>"
      "</number:date-style>"
      "<style:style style:name=\"month\" style:data-style-name=\"N1\"/>"
      "<style:style style:name=\"day\" style:data-style-name=\"N2\"/>"
      "<style:style style:name=\"hidden\" style:family=\"table\">"
      "<style:table-properties table:display=\"false\"/></style:style>";
  return packed(
      {{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
       {"META-INF/manifest.xml", manifest},
       {"styles.xml",
        "<office:document-styles" + spaces + ">" + common + "</office:document-styles>"},
       {"content.xml", "<office:document-content" + spaces + "><office:automatic-styles>" + own +
                           "</office:automatic-styles><office:body><office:spreadsheet>" + tables +
                           "</office:spreadsheet></office:body></office:document-content>"}});
}

/// Each row as "line: cell|cell", the headings first and without line.
inline std::vector<std::string> rows_of(const CsvTable& table) {
  const auto joined = [](const std::vector<std::string>& cells) {
    std::string text;
    for (const std::string& cell : cells) text += (&cell == cells.data() ? "" : "|") + cell;
    return text;
  };
  std::vector<std::string> rows{joined(table.headings)};
  for (const CsvRow& row : table.rows)
    rows.push_back(std::to_string(row.line) + ": " + joined(row.cells));
  return rows;
}

using Rows = std::vector<std::string>;

}  // namespace kaohe::testing
