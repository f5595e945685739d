-- The rows of the field, one table per record of `store::records`; every change of a row has a history row.

CREATE TABLE unit (
  id TEXT NOT NULL PRIMARY KEY,
  version INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  updated_at INTEGER NOT NULL,
  updated_by TEXT NOT NULL,
  parent TEXT,
  name TEXT NOT NULL,
  short_name TEXT NOT NULL,
  supervisor TEXT
) STRICT;

CREATE TABLE person (
  id TEXT NOT NULL PRIMARY KEY,
  version INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  updated_at INTEGER NOT NULL,
  updated_by TEXT NOT NULL,
  login TEXT NOT NULL,
  name TEXT NOT NULL,
  sort_key TEXT NOT NULL,
  title TEXT NOT NULL,
  unit TEXT NOT NULL REFERENCES unit(id),
  cadre INTEGER NOT NULL,
  status TEXT NOT NULL,
  os_uid INTEGER
) STRICT;

CREATE TABLE role_assignment (
  id TEXT NOT NULL PRIMARY KEY,
  version INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  updated_at INTEGER NOT NULL,
  updated_by TEXT NOT NULL,
  campaign TEXT NOT NULL REFERENCES office_campaign(id),
  person TEXT NOT NULL REFERENCES person(id),
  role TEXT NOT NULL
) STRICT;

CREATE TABLE office_campaign (
  id TEXT NOT NULL PRIMARY KEY,
  version INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  updated_at INTEGER NOT NULL,
  updated_by TEXT NOT NULL,
  template TEXT NOT NULL,
  template_version INTEGER NOT NULL,
  year INTEGER NOT NULL,
  unit TEXT NOT NULL REFERENCES unit(id),
  source TEXT NOT NULL,
  status TEXT NOT NULL
) STRICT;

CREATE TABLE office_phase (
  id TEXT NOT NULL PRIMARY KEY,
  version INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  updated_at INTEGER NOT NULL,
  updated_by TEXT NOT NULL,
  campaign TEXT NOT NULL REFERENCES office_campaign(id),
  no INTEGER NOT NULL,
  first_day TEXT NOT NULL,
  last_day TEXT NOT NULL,
  opened_at INTEGER,
  opened_by TEXT
) STRICT;

CREATE TABLE channel (
  id TEXT NOT NULL PRIMARY KEY,
  version INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  updated_at INTEGER NOT NULL,
  updated_by TEXT NOT NULL,
  campaign TEXT NOT NULL REFERENCES office_campaign(id),
  kind TEXT NOT NULL,
  value TEXT NOT NULL,
  hours TEXT NOT NULL,
  valid INTEGER NOT NULL
) STRICT;

CREATE TABLE step_entry (
  id TEXT NOT NULL PRIMARY KEY,
  version INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  updated_at INTEGER NOT NULL,
  updated_by TEXT NOT NULL,
  campaign TEXT NOT NULL,
  person TEXT NOT NULL REFERENCES person(id),
  step TEXT NOT NULL,
  status TEXT NOT NULL,
  body TEXT NOT NULL,
  signed_name TEXT NOT NULL,
  submitted_on TEXT,
  reviewer TEXT,
  reviewed_on TEXT,
  comment TEXT NOT NULL,
  offline INTEGER NOT NULL
) STRICT;

CREATE TABLE study_record (
  id TEXT NOT NULL PRIMARY KEY,
  version INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  updated_at INTEGER NOT NULL,
  updated_by TEXT NOT NULL,
  campaign TEXT NOT NULL,
  person TEXT NOT NULL REFERENCES person(id),
  topic TEXT NOT NULL,
  day TEXT NOT NULL,
  form TEXT NOT NULL,
  tenths INTEGER NOT NULL,
  note TEXT NOT NULL
) STRICT;

CREATE TABLE reflection (
  id TEXT NOT NULL PRIMARY KEY,
  version INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  updated_at INTEGER NOT NULL,
  updated_by TEXT NOT NULL,
  campaign TEXT NOT NULL,
  person TEXT NOT NULL REFERENCES person(id),
  topic TEXT NOT NULL,
  title TEXT NOT NULL,
  body TEXT NOT NULL,
  status TEXT NOT NULL,
  submitted_on TEXT,
  reviewer TEXT,
  reviewed_on TEXT,
  comment TEXT NOT NULL
) STRICT;

CREATE TABLE answer (
  id TEXT NOT NULL PRIMARY KEY,
  version INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  updated_at INTEGER NOT NULL,
  updated_by TEXT NOT NULL,
  campaign TEXT NOT NULL,
  person TEXT NOT NULL REFERENCES person(id),
  step TEXT NOT NULL,
  item TEXT NOT NULL,
  result TEXT NOT NULL,
  fact TEXT NOT NULL,
  cause TEXT NOT NULL,
  plan TEXT NOT NULL,
  comment TEXT NOT NULL,
  finding TEXT
) STRICT;

