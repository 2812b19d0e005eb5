#!/bin/sh
# A disk that is really full, a small one of memory in a namespace of its own: what does not fit is
# refused in words and leaves nothing, what fits is recorded. Ends with 77, not tried, where the
# machine gives no namespace.
# Usage: full_disk_test.sh PROGRAM PLUGINS CONFIGS
set -eu
program=$1 plugins=$2 configs=$3

if [ -z "${KAOHE_ON_SMALL_DISK:-}" ]; then
    disk=$(mktemp -d)
    trap 'rmdir "$disk"' EXIT
    unshare -Urm mount -t tmpfs -o size=600k tmpfs "$disk" || exit 77
    KAOHE_ON_SMALL_DISK=$disk unshare -Urm "$0" "$@"
    exit
fi

disk=$KAOHE_ON_SMALL_DISK
mount -t tmpfs -o size=600k tmpfs "$disk"
# Files to import lie on another small disk.
files=/dev/shm
mount -t tmpfs tmpfs "$files"

fail() {
    echo "$1" >&2
    exit 1
}
record() {
    "$program" record import "$1" --period q1 --as cheng_anbang --today 2023-03-20 --lang en \
        --workspace "$disk" --configs "$configs" --plugins "$plugins"
}
rows() {
    echo domain,assessee,indicator,input,date,matter
    seq -f "schools,s01,XX29,petitions,2023-02-21,$1-%.0f" "$2"
}
verified() {
    "$program" ledger verify --lang en --workspace "$disk"
}

"$program" ledger create --played --workspace "$disk" --lang en
rows little 3 >"$files/little.csv"
rows much 30000 >"$files/much.csv"
rows last 3 >"$files/last.csv"
record "$files/little.csv" | grep -q '^#1: recorded' || fail "three rows were not recorded"
before=$(verified)

status=0
said=$(record "$files/much.csv" 2>&1) || status=$?
[ "$status" -eq 4 ] || fail "a full disk ended with $status: $said"
case $said in
*"ledger.sqlite: the disk is full, nothing was recorded, and what is on record is unharmed; free some space and try again"*) ;;
*) fail "a full disk was not named: $said" ;;
esac
[ "$(verified)" = "$before" ] || fail "something of it was recorded: $(verified)"

record "$files/last.csv" | grep -q '^#5: recorded' || fail "nothing can be recorded any more"
verified
