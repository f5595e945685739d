# What is done with the package within the copy (see package.sh).
set -eu
units=/usr/lib/systemd/system
docs=/usr/share/doc/zicha
ok() { echo "ok $*"; }
no() { if "$@"; then echo "NOT SO: $*"; exit 1; fi; }
trap '[ $? = 0 ] || { echo "NOT SO: the last words were"; cat /tmp/said; }' EXIT
files() { find /etc /usr /var/lib -xdev -type f ! -path '/var/lib/dpkg/*' ! -path '/var/lib/systemd/*' \
    ! -path '/etc/*-' ! -name '*cache*' | sort; }
own() { env -u SUDO_UID ZICHA_DB=/tmp/office/zicha.db zicha --lang en "$@"; }
head_of() { own check | grep -o '[0-9]*:[0-9a-f]\{64\}'; }

files >/tmp/before
dpkg --install /tmp/zicha.deb >/tmp/said 2>&1
grep -q 'zicha server setup' /tmp/said
dpkg --verify zicha
test "$(zicha --version)" = "zicha $(dpkg-query --show --showformat='${Version}' zicha | cut -d- -f1)"
ok the package installs on what is there, says what comes next, and the program runs

# Everything root's; the program alone may be run.
dpkg --contents /tmp/zicha.deb | awk '
    $2 != "0/0" && $2 != "root/root" { bad = 1; print }
    /^d/ && $1 != "drwxr-xr-x" { bad = 1; print }
    /^-/ && $1 != ($6 == "./usr/bin/zicha" ? "-rwxr-xr-x" : "-rw-r--r--") { bad = 1; print }
    END { exit bad }'
dpkg --listfiles zicha | while read -r file; do
    [ ! -f "$file" ] || stat -c '%a %U %G' "$file"
done | sort | uniq -c >/tmp/said
test "$(awk '{ print $2, $3, $4 }' /tmp/said | tr '\n' ,)" = '644 root root,755 root root,'
test "$(awk '$2 == 755 { print $1 }' /tmp/said)" = 1
ok every file is root\'s and of the right mode

for page in /usr/share/man/man1 /usr/share/man/zh_CN/man1 /usr/share/man/zh_TW/man1; do
    gunzip -c "$page/zicha.1.gz" >/tmp/said
    grep -q '^\.SH' /tmp/said && grep -q zicha /tmp/said
    sha256sum </tmp/said
done | sort -u | wc -l | grep -qx 3
if command -v man >/dev/null; then LC_ALL=C.UTF-8 man --pager=cat zicha >/tmp/said 2>&1 && grep -qi zicha /tmp/said; fi
bash -n /usr/share/bash-completion/completions/zicha
test -s /usr/share/zsh/vendor-completions/_zicha
test -s /usr/share/fish/vendor_completions.d/zicha.fish
for file in server.md server.zh-CN.md windows.md SECURITY.md README.md CHANGELOG.md LICENSE-MIT examples/sudoers; do
    test -s "$docs/$file" || test -s "$docs/$file.gz"
done
test -s "$units/zicha-nightly.service" && test -s "$units/zicha-nightly.timer"
ok manual in three languages, completions, documents, examples and units are there and whole

# An office that began with an older program, and somebody inside while the new one is installed.
mkdir -m 0700 /tmp/office /tmp/older
dpkg-deb --raw-extract /tmp/zicha.deb /tmp/older/tree
sed -i 's/^Version: .*/Version: 0.0.9/' /tmp/older/tree/DEBIAN/control
dpkg-deb --root-owner-group -Znone --build /tmp/older/tree /tmp/older/zicha.deb >/tmp/said
dpkg --install --force-downgrade /tmp/older/zicha.deb >/tmp/said 2>&1
install -m 0600 /tmp/old.db /tmp/office/zicha.db
own check >/tmp/said 2>&1
records=$(head_of)
mkfifo /tmp/keys
script --quiet --flush --command 'stty rows 24 cols 80; ZICHA_DB=/tmp/office/zicha.db zicha' /tmp/shown \
    </tmp/keys >/dev/null 2>&1 &
session=$!
exec 9>/tmp/keys
for try in $(seq 200); do
    inside=$(pidof zicha || true)
    if [ -n "$inside" ] && grep -q '?2026l' /tmp/shown; then break; fi # a frame is there
    sleep 0.1
done
grep -q '?2026l' /tmp/shown
dpkg --install /tmp/zicha.deb >/tmp/said 2>&1
no grep -q 'server setup' /tmp/said # that is for the first time
test "$(pidof zicha)" = "$inside"
test "$(readlink "/proc/$inside/exe")" != /usr/bin/zicha # still the program that was replaced
test "$(head_of)" = "$records"
own backup /tmp/office/copy.db >/tmp/said 2>&1
printf '\003' >&9
exec 9>&-
wait "$session"
dpkg --install /tmp/zicha.deb >/tmp/said 2>&1 # and once more over itself
test "$(head_of)" = "$records"
dpkg --verify zicha
ok put over an older one with somebody inside, it keeps every record

if command -v sshd >/dev/null && command -v visudo >/dev/null && command -v systemctl >/dev/null; then
    ssh-keygen -A >/dev/null
    rm -f /etc/ssh/sshd_config.d/* /etc/sudoers.d/zicha
    zicha --lang en server setup --access both --apply >/tmp/said 2>&1
    for name in zicha-nightly.service zicha-nightly.timer; do
        cmp "$units/$name" "/etc/systemd/system/$name"
    done
    cmp "$docs/examples/50-zicha.conf" /etc/ssh/sshd_config.d/50-zicha.conf
    cmp "$docs/examples/sudoers" /etc/sudoers.d/zicha
    cmp "$docs/examples/server.toml" /etc/zicha/server.toml
    ok the examples and units are what setup writes
    if command -v systemd-analyze >/dev/null; then
        systemd-analyze verify /etc/systemd/system/zicha-nightly.timer >/tmp/said 2>&1
        no grep zicha /tmp/said
        ok systemd finds nothing wrong with the units
    fi
    install -m 0600 -o zicha -g zicha /tmp/office/zicha.db /var/lib/zicha/zicha.db
    dpkg --remove zicha >/tmp/said 2>&1
    grep -q 'zicha server remove' /tmp/said
    test -e /etc/ssh/sshd_config.d/50-zicha.conf
    dpkg --purge zicha >/tmp/said 2>&1
    grep -q 'stay in /var/lib/zicha' /tmp/said
    cmp /tmp/office/zicha.db /var/lib/zicha/zicha.db
    ok removed and purged, it says what still names it, and that the database stays
    dpkg --install /tmp/zicha.deb >/dev/null 2>&1
    zicha --lang en server remove --purge --yes --apply >/tmp/said 2>&1
else
    echo 'no server here'
fi
dpkg --purge zicha >/tmp/said 2>&1
no grep -q 'stay in' /tmp/said
files >/tmp/after
diff /tmp/before /tmp/after
ok removed, it leaves nothing behind
echo end
