# Words used everywhere
common-yes = Yes
common-no = No
common-new = New
common-delete = Delete
common-submit = Submit
common-accept = Accept
common-filter = Filter
common-retry = Try again
common-loading = Loading
common-read-all = Read all
common-none = None
common-all = All
common-other = Other
common-not-set = Not filled in
common-total = Total
common-name = Name
common-status = Status
common-list-separator = { ", " }
common-label-value = { $label }: { $value }
common-in-brackets = { $text } ({ $note })
common-quoted = "{ $text }"
common-of = { $done }/{ $total }
common-percent = { $value }%

# Counts
common-people = { $count ->
    [one] 1 person
   *[other] { $count } people
}
common-entries = { $count ->
    [one] 1 entry
   *[other] { $count } entries
}
common-questions = { $count ->
    [one] 1 question
   *[other] { $count } questions
}
common-chars = { $count ->
    [one] 1 character
   *[other] { $count } characters
}
common-days = { $count ->
    [one] 1 day
   *[other] { $count } days
}
common-workdays-left = { $count ->
    [one] 1 workday left
   *[other] { $count } workdays left
}
common-days-late = { $count ->
    [one] 1 day late
   *[other] { $count } days late
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
