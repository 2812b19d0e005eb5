# kaohe_add_plugin(NAME CATALOGUE file [SOURCES source...])
#
# Makes the plugin NAME from its catalogue (an indicator system in TOML) and the C++ sources of what the catalogue
# cannot say, inside Kaohe's tree or against the installed SDK. It defines:
#
#   NAME           the module ${CMAKE_BINARY_DIR}/plugins/NAME.so, which exports kaohe_plugin_v1 and nothing else
#                  and carries the folder's sources in a section that is never loaded: `kaohe plugin lock` keeps them
#   NAME_objects   its objects, for tests that link the plugin instead of loading it
#   NAME_cases     where tests are on and there are files cases/*.toml: the program that judges them, each file being
#                  one test, case.NAME.FILE, with the label `case`; the test coverage.NAME fails where the cases
#                  leave an indicator, an item or a number untouched
#
# Needs the targets kaohe::sdk, kaohe::catalogue (the catalogue compiler) and, for cases, kaohe::cases.

function(kaohe_add_plugin NAME)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "CATALOGUE" "SOURCES")
  if(NOT NAME MATCHES "^[a-z][a-z0-9_]*$")
    message(FATAL_ERROR "kaohe_add_plugin: the name is \"${NAME}\"; use small letters, digits and _ , a letter first")
  endif()
  if(NOT arg_CATALOGUE)
    message(FATAL_ERROR "kaohe_add_plugin(${NAME}): CATALOGUE is missing; name the .toml file of the indicator system")
  endif()
  if(DEFINED arg_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "kaohe_add_plugin(${NAME}): unknown: ${arg_UNPARSED_ARGUMENTS}; known are CATALOGUE and SOURCES")
  endif()

  cmake_path(ABSOLUTE_PATH arg_CATALOGUE NORMALIZE OUTPUT_VARIABLE catalogue)
  set(generated "${CMAKE_CURRENT_BINARY_DIR}/${NAME}_generated")
  file(MAKE_DIRECTORY "${generated}")
  add_custom_command(
    OUTPUT "${generated}/${NAME}_catalogue.hpp" "${generated}/${NAME}_catalogue.cpp"
    COMMAND kaohe::catalogue compile "${catalogue}" --name ${NAME} --out-dir "${generated}"
    DEPENDS "${catalogue}" "$<TARGET_FILE:kaohe::catalogue>"
    COMMENT "Compiling the catalogue of ${NAME}"
    VERBATIM)

  _kaohe_pack_sources(${NAME} "${catalogue}" "${generated}" ${arg_SOURCES})
  add_library(${NAME}_objects OBJECT
    ${arg_SOURCES} "${generated}/${NAME}_catalogue.cpp" "${generated}/${NAME}_catalogue.hpp")
  target_include_directories(${NAME}_objects PUBLIC "${CMAKE_CURRENT_SOURCE_DIR}" "${generated}")
  target_link_libraries(${NAME}_objects PUBLIC kaohe::sdk PRIVATE $<TARGET_NAME_IF_EXISTS:kaohe_warnings>)
  # Unique symbols would be shared between plugins even when each is loaded with RTLD_LOCAL.
  target_compile_options(${NAME}_objects PRIVATE $<$<COMPILE_LANG_AND_ID:CXX,GNU>:-fno-gnu-unique>)
  set_target_properties(${NAME}_objects PROPERTIES
    CXX_STANDARD 17 CXX_STANDARD_REQUIRED ON CXX_EXTENSIONS OFF
    CXX_VISIBILITY_PRESET hidden VISIBILITY_INLINES_HIDDEN ON
    POSITION_INDEPENDENT_CODE ON)

  set(map "${CMAKE_CURRENT_FUNCTION_LIST_DIR}/plugin.map")
  add_library(${NAME} MODULE "${generated}/${NAME}_sources.cpp")
  target_link_libraries(${NAME} PRIVATE ${NAME}_objects)
  target_link_options(${NAME} PRIVATE
    -Wl,-z,defs,-z,now,-z,relro "-Wl,--version-script=${map}" -Wl,--no-undefined-version)
  set_target_properties(${NAME} PROPERTIES
    OUTPUT_NAME ${NAME} PREFIX "" LINKER_LANGUAGE CXX LINK_DEPENDS "${map}"
    LIBRARY_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/plugins")

  if(KAOHE_TESTS OR (BUILD_TESTING AND NOT DEFINED KAOHE_TESTS))
    _kaohe_add_cases(${NAME})
  endif()
endfunction()

# ${generated}/NAME_sources.cpp, which puts the folder's files, as NAME/…, into the section .kaohe.sources: a .tar.gz, the
# same bytes from the same files, whoever packs them and when.
function(_kaohe_pack_sources NAME CATALOGUE GENERATED)
  set(folder "${CMAKE_CURRENT_SOURCE_DIR}")
  file(GLOB files CONFIGURE_DEPENDS RELATIVE "${folder}"
    "${folder}/*.toml" "${folder}/*.[ch]" "${folder}/*.[ch]pp" "${folder}/*.md" "${folder}/CMake*.*" "${folder}/cases/*.toml")
  foreach(file IN ITEMS "${CATALOGUE}" LISTS ARGN)
    cmake_path(ABSOLUTE_PATH file NORMALIZE)
    cmake_path(RELATIVE_PATH file BASE_DIRECTORY "${folder}")
    list(APPEND files "${file}")
  endforeach()
  list(REMOVE_DUPLICATES files)
  list(SORT files)
  list(TRANSFORM files PREPEND "${folder}/" OUTPUT_VARIABLE paths)
  set(packed "${GENERATED}/${NAME}_sources.tar.gz")
  add_custom_command(
    OUTPUT "${packed}"
    COMMAND tar --create "--file=${packed}" "--use-compress-program=gzip -n" "--directory=${folder}" --format=gnu --sort=name
            --mtime=@0 --owner=0 --group=0 --numeric-owner --mode=u=rw,go=r "--transform=s,^,${NAME}/," ${files}
    DEPENDS ${paths}
    COMMENT "Packing the sources of ${NAME}"
    VERBATIM)
  file(CONFIGURE OUTPUT "${GENERATED}/${NAME}_sources.cpp" @ONLY CONTENT
    "__asm__(\".pushsection .kaohe.sources,\\\"\\\",%progbits\\n.incbin \\\"@packed@\\\"\\n.popsection\\n\");\n")
  set_source_files_properties("${GENERATED}/${NAME}_sources.cpp" PROPERTIES OBJECT_DEPENDS "${packed}")
endfunction()

function(_kaohe_add_cases NAME)
  file(GLOB cases CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/cases/*.toml")
  if(NOT cases)
    return()
  endif()

  add_executable(${NAME}_cases)
  target_link_libraries(${NAME}_cases PRIVATE ${NAME}_objects kaohe::cases)
  set_target_properties(${NAME}_cases PROPERTIES LINKER_LANGUAGE CXX)
  foreach(case IN LISTS cases)
    cmake_path(GET case STEM LAST_ONLY stem)
    set(folder "${CMAKE_CURRENT_BINARY_DIR}/cases/${stem}")
    file(MAKE_DIRECTORY "${folder}")
    add_test(NAME case.${NAME}.${stem} COMMAND ${NAME}_cases "${case}" WORKING_DIRECTORY "${folder}")
    set_tests_properties(case.${NAME}.${stem} PROPERTIES LABELS case)
  endforeach()
  add_test(NAME coverage.${NAME} COMMAND ${NAME}_cases --coverage ${cases} WORKING_DIRECTORY "${CMAKE_CURRENT_BINARY_DIR}/cases")
  set_tests_properties(coverage.${NAME} PROPERTIES LABELS case)
endfunction()
