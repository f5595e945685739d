# What the values of the field are called
labels-role = { $code ->
    [staff] Staff
    [supervisor] Supervisor
    [leader] Division head
    [coordinator] Coordinator
    [inspector] Inspector
   *[admin] Administrator
}
labels-date-overlap = Phases { $before } and { $after } overlap
labels-date-gap = No phase covers { $from } to { $to }
labels-person-status = { $code ->
    [active] Active
    [transferred] Transferred
    [retired] Retired
   *[disabled] Disabled
}
labels-step-kind = { $code ->
    [study] Study
    [self_exam] Self-examination
    [opinions] Opinions
    [commitment] Commitments
    [rectification] Rectification
    [survey] Survey
    [statement] Statement
   *[register] Register
}
# Step states: in general, for commitments, for opinions, for rectification
labels-step-status = { $code ->
    [todo] To do
    [doing] Doing
    [submitted] Waiting
    [returned] Returned
    [accepted] Accepted
    [done] Done
   *[exempt] Exempt
}
labels-step-status-commitment = { $code ->
    [todo] To do
    [doing] Doing
    [submitted] Waiting
    [returned] Returned
    [accepted] Published
    [done] Done
   *[exempt] Exempt
}
labels-step-status-opinions = { $code ->
    [todo] To do
    [doing] Doing
    [submitted] Waiting
    [returned] Returned
    [accepted] Accepted
    [done] Done
   *[exempt] Exempt
}
labels-step-status-rectification = { $code ->
    [todo] To do
    [doing] Doing
    [submitted] Waiting
    [returned] Returned
    [accepted] Accepted
    [done] Closed
   *[exempt] Exempt
}
labels-review-status = { $code ->
    [draft] Draft
    [submitted] Waiting
    [returned] Returned
   *[read] Read
}
labels-answer = { $code ->
    [ok] No problem
    [slight] Slight
    [problem] Problem
   *[na] Not applicable
}
labels-decision = { $code ->
    [adopt] Adopted
    [partly] Partly adopted
    [explain] Explained
   *[refer] Referred
}
labels-opinion-status = { $code ->
    [registered] Registered
    [sorted] Sorted
    [assigned] Assigned
    [handling] In hand
    [feedback] Answered
   *[closed] Settled
}
labels-commitment-kind = { $code ->
    [person] Personal
    [unit] Office
   *[team] Leading group
}
labels-commitment-status = { $code ->
    [draft] Draft
    [review] In review
    [published] Published
    [fulfilling] Being kept
   *[evaluated] Evaluated
}
labels-check-state = { $code ->
    [kept] Kept
    [ongoing] Ongoing
   *[broken] Not kept
}
labels-evaluator = { $code ->
    [self] Oneself
    [unit] The office
   *[public] The public
}

# The ledger
labels-finding-source = { $code ->
    [self_exam] Self-examination
    [opinion] Opinion
    [hotline] Hotline
    [inspection] Inspection
    [survey] Survey
    [superior] From above
    [visit] Field visit
   *[other] Other
}
labels-finding-level = { $code ->
    [person] Personal
    [unit] Office
   *[common] Common
}
labels-severity = { $code ->
    [normal] Normal
    [serious] Serious
   *[severe] Severe
}
labels-rectify-kind = { $code ->
    [at_once] At once
    [by_date] By a date
   *[long_term] Long-term
}
labels-review-cycle = { $code ->
    [monthly] Monthly
    [quarterly] Quarterly
   *[half_year] Half-yearly
}
labels-finding-status = { $code ->
    [proposed] To confirm
    [rejected] Not upheld
    [confirmed] Confirmed
    [to_sign] To sign for
    [rectifying] Rectifying
    [applied] Applied
    [verifying] Verifying
    [signing] To sign off
    [publicity] Public notice
    [closed] Closed
    [look_back] Look-back
   *[consolidated] Consolidated
}
labels-finding-move = { $code ->
    [confirm] Confirm
    [reject] Mark as not upheld
    [hand_over] Hand over
    [sign_for] Sign for
    [extend] Extend
    [apply] Apply for closure
    [take_up] Take up
    [verify] Verify
    [sign] Sign and close
    [sign_for_publicity] Sign, then public notice
    [end_publicity] End public notice
    [return] Return
    [look_back] Look back
    [consolidate] Consolidate
   *[rebound] Reopen
}
labels-verify-method = { $code ->
    [papers] Papers
    [on_site] On site
    [interview] Interview
   *[call_back] Call-back
}
labels-recognised = { $code ->
    [done] Done
    [mostly] Mostly done
    [ongoing] Goes on
   *[not_done] Not done
}

