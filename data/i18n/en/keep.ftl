# Backups and restoring
keep-opt-keep = How many backups stay in the folder
keep-restore = Put a verified backup in the database's place, with nobody inside
keep-arg-restore = Backup file, made by zicha backup
keep-removed = { $count ->
    [one] One older backup was removed; the newest { $keep } stay.
   *[other] { $count } older backups were removed; the newest { $keep } stay.
}
keep-restored = Restored { $path } and verified the database again ({ $changes } history records).
keep-restored-before = It was at anchor { $anchor }; what came after the backup is no longer in it, and the history says so.
keep-restored-kept = The database as it was is kept as { $path }.
keep-nightly = Verify, back up and report: what a server's timer runs
keep-anchor-told = Anchor { $anchor }, told to the system log
