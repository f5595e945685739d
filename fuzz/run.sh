#!/bin/sh
# Fuzzes every target in turn: fuzz/run.sh [SECONDS [TARGET...]] (60 seconds each; all targets).
# Needs a nightly toolchain and cargo-fuzz, and says so where they are missing (exit 2). What a target
# finds lies in fuzz/artifacts; the first finding ends the run with exit 1.
set -eu
cd "$(dirname "$0")"
seconds=${1:-60}
[ $# = 0 ] || shift
missing=
rustup toolchain list 2>/dev/null | grep -q '^nightly' || missing='a nightly toolchain (rustup toolchain install nightly)'
command -v cargo-fuzz >/dev/null || missing="${missing:+$missing and }cargo-fuzz (cargo install cargo-fuzz --locked)"
if [ -n "$missing" ]; then
    echo "NOT FUZZED: this needs $missing" >&2
    exit 2
fi
[ $# != 0 ] || set -- $(sed -n 's/^name = "\([a-z]*\)"$/\1/p' Cargo.toml)
# The address sanitizer, or none where its runtime is not there to link with.
sanitizer=${ZICHA_SANITIZER:-address}
cargo +nightly fuzz build --sanitizer "$sanitizer" "$1"
# What the readers know by heart, so that the fuzzer need not guess it; and files that are right.
seeds() {
    mkdir -p "corpus/$1"
    case $1 in
    campaign) cp ../data/campaigns/*.toml "corpus/$1" ;;
    host) cp ../data/server/server.toml "corpus/$1" ;;
    text | search) cp ../data/demo/*.toml "corpus/$1" ;;
    esac
    # What earlier runs found worth keeping, each in base64 on a line.
    if [ -e "seeds/$1" ]; then
        while read -r seed; do
            echo "$seed" | base64 -d >"corpus/$1/$(echo "$seed" | sha1sum | cut -c1-16)"
        done <"seeds/$1"
    fi
}
for target in "$@"; do
    seeds "$target"
    case $target in
    endpoint) most=300 ;;
    campaign) most=65536 ;;
    *) most=4096 ;;
    esac
    words=
    [ ! -e "words/$target.dict" ] || words=-dict=words/$target.dict
    echo "== $target, $seconds s"
    cargo +nightly fuzz run --sanitizer "$sanitizer" "$target" -- -max_total_time="$seconds" \
        -max_len="$most" -timeout=10 -rss_limit_mb=2048 -print_final_stats=1 $words
done
