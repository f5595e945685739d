# Asked of the nightly units where systemd is the first process (see systemd.sh). One line "ok ..." for each
# thing that holds, "end" at the end.
set -eu
export PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8
ok() { echo "ok $*"; }
no() { if "$@"; then echo "NOT SO: $*"; exit 1; fi; }
show() { systemctl show --value --property="$1" "zicha-nightly.$2"; }
own() { runuser -u zicha -- env -u SUDO_UID zicha --lang en "$@"; }
trap '[ $? = 0 ] || { echo "NOT SO: the last words were"; cat /tmp/words
    journalctl --no-pager --quiet --lines=40; }' EXIT
# Every end of a run is told to whoever waits here, with what systemd makes of it.
mkfifo /run/ended
mkdir -p /etc/systemd/system/zicha-nightly.service.d /etc/systemd/system/zicha-nightly.timer.d
cat >/etc/systemd/system/zicha-nightly.service.d/told.conf <<'UNIT'
[Service]
ExecStopPost=+/bin/sh -c 'echo "$SERVICE_RESULT $EXIT_CODE $EXIT_STATUS" >/run/ended'
UNIT
printf '[Timer]\nRandomizedDelaySec=0\nAccuracySec=1s\n' >/etc/systemd/system/zicha-nightly.timer.d/soon.conf

ssh-keygen -A >/dev/null
rm -f /etc/ssh/sshd_config.d/* /etc/sudoers.d/zicha
zicha --lang en server setup --access accounts --apply >/tmp/words 2>&1
test "$(systemctl is-enabled zicha-nightly.timer)" = enabled
test "$(show ActiveState timer)" = active
ok setup starts the timer in a running systemd

useradd -M -d /var/lib/zicha-home -s /bin/sh -g zicha-staff alice
systemctl start zicha-nightly.service >/tmp/words 2>&1
test "$(show ConditionResult service)" = no
own init --campaign satisfactory-unit --year 2026 --unit Office --login alice --name Alice >/tmp/words 2>&1
ok without a database there is nothing to do, and that is no failure

# The computer was off at night: what was missed is done at the start.
systemctl stop zicha-nightly.timer
touch -d '2 days ago' /var/lib/systemd/timers/stamp-zicha-nightly.timer
systemctl start zicha-nightly.timer
read -r result </run/ended
test "$result" = 'success exited 0'
copy=$(find /var/lib/zicha/backups -name '*.db')
test "$(stat -c '%a %U %G' "$copy")" = '600 zicha zicha'
own --db "$copy" check >/tmp/words 2>&1
next=$(show NextElapseUSecRealtime timer)
test -n "$next"
ok the timer makes up for a night, and the backup it leaves is whole: next at "$next"

journalctl --sync
journalctl --no-pager --unit=zicha-nightly.service >/tmp/words
grep -q "$(basename "$copy")" /tmp/words
journalctl --no-pager --identifier=zicha >/tmp/words
grep -q '[0-9]:[0-9a-f]\{64\}' /tmp/words
ok the journal has the report of the run, and the anchor of the history
zicha --lang en server doctor >/tmp/words 2>&1 || true
grep -i 'nightly\|backup' /tmp/words | grep -qi ok

# What the unit may not do, whoever it is told to be: the program is replaced by a shell that tries.
# Folders that stand open to everybody but for what systemd makes of them.
mkdir -p -m 1777 /etc/open /usr/open /home/open /srv/open /var/open
cat >/run/room/tries.sh <<'TRIES'
for folder in /etc/open /usr/open /home/open /srv/open /var/open /etc /var/lib /run /dev; do
    if (: >"$folder/x") 2>/dev/null; then echo "WROTE $folder"; fi
done
for folder in /var/lib/zicha /var/lib/zicha/backups; do
    (: >"$folder/x") && rm "$folder/x" || echo "NOT $folder"
done
grep -e ^CapBnd -e ^NoNewPrivs /proc/self/status
echo "umask $(umask) account $(id -un):$(id -gn) temporary files $(find /tmp -mindepth 1 | wc -l)"
if sudo -n true 2>/dev/null; then echo SUDO; fi
bash -c ': </dev/tcp/127.0.0.1/9' 2>&1 | grep -q 'Address family not supported' || echo NETWORK
echo tried
TRIES
printf '[Service]\nExecStart=\nExecStart=/bin/sh /run/room/tries.sh\n' \
    >/etc/systemd/system/zicha-nightly.service.d/tries.conf
systemctl daemon-reload
systemctl start --no-block zicha-nightly.service
read -r result </run/ended
journalctl --sync
test "$result" = 'success exited 0'
journalctl --no-pager --output=cat "_SYSTEMD_INVOCATION_ID=$(show InvocationID service)" >/tmp/words
grep -q '^tried$' /tmp/words
no grep -e WROTE -e NOT -e SUDO -e NETWORK /tmp/words
grep -q '^CapBnd:.*0000000000000000$' /tmp/words
grep -q '^NoNewPrivs:.*1$' /tmp/words
grep -q '^umask 0077 account zicha:zicha temporary files 0$' /tmp/words
rm /etc/systemd/system/zicha-nightly.service.d/tries.conf
systemctl daemon-reload
ok systemd holds the unit in: it writes where its data is, and nowhere else

backups=$(find /var/lib/zicha/backups -name '*.db' | wc -l)
cp -p /var/lib/zicha/zicha.db /tmp/whole.db
dd if=/dev/zero of=/var/lib/zicha/zicha.db bs=4096 seek=3 count=4 conv=notrunc 2>/dev/null
rm -f /var/lib/zicha/zicha.db-wal /var/lib/zicha/zicha.db-shm
systemctl start --no-block zicha-nightly.service
read -r result </run/ended
test "$result" = 'exit-code exited 1'
test "$(systemctl is-failed zicha-nightly.service)" = failed
systemctl --failed --no-legend --plain | grep -q zicha-nightly.service
test "$(find /var/lib/zicha/backups -name '*.db' | wc -l)" = "$backups"
if zicha --lang en server doctor >/tmp/words 2>&1; then false; fi
grep -q 'zicha-nightly' /tmp/words
ok a damaged database fails the unit, is seen from outside, and replaces no backup

cat /tmp/whole.db >/var/lib/zicha/zicha.db
rm -f /var/lib/zicha/zicha.db-wal /var/lib/zicha/zicha.db-shm
systemctl start --no-block zicha-nightly.service
read -r result </run/ended
test "$result" = 'success exited 0'
test "$(systemctl is-active zicha-nightly.timer)" = active
rm -r /etc/systemd/system/zicha-nightly.service.d /etc/systemd/system/zicha-nightly.timer.d
zicha --lang en server remove --apply >/tmp/words 2>&1
test ! -e /etc/systemd/system/zicha-nightly.timer
test "$(systemctl show --value --property=LoadState zicha-nightly.timer)" = not-found
ok put back it succeeds again, and taken back the units are gone
echo end