CREATE TABLE opinion (
  id TEXT NOT NULL PRIMARY KEY,
  version INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  updated_at INTEGER NOT NULL,
  updated_by TEXT NOT NULL,
  campaign TEXT NOT NULL,
  no TEXT NOT NULL,
  author TEXT NOT NULL REFERENCES person(id),
  received_on TEXT NOT NULL,
  source TEXT NOT NULL,
  channel TEXT NOT NULL,
  giver TEXT NOT NULL,
  original TEXT NOT NULL,
  summary TEXT NOT NULL,
  category TEXT NOT NULL,
  decision TEXT,
  reason TEXT NOT NULL,
  finding TEXT,
  status TEXT NOT NULL
) STRICT;

CREATE TABLE commitment (
  id TEXT NOT NULL PRIMARY KEY,
  version INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  updated_at INTEGER NOT NULL,
  updated_by TEXT NOT NULL,
  campaign TEXT NOT NULL,
  no TEXT NOT NULL,
  step TEXT NOT NULL,
  kind TEXT NOT NULL,
  person TEXT NOT NULL REFERENCES person(id),
  title TEXT NOT NULL,
  status TEXT NOT NULL,
  signed_name TEXT NOT NULL,
  submitted_on TEXT,
  reviewer TEXT,
  reviewed_on TEXT,
  comment TEXT NOT NULL,
  place TEXT NOT NULL,
  published_on TEXT,
  audience TEXT NOT NULL
) STRICT;

CREATE TABLE commitment_item (
  id TEXT NOT NULL PRIMARY KEY,
  version INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  updated_at INTEGER NOT NULL,
  updated_by TEXT NOT NULL,
  commitment TEXT NOT NULL REFERENCES commitment(id),
  position INTEGER NOT NULL,
  text TEXT NOT NULL,
  due TEXT
) STRICT;

CREATE TABLE commitment_check (
  id TEXT NOT NULL PRIMARY KEY,
  version INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  updated_at INTEGER NOT NULL,
  updated_by TEXT NOT NULL,
  commitment TEXT NOT NULL REFERENCES commitment(id),
  item TEXT NOT NULL,
  day TEXT NOT NULL,
  state TEXT NOT NULL,
  proof TEXT NOT NULL,
  evaluator TEXT NOT NULL
) STRICT;

CREATE TABLE finding (
  id TEXT NOT NULL PRIMARY KEY,
  version INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  updated_at INTEGER NOT NULL,
  updated_by TEXT NOT NULL,
  campaign TEXT NOT NULL,
  no TEXT NOT NULL,
  source TEXT NOT NULL,
  source_ref TEXT,
  author TEXT NOT NULL REFERENCES person(id),
  title TEXT NOT NULL,
  description TEXT NOT NULL,
  category TEXT NOT NULL,
  level TEXT NOT NULL,
  severity TEXT NOT NULL,
  cause TEXT NOT NULL,
  kind TEXT,
  leader TEXT,
  owner TEXT,
  co_units TEXT NOT NULL,
  due TEXT,
  next_review TEXT,
  review_cycle TEXT,
  original_due TEXT,
  criterion TEXT NOT NULL,
  status TEXT NOT NULL,
  reason TEXT NOT NULL,
  confirmed_by TEXT,
  confirmed_on TEXT,
  applied_on TEXT,
  closed_on TEXT,
  returns INTEGER NOT NULL,
  reopens INTEGER NOT NULL
) STRICT;

CREATE TABLE measure (
  id TEXT NOT NULL PRIMARY KEY,
  version INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  updated_at INTEGER NOT NULL,
  updated_by TEXT NOT NULL,
  finding TEXT NOT NULL REFERENCES finding(id),
  position INTEGER NOT NULL,
  means TEXT NOT NULL,
  target TEXT NOT NULL,
  owner TEXT NOT NULL,
  due TEXT,
  percent INTEGER NOT NULL
) STRICT;

CREATE TABLE progress_note (
  id TEXT NOT NULL PRIMARY KEY,
  version INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  updated_at INTEGER NOT NULL,
  updated_by TEXT NOT NULL,
  finding TEXT NOT NULL REFERENCES finding(id),
  measure TEXT,
  day TEXT NOT NULL,
  text TEXT NOT NULL,
  percent INTEGER NOT NULL
) STRICT;

CREATE TABLE closure (
  id TEXT NOT NULL PRIMARY KEY,
  version INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  updated_at INTEGER NOT NULL,
  updated_by TEXT NOT NULL,
  finding TEXT NOT NULL REFERENCES finding(id),
  result TEXT NOT NULL,
  evidence TEXT NOT NULL,
  applied_by TEXT NOT NULL,
  applied_on TEXT NOT NULL,
  verified_by TEXT,
  verified_on TEXT,
  verify_method TEXT,
  verify_comment TEXT NOT NULL,
  signed_by TEXT,
  signed_on TEXT,
  sign_comment TEXT NOT NULL,
  returned_by TEXT,
  return_reason TEXT NOT NULL,
  recognised TEXT
) STRICT;

