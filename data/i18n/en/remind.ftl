# Reminder texts to paste into the chat group
remind-step-late = [Reminder] @{ $name }: "{ $step }" was due on { $due } and is { $days ->
    [one] one day
   *[other] { $days } days
} late. Please submit it today, or say what holds you up. ({ $from })
remind-step-today = [Reminder] @{ $name }: "{ $step }" is due today. Please submit it before you leave, or say what holds you up. ({ $from })
remind-step-ahead = [Reminder] @{ $name }: "{ $step }" is due on { $due }. Please submit it on time. ({ $from })
remind-finding-late = [Rectification] @{ $name }: { $no } { $title } was due on { $due } and is { $days ->
    [one] one day
   *[other] { $days } days
} late. Please apply for closure today, or say how it stands. ({ $from })
remind-finding-today = [Rectification] @{ $name }: { $no } { $title } is due today. Please apply for closure by 17:00, or say how it stands. ({ $from })
remind-finding-ahead = [Rectification] @{ $name }: { $no } { $title } is due on { $due }. Please apply for closure in time, or report progress. ({ $from })
remind-finding-open = [Rectification] @{ $name }: { $no } { $title } is waiting for you. Please deal with it, or say how it stands. ({ $from })
remind-title = Remind { $name }
remind-note = A notice was placed on the Home of { $name }. The text above was sent to the terminal's clipboard; if pasting does not bring it, the terminal does not accept it: select it with the mouse, or press y to send it again.
