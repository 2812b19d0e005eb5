#include "office/ods_styles.hpp"

namespace kaohe::office {

void OdsStyles::begin(std::string_view name, const Attributes& attributes) {
  if (name == "date-style") format_ = {std::string(attributes.text("name"))};
  if (name == "year") format_.year = true;
  if (name == "month") format_.month = true;
  if (name == "day") format_.day = true;
  if (name == "style") {
    style_ = attributes.text("name");
    if (month_formats_.count(attributes.text("data-style-name")) != 0) months_.insert(style_);
  }
  if (name == "table-properties" && attributes.text("display") == "false") hiding_.insert(style_);
}

void OdsStyles::end(std::string_view name) {
  const bool is_month = format_.year && format_.month && !format_.day;
  if (name == "date-style" && is_month) month_formats_.insert(format_.name);
}

}  // namespace kaohe::office
