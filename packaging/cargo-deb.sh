#!/bin/sh
# Prints where cargo-deb is: in PATH, or built once into target/tools (about a minute of one processor).
set -eu
cd "$(dirname "$0")/.."
if found=$(command -v cargo-deb); then
    echo "$found"
    exit
fi
tools=$(realpath -m "${CARGO_TARGET_DIR:-target}/tools")
mkdir -p "$tools"
# Whoever else asks meanwhile waits for the same build.
exec 9>"$tools/lock"
flock 9
if [ ! -x "$tools/bin/cargo-deb" ]; then
    echo "building cargo-deb into $tools" >&2
    # Unoptimised: it packs one file, and is built four times as fast.
    env -u RUSTFLAGS -u CARGO_TARGET_DIR cargo install cargo-deb --version '^3.8' --locked --debug --quiet --root "$tools" >&2
fi
echo "$tools/bin/cargo-deb"
