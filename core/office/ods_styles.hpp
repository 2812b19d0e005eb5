/// What the styles of an .ods workbook say of its sheets and dates.
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "office/xml.hpp"

namespace kaohe::office {

/// Told of the elements of styles.xml, then of those of content.xml.
class OdsStyles : public XmlVisitor {
 public:
  void begin(std::string_view name, const Attributes& attributes) override;
  void end(std::string_view name) override;
  void text(std::string_view) override {}

  bool hides_sheet(std::string_view style) const { return hiding_.count(style) != 0; }
  /// Whether a date in this style shows year and month but no day.
  bool shows_month(std::string_view style) const { return months_.count(style) != 0; }

 private:
  /// The date format that is open.
  struct Format {
    std::string name;
    bool year = false, month = false, day = false;
  };

  using Names = std::set<std::string, std::less<>>;
  std::string style_;
  Format format_;
  Names month_formats_, months_, hiding_;
};

}  // namespace kaohe::office
