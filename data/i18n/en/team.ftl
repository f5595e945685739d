# Team: how far everybody is in every step
team-title = Team
team-waiting = { $count } for me
team-late = { $count } late
team-phase-over = past its end
team-shown = only: { $what }
team-found = find "{ $text }"
team-sorted = Order: { $how }.
team-findings = Open
team-late-column = Late
team-late-days = { $days } d late
team-absent = n/a
team-hidden =
    { $count ->
        [one] 1 more step is not shown: widen the window to see it.
       *[other] { $count } more steps are not shown: widen the window to see them.
    }
team-no-steps = Nobody fills in anything in this phase.
team-empty = Everyone's progress in each step will be listed here. First add your people under People.
team-no-match = Nobody matches. Press f to choose another filter.

# The three side views
team-tab-matrix = Matrix
team-tab-categories = Categories
team-tab-late = Late
team-tab-days = Days left
team-no-findings = No findings yet. Once self-examinations are accepted, their findings are listed here by category.
team-late-none = Nothing is late.
team-late-cut =
    { $count ->
        [one] Only the item late the longest is listed.
       *[other] Only the { $count } items late the longest are listed.
    }
team-leader-column = Supervisor
team-subject-column = Item
team-due-column = Due

# What can be done
team-open-person = Person
team-open-ledger = Ledger
team-other-phase = Phase
team-nothing-waiting = Nothing here waits for review.
team-nothing-open = This person has no open step in this phase to be reminded of.
team-remind-self = Nobody needs to remind themselves.
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
team-return-which = Which one to return
