# Opinions
opinions-place = Opinions
opinions-figures = { $count ->
    [one] 1 opinion, { $converted } became findings
   *[other] { $count } opinions, { $converted } became findings
}
opinions-figures-all = { $count ->
    [one] Office: 1 opinion, { $converted } became findings
   *[other] Office: { $count } opinions, { $converted } became findings
}
opinions-source-enough = { $source } { $count } ✓
opinions-source-short = { $source } { $count }/{ $min }
opinions-source-plain = { $source } { $count }
opinions-empty = Opinions from grass-roots units, the public and enterprises will be listed here in their own words. Press n to enter the first.
opinions-empty-read = No opinion has been entered yet.
opinions-add = Add
opinions-add-title = Enter an opinion
opinions-read = Read
opinions-handle = Handle
opinions-handle-title = Handle { $no }
opinions-decide = Decide
opinions-decide-title = Decide on { $no }
opinions-convert = Make a finding
opinions-convert-title = Make { $no } a finding
opinions-convert-text = It enters the ledger and waits for confirmation. Described as: { $words }
opinions-change-title = Change { $no }
opinions-delete-title = Delete { $no }
opinions-open-finding = See { $no }
opinions-finish = Finish
opinions-finish-title = Finish collecting opinions
opinions-finish-text = { $count ->
    [one] You entered 1 opinion. You can still add more afterwards.
   *[other] You entered { $count } opinions. You can still add more afterwards.
}
opinions-original-hint = As it was said; it cannot be changed after saving. Add explanations to the summary
opinions-original-frozen = Original words (saved, cannot be changed)
opinions-summary-hint = The point in a sentence or two; a finding made of it uses this, else the original words
opinions-giver-hint = May stay empty; seen only by whoever entered it, leaders and the coordinator
opinions-reason-hint = Needed for everything but adoption
opinions-col-date = Date
opinions-col-source = Source
opinions-col-what = Opinion
opinions-col-author = Entered by
opinions-col-state = State
opinions-by = entered by { $name }
