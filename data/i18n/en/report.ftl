# Reports as they are exported
report-error-not-a-table = This report is not one table ({ $kind }) and cannot be written as { $format }. Use md, csv or json.
report-error-writer = The file could not be written: { $why }. Nothing else was changed; try again.

report-title-summary = { $campaign } { $year }: summary
report-title-team = { $campaign } { $year }: team table
report-title-ledger = { $campaign } { $year }: rectification ledger
report-title-mine = { $campaign } { $year }: entries of { $name }
report-name = title
report-about = about
report-sheet-table = table
report-unit = Unit
report-scope = Covers
report-scope-name = { $code ->
    [office] The whole unit
    [line] The people supervised
   *[own] Own entries
}
report-as-of = As of
report-exported-by = Exported by
report-exported-at = Exported at
report-anchor = Anchor
report-signatures = Filled in by:                Checked by:                Supervisor:

# The three columns of CSV in long format
report-long-section = section
report-long-key = key
report-long-value = value
report-text = text

report-section-overview = Overview
report-section-organisation = Organisation
report-section-phases = Phases
report-section-progress = Progress by step
report-section-work = What was done
report-section-study = Study
report-section-opinions = Opinions collected
report-section-self-exam = Self-examination
report-section-commitments = Public commitments
report-section-ledger = Rectification
report-section-results = Results
report-section-lacking = Shortcomings
report-section-next = Next steps
report-section-statements = Written statements

report-leader = Led by
report-coordinator = Coordinator
report-people = Taking part
report-basis = Basis
report-study-records = Study records
report-study-hours = Declared hours of study
report-reflections-read = Reflections read
report-opinions = Opinions
report-opinions-decided = Decided
report-opinions-converted = Turned into findings
report-commitments-published = Commitments published
report-items-kept = Published items kept
report-findings = Findings
report-closed = Closed (of confirmed)
report-closed-in-time = Closed in time (of closed)
report-reopened = Reopened (of confirmed)
report-kind-undecided = Not yet decided
report-steps-finished = Steps finished (all people)
report-published-on = Published on
report-published-at = Published at
report-reflection = Reflection: { $title }

report-rounding-note = Note: rates are rounded to one decimal and may not add up to 100%.
report-add-examples = (Examples are to be added by the author of the report.)
report-nothing = No records.
report-nothing-late = Nothing was late on this day.
report-late-count = { $count ->
    [one] { $count } item is late:
   *[other] { $count } items are late:
}
report-late-longest = { $count } items are late; the { $shown } longest late are:
report-phase-begins = { $phase } begins on { $date }
report-attachment = Attached: the rectification ledger (exported separately)

report-column-share = Number and share
report-column-name = Name
report-column-title = Position
report-column-unit = Unit
report-column-supervisor = Supervisor
report-column-open-findings = Open findings
report-column-late = Late
report-column-phase = Phase
report-column-step = Step
report-column-first-day = From
report-column-last-day = To
report-column-state = State
report-column-finished = Finished
report-column-waiting = Waiting
report-column-submitted-late = Submitted late
report-column-submitted-on = Submitted on
report-column-due = Due
report-column-education = Type of education
report-column-people-covered = People covered
report-column-source = Source
report-column-channel = Channel
report-column-giver = Given by
report-column-original = Original words
report-column-summary = Summary
report-column-category = Category
report-column-decision = Decision
report-column-reason = Reason
report-column-named-problem = Named problem
report-column-slight = Slight (of answers)
report-column-problem = Problem (of answers)
report-column-kind = Type
report-column-late-item = Late item
report-column-owner = Owner
report-column-days-late = Days late
report-column-no = No.
report-column-long-term = Long-term matter
report-column-next-review = Next review
report-column-date = Date
report-column-topic = Topic
report-column-form = Form
report-column-hours = Hours
report-column-question = Question
report-column-answer = Answer
report-column-fact = Fact
report-column-plan = Plan
report-column-comment = Reviewer's comment
report-column-promise = Item
report-column-fulfilment = Fulfilment
report-not-concerned = n/a

# The official columns of the ledger, in this order
report-ledger-no = No.
report-ledger-category = Category
report-ledger-problem = Problem
report-ledger-source = Source
report-ledger-cause = Cause
report-ledger-measures = Measures
report-ledger-goal = Target
report-ledger-leader = Responsible leader
report-ledger-owner = Owner
report-ledger-co-units = Supporting units
report-ledger-kind = Type
report-ledger-due = Due
report-ledger-progress = Progress
report-ledger-evidence = Evidence
report-ledger-state = State
report-ledger-closed-on = Closed on
report-ledger-verifier = Verified by
report-ledger-remark = Remarks

report-measure = { $means }; target: { $target }
report-measure-by = { $owner }, by { $until }
report-review-cycle = review: { $cycle }
report-rejected-because = not upheld: { $reason }
report-first-due = first due { $date }
report-returned-times = { $count ->
    [one] returned once
   *[other] returned { $count } times
}
report-reopened-times = { $count ->
    [one] reopened once
   *[other] reopened { $count } times
}
report-clause-separator = { "; " }
