app-name = zicha
app-busy-title = Another process is writing
app-busy-text = The database is held by another process. Nothing was changed; you can try again.
app-copied = Sent to the terminal's clipboard. If pasting gives nothing, the terminal does not accept it: select the text with the mouse.
app-draft-kept = The draft is kept; open it again to go on.
app-nothing-to-undo = There is nothing to undo.
app-goto = Go to
app-loading = Loading
app-too-small = The window is too small: { $cols } columns by { $rows } rows, at least { $need_cols } by { $need_rows } are needed. Enlarge it to go on; nothing is lost.
app-find = Find
app-find-hint = parts of words, pinyin or initials; Enter to finish, Esc to cancel
app-dialog-yes = Enter { $label }
app-dialog-no = Esc No
app-dialog-close = Enter Close
app-dialog-copy = y Copy
app-dialog-choose = Enter Choose  Esc Back
app-selected = { $count } marked
app-more = { $count } more
app-export-title = Export
app-export-done = Exported
app-export-written =
    The file is on the server ({ $bytes } bytes):
    { $path }

    To bring it to your own computer, run there:
    { $command }
