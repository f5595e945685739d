# Personal data: erasing and how long it is kept
erase-about = Erase the personal data of somebody who has left
erase-opt-yes = Do not ask
erase-opt-names = Also put a neutral word for the name wherever else it stands
erase-sure = This cannot be undone. Type the login { $login } again to go on:
erase-say-yes = Nothing was erased: there is no terminal to ask on. Add --yes if you are sure.
erase-left = Nothing was erased.
erase-done = Erased { $login }: { $rows } entries, { $texts } earlier texts. Numbers and totals stay.
erase-retention-about = Show or decide how long personal data is kept
erase-arg-months = Months after the campaign's last day, or after leaving
erase-retention = Personal data is kept { $months } months: of this campaign until { $until }.
erase-overdue = { $login } has left and should have been erased by { $since }: zicha erase { $login }

# What erasing would do
erase-plan-erased = Erased for good with every earlier version, the texts and names of { $name } alone: { $list }.
erase-plan-kept = Kept as records of the office, where *** then stands for { $name }: { $list }.
erase-plan-clean = No other text names { $name } or { $login }.
erase-plan-named = { $count ->
    [one] 1 other row still names { $name } or { $login }:
   *[other] { $count } other rows still name { $name } or { $login }:
}
erase-plan-row = { $what } { $no }: { $places }
erase-plan-past = { $count ->
    [one] 1 earlier version
   *[other] { $count } earlier versions
}
erase-plan-fixed = (a name that the office gave: change it by hand)
erase-plan-alike = { $list } has the same name: look whom each row means before the name is replaced.
erase-somebody = a colleague
erase-names-ask = Put "{ $word }" for the name in these rows too, and erase their earlier versions that hold it? Type y or n:
erase-names-done = { $rows ->
    [one] "{ $word }" now stands for the name in 1 row.
   *[other] "{ $word }" now stands for the name in { $rows } rows.
}
erase-names-left = { $rows ->
    [one] 1 row still names the person; it is listed above.
   *[other] { $rows } rows still name the person; they are listed above.
}
erase-table = { $code ->
    [unit] Unit
    [role_assignment] Role
    [office_campaign] Campaign
    [channel] Report channel
    [measure] Measure
    [progress_note] Progress note
    [closure] Closure
    [notice] Notice
    [draft] Draft
    [event] Event of the history
   *[other] { $else }
}

# What still holds the data
erase-traces = Pieces of the erased texts may stand in the gaps of the database file until it is written anew, which was not possible just now (others read all the time, or the disk has no room for it); the nightly run tries again.
erase-wiped = The database file was written anew: nothing is left in it of what was erased.
erase-backups-none = No backup in { $folder } holds the data.
erase-backups-kept = { $count ->
    [one] 1 backup in { $folder } still holds the data: { $first }.
   *[other] { $count } backups in { $folder } still hold the data, { $first } to { $last }.
}
erase-backups-until = With one backup a night the last gives way on { $day }; delete them to be rid of the data sooner.
erase-backups-more = The last gives way after { $keep } more backups; delete them to be rid of the data sooner.
erase-copies = Copies that hold the data until somebody deletes them: { $list }
erase-outbox = { $count ->
    [one] 1 exported file in { $folder } may hold it until somebody deletes it.
   *[other] { $count } exported files in { $folder } may hold it until somebody deletes them.
}
erase-elsewhere = What was copied or exported elsewhere before is not reached from here.
