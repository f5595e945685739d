#!/bin/sh
# Installs the Debian package, sets a server up with it, and removes it: in a copy of this computer that
# only this script sees (run by `unshare --mount --net --pid --fork --mount-proc`, as root).
# $1: the package; $2: an empty folder. One line "ok ..." for each thing that holds.
set -eu
export PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive
copies=$2
mount --make-rprivate /
mount -t tmpfs -o mode=0755 copies "$copies"
mkdir "$copies/upper" "$copies/work" "$copies/all"
mount -t overlay -o "lowerdir=/,upperdir=$copies/upper,workdir=$copies/work" all "$copies/all" ||
    { echo 'NO OVERLAY'; exit 0; }
all=$copies/all
mount -t proc proc "$all/proc"
mount --rbind /dev "$all/dev"
mount -t tmpfs -o mode=0755 run "$all/run"
mount -t tmpfs -o mode=1777 tmp "$all/tmp"
cp "$1" "$all/tmp/zicha.deb"
rm -f "$all/usr/local/bin/zicha"
cat >"$all/tmp/inside.sh" <<'INSIDE'
set -eu
ok() { echo "ok $*"; }
trap '[ $? = 0 ] || { echo "NOT SO: the last words were"; cat /tmp/said; }' EXIT
files() { find /etc /usr /var/lib -xdev -type f ! -path '/var/lib/dpkg/*' ! -path '/var/lib/systemd/*' \
    ! -path '/etc/*-' ! -name '*cache*' | sort; }
files >/tmp/before
dpkg --install /tmp/zicha.deb >/tmp/said 2>&1
grep -q 'zicha server setup' /tmp/said
test "$(stat -c '%a %U %G' /usr/bin/zicha)" = '755 root root'
zicha --version >/dev/null
dpkg --verify zicha
ok the package installs, changes nothing else, and says what comes next
gunzip -t /usr/share/man/man1/zicha.1.gz /usr/share/man/zh_CN/man1/zicha.1.gz
bash -n /usr/share/bash-completion/completions/zicha
test -s /usr/share/zsh/vendor-completions/_zicha
test -s /usr/share/fish/vendor_completions.d/zicha.fish
ok manual and completions are there and whole
ssh-keygen -A >/dev/null
rm -f /etc/ssh/sshd_config.d/* /etc/sudoers.d/zicha
zicha --lang en server setup --access both --apply >/tmp/said 2>&1
units=/usr/lib/systemd/system
for name in zicha-nightly.service zicha-nightly.timer; do
    cmp "$units/$name" "/etc/systemd/system/$name"
done
examples=/usr/share/doc/zicha/examples
cmp "$examples/50-zicha.conf" /etc/ssh/sshd_config.d/50-zicha.conf
cmp "$examples/sudoers" /etc/sudoers.d/zicha
cmp "$examples/server.toml" /etc/zicha/server.toml
ok the examples and units are what setup writes
if command -v systemd-analyze >/dev/null; then
    systemd-analyze verify /etc/systemd/system/zicha-nightly.timer >/tmp/said 2>&1
    ! grep zicha /tmp/said
    ok systemd finds nothing wrong with the units
fi
dpkg --remove zicha >/tmp/said 2>&1
grep -q 'zicha server remove' /tmp/said
test -e /etc/ssh/sshd_config.d/50-zicha.conf
dpkg --install /tmp/zicha.deb >/dev/null 2>&1
zicha --lang en server remove --purge --yes --apply >/tmp/said 2>&1
dpkg --purge zicha >/tmp/said 2>&1
files >/tmp/after
diff /tmp/before /tmp/after
ok removed, it leaves nothing behind
echo end
INSIDE
chroot "$all" sh /tmp/inside.sh
