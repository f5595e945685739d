# The rectification ledger
ledger-place = Ledger
ledger-title = Rectification ledger
ledger-propose = Propose
ledger-propose-title = Propose a finding
ledger-empty = Problems found in self-examinations and opinions will be listed here. Press n to propose one yourself.
ledger-empty-filtered = No finding matches. Press f for other conditions, q to see all.
ledger-nothing-selected = There is no finding to open yet.
ledger-summary = { $total ->
    [one] 1 finding, { $late } late
   *[other] { $total } findings, { $late } late
}
ledger-summary-none-late = { $total ->
    [one] 1 finding, not late
   *[other] { $total } findings, none late
}
ledger-summary-filtered = Filter: { $what }   { $total } found
ledger-find-text = with "{ $text }"
ledger-filter-title = Which findings
ledger-filter-all = All
ledger-filter-mine = Mine only
ledger-filter-late = Late only
ledger-filter-status = By state
ledger-filter-category = By category
ledger-filter-person = By person
ledger-filter-on = on, choose again to switch off
ledger-open-count = { $count } open
ledger-person = Owner or responsible leader
ledger-nothing-to-choose = There are no findings yet, so there is nothing to choose.
ledger-col-no = No.
ledger-col-what = Finding
ledger-col-owner = Owner
ledger-col-kind = Type
ledger-col-due = Due
ledger-col-state = State
ledger-by-status = By state
ledger-by-category = Open findings
ledger-percent = { $percent }% done
ledger-led-by = led by { $name }
ledger-stated-by = proposed by { $name }
