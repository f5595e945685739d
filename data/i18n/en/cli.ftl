# The command line: help texts.
cli-about = Walks an office through a phased self-inspection, from study to summary
cli-long-about = zicha is a terminal program for offices: staff fill in study, self-examination, commitments and rectification step by step; the leader sees the whole team on one screen, reviews, and exports the summary. Run without a subcommand it opens the screens; where there is no database yet, the set-up wizard.
cli-after-help = Data goes to stdout, messages to stderr. Exit codes: 0 done, 1 refused or failed, 2 wrong usage.
cli-opt-db = Database file; else ZICHA_DB, else the personal data folder
cli-opt-lang = Language; else the person's setting, else the locale
cli-opt-as = Act as this login (owner of the database file only)
cli-opt-json = Print JSON
cli-init = Create a new database
cli-opt-campaign = Id of a built-in campaign, or a campaign file
cli-opt-year = Year of the campaign
cli-opt-unit = Name of the unit
cli-opt-login = Login
cli-opt-name = Name
cli-opt-phone = Report phone
cli-opt-url = Report website
cli-demo = Build an example office and open it
cli-opt-people = Number of people, 12 to 100000
cli-opt-entries = Further entries to add, up to 1000000
cli-opt-seed = Seed; the same seed gives the same content
cli-opt-today = The example's own today, as in 2026-05-12
cli-opt-no-open = Build only, do not open
cli-status = My steps and what is next; for a leader also the team
cli-people = People
cli-people-list = List people
cli-people-add = Add a person
cli-people-import = Import people from a CSV file
cli-people-role = Set a person's roles (replaces)
cli-people-rights = List the rights of each role
cli-opt-list-format = Output format
cli-opt-role = Role
cli-opt-role-add = Add to the present roles
cli-opt-person-unit = Unit; else the actor's
cli-arg-import = CSV file with login, name, position, unit, role, cadre
cli-campaign = Campaign files
cli-campaign-list = List built-in campaigns and the one in use
cli-campaign-show = Show the campaign in use: phases, steps, dates
cli-campaign-check = Check a campaign file and list every mistake
cli-campaign-export = Print a built-in campaign's file, to start your own from
cli-arg-campaign-file = Campaign file (TOML)
cli-arg-campaign-id = Id of a built-in campaign
cli-export = Export a report
cli-arg-export-kind = summary, team (table), ledger, or mine (my own data)
cli-opt-export-format = Format; xlsx only for team and ledger
cli-opt-output = Write to this file instead of stdout
cli-check = Verify the database: history chain, every row, totals
cli-opt-anchor = Compare with the anchor in an exported file's footer
cli-backup = Back up the database and verify the copy
cli-arg-backup = Backup file, must not exist yet; none: into the folder of backups, the newest few are kept
cli-completions = Print a shell completion script
cli-arg-shell = Shell the script is for
cli-arg-command = Name of the command
cli-man = Print the manual page

# Messages.
cli-broke-off = The program stopped because of an error. Everything saved is kept. Please give the log in { $folder } to your administrator.
cli-no-terminal = The screens need a terminal: run zicha in one, or use a subcommand (see zicha --help).
cli-terminal-failed = The terminal could not be read or written: { $what }. Everything saved and every draft is kept. Please connect again.
cli-init-done = Created the database { $path }.
cli-init-dates-passed = Note: by its plan the first phase ended on { $day }. Open the screens and change the dates of the phases under Campaign, or everybody is late from the start.
cli-folder-missing = There is no folder { $path }; check the path.
cli-file-missing = There is no file { $path }; check the path.
cli-file-too-large = The file { $path } is larger than 1 MiB and was not read.
cli-file-not-utf8 = The file { $path } is not UTF-8; please save it as UTF-8 and try again.
cli-bad-anchor = An anchor is SEQ:HASH as in an exported file's footer; { $text } is not.
cli-check-more = { $count } more are not listed.
cli-check-failed = The check failed. Do not write to this database any more, and compare it with a backup.
cli-check-failed-at = The check failed: records from { $seq } on are not to be trusted. Do not write to this database any more, and compare it with a backup.
cli-check-sound = Sound: { $changes } history records, { $rows } rows.
cli-check-head = Anchor { $anchor }
cli-backup-done = Backed up to { $path }; the copy was verified ({ $changes } history records).
cli-binary-to-terminal = An xlsx file cannot be shown on a terminal; redirect it to a file, or give -o FILE.
cli-export-done = Wrote { $path }.
cli-unknown-unit = There is no unit named { $name }; check the name.
cli-unknown-campaign = There is no built-in campaign { $id }; zicha campaign list shows them all.
cli-campaign-in-use = In use here: { $id } version { $version }, { $name } { $year }
cli-team-line = Team of { $people }: { $waiting } waiting for me, { $late } late
cli-demo-built = Built the example office { $path }: { $people } people, { $changes } records; its today is { $today }.
cli-demo-exists = { $path } exists already and was left alone. Open it with: zicha --db { $path }
cli-demo-as = Open it as any of these (with --as LOGIN):
cli-all-but-own = all but own
cli-relation =
    { $code ->
        [own] own
        [line] line
        [other] others
       *[leader] head
    }
cli-rights-legend = own: one's own; line: people one supervises; others: other colleagues; head: the division head's; -: never. States (submitted, accepted and so on) limit further.
cli-idle-end = The session ended because no key was touched for a long time. What you typed is kept as a draft: log in again to go on.
