form-save = Save
form-required = required
form-loading = Fetching the draft
form-saving = Saving
form-from-draft = Continued from the draft of { $when }.
form-draft-older = Continued from an earlier draft. The entry was changed since; saving will show both texts to choose from.
form-cut = The pasted text was too long: the last { $count } characters were left out.
form-full = The field is full.
form-busy = Another program is writing: not saved yet. Your text is here; save once more.
form-draft-busy = Another program is writing: the draft will be kept shortly. Your text is here.
form-problems = { $count ->
    [one] 1 field needs attention.
   *[other] { $count } fields need attention.
}
form-unset = not chosen
form-matches = { $count } found
form-no-match = nothing found
form-pick-hint = Type to search, Enter to choose
form-choice-hint = Left and right, or a digit
form-multi-hint = Left and right to move, space or a digit to tick
form-date-hint = such as 2026-05-12, 5.12 or 0512
form-footer-next = Next field
form-footer-leave = Leave, keep draft
form-footer-cancel = Cancel
form-conflict-title = Two versions of one entry
form-conflict-row = While you were writing, somebody changed this entry at { $when }. Both versions are here; the choice is yours.
form-conflict-draft = You are filling in the same form in another window. Both drafts are here; the choice is yours.
form-conflict-deleted = While you were writing, this entry was deleted. Your text is still here and its draft is kept.
form-conflict-mine = Mine
form-conflict-theirs = Saved version
form-conflict-none = Both versions are the same.
form-conflict-keep-editing = Go on editing mine
form-conflict-take-mine = Save mine
form-conflict-take-theirs = Take the saved one
