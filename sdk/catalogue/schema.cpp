#include "schema.hpp"

#include "schema_text.hpp"

namespace kaohe::catalogue {

std::string_view schema() {
  return kSchemaText;
}

}  // namespace kaohe::catalogue
