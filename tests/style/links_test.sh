#!/usr/bin/env bash
# What a program or plugin needs at run time: only the libraries that are named, each as lib*.so.* without its version.
#
#   links_test.sh FILE LIBRARY...              says each other library that FILE needs
#   links_test.sh --self-test FILE LIBRARY...  proves that the rule bites: leaves out one library after the other that FILE
#                                              needs and expects it found
set -euo pipefail

# Of the compiler and the system, the sanitizers of the presets asan and tsan among them.
system='^(libc|libm|libgcc_s|libstdc[+][+]|lib[atl]san|libubsan|ld-linux-x86-64|ld-linux-aarch64)[.]so'

needed() {
    local listing
    listing=$(readelf -d "$1") || { echo "$1: readelf cannot read it" >&2; exit 2; }
    sed -n 's/.*(NEEDED).*\[\(.*\)\].*/\1/p' <<<"$listing" | awk -v system_libraries="$system" '
        $0 !~ system_libraries { sub(/\.so.*/, ""); print }' | sort -u
}

check() {
    local file=$1 library libraries breaches=0
    shift
    libraries=$(needed "$file") || exit 2
    for library in $libraries; do
        [[ " $* " == *" $library "* ]] || { echo "$file: needs $library; allowed are: $*"; breaches=1; }
    done
    return "$breaches"
}

self_test() {
    local file=$1 library="" other output missed=0 rest
    shift
    for library in $(needed "$file"); do
        rest=()
        for other in "$@"; do [[ $other == "$library" ]] || rest+=("$other"); done
        output=$(check "$file" "${rest[@]}") && missed=1
        [[ $output == "$file: needs $library;"* ]] || { echo "$library: not found when it is not allowed"; missed=1; }
    done
    [[ -n $library ]] || { echo "$file: needs no library, so nothing is proved"; missed=1; }
    return "$missed"
}

if [[ ${1:-} == --self-test ]]; then
    shift
    self_test "$@"
else
    check "$@"
fi
