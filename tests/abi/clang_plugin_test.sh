#!/usr/bin/env bash
# clang_plugin_test.sh SOURCE GENERATED KAOHE: a domain's plugin and the SDK's library in it, compiled by clang++, keeps
# what the boundary asks. GENERATED: the folder of its compiled catalogue. Exit code 77 (skipped) without clang++.
set -euo pipefail
umask 022 # plugins that others can write are refused

source=$1 generated=$2 kaohe=$3
command -v clang++ >/dev/null || { echo "skipped: there is no clang++ here; apt-get install clang"; exit 77; }
clang=(clang++)
! command -v ccache >/dev/null || clang=(env "CCACHE_BASEDIR=$source" ccache clang++)

work=$PWD/clang_plugin
rm -rf "$work"
mkdir -p "$work"
flags=(-std=c++17 -O1 -fPIC -fvisibility=hidden -fvisibility-inlines-hidden
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror
    -I "$source/sdk/include" -I "$source/sdk/src" -I "$generated")

for file in "$source"/sdk/src/*.cpp "$source"/sdk/src/engine/*.cpp \
    "$source/tests/fixtures/sixth/associations.cpp" "$generated/associations_catalogue.cpp"; do
    case $file in */batch_builder.cpp | */plugin_client.cpp) continue ;; esac # for hosts
    printf '%s\0' "$file"
done | xargs -0 -P 2 -I FILE sh -c 'file=$1; shift; exec "$@" -c "$file" -o "$0/$(basename "$file").o"' \
    "$work" FILE "${clang[@]}" "${flags[@]}"

clang++ -shared -o "$work/associations.so" "$work"/*.o \
    "-Wl,-z,defs,-z,now,-z,relro" "-Wl,--version-script=$source/sdk/cmake/plugin.map"
"$kaohe" plugin check "$work/associations.so" --level 4
