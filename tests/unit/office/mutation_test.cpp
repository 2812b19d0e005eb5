#include <catch2/catch.hpp>

#include "../../support/mutator.hpp"
#include "base/errors.hpp"
#include "workbooks.hpp"

using namespace kaohe;
using namespace kaohe::office;
using namespace kaohe::testing;

namespace {

const std::string kSheet =
    text_row(1, {"id", "name", "date"}) +
    "<row r=\"2\"><c r=\"A2\"><v>0.28999999999999998</v></c><c r=\"B2\" t=\"s\"><v>0</v></c>"
    "<c r=\"C2\" s=\"1\"><f>A1</f><v>45097</v></c></row>";

const std::string kTable =
    "<table:table table:name=\"s\"><table:table-row><table:table-cell "
    "office:value-type=\"string\"><text:p>id</text:p></table:table-cell></table:table-row>"
    "<table:table-row table:number-rows-repeated=\"2\"><table:table-cell "
    "table:number-columns-repeated=\"1\" office:value-type=\"float\" office:value=\"0.5\">"
    "<text:p>0.5</text:p></table:table-cell></table:table-row></table:table>";

/// Read or refused, as bad data: anything else falls over.
bool is_met(const std::string& bytes) {
  try {
    read_table(bytes, "a");
  } catch (const Error& error) {
    return error.kind() == ErrorKind::data && !error.text(Language::zh).empty();
  }
  return true;
}

}  // namespace

TEST_CASE("Mutation: faults in a packed file's bytes are read or refused", "[office][mutation]") {
  Mutator mutate(1);
  const std::string whole[] = {
      xlsx({{{"s", kSheet}}, "<si><t>a</t></si>", "<xf numFmtId=\"0\"/><xf numFmtId=\"14\"/>"}),
      ods(kTable)};
  for (int i = 0; i < mutations(400); ++i) CHECK(is_met(mutate(whole[i % 2])));
}

TEST_CASE("Mutation: faults within the parts of a workbook are read or refused",
          "[office][mutation]") {
  Mutator mutate(2);
  for (int i = 0; i < mutations(200); ++i) {
    const std::string sheet = mutate(kSheet), table = mutate(kTable);
    CAPTURE(sheet, table);
    CHECK(is_met(
        xlsx({{{"s", sheet}}, mutate("<si><t>a</t></si>"), mutate("<xf numFmtId=\"14\"/>")})));
    CHECK(is_met(ods(table)));
  }
}

TEST_CASE("Mutation: faults in text of GB18030 are read or refused", "[office][mutation]") {
  Mutator mutate(3);
  const std::string table = "\xC3\xFB\xB3\xC6,\xC8\xCB\xCA\xFD\n\xD2\xBB\xD6\xD0,12\n";
  for (int i = 0; i < mutations(400); ++i) CHECK(is_met(mutate(table)));
}
