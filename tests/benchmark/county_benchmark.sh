#!/usr/bin/env bash
# The made-up county's year from the start of the program to its last result, against a start that does nothing. Prints
# medians and their ratio; asserts no time. A run that fails ends it, with what the program said. Run it from a release build.
#   county_benchmark.sh BUILD_DIR [RUNS]
set -euo pipefail

build_dir=$1 runs=${2:-11}
configs=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../configs" && pwd)

# Sets the variable named first to the median of the runs of the command after it.
measure_microseconds() {
    local -n median=$1
    local start end run times=()
    shift
    for ((run = 0; run < runs; ++run)); do
        start=$(date +%s%N)
        "$@" >/dev/null || { echo "county_benchmark: failed with exit code $?: $*" >&2; exit 1; }
        end=$(date +%s%N)
        times+=($(((end - start) / 1000)))
    done
    median=$(printf '%s\n' "${times[@]}" | sort -n | sed -n "$((runs / 2 + 1))p")
}

measure_microseconds year "$build_dir/bin/kaohe" run --dry-run --configs "$configs"
measure_microseconds in_process "$build_dir/bin/kaohe" run --dry-run --in-process --configs "$configs"
measure_microseconds start_alone "$build_dir/bin/kaohe" --version
echo "year 2023, start to result   $((year / 1000)) ms"
echo "the same with --in-process   $((in_process / 1000)) ms"
echo "start alone                  $((start_alone / 1000)) ms"
echo "ratio                        $((year / (start_alone > 0 ? start_alone : 1)))"
