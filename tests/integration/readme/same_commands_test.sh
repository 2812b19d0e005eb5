#!/usr/bin/env bash
# Two languages of one guide show the same commands and the same lines of files, in the same order; what is run of one is
# then true of the other.
#   same_commands_test.sh SOURCE_DIR ENGLISH CHINESE
set -euo pipefail
cd "$1"

# What stands in fences: commands, and lines of year.toml, without the remarks behind them.
shown() {
    awk '/^```/ { inside = !inside; next } inside' "$1" |
        grep -E '^(kaohe|\./dev|cmake|\[\[|[a-z_]+ = )' | sed -E 's/ *#.*$//'
}

[[ -n $(shown "$2") ]] || { echo "$2 shows no command" >&2; exit 1; }
diff --label "$2" <(shown "$2") --label "$3" <(shown "$3") -u || {
    echo "$3 must show the commands of $2: add there what is marked with -" >&2
    exit 1
}
