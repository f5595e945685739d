# What is wrong in a campaign file
template-error = error
template-warning = warning
template-too-large = the file has { $now } bytes; a campaign may have { $max }
template-syntax = not valid TOML: { $reason }
template-unknown-key = unknown key { $text }
template-did-you-mean = did you mean { $nearest }?
template-allowed = allowed here: { $allowed }
template-missing-key = { $key } is missing
template-missing-language = the text in { $language } is missing; each text needs zh-Hans, zh-Hant and en
template-wrong-type = { $text } is { $got }; needed here: { $want }
template-shape-text = a text in quotes
template-shape-number = a whole number
template-shape-fraction = a number with a fraction
template-shape-flag = true or false
template-shape-date = a date without quotes
template-shape-list = a list in [ ]
template-shape-table = a table
template-shape-local-text = one text per language (zh-Hans, zh-Hant, en)
template-unknown-value = { $text } is not one of the choices
template-kind-to-come = this version cannot handle a step of the kind { $text } yet; put it into "announced" of the phase
template-duplicate-key = { $text } is already used in line { $line }; each needs a key of its own
template-bad-key = { $text } cannot be a key: use lower-case Latin letters, digits, _ and -
template-bad-mark = { $text } is neither a month such as "04" nor a day such as "04-15" ("+01" is January of the following year)
template-bad-date = { $text } is not a date such as "2026-04-15"
template-reversed = the end { $text } lies before the start; swap them, or write "+" for the following year
template-outside-campaign = { $text } lies outside the campaign's own dates; move it or widen start and end of the campaign
template-overlap = this phase shares days with the phase { $phase }; fine if it is meant so
template-gap = no phase covers { $first } to { $last }; fine if the time is for preparation
template-due-outside-phase = this step is due outside its phase
template-out-of-range = { $text } must be a whole number from { $min } to { $max }
template-min-over-max = the minimum { $text } is greater than the maximum { $max }
template-empty-list = the list is empty; it needs at least one entry
template-empty-text = the text is empty; write it or leave the key out where that is allowed
template-too-many = { $now } entries are too many; at most { $max }
template-too-long = the text has { $now } characters; at most { $max }
template-too-wide = { $text } is { $now } columns wide; at most { $max } (a Chinese character takes two)
template-control-character = the text holds a line break, a control or a direction character; write it on one line without it
template-nothing-happens = nothing happens in this phase; give it a [[phase.step]] or an "announced" text
template-too-much-asked = { $now } things are asked of each person; more than { $max } is a burden
template-no-mistakes = no mistakes
template-errors = { $count ->
    [0] no errors
    [one] 1 error
   *[other] { $count } errors
}
template-warnings = { $count ->
    [0] no warnings
    [one] 1 warning
   *[other] { $count } warnings
}
template-joined = { $first }; { $second }
template-more = and { $count } more, not listed here
template-repeated-key = { $text } appears here twice; keep one of them
