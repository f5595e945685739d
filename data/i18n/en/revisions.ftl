# Own data with every version: zicha export mine --all-revisions
revisions-title = Every version of the own entries
revisions-at = Time
revisions-entry = Entry
revisions-version = Version
revisions-action = What was done
revisions-by = By
revisions-values = Values
revisions-removed = (removed)
revisions-erased = (this version was erased and is not kept anywhere)
revisions-only-mine = Only one's own data has versions to export: zicha export mine --all-revisions. Nothing was exported.
revisions-opt = with mine: every version of every entry
revisions-erased-count = { $count ->
    [one] { $count } version was erased: it is named below without its text.
   *[other] { $count } versions were erased: they are named below without their texts.
}
revisions-kind = { $code ->
    [person] Person
    [step_entry] Step
    [study_record] Study record
    [reflection] Reflection
    [answer] Self-examination answer
    [opinion] Opinion
    [commitment] Commitment
    [commitment_item] Commitment item
    [commitment_check] Check of a commitment
    [finding] Finding
    [login_key] Login key
   *[other] { $code }
}
revisions-column = { $code ->
    [status] State
    [step] Step
    [person] Person
    [author] Entered by
    [submitted_on] Submitted on
    [reviewer] Reviewer
    [reviewed_on] Reviewed on
    [offline] Handed in on paper
    [finding] Finding
    [no] Number
    [published_on] Published on
    [commitment] Commitment
    [position] Order
    [source_ref] Taken from
    [original_due] First due
    [confirmed_by] Confirmed by
    [confirmed_on] Confirmed on
    [applied_on] Closure applied for on
    [closed_on] Closed on
    [returns] Times returned
    [reopens] Times reopened
    [os_uid] System account number
    [key] Public key
    [fingerprint] Fingerprint
    [label] Name
    [verify_comment] Comment on the verification
    [sign_comment] Comment on the signature
    [return_reason] Reason of the return
    [subject] Subject
    [withdrawn_on] Withdrawn on
   *[other] { $else }
}