CREATE UNIQUE INDEX person_login ON person(login);
CREATE INDEX person_account ON person(os_uid);
CREATE INDEX person_unit ON person(unit, sort_key);
CREATE INDEX person_sort ON person(sort_key, id);
CREATE UNIQUE INDEX role_once ON role_assignment(campaign, person, role);
CREATE INDEX role_of_person ON role_assignment(person);
CREATE INDEX role_holder ON role_assignment(campaign, role, person);
CREATE UNIQUE INDEX phase_no ON office_phase(campaign, no);
CREATE UNIQUE INDEX step_once ON step_entry(campaign, person, step);
CREATE INDEX study_of_person ON study_record(campaign, person, day);
CREATE INDEX reflection_of_person ON reflection(campaign, person);
CREATE UNIQUE INDEX answer_once ON answer(campaign, person, step, item);
CREATE UNIQUE INDEX opinion_no ON opinion(campaign, no);
CREATE INDEX opinion_author ON opinion(campaign, author, no);
CREATE UNIQUE INDEX commitment_no ON commitment(campaign, no);
CREATE INDEX commitment_of_person ON commitment(campaign, person, no);
CREATE INDEX item_of_commitment ON commitment_item(commitment, position);
CREATE INDEX check_of_commitment ON commitment_check(commitment);
CREATE UNIQUE INDEX finding_no ON finding(campaign, no);
CREATE INDEX finding_owner ON finding(campaign, owner, no);
CREATE INDEX finding_author ON finding(campaign, author, no);
CREATE INDEX finding_leader ON finding(campaign, leader, no);
CREATE INDEX finding_status ON finding(campaign, status, due);
CREATE INDEX measure_of_finding ON measure(finding, position);
CREATE INDEX measure_owner ON measure(owner);
CREATE INDEX note_of_finding ON progress_note(finding, created_at);
CREATE INDEX closure_of_finding ON closure(finding, created_at);

-- Totals: written with every entry, recomputable, never part of the history.
-- *Late* is never stored: it follows from the dates.

-- One row per person and step; `open_due` is the due date as long as something is expected of the person.
CREATE TABLE total_step (
  campaign TEXT NOT NULL,
  person TEXT NOT NULL,
  unit TEXT NOT NULL,
  step TEXT NOT NULL,
  status TEXT NOT NULL,
  done INTEGER NOT NULL,
  total INTEGER NOT NULL,
  extra INTEGER NOT NULL,
  due TEXT,
  open_due TEXT,
  PRIMARY KEY (campaign, person, step)
) STRICT;
CREATE INDEX total_step_late ON total_step(campaign, open_due, person);

-- People counted per unit (its own and those of all units below; unit '' is the whole office), step,
-- status and due date ('' for none). Step '' counts the people themselves.
CREATE TABLE total_unit (
  campaign TEXT NOT NULL,
  unit TEXT NOT NULL,
  step TEXT NOT NULL,
  status TEXT NOT NULL,
  due TEXT NOT NULL,
  people INTEGER NOT NULL,
  PRIMARY KEY (campaign, unit, step, status, due)
) STRICT;

-- One row per finding: whose it is and the deadline that runs for it (none where no time runs).
CREATE TABLE total_finding (
  campaign TEXT NOT NULL,
  finding TEXT NOT NULL,
  person TEXT NOT NULL,
  unit TEXT NOT NULL,
  status TEXT NOT NULL,
  category TEXT NOT NULL,
  due TEXT,
  PRIMARY KEY (campaign, finding)
) STRICT;
CREATE INDEX total_finding_late ON total_finding(campaign, due, finding);
CREATE INDEX total_finding_person ON total_finding(campaign, person, due, finding);

-- Findings counted per unit of their holder (and each unit above; '' is the whole office), status,
-- category and running deadline ('' for none).
CREATE TABLE total_ledger (
  campaign TEXT NOT NULL,
  unit TEXT NOT NULL,
  status TEXT NOT NULL,
  category TEXT NOT NULL,
  due TEXT NOT NULL,
  findings INTEGER NOT NULL,
  PRIMARY KEY (campaign, unit, status, category, due)
) STRICT;

-- One row per person who takes part: what a list of people is ordered and filtered by. `open_due` is
-- the earliest date of anything open, 9999-12-31 when nothing is.
CREATE TABLE total_member (
  campaign TEXT NOT NULL,
  person TEXT NOT NULL,
  unit TEXT NOT NULL,
  sort_key TEXT NOT NULL,
  waiting INTEGER NOT NULL,
  open_due TEXT NOT NULL,
  findings INTEGER NOT NULL,
  PRIMARY KEY (campaign, person)
) STRICT;
CREATE INDEX total_member_name ON total_member(campaign, sort_key, person);
CREATE INDEX total_member_late ON total_member(campaign, open_due, sort_key, person);
