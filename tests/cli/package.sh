#!/bin/sh
# Installs the Debian package, uses it, puts it over an older one and removes it: in a copy of a Debian that
# only this script sees (run by `unshare --mount --net --pid --fork --mount-proc`, as root).
# $1: the package; $2: an empty folder; $3: the Debian, / for this computer; $4: an old database, packed.
# One line "ok ..." for each thing that holds.
set -eu
export PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive
copies=$2
mount --make-rprivate /
mount -t tmpfs -o mode=0755 copies "$copies"
mkdir "$copies/upper" "$copies/work" "$copies/all"
mount -t overlay -o "lowerdir=$3,upperdir=$copies/upper,workdir=$copies/work" all "$copies/all" ||
    { echo 'NO OVERLAY'; exit 0; }
all=$copies/all
mount -t proc proc "$all/proc"
mount --rbind /dev "$all/dev"
mount -t tmpfs -o mode=0755 run "$all/run"
mount -t tmpfs -o mode=1777 tmp "$all/tmp"
cp "$1" "$all/tmp/zicha.deb"
gunzip -c "$4" >"$all/tmp/old.db"
rm -f "$all/usr/local/bin/zicha"
# Debian would index every manual anew at every step.
rm -f "$all/var/lib/man-db/auto-update"
cp "$(dirname "$0")/package-inside.sh" "$all/tmp/inside.sh"
exec chroot "$all" sh /tmp/inside.sh
