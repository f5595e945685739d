# A statement: one text under headings
statement-place = Personal summary
statement-figures = { $count } characters, { $min } required
statement-empty = Nothing written yet. Press Enter to begin, save whenever you like, and submit when it is ready.
statement-none = Nothing written yet.
statement-headings = You may write it in these parts:
statement-heading = { $no }. { $title }: { $hint }
statement-heading-plain = { $no }. { $title }
statement-outline = Outline
statement-body = Text
statement-body-hint = At least { $min } characters when submitted; a shorter text can be saved any time
statement-write = Write
statement-go-on = Go on writing
statement-lacks = Text: { $why }
statement-scroll = Scroll
