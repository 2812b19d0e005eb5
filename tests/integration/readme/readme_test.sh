#!/usr/bin/env bash
# Runs every `kaohe …` line that a README shows in a ```sh block, as a reader would: in a folder with configs/ and plugins/,
# each must end well.
#   readme_test.sh SOURCE_DIR BUILD_DIR README…
set -euo pipefail

source_dir=$1 build_dir=$2
shift 2

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp -r "$source_dir/configs" "$work/configs"
ln -s "$source_dir/plugins" "$work/plugins" # whose cases `year coverage` reads
mkdir "$work/.build"
ln -s "$build_dir" "$work/.build/dev" # whose plugins `plugin check` looks at
cd "$work"
PATH="$build_dir/bin:$PATH"

ran=0
for readme in "$@"; do
    while IFS= read -r line; do
        command=${line%%#*}
        if ! output=$(bash -c "$command" 2>&1); then
            printf '%s: `%s` failed:\n%s\n' "$readme" "$command" "$output" >&2
            exit 1
        fi
        [[ -n $output ]] || { printf '%s: `%s` prints nothing\n' "$readme" "$command" >&2; exit 1; }
        ran=$((ran + 1))
    done < <(awk '/^```sh$/ {inside = 1; next} /^```/ {inside = 0} inside && /^kaohe / {print}' "$source_dir/$readme")
done
[[ $ran -gt 0 ]] || { echo "no commands found in $*" >&2; exit 1; }
echo "$ran commands of $# READMEs run"
