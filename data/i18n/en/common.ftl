# Words used everywhere
common-yes = Yes
common-no = No
common-ok = OK
common-cancel = Cancel
common-save = Save
common-saved = Saved
common-saving = Saving
common-unsaved = Not saved yet
common-saved-at = Saved { $time }
common-draft-kept = Draft kept
common-back = Back
common-close = Close
common-open = Open
common-continue = Continue
common-next = Next
common-previous = Previous
common-choose = Choose
common-new = New
common-edit = Edit
common-delete = Delete
common-undo = Undo
common-submit = Submit
common-accept = Accept
common-return = Return
common-export = Export
common-import = Import
common-print = Print
common-find = Find
common-filter = Filter
common-sort = Sort
common-help = Help
common-settings = Settings
common-quit = Quit
common-retry = Try again
common-loading = Loading
common-none = None
common-all = All
common-other = Other
common-unknown = Unknown
common-not-set = Not filled in
common-required = Required
common-optional = Optional
common-total = Total
common-name = Name
common-date = Date
common-status = Status
common-remark = Remark
common-today = Today
common-yesterday = Yesterday
common-tomorrow = Tomorrow
common-on = On
common-off = Off
common-list-separator = { ", " }
common-colon = { ": " }
common-label-value = { $label }: { $value }
common-in-brackets = { $text } ({ $note })
common-quoted = "{ $text }"
common-of = { $done }/{ $total }
common-percent = { $value }%
common-position = { $current } of { $total }

# Counts
common-people = { $count ->
    [one] 1 person
   *[other] { $count } people
}
common-items = { $count ->
    [one] 1 item
   *[other] { $count } items
}
common-entries = { $count ->
    [one] 1 entry
   *[other] { $count } entries
}
common-questions = { $count ->
    [one] 1 question
   *[other] { $count } questions
}
common-times = { $count ->
    [one] once
   *[other] { $count } times
}
common-chars = { $count ->
    [one] 1 character
   *[other] { $count } characters
}
common-days = { $count ->
    [one] 1 day
   *[other] { $count } days
}
common-workdays = { $count ->
    [one] 1 workday
   *[other] { $count } workdays
}
common-days-left = { $count ->
    [one] 1 day left
   *[other] { $count } days left
}
common-workdays-left = { $count ->
    [one] 1 workday left
   *[other] { $count } workdays left
}
common-days-late = { $count ->
    [one] 1 day late
   *[other] { $count } days late
}
common-minutes = { $count ->
    [one] 1 minute
   *[other] { $count } minutes
}
common-matches = { $count ->
    [one] 1 match
   *[other] { $count } matches
}

# Time and language
common-hours = { $hours } h
common-due-on = due { $date }
common-due-today = due today
common-starts-on = starts { $date }
common-language = Language
common-language-zh-hans = 简体中文
common-language-zh-hant = 繁體中文
common-language-en = English
