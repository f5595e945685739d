#!/bin/sh
# Sets a whole computer up, examines it, breaks it, mends it and takes it back: on copies of its folders
# that only this script sees (run by `unshare --mount --net --pid --fork --mount-proc`, as root).
# $1: the program; $2: an empty folder for the copies. One line "ok ..." for each thing that holds.
set -eu
export PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8
copies=$2
trap '[ $? = 0 ] || { echo "NOT SO: the last words were"; cat "$copies/said" "$copies/err"; }' EXIT
mount --make-rprivate /
mount -t tmpfs -o mode=0755 copies "$copies"
mkdir "$copies/lib" "$copies/bin"
cp -a /etc "$copies/etc"
mount --bind "$copies/etc" /etc
mount --bind "$copies/lib" /var/lib
mount --bind "$copies/bin" /usr/local/bin
mount -t tmpfs -o mode=0755 run /run
install -m 0755 -o root -g root "$1" /usr/local/bin/zicha
ssh-keygen -A >/dev/null
rm -f /etc/ssh/sshd_config.d/* /etc/sudoers.d/zicha
: >"$copies/err"
zicha() { /usr/local/bin/zicha --lang en "$@"; }
ok() { echo "ok $*"; }
no() { if "$@"; then echo "NOT SO: $*"; exit 1; fi; }
fails() { if "$@" >"$copies/said" 2>&1; then echo "NOT REFUSED: $*"; exit 1; fi; }
state() { find /etc /var/lib /usr/local/bin -printf '%p %m %u %g %s\n' | sort; }

state >"$copies/before"
zicha server setup --access both >"$copies/plan"
state | cmp - "$copies/before"
ok a plan changes nothing

echo 'Port nonsense' >/etc/ssh/sshd_config.d/10-broken.conf
state >"$copies/broken"
fails zicha server setup --access both --apply
grep -q 10-broken.conf "$copies/said"
state | cmp - "$copies/broken"
rm /etc/ssh/sshd_config.d/10-broken.conf
ok a broken configuration of sshd is refused and nothing is done

echo '# the office has its own' >/etc/ssh/sshd_config.d/50-zicha.conf
zicha server setup --access both --apply >"$copies/said"
sshd -t
visudo -c >/dev/null
test "$(stat -c '%a %U' /var/lib/zicha)" = '700 zicha'
test "$(stat -c '%a %U' /etc/sudoers.d/zicha)" = '440 root'
test "$(getent shadow zicha | cut -d: -f2)" = '*'
ls /etc/ssh/sshd_config.d/50-zicha.conf.zicha-old-* >/dev/null
ok setup applies, and keeps what it replaced

state >"$copies/first"
zicha server setup --access both --apply >"$copies/said" 2>&1
state | cmp - "$copies/first"
grep -q 'nothing to do' "$copies/said"
ok setup applied twice is setup applied once

useradd -M -d /var/lib/zicha-home -s /bin/sh -g zicha-staff alice
# As from a root shell that sudo opened.
SUDO_UID=1000 runuser -u zicha -- env -u SUDO_UID /usr/local/bin/zicha --lang en \
    init --campaign satisfactory-unit --year 2026 --unit Office --login alice --name Alice \
    >"$copies/said" 2>&1
test "$(stat -c '%a %U' /var/lib/zicha/zicha.db)" = '600 zicha'
ok the service account finds its database by the host file
said=$(runuser -u alice -- /usr/bin/sudo -n -u zicha -- /usr/local/bin/zicha <&- 2>&1 || true)
test "${said#*terminal}" != "$said" # known, and only the terminal is missing
ip link set lo up
ssh-keygen -q -t ed25519 -N '' -f "$copies/key"
install -m 0644 "$copies/key.pub" /etc/zicha/keys/alice
/usr/sbin/sshd -p 2222 -o ListenAddress=127.0.0.1 -o "PidFile=$copies/sshd.pid"
over() {
    ssh -F /dev/null -i "$copies/key" -p 2222 -o BatchMode=yes -o StrictHostKeyChecking=no \
        -o UserKnownHostsFile=/dev/null -o LogLevel=ERROR "$@" <&- >"$copies/said" 2>"$copies/err"
}
over alice@127.0.0.1 status --lang en
grep -q '^Alice' "$copies/said"
test ! -s "$copies/err"
no over alice@127.0.0.1 'id; touch /tmp/escaped'
test ! -e /tmp/escaped
ok over SSH the founder is known too, and nothing else is said or done
useradd -M -d /var/lib/zicha-home -s /bin/sh -g zicha-staff bob
said=$(runuser -u bob -- /usr/bin/sudo -n -u zicha -- /usr/local/bin/zicha <&- 2>&1 || true)
test "${said#*does not know}" != "$said"
userdel bob
ok the founder is known by the account named like the login, and nobody else

zicha server doctor >"$copies/said"
no grep FAILED "$copies/said"
ok the doctor finds nothing wrong


nightly=$(sed -n 's/^ExecStart=//p' /etc/systemd/system/zicha-nightly.service)
runuser -u zicha -- env -i TZ=UTC $nightly --lang en >"$copies/said"
test "$(find /var/lib/zicha/backups -type f -user zicha -perm 600 | wc -l)" = 1
zicha server doctor >"$copies/said"
grep -q 'newest backup is 0 hours old' "$copies/said"
ok the night makes a backup, which the doctor finds

found() { fails zicha server doctor; grep -q "^FAILED *$1 " "$copies/said"; ok "the doctor finds $2"; }
chmod 755 /var/lib/zicha; found folders 'an open folder'; chmod 700 /var/lib/zicha
chmod 640 /var/lib/zicha/zicha.db; found database 'a readable database'; chmod 600 /var/lib/zicha/zicha.db
chmod 775 /usr/local/bin; found program 'a folder where others put programs'; chmod 755 /usr/local/bin
usermod -p "$(printf x)" zicha; found account 'a password'; usermod -p '*' zicha
echo 'alice ALL=(ALL) NOPASSWD: ALL' >/etc/sudoers.d/more; found sudo 'more rights'; rm /etc/sudoers.d/more
usermod -aG sudo alice; found staff 'a member of the staff among administrators'; gpasswd -d alice sudo >/dev/null
printf 'Match User alice\n  ForceCommand /bin/sh\n' >/etc/ssh/sshd_config.d/10-first.conf
found sshd 'a way past the forced command'; rm /etc/ssh/sshd_config.d/10-first.conf
chmod 666 /etc/zicha/server.toml; found host 'a host file that others write'
fails runuser -u zicha -- /usr/local/bin/zicha --lang en check
grep -q "not root's alone" "$copies/said"
ok a host file that others write opens nothing
chmod 644 /etc/zicha/server.toml
rm /etc/systemd/system/timers.target.wants/zicha-nightly.timer; found nightly 'a timer that is off'
zicha server setup --access both --apply >/dev/null 2>&1
zicha server doctor >"$copies/said"
ok setup mends what the doctor found

kill "$(cat "$copies/sshd.pid")"
rm /etc/zicha/keys/alice
zicha server remove --apply >"$copies/said" 2>&1
grep -q alice "$copies/said"
test "$(cat /etc/ssh/sshd_config.d/50-zicha.conf)" = '# the office has its own'
test ! -e /etc/sudoers.d/zicha && test ! -e /etc/zicha
test -f /var/lib/zicha/zicha.db
sshd -t
ok remove takes it back, restores what was kept and leaves the database

userdel alice
fails zicha server remove --purge --apply
test -f /var/lib/zicha/zicha.db
ok data is not deleted without being asked for
typed() { # What stdin holds, typed at a terminal of its own.
    script -qec '/usr/local/bin/zicha --lang en server remove --purge --apply' /dev/null >"$copies/said"
}
if echo yes | typed; then exit 1; fi
test -f /var/lib/zicha/zicha.db
ok another word than the one asked for deletes nothing
echo zicha | typed
test ! -e /var/lib/zicha
no getent passwd zicha
no getent group zicha-staff
rm /etc/ssh/sshd_config.d/50-zicha.conf
ok remove with --purge leaves nothing

# The files of another system, as an image is made.
tree=$copies/tree
mkdir -p "$tree/var/lib" "$tree/usr/local/bin" "$tree/etc/ssh/sshd_config.d" "$tree/etc/sudoers.d"
cp /etc/ssh/sshd_config "$tree/etc/ssh"
cp /etc/passwd /etc/group /etc/shadow /etc/gshadow /etc/login.defs "$tree/etc"
cp /usr/local/bin/zicha "$tree/usr/local/bin"
within() { find "$tree" -printf '%P %m %U %G %s %l\n' | sort; }
within >"$copies/before"
zicha server setup --root "$tree" --access both --apply >"$copies/said"
test "$(stat -c %u "$tree/var/lib/zicha")" = "$(grep ^zicha: "$tree/etc/passwd" | cut -d: -f3)"
test -L "$tree/etc/systemd/system/timers.target.wants/zicha-nightly.timer"
no getent passwd zicha
test ! -e /etc/sudoers.d/zicha
within >"$copies/first"
zicha server setup --root "$tree" --access both --apply >"$copies/said" 2>&1
within | cmp - "$copies/first"
zicha server remove --root "$tree" --purge --yes --apply >"$copies/said"
# What the tools themselves leave: backups of the account files, systemd's folders.
within | grep -v -e '^etc/[a-z]*-* ' -e '^etc/[a-z.]*lock ' -e '^etc/systemd' -e '^etc [0-9]' >"$copies/after"
grep -v -e '^etc/[a-z]*-* ' -e '^etc [0-9]' "$copies/before" | cmp - "$copies/after"
ok setup and remove keep to the tree they are given
echo end
