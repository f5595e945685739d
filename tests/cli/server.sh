#!/bin/sh
# Sets a whole computer up, examines it, breaks it, mends it and takes it back: on copies of its folders
# that only this script sees (run by `unshare --mount --net --pid --fork --mount-proc`, as root).
# $1: the program; $2: an empty folder for the copies. One line "ok ..." for each thing that holds.
set -eu
export PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8
copies=$2
trap '[ $? = 0 ] || { echo "NOT SO: the last words were"; cat "$copies/said"; }' EXIT
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
zicha() { /usr/local/bin/zicha --lang en "$@"; }
ok() { echo "ok $*"; }
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
runuser -u zicha -- /usr/local/bin/zicha --lang en init --campaign satisfactory-unit --year 2026 \
    --unit Office --login linzhixia --name Lin >"$copies/said" 2>&1
test "$(stat -c '%a %U' /var/lib/zicha/zicha.db)" = '600 zicha'
ok the service account finds its database by the host file

zicha server doctor >"$copies/said"
! grep FAILED "$copies/said"
ok the doctor finds nothing wrong

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
zicha server remove --purge --apply --yes >"$copies/said" 2>&1
test ! -e /var/lib/zicha
! getent passwd zicha
! getent group zicha-staff
rm /etc/ssh/sshd_config.d/50-zicha.conf
ok remove with --purge leaves nothing
echo end
