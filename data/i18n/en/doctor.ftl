# The report of `zicha server doctor`.
doctor-state =
    { $code ->
        [ok] ok
        [warning] warning
       *[failed] FAILED
    }
doctor-mend = mend: { $how }
doctor-sum = { $failed } failed, { $warnings } warnings
doctor-not-root = Not everything could be looked at: run it as root.
doctor-not-used = not used here
doctor-missing = { $what } is missing
doctor-unread = could not be read: { $what }
doctor-kind = { $path } is not what it should be, but a link or something else
doctor-owner = { $path } belongs to user { $found }, not to { $wanted }
doctor-mode = { $path } has mode { $found } instead of { $wanted }
doctor-writable = others than root can replace { $path }
doctor-content = { $path } is not as setup writes it
doctor-root-account = { $name } is root or the service account and may not be used so
doctor-password = { $name } can log in with a password
doctor-shell = { $name } has the shell { $found } instead of { $wanted }
doctor-not-empty = { $path } should be empty
doctor-stray-key = { $path } is for { $name }, who is not in { $group }
doctor-keys = key files: { $count }
doctor-network = { $path } is on a network file system ({ $kind }), where several writers would damage the database
doctor-mend-network = move the database to a disk of this computer and name it in /etc/zicha/server.toml
doctor-local = { $path } is on a disk of this computer
doctor-library = the SQLite library { $version } can lose data
doctor-mend-update = install a current zicha
doctor-not-ours = { $path } is not a zicha database
doctor-mend-restore = restore the latest backup: zicha restore FILE
doctor-newer = the database has format { $found }, this program knows { $known }
doctor-older = the database file shows format { $found }, this program writes { $known }
doctor-mend-migrate = the next session brings it up to date, after a backup of its own
doctor-schema = format { $found }
doctor-disk = { $mib } MiB free for { $path }
doctor-mend-disk = free some space on this disk
doctor-no-backup = there is no backup in { $path } yet
doctor-backup = the newest backup is { $hours } hours old
doctor-timer-off = { $unit } is not switched on
doctor-nightly-failed = the last run of { $unit } failed
doctor-clock-behind = the clock is behind files that are already here
doctor-clock-alone = the clock is not kept by a time server
doctor-locale = the computer's language setting is not UTF-8 ({ $value })
doctor-sshd-refuses = sshd refuses its configuration: { $why }
doctor-setting = for { $user }, sshd has { $key } "{ $found }" instead of "{ $wanted }"
doctor-access = access: { $code }
doctor-visudo = sudo's files have mistakes: { $why }
doctor-sudo-more = { $user } may do more through sudo: { $rule }
doctor-sudo-less = sudo does not let { $user } start zicha
doctor-powerful = { $user } is also in { $groups }
doctor-no-staff = nobody is in { $group } yet
doctor-mend-host = correct /etc/zicha/server.toml, which is root's alone to write
