#!/bin/sh
# Builds zicha without any library of the system it will run on, and tries it in a room that holds nothing
# but the program and a list of accounts:
#   packaging/static.sh                    build and try; the program is target/static/zicha
#   packaging/static.sh --check PROGRAM    only try one that is built
# Trying takes root, or a kernel that lets everybody have a room of their own. For whom this build is, and
# for whom not: docs/server.md.
set -eu
if [ "${1:-}" = --check ]; then
    program=$(realpath "$2")
else
    cd "$(dirname "$0")/.."
    host=$(rustc -vV | sed -n 's/^host: //p')
    folder=${CARGO_TARGET_DIR:-target}/static
    # The second: chance is asked of the kernel by name; a program without libraries could not look whether
    # the C library knows how, and would need /dev/urandom.
    RUSTFLAGS='-C target-feature=+crt-static --cfg getrandom_backend="linux_getrandom"' \
        cargo build --release --locked --bin zicha --target "$host" --target-dir "$folder"
    install -m 0755 "$folder/$host/release/zicha" "$folder/zicha"
    program=$(realpath "$folder/zicha")
fi
room=$(mktemp -d)
trap 'status=$?; rm -rf "$room"; [ $status = 0 ] || echo "NOT SO" >&2' EXIT
mkdir "$room/data" "$room/etc" "$room/said"
install -m 0755 "$program" "$room/zicha"
printf 'root:x:0:0::/data:\nlihe:x:4321:4321:Li He,,,:/data:\n' >"$room/etc/passwd"
ok() { echo "ok $*"; }
if [ "$(id -u)" = 0 ]; then
    into="chroot $room"
else
    into="unshare --user --map-root-user --root=$room"
fi
within() { env -i HOME=/data TERM=xterm TZ=CST-8 PATH="$PATH" "$@"; }
zicha() { within $into /zicha "$@"; }
account() { # a number, then what that account asks for
    number=$1
    shift
    within SUDO_UID="$number" $into /zicha "$@"
}
says() { # what is expected, then the command
    expected=$1
    shift
    "$@" >"$room/said/last" 2>&1 || true
    grep -q -e "$expected" "$room/said/last" || { cat "$room/said/last"; return 1; }
}

if readelf --program-headers "$program" | grep -q INTERP; then
    echo "$program needs libraries of the system"
    exit 1
fi
says '^zicha [0-9]' zicha --version
ok it needs no library and no file of the system

zicha --lang en demo </dev/null >/dev/null 2>&1 || true # ends with 1: there is no terminal to open it on
demo='--db /data/.local/share/zicha/demo.db'
says '现在该做' zicha --lang zh-Hans $demo --as lihe status
says '現在該做' zicha --lang zh-Hant $demo --as lihe status
says '^Sound' zicha --lang en $demo check
says 'verified' zicha --lang en $demo backup /data/copy.db
says '^Sound' zicha --lang en --db /data/copy.db check
ok database, history, backup and three languages

now=$(TZ=CST-8 date '+%F %H')
zicha --lang en --db /data/office.db init --campaign satisfactory-unit --year 2026 --unit Office \
    --login alice --name Alice >/dev/null 2>&1
zicha --lang en --db /data/office.db --as alice export team --format csv >"$room/said/team"
grep -q "$now:" "$room/said/team" || grep -q "$(TZ=CST-8 date '+%F %H'):" "$room/said/team"
ok the time of the zone that is named

office='--db /data/office.db'
says '"lihe"' account 4321 --lang en $office status
says '"5432"' account 5432 --lang en $office status
ok accounts of /etc/passwd by name, others by number

if command -v script >/dev/null; then
    mkfifo "$room/keys"
    script --quiet --flush --command "stty rows 24 cols 80; env -i HOME=/data TERM=xterm PATH='$PATH' $into /zicha --lang zh-Hans $demo --as lihe" \
        "$room/said/screen" <"$room/keys" >/dev/null 2>&1 &
    exec 9>"$room/keys"
    for try in $(seq 100); do
        grep -q '自查' "$room/said/screen" 2>/dev/null && break
        sleep 0.1
    done
    grep -q '自查' "$room/said/screen"
    printf '\003' >&9
    exec 9>&-
    wait $!
    ok the screens on a terminal
fi
echo end
