# Makes a text file a part of the binary: cmake -D INPUT=… -D OUTPUT=… -D NAME=… -P embed_text.cmake
# writes OUTPUT.hpp and OUTPUT.cpp, which declare and define `const std::string_view kaohe::embedded::NAME`.
file(READ "${INPUT}" text)
cmake_path(GET OUTPUT FILENAME header)
file(WRITE "${OUTPUT}.hpp" "// Made from ${NAME} by embed_text.cmake.
#pragma once

#include <string_view>

namespace kaohe::embedded {
extern const std::string_view ${NAME};
}
")
file(WRITE "${OUTPUT}.cpp" "#include \"${header}.hpp\"

namespace kaohe::embedded {
const std::string_view ${NAME} = R\"embedded(${text})embedded\";
}
")
