#!/bin/sh
# Starts systemd as the first process of a copy of this computer that only this script sees, and lets it
# run the nightly units as `zicha server setup` writes them. Run as root by
# `unshare --mount --net --pid --uts --ipc --cgroup --fork --kill-child`.
# $1: the program; $2: an empty folder for the copy; $3: the folder for `said`, whose last line is "end".
set -eu
export PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8
copies=$2
mount --make-rprivate /
mount -t tmpfs -o mode=0755 copies "$copies"
mkdir "$copies/upper" "$copies/work" "$copies/all"
mount -t overlay -o "lowerdir=/,upperdir=$copies/upper,workdir=$copies/work" all "$copies/all" ||
    { echo 'NO OVERLAY' >"$3/said"; exit 0; }
all=$copies/all
mount -t proc proc "$all/proc"
mount -t sysfs -o ro sys "$all/sys"
mount -t cgroup2 cgroup "$all/sys/fs/cgroup" || { echo 'NO CGROUP' >"$3/said"; exit 0; }
mount -t tmpfs -o mode=0755 dev "$all/dev"
for node in null zero full random urandom tty; do
    touch "$all/dev/$node"
    mount --bind "/dev/$node" "$all/dev/$node"
done
mkdir "$all/dev/pts" "$all/dev/shm"
mount -t devpts -o newinstance,gid=5,mode=620,ptmxmode=666 devpts "$all/dev/pts"
mount -t tmpfs -o mode=1777 shm "$all/dev/shm"
ln -s pts/ptmx "$all/dev/ptmx"
ln -s /proc/self/fd "$all/dev/fd"
for folder in run tmp; do mount -t tmpfs -o mode=0755 "$folder" "$all/$folder"; done
chmod 1777 "$all/tmp"
mkdir "$all/run/result" "$all/run/room"
mount --bind "$3" "$all/run/result"
install -m 0755 -o root -g root "$1" "$all/usr/bin/zicha"
rm -f "$all/usr/local/bin/zicha"
cp "$(dirname "$0")/systemd-inside.sh" "$all/run/room/inside.sh"

# Nothing of this computer's own is started: only what systemd itself needs, and ours.
rm -rf "$all/etc/systemd/system" "$all/var/lib/systemd/timers"
mkdir -p "$all/etc/systemd/system" "$all/var/lib/systemd/timers"
rm -rf "$all/var/log/journal" "$all/etc/zicha" "$all/var/lib/zicha" "$all/etc/fstab"
for unit in systemd-udevd.service systemd-udev-trigger.service systemd-resolved.service systemd-networkd.service \
    systemd-timesyncd.service systemd-logind.service systemd-tmpfiles-setup.service systemd-sysctl.service \
    systemd-modules-load.service dev-hugepages.mount dev-mqueue.mount sys-kernel-debug.mount \
    sys-kernel-tracing.mount sys-kernel-config.mount sys-fs-fuse-connections.mount \
    proc-sys-fs-binfmt_misc.automount; do
    ln -s /dev/null "$all/etc/systemd/system/$unit"
done
cat >"$all/etc/systemd/system/room.service" <<'UNIT'
[Unit]
Description=What is asked of the units
Requires=basic.target
After=basic.target systemd-journald.service
Wants=systemd-journald.service dbus.socket

[Service]
Type=oneshot
ExecStart=/bin/sh /run/room/inside.sh
StandardOutput=append:/run/result/said
StandardError=append:/run/result/said
ExecStopPost=/bin/systemctl exit 0
TimeoutStartSec=120
UNIT
cd "$all"
mkdir -p run/room/old
pivot_root . run/room/old
exec chroot . /bin/sh -c 'cd /; umount -l /run/room/old; hostname office
    exec env -i container=room PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 TERM=dumb \
        /lib/systemd/systemd --system --unit=room.service --show-status=no --log-level=warning' </dev/null
