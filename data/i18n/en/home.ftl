# Home, the walk
home-place = Home
home-title = { $name } { $year }
home-phase = { $no } { $name }
home-phase-done = { $done }/{ $total } done
home-phase-early = opened early, { $done }/{ $total } done
home-phase-over = past its end, { $done }/{ $total } done
home-now = Do this now
home-card-hint = Enter goes there
home-card-step = { $name }: { $left } to go
home-card-returned = { $name }: returned, mend it and submit again
home-card-submit = { $name }: finish it and submit
home-card-section = { $name }: { $section }, { $left } to go
home-card-add-leader = First add the division head and your people
home-card-add-people = Add your people
home-card-add-channels = Fill in a report phone and website, so that commitments can be published
home-card-review =
    { $waiting ->
        [one] One entry waits for your review
       *[other] { $waiting } entries wait for your review
    }
home-card-finding = Finding { $no } waits for you
home-card-nothing = Everything of yours is done for now
home-nothing-to-open = There is nothing to do right now.
home-deadline = { $day }, { $left }
home-named-problems = named problems
home-count-study =
    { $done }/{ $total } required, { $reflections ->
        [one] 1 reflection
       *[other] { $reflections } reflections
    }
home-count-opinions = { $done } noted, { $converted } to the ledger
home-count-commitments = { $done }/{ $total } published
home-count-findings = { $done }/{ $total } findings closed
home-count-no-findings = Problems come here once your self-examination is accepted
home-count-none = none yet
home-submitted-late = submitted late
home-notice =
    { $kind ->
        [returned] { $from } returned { $subject }
        [reminded] { $from } reminds you of { $subject }
        [accepted] { $from } accepted { $subject }
        [handed_over] { $from } handed you { $subject }
        [review_asked] { $from } asks you to review { $subject }
       *[welcome] { $subject }
    }
home-quoted = "{ $title }"
home-open-notice = Read
home-open-card = Go there
