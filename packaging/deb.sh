#!/bin/sh
# Builds the Debian package with cargo-deb, which is built first where there is none (cargo-deb.sh).
# packaging/deb.sh [PROGRAM [FOLDER]]: of a program that is built already (default: build it for release),
# into a folder (default: target/debian). Manual and completions are asked of that very program.
set -eu
program=${1:-}
[ -z "$program" ] || program=$(realpath "$program")
folder=${2:-}
[ -z "$folder" ] || folder=$(realpath "$folder")
cd "$(dirname "$0")/.."
if [ -z "$program" ]; then
    cargo build --release --locked
    program=${CARGO_TARGET_DIR:-target}/release/zicha
fi
deb=$(packaging/cargo-deb.sh)
stage=target/package
mkdir -p target
exec 8>"$stage.lock"
flock 8
rm -rf "$stage"
mkdir -p "$stage"
install -m 0755 "$program" "$stage/zicha"
for lang in en zh-Hans zh-Hant; do
    "$program" --lang "$lang" man >"$stage/zicha.$lang.1"
done
for shell in bash zsh fish; do
    "$program" --lang en completions "$shell" >"$stage/zicha.$shell"
done
# What `zicha server setup` would write for a program in /usr/bin, to read beforehand.
fill() {
    sed -e 's,@PROGRAM@,/usr/bin/zicha,g' -e 's,@ACCOUNT@,zicha,g' -e 's,@GROUP@,zicha-staff,g' \
        -e 's,@KEYS@,/etc/zicha/keys,g' -e 's,@DB_FOLDER@,/var/lib/zicha,g' \
        -e 's,@DB@,/var/lib/zicha/zicha.db,g' -e 's,@BACKUPS@,/var/lib/zicha/backups,g' \
        -e 's,@IDLE@,30,g' -e 's,@KEEP@,14,g' "$@"
}
from=data/server
fill $from/sshd-head.conf $from/sshd-keys.conf $from/sshd-accounts.conf >"$stage/50-zicha.conf"
fill $from/sudoers >"$stage/sudoers"
fill $from/server.toml >"$stage/server.toml"
fill $from/zicha-nightly.service >"$stage/zicha-nightly.service"
fill $from/zicha-nightly.timer >"$stage/zicha-nightly.timer"
set -- --no-build --no-strip
[ -z "$folder" ] || set -- "$@" --fast --output "$folder"
"$deb" "$@"
