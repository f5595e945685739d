# Self-examination: item by item, then the statement
self-exam-place = Self-examination
self-exam-figures = { $done } of { $total } complete
self-exam-named = Named problems
self-exam-statement = Self-analysis
self-exam-statement-none = Not written yet: drafted from your answers
self-exam-statement-chars = { $count } characters, { $min } required
self-exam-statement-done = Written
self-exam-statement-fresh = A first draft made of your answers. Add what is missing, put it in your own words and save.
self-exam-statement-hint = It does not follow later changes of your answers. To have it made anew, empty it, save, and open it again.
self-exam-write-statement = Write
self-exam-open = Open
self-exam-unwritten = To write
self-exam-length = Length
self-exam-answer = Answer
self-exam-complete = Complete
self-exam-next = Next
self-exam-next-open = Next open
self-exam-read = Read
self-exam-question = Item
self-exam-fact = What happened
self-exam-ground = Example or ground
self-exam-reason = Why not applicable
self-exam-cause = Cause
self-exam-plan = What I will do
self-exam-fact-hint = Say when it was, which matter, whom it concerned and what came of it
self-exam-fact-hint-own = { $hint }; say when, which matter and whom it concerned
self-exam-ground-hint = Whatever the answer, give an example, or say on what ground it does not apply to you
self-exam-cause-hint = Look at yourself: why did it happen
self-exam-plan-hint = What you will do, how far, and by when
self-exam-hint = Hint
self-exam-signs = Signs of it
self-exam-lacking = Still missing
self-exam-finding = Finding
self-exam-by-default = For leaders to answer; for you it counts as not applicable. You may answer it all the same.
self-exam-keys = 1 no problem, 2 slight, 3 problem, 4 not applicable; or Enter to choose
self-exam-select-item = Select an item first.
self-exam-all-done = Every item is answered.
self-exam-lacks-words = { $count ->
    [one] One answer is not complete
   *[other] { $count } answers are not complete
}
self-exam-note-lacks = to complete
self-exam-note-comment = see comment
self-exam-note-mine = commented
self-exam-sign-title = Sign and submit
self-exam-sign = Sign and submit
self-exam-sign-after = Once submitted
self-exam-sign-name = Your signature
self-exam-sign-hint = Type your own name to confirm that the above is your own and true
self-exam-comment = Return comment
self-exam-my-comment = My comment
self-exam-comment-title = Comment beside this answer
self-exam-comment-here = Comment
self-exam-comment-hint = Sent to the author when you return the whole; leave it empty to say nothing
self-exam-whole = The whole
self-exam-beside = Beside answers
self-exam-beside-count = { $count ->
    [one] 1 comment
   *[other] { $count } comments
}
self-exam-goes-along = { $count ->
    [one] Your comment beside one answer goes back too
   *[other] Your comments beside { $count } answers go back too
}
self-exam-return-all = Return with comments
self-exam-accept-findings = { $count ->
    [0] No answer is "problem": acceptance enters nothing in the ledger.
    [one] On acceptance one answer "problem" enters the ledger, to be confirmed.
   *[other] On acceptance { $count } answers "problem" enter the ledger, to be confirmed.
}
self-exam-accept-beside = { $count ->
    [one] Your comment beside one answer will not be sent; return it to send it.
   *[other] Your comments beside { $count } answers will not be sent; return it to send them.
}
self-exam-review-text = On an item, r adds a comment beside it; here, r returns the whole.
