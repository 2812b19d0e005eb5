#!/usr/bin/env bash
# The packages, unpacked into a root of their own: what they hold and need, and a plugin made from them alone.
# packages_test.sh BUILD
set -euo pipefail
build=$1
umask 022 # plugins that others can write are refused

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

fail() {
    echo "packages: $*" >&2
    exit 1
}

(cd "$folder" && cpack --config "$build/CPackConfig.cmake" -G DEB -B "$folder/made" >cpack.log 2>&1) ||
    fail "cpack fails: $(tail -n 5 "$folder/cpack.log")"
version=$(sed -n 's/^set(CPACK_PACKAGE_VERSION "\(.*\)")$/\1/p' "$build/CPackConfig.cmake")
architecture=$(dpkg --print-architecture)
program="$folder/made/kaohe_${version}_$architecture.deb"
sdk="$folder/made/kaohe-sdk-dev_${version}_$architecture.deb"
[[ -f $program && -f $sdk ]] || fail "expected $program and $sdk, found: $(ls "$folder/made")"

depends() {
    dpkg-deb -f "$1" Depends
}
# What is loaded at run time comes from the packages that are asked for.
for library in libc6 libstdc++6 libspdlog libfmt libtomlplusplus libcsv libssl libicu libsqlite3 libexpat libxlsxwriter libzip \
    libseccomp2; do
    grep -q "$library" <<<"$(depends "$program")" || fail "kaohe does not depend on $library: $(depends "$program")"
done
for package in cmake g++ make libtomlplusplus-dev libstdc++6; do
    grep -qF "$package" <<<"$(depends "$sdk")" || fail "kaohe-sdk-dev does not depend on $package: $(depends "$sdk")"
done

root="$folder/root"
dpkg-deb -x "$program" "$root"
dpkg-deb -x "$sdk" "$root"
[[ -z $(find "$root" -mindepth 1 -maxdepth 1 ! -name usr) ]] || fail "something lies outside of /usr: $(ls "$root")"
export PATH="$root/usr/bin:$PATH" LC_ALL=C.UTF-8

[[ -x $root/usr/libexec/kaohe/kaohe-worker ]] || fail "the program in which plugins run is missing: $(find "$root" -name 'kaohe*')"
# What the program says of itself comes with it.
for file in doc/kaohe/copyright doc/kaohe-sdk-dev/copyright bash-completion/completions/kaohe man/man1/kaohe.1 man/man1/kaohe-plugin.1 man/zh_CN/man1/kaohe-year.1; do
    [[ -s $root/usr/share/$file ]] || fail "usr/share/$file is missing"
done

# An official: the program finds its plugins, and plays the made-up county.
mkdir "$folder/office"
cd "$folder/office"
cp -r "$root/usr/share/kaohe/configs" .
kaohe run --workspace played --lang en >run.log
[[ -f played/results/2023/year/edition-1/result.json ]] || fail "no result: $(tail -n 3 run.log)"

# An author: a plugin from the package alone.
mkdir "$folder/desk"
cd "$folder/desk"
kaohe plugin new village_schools --title 村小 --unit education_committee >/dev/null
cd village_schools
cmake --workflow --preset plugin >build.log 2>&1 || fail "a new plugin does not build: $(tail -n 20 build.log)"
kaohe plugin list --plugins "$PWD/build/plugins" | grep -q "village_schools  1.0.0  村小" || fail "the plugin is refused"

# The administrator: the plugin judges in a year, beside those of the package.
cd "$folder/office"
mkdir plugins
cp "$(dirname "$(find "$root" -name townships.so)")"/*.so "$folder/desk/village_schools/build/plugins/village_schools.so" plugins
cat >>configs/2023/year.toml <<'EOF'

[[domain]]
id = "village_schools"
title = "村小"
lead_unit = "education_committee"
aspects_may = ["organisation", "conduct", "responsibility"]
aspects_must = ["organisation", "conduct", "responsibility"]
plugin = { id = "village_schools", version = ">=1.0 <2.0" }
EOF
printf '序号,编号,名称,书记\n1,v01,东村小学,甲\n2,v02,西村小学,乙\n' >configs/2023/roster/village_schools.csv
for month in 01 02 03; do
    for held in v01,1 v02,0; do
        echo "village_schools,${held%,*},A01,meetings,,2023-$month,,${held#*,},,,台账"
    done
done >>configs/2023/evidence/q1/education_committee.csv
kaohe explain village_schools/v02 A01 --period q1 --plugins plugins --lang en >explain.log
grep -qF "Score 34/40" explain.log || fail "the new plugin scores otherwise: $(head -n 3 explain.log)"
cd "$folder/desk/village_schools"

# One of Kaohe's own, whose sources come with the SDK.
cd ..
kaohe plugin new hospitals --from "$root/usr/share/kaohe/plugins/hospitals" >/dev/null
kaohe plugin diff "$root/usr/share/kaohe/plugins/hospitals" hospitals --lang en | grep -q ": 0 differences" || fail "hospitals is another"
echo "packages: done"