# Campaign, team, exports
labels-notice-kind = { $code ->
    [returned] Returned
    [reminded] Reminder
    [accepted] Accepted
    [handed_over] Handed over
    [review_asked] Review asked
   *[welcome] Welcome
}
labels-campaign-status = { $code ->
    [draft] Draft
    [active] Running
    [summarising] Summarising
    [closed] Ended
   *[archived] Archived
}
labels-phase-state = { $code ->
    [ahead] Ahead
    [early] Opened early
    [running] Running
   *[over] Over
}
labels-channel-kind = { $code ->
    [phone] Report phone
   *[url] Report website
}
labels-team-filter = { $code ->
    [all] All
    [late] Late
    [waiting] Waiting
   *[open] Open
}
labels-team-sort = { $code ->
    [name] By name
   *[late] By lateness
}
labels-export-kind = { $code ->
    [summary] Summary
    [team] Team table
    [ledger] Ledger
   *[mine] My own data
}
labels-export-format = { $code ->
    [md] Markdown text
    [csv] CSV table
    [json] JSON data
   *[xlsx] Excel workbook
}
labels-category-group = { $code ->
    [section] Style
    [named] Named problem
   *[other] Other
}
labels-measure = { $code ->
    [number] a number
    [date] a date
   *[test] a yes-no test
}

# What the rights table speaks about
labels-relation = { $code ->
    [own] own
    [line] in line
    [other] others
   *[leader] division head
}
labels-act = { $code ->
    [read_entry] Read an entry
    [write_entry] Write an entry
    [submit_entry] Submit an entry
    [accept_entry] Accept an entry
    [return_entry] Return an entry
    [accept_exam] Accept a self-examination
    [return_exam] Return a self-examination
    [reopen_entry] Reopen an entry
    [publish_commitment] Publish a commitment
    [check_commitment] Check a commitment
    [evaluate_commitment] Evaluate a commitment
    [convert_opinion] Make an opinion a finding
    [add_opinion] Add an opinion
    [read_opinion] Read an opinion
    [read_giver] See who gave an opinion
    [change_opinion] Change an opinion
    [decide_opinion] Decide on an opinion
    [read_finding] Read a finding
    [propose_finding] Propose a finding
    [change_finding] Change a finding
    [confirm_finding] Confirm a finding
    [plan_measure] Plan a measure
    [hand_over] Hand a finding over
    [sign_for_finding] Sign for a finding
    [note_progress] Note progress
    [apply_closure] Apply for closure
    [verify_closure] Verify a closure
    [sign_closure] Sign a closure
    [see_team] See the team
    [remind] Remind
    [export_team] Export team data
    [export_mine] Export my own data
    [read_people] See people
    [change_people] Change people
    [change_roles] Change roles
    [change_campaign] Change the campaign
    [open_phase] Open a phase early
    [change_channels] Change report channels
    [manage_keys] Manage login keys
    [check_file] Verify the database
   *[read_history] Read the history
}

