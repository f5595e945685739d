# The campaign: phase dates, opening early, report channels
campaign-title = Campaign
campaign-phases = Phases
campaign-channels = Report channels
campaign-dates = Dates
campaign-opened = Opened early
campaign-steps = Steps
campaign-objective = Purpose
campaign-read-only = Coordinator and administrator change dates; coordinator and head, channels.
campaign-missing = Public commitments name a report phone and a report URL: both are needed before anything is published. The coordinator or the head fills them in.
campaign-channel-use = Published with every commitment.

# Forms and questions
campaign-edit-dates = Dates
campaign-dates-title = Dates of { $phase }
campaign-first-day = First day
campaign-last-day = Last day
campaign-last-day-hint = steps without a date of their own are due on this day
campaign-open-early = Open early
campaign-open-title = Open { $phase } early
campaign-open-text = This phase was to begin on { $day }. Once opened, everybody can fill it in at once; due dates stay. Done where findings are rectified while the inspection still runs.
campaign-is-open = This phase can be filled in already.
campaign-new-channel = Add a channel
campaign-edit-channel = Change the channel
campaign-fill-in = Fill in
campaign-channel-kind = Kind
campaign-channel-value = Number or URL
campaign-channel-hint = a phone like 0451-8765 4321; a URL begins with http:// or https://
campaign-channel-hours = Hours
campaign-hours-hint = such as: workdays 8:30-17:30; may be left empty
campaign-delete-title = Delete { $value }
campaign-delete-text = Commitments published from now on no longer name this channel. Press u to undo.

# Personal data
campaign-personal-data = Personal data
campaign-retention = Kept for
campaign-retention-value = { $months ->
    [one] { $months } month
   *[other] { $months } months
}
campaign-retention-until = Until
campaign-retention-overdue = { $count } overdue
campaign-retention-use = Counted from the campaign's last day, or from the day somebody leaves. Nothing is erased by itself: the nightly run names what is kept longer.
campaign-retention-edit = Change how long
campaign-retention-months = Months
campaign-retention-hint = from 1 to { $max }; the history tells who decided it
