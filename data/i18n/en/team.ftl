# Team: how far everybody is in every step
team-title = Team
team-waiting = { $count } for me
team-late = { $count } late
team-phase-over = dates passed
team-shown = only: { $what }
team-found = find "{ $text }"
team-sorted = Order: { $how }.
team-findings = Open
team-late-column = Late
team-late-days = { $days } d late
team-absent = not asked
team-hidden =
    { $count ->
        [one] 1 more step is not shown: widen the window to see it.
       *[other] { $count } more steps are not shown: widen the window to see them.
    }
team-no-steps = Nobody fills in anything in this phase.
team-empty = Everybody will stand here with how far they are in each step. First add your people under People.
team-no-match = Nobody fits. Press f to choose another filter.

# The three side views
team-tab-matrix = Matrix
team-tab-categories = Categories
team-tab-late = Overdue
team-tab-days = Days left
team-no-findings = No findings yet. Once self-examinations are accepted, their problems stand here by category.
team-late-none = Nothing is overdue.
team-late-cut =
    { $count ->
        [one] Only the longest overdue item is listed.
       *[other] Only the { $count } longest overdue items are listed.
    }
team-leader-column = Supervisor
team-subject-column = What
team-due-column = Due

# What can be done
team-open-person = Person
team-open-ledger = Ledger
team-other-phase = Phase
team-nothing-waiting = Nothing here waits for review.
team-nothing-open = This person has no open step in this phase to be reminded of.
team-open-singly = These are reviewed one by one: press Enter for the person, then open the step.
team-filter-title = Whom to show
team-accept-title =
    { $count ->
        [one] Accept 1 entry
       *[other] Accept { $count } entries
    }
team-accept-more = and { $count } more
team-accept-text = Accepted entries can no longer be changed by their authors.
team-accept-findings = Problems of accepted self-examinations go into the ledger.
team-accept-singly =
    { $count ->
        [one] One more step is reviewed piece by piece and stays as it is.
       *[other] { $count } more steps are reviewed piece by piece and stay as they are.
    }
team-accept-refused =
    { $count ->
        [one] One more is not yours to review and stays as it is.
       *[other] { $count } more are not yours to review and stay as they are.
    }
team-return-which = Which one goes back