# Actions of the history
labels-action = { $code ->
    [create] created
    [change] changed
    [delete] deleted
    [undo] undid a change
    [answer] answered
    [submit] submitted
    [accept] accepted
    [return] returned
    [reopen] reopened
    [read] marked as read
    [decide] decided
    [convert] made a finding
    [finish] declared finished
    [publish] published
    [check] checked
    [evaluate] evaluated
    [propose] proposed
    [confirm] confirmed
    [reject] marked as not upheld
    [hand_over] handed over
    [sign_for] signed for
    [note] noted progress
    [apply] applied for closure
    [take_up] took up verification
    [verify] verified
    [sign] signed off
    [close] closed
    [open] opened the phase
    [remind] reminded
    [import] imported
    [bind] bound the account
    [role] changed roles
    [status] changed the status
    [export] exported
    [setup] set up
   *[other] { $code }
}

# What is said after an action
labels-outcome-saved = Saved
labels-outcome-deleted = Deleted
labels-outcome-submitted = Submitted, waiting for review
labels-outcome-submitted-late = Submitted, marked late
labels-outcome-accepted = Accepted
labels-outcome-returned = Returned
labels-outcome-published = Published
labels-outcome-confirmed = Confirmed and entered in the ledger
labels-outcome-rejected = Marked as not upheld
labels-outcome-handed-over = Handed over, waiting to be signed for
labels-outcome-signed-for = Signed for
labels-outcome-applied = Applied for closure, waiting for verification
labels-outcome-verified = Verified, waiting for signature
labels-outcome-closed = Closed
labels-outcome-decided = Decision recorded
labels-outcome-converted = Became finding { $no }
labels-outcome-reopened = Reopened
labels-outcome-evaluated = Evaluated
labels-outcome-phase-opened = The phase is open
labels-outcome-undone = Undone
labels-outcome-reminded = A notice was placed on their Home page
labels-outcome-accepted-findings = { $count ->
    [0] Accepted; no finding to enter in the ledger
    [one] Accepted; 1 finding entered in the ledger
   *[other] Accepted; { $count } findings entered in the ledger
}
labels-outcome-accepted-many = { $refused ->
    [0] { $accepted } accepted
   *[other] { $accepted } accepted, { $refused } not
}
labels-outcome-leader-moved = Saved; { $name } is no longer { $role }
labels-outcome-imported = { $count ->
    [one] 1 person imported
   *[other] { $count } people imported
}

# Fields of forms, to say where something is wrong
labels-field = { $code ->
    [login] login
    [name] name
    [title] title
    [duty] position
    [unit] unit
    [unit_name] unit name
    [short_name] short name
    [supervisor] supervisor
    [roles] roles
    [cadre] leading cadre
    [key] key
    [label] label
    [os_account] system account
    [parent] parent unit
    [phone] report phone
    [url] report website
    [value] value
    [hours] hours
    [year] year
    [lang] language
    [template] campaign
    [start] first day
    [end] last day
    [phases] phase dates
    [day] date
    [topic] topic
    [form] form
    [tenths] hours of study
    [note] note
    [body] text
    [signed_name] signature
    [comment] comment
    [reason] reason
    [fact] fact
    [plan] plan
    [cause] cause
    [result] result
    [received_on] received on
    [source] source
    [channel] channel
    [giver] given by
    [original] original words
    [summary] summary
    [category] category
    [decision] decision
    [items] items
    [text] text
    [due] due date
    [place] place
    [audience] audience
    [proof] proof
    [evaluator] evaluator
    [state] state
    [description] description
    [level] level
    [severity] severity
    [kind] type
    [leader] responsible leader
    [owner] owner
    [co_units] supporting units
    [next_review] next review
    [review_cycle] review cycle
    [criterion] acceptance criterion
    [means] means
    [target] target
    [percent] percentage
    [evidence] evidence
    [method] method
    [recognised] recognised as
    [item] item
    [topics] required topics
    [types] types of education
    [reflections] reflections
    [answers] checklist
    [opinions] opinions
    [line] line
   *[other] { $code }
}
labels-field-numbered = { $field }, no. { $no }
