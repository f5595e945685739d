# What is said to people who come over SSH.
endpoint-commands = Commands that can be given over SSH, as in ssh host status:
endpoint-right = { " " }(needs the right: { $right })
endpoint-note = Without a command (ssh -t host) the screens open. Each command also takes --lang zh-Hans, zh-Hant or en. Files are read from and written to your own computer with < and >.
endpoint-help = List these commands
endpoint-disguised = This program was started in a way that hides who you are (set-user-id); ask the administrator of this host to run zicha server doctor.
endpoint-garbled = A command over SSH is at most 256 bytes of plain text; nothing was done.
endpoint-unknown = "{ $word }" is not a command that can be given over SSH, and nothing was done; ssh host help lists those that are.
endpoint-usage = Nothing was done; that command is written: { $usage }
endpoint-arguments = Behind a login nobody may choose another person or arguments of the program; nothing was done.
endpoint-redirect = A file is not shown on a terminal; redirect it: ssh host { $command } ... > file; do not use -t.
endpoint-feed = The text is taken from a file of yours; feed it: ssh host { $command } < file; do not use -t.
endpoint-not-set-up = zicha has not been set up for logins on this host; ask its administrator to run zicha server doctor.
endpoint-input-too-large = More than 1 MiB came in; nothing was read.
endpoint-input-not-utf8 = What came in is not UTF-8; please save the file as UTF-8 and send it again.
endpoint-silence = Nothing came in for a long time, so the session ended; nothing was done.
endpoint-behind-sudo = Behind sudo zicha takes you for the account that called sudo, and nothing was done; an administrator writes: env -u SUDO_UID zicha ...
