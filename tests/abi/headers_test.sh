#!/usr/bin/env bash
# headers_test.sh g++|clang++ FOLDER: each header of FOLDER/kaohe compiles alone, as C++17 and abi.h as C11 too, without a
# warning. Exit code 77 (skipped) where there is no such compiler.
set -euo pipefail

cxx=$1 include=$2
declare -A c_of=([g++]=gcc [clang++]=clang)
cc=${c_of[$cxx]}
for compiler in "$cxx" "$cc"; do
    command -v "$compiler" >/dev/null || { echo "skipped: there is no $compiler here; apt-get install clang"; exit 77; }
done

warnings=(-Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror)
failed=0
compile() { # COMPILER LANGUAGE STANDARD HEADER
    printf '#include <kaohe/%s>\n#include <kaohe/%s>\n' "$4" "$4" |
        "$1" -x "$2" "-std=$3" -fsyntax-only "${warnings[@]}" -I "$include" - || {
        echo "kaohe/$4 does not compile alone as $3 with $1: it must include all that it uses"
        failed=1
    }
}

compile "$cc" c c11 abi.h
for header in "$include"/kaohe/*.h "$include"/kaohe/*.hpp; do
    compile "$cxx" c++ c++17 "$(basename "$header")"
done
exit "$failed"
