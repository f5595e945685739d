# What failed, what was kept, what to do
errors-nothing-changed = { $why } Nothing was changed.
errors-invalid = { $count ->
    [one] One thing needs correcting before this can be saved: { $list }
   *[other] { $count } things need correcting before this can be saved: { $list }
}
errors-separator = { "; " }
errors-at-field = { $field }: { $what }
errors-at-line = line { $line }, { $what }
errors-conflict = Somebody else changed this while you were writing. Both versions are kept: compare them and choose.
errors-not-found = This was not found: it may have been deleted, or it is not yours to see. Go back and open the page again.
errors-constraint = This change clashes with other entries and was not saved. Go back, open the page again and retry.

# Why it may not be done: shown beside an action that is not available
errors-no-right = Your roles do not include this; ask the coordinator if you need it.
errors-not-active = This account is no longer active; ask the coordinator.
errors-still-active = This person is still active; only the data of people who have left can be erased. Set them to transferred, retired or disabled first.
errors-own-work = Nobody reviews, verifies or signs their own work; somebody else has to.
errors-not-author = Only the author may do this.
errors-not-owner = Only the owner of the finding may do this.
errors-not-their-line = This is outside the line you supervise; their supervisor, the division head or the coordinator does it.
errors-leader-decides = The division head decides on severe and common findings: only the head signs their closure or takes them out of that class.
errors-own-roles = Nobody changes their own roles; ask another coordinator or the administrator.
errors-phase-not-open = This phase begins on { $date }: until then it can be read but not filled in. The coordinator can open it earlier.
errors-already-submitted = It has been submitted and waits for review; it can be changed once it is returned.
errors-already-accepted = It has been accepted; it can be changed only after it is returned or reopened.
errors-not-submitted = Nothing has been submitted yet, so there is nothing to review.
errors-wrong-state = Its state is "{ $state }", which does not allow this.
errors-no-channels = A report phone and a report website are missing; the coordinator or the division head adds them on the Campaign page. Then publish again.
errors-measures-open = Some measures are below 100%; finish all of them before applying for closure.
errors-no-measure = There is no measure yet; write at least one before handing it over.
errors-frozen = The original words stay as they were given; put your wording into the summary.
errors-built-upon = It has been changed or built on since, so it cannot be undone; edit it instead.
errors-nothing-to-undo = Nothing of this session is left to undo.
errors-return-instead = Submitting, accepting and publishing are not undone; the reviewer can return it instead.
errors-in-use = { $what } still uses it; deal with that first.
errors-open-items = { $count ->
    [one] One piece of work is still in this person's name; give it to somebody else first.
   *[other] { $count } pieces of work are still in this person's name; give them to somebody else first.
}
errors-last-in-role = Nobody else is { $role }; give somebody else that role first.
errors-taken = "{ $what }" is taken; choose another.
errors-unknown = This database does not know "{ $account }"; ask the coordinator to add that person or to bind the account.
errors-other-person = This account now belongs to somebody else; leave and log in again.
errors-not-file-owner = Only the owner of the database file, and not through sudo, may name a person with --as, check the file or back it up.
errors-draft-elsewhere = This form is being filled in in another window, whose draft is kept; go on there, or compare and choose here.

# What is wrong with a value
errors-required = must be filled in
errors-too-short = at least { $min } characters, now { $now }
errors-too-long = at most { $max } characters, now { $now }
errors-empty-phrase = "{ $phrase }" says too little: name the thing, the time or the number
errors-not-measurable = cannot be checked: give a number, a date or something that is either done or not
errors-bad-date = is not a date; write it like 2026-05-12
errors-bad-number = must be a number from { $min } to { $max }
errors-after-date = must not be later than { $date }
errors-before-date = must not be earlier than { $date }
errors-future = must not be in the future
errors-not-a-choice = is not one of the choices
errors-bad-phone = is not a telephone number: 5 to 20 digits, with + - ( ) and spaces
errors-bad-url = is not a web address; it begins with http:// or https://
errors-bad-login = may hold only lower-case letters, digits, dot, dash and underscore, at most 32 characters
errors-same-person = responsible leader and owner must be two people
errors-name-mismatch = differs from your name; type your own name
errors-unanswered = { $count ->
    [one] 1 question is not answered yet
   *[other] { $count } questions are not answered yet
}
errors-topics-missing = { $count ->
    [one] 1 required topic has no record yet
   *[other] { $count } required topics have no record yet
}
errors-types-missing = { $count ->
    [one] 1 type of education has no record yet
   *[other] { $count } types of education have no record yet
}
errors-reflections-missing = { $count ->
    [one] 1 reflection is still to be written
   *[other] { $count } reflections are still to be written
}
errors-too-many = at most { $max } entries
errors-too-few = at least { $min } entries, now { $now }
errors-not-multiple = must be a multiple of { $step }
errors-repeated = repeats line { $line }
errors-not-utf8 = is not UTF-8: save the sheet as "CSV UTF-8" and import it again
errors-no-column = has no column in the first row
errors-unused-column = The column "{ $heading }" was not used
errors-exists = "{ $what }" exists already

# The file, the lock and the disk
errors-store-missing = There is no database at { $path }. Run zicha to set one up, or name another file with --db.
errors-store-exists = { $path } exists already and was left alone. Choose another file name.
errors-store-not-ours = { $path } is not a zicha database and was left alone. Name the right file with --db.
errors-store-empty = { $path } is an empty file and was left alone. If data was here, restore a backup; otherwise remove it and run zicha again.
errors-store-newer = This database was written by a newer version (format { $found }; this program knows { $known }) and was left alone. Update zicha first.
errors-store-truncated = { $path } is cut short or damaged and was left alone. Restore the latest backup.
errors-store-read-only = { $path } cannot be written and was left alone. Check the permissions of the file and its folder.
errors-store-network = { $path } is on a network file system ({ $kind }), where several writers would damage it; it was left alone. Put it on a disk of this machine.
errors-store-busy = Another program kept writing, so this was not saved. What you wrote is still here: try again in a moment.
errors-store-full = The disk is full, so this was not saved; everything saved before is safe. Free some space and try again.
errors-store-inside = Somebody has this database open, so nothing was changed. Let everybody leave, then try again.
errors-store-maintenance = A backup is being restored just now. Please log in again in a few minutes.
errors-store-not-backup = { $path } is a database in use or with an unfinished log, not a backup, and was left alone. Name a file made by zicha backup.
errors-store-updated = The program was updated and this window is still the old one, so nothing was saved; drafts are kept. Leave and log in again.
errors-store-old-library = The SQLite library { $version } is too old and could lose data; the file was not opened. Install a current zicha.
errors-store-corrupt = The database is damaged: { $what }. It was not changed. Run zicha check and restore the latest backup.
errors-store-io = Reading or writing failed: { $what }. Nothing was saved this time; everything saved before is safe. Check the disk and try again.
errors-campaign = The campaign file has mistakes and was not used. { $list }
