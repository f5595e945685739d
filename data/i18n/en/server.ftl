# The command `zicha server`: its help.
server-about = Set this computer up for many people over SSH, examine it, take it back
server-setup = Print exactly what would be done here; with --apply do it
server-doctor = Check every promise of the server and say how to mend each
server-remove = Print what setup made here; with --apply take it back
server-opt-apply = Do it (root only)
server-opt-access = How people log in: accounts of the system, keys kept by zicha, or both
server-opt-root = A folder that holds another system's files, instead of this computer
server-opt-purge = Also delete the database, all backups and the service account
server-opt-yes = Do not ask before deleting data

# The plan of setup: one line per step.
server-setup-head = What setup would do on this computer (access: { $access }; program: { $program })
server-standing =
    { $code ->
        [new] new
        [same] same
        [differs] differs
        [unknown] unknown
       *[foreign] in the way
    }
server-group = group { $name }
server-account = account { $name } without a password, home { $home }, shell { $shell }
server-folder = folder { $path }, { $owner }, mode { $mode }
server-file = file { $path }, root, mode { $mode }
server-proved = { $file }, checked by { $tool } before it is put in place
server-gone = { $path } put aside: this access does not need it
server-read-units = systemd reads its units again (systemctl daemon-reload)
server-timer = nightly check and backup switched on (systemctl enable --now zicha-nightly.timer)
server-read-sshd = sshd reads its configuration again; open sessions stay
server-obstacles = In the way of --apply:
server-no-tool = { $tool } is not installed: apt install { $package }
server-no-program = the program is not in place: install -m 0755 -o root -g root zicha /usr/local/bin/zicha
server-unsafe = others than root can replace { $path }: chown root:root { $path }; chmod go-w,a-s { $path }
server-no-include = { $path } reads no drop-in files; put this line at its top: Include /etc/ssh/sshd_config.d/*.conf
server-foreign = { $what } is something else here; it is left alone, move it away yourself
server-odd-path = { $path } in /etc/zicha/server.toml cannot become zicha's own folder; name one three levels down without spaces, as in /var/lib/zicha
server-setup-same = Everything is as it should be; there is nothing to do.
server-setup-next = Nothing was changed. { $count } to do, as root: zicha server setup --access { $access } --apply

# What was done.
server-done = done: { $what }
server-kept = kept: { $path }
server-failed = failed: { $what }: { $why }
server-not-done = not done: { $what }
server-not-root = Only root may do this; without --apply everybody may look.
server-not-applied = Nothing was changed.
server-setup-stopped = Setup stopped at the first failure; mend it and run the same command again.
server-setup-done = The server is set up. Next: runuser -u { $account } -- env -u SUDO_UID { $program } init (see init --help), then zicha server doctor.
server-no-systemd = systemd is not running: make sshd read its configuration again yourself; the nightly run begins when systemd is started.

# Taking it back.
server-remove-head = What would be taken back on this computer
server-remove-next = Nothing was changed. As root, the same command with --apply does it.
server-remove-nothing = There is nothing here that setup made.
server-remove-stopped = Stopped at the first failure; mend it and run the same command again.
server-undo-timer = nightly check and backup switched off
server-undo-file = delete { $path }
server-undo-aside = { $path } was changed by hand: move it to { $aside }
server-undo-restore = { $path } becomes again what it was before setup ({ $kept })
server-undo-kept = delete { $path }, an earlier version of setup's own
server-undo-folder = delete the empty folder { $path }
server-undo-data = DELETE DATA { $path }
server-undo-data-folder = DELETE DATA { $path } with everything in it
server-undo-account = delete the account { $name }
server-undo-group = delete the group { $name }
server-left = stays: { $path }
server-members = These accounts will get an ordinary shell when they log in: { $members }. Lock them with usermod -L, or delete them.
server-purge-ask = All data of the office and every backup would be deleted for good. Type { $word } and Enter to go on:
server-purge-not = Something else was typed; nothing was changed.
server-purge-no-terminal = Deleting data needs a terminal to ask at, or --yes; nothing was changed.

# Accounts of this computer.
server-opt-account = Account of this computer that the person logs in with; the one named like the login unless given
server-people-bind = Bind a person to the account of this computer they log in with
server-opt-unbind = Unbind: the person can no longer log in with an account
