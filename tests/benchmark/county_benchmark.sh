#!/usr/bin/env bash
# The made-up county's year from the start of the program to its last result, against a start that does nothing. Prints
# medians and their ratio; asserts nothing. Run it from a release build.
#   county_benchmark.sh BUILD_DIR [RUNS]
set -euo pipefail

build_dir=$1 runs=${2:-11}
configs=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../configs" && pwd)

median_microseconds() {
    local start end
    for ((run = 0; run < runs; ++run)); do
        start=$(date +%s%N)
        "$@" >/dev/null
        end=$(date +%s%N)
        echo $(((end - start) / 1000))
    done | sort -n | sed -n "$((runs / 2 + 1))p"
}

year=$(median_microseconds "$build_dir/bin/kaohe" run --dry-run --configs "$configs")
start=$(median_microseconds "$build_dir/bin/kaohe" --version)
echo "year 2023, start to result   $((year / 1000)) ms"
echo "start alone                  $((start / 1000)) ms"
echo "ratio                        $((year / (start > 0 ? start : 1)))"
