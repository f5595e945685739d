# Hides the machine behind a private one: everything that can be written is in memory and gone with
# the last process. $1 is an empty folder, $2 the program under test.
set -eu
room=$1
mount -t tmpfs -o mode=755 room "$room"

mkdir -p "$room/etc" "$room/dev" "$room/local/bin"
cp -a /etc/. "$room/etc"
cp "$2" "$room/local/bin/zicha"
chown root:root "$room/local/bin/zicha"
chmod 755 "$room/local/bin/zicha"
mount --rbind /dev "$room/dev"

mount -t tmpfs -o mode=755 dev /dev
for node in null zero full random urandom tty; do
    touch /dev/$node
    mount --bind "$room/dev/$node" /dev/$node
done
mkdir /dev/pts /dev/shm
mount -t devpts -o newinstance,gid=5,mode=620,ptmxmode=666 devpts /dev/pts
mount -t tmpfs -o mode=1777 shm /dev/shm
ln -s pts/ptmx /dev/ptmx
ln -s /proc/self/fd /dev/fd
ln -s fd/0 /dev/stdin
ln -s fd/1 /dev/stdout
ln -s fd/2 /dev/stderr

mount --bind "$room/etc" /etc
mount --bind "$room/local" /usr/local
for folder in /run /home /root /srv /mnt /var /tmp; do
    if [ -d "$folder" ]; then mount -t tmpfs -o mode=755 private "$folder"; fi
done
chmod 1777 /tmp
chmod 700 /root
mkdir -p /run/sshd /run/lock /var/lib /var/log /var/mail /var/spool /var/cache /var/backups
mkdir -m 1777 /var/tmp
ln -s /run /var/run
ln -s /run/lock /var/lock
touch /var/log/lastlog /var/log/wtmp /var/log/btmp /run/utmp

ip link set lo up
hostname office
printf '127.0.0.1 localhost office\n::1 localhost\n' > /etc/hosts
rm -f /etc/resolv.conf /etc/nologin
cd /root
