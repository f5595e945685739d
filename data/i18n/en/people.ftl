# People: who is in which unit, with which roles, under which account
people-title = People
people-figures =
    { $people ->
        [one] 1 person
       *[other] { $people } people
    } in { $units ->
        [one] 1 unit
       *[other] { $units } units
    }
people-only-own = Your own record; the coordinator keeps the whole list.
people-no-leader = There is no division head yet: press n to add the head first, then your people.
people-leader-first = add this one first
people-empty = Everybody will be listed here. Press n to add somebody.
people-login = Login
people-duty = Position
people-unit = Unit
people-roles = Roles
people-account = Account
people-cadre = Leading cadre
people-parent = Parent unit
people-unbound = not bound
people-unbound-text = not bound yet (those who log in by key need not be)
people-bound = number { $uid }
people-supervisor-above = the supervisor of the unit above

# Forms
people-add-leader = Add the head
people-add-person = Add a person
people-add-unit = Add a unit
people-import = Import a file
people-change-title = Change { $name }
people-edit-details = Name, position, unit
people-roles-title = Roles of { $name }
people-status-title = Status of { $name }
people-account-title = System account of { $name }
people-login-hint = small letters, digits, dots, dashes or underscores; mostly the name in pinyin
people-cadre-hint = leading cadres answer the section on leadership
people-roles-hint = there is one division head: naming another leaves the former one the other roles
people-account-hint = name or number of the account on this machine; can be bound later
people-unbind-hint = name or number of the account; empty to unbind
people-leader-now = Present { $role }: { $name }
people-leader-hands-over = hands over; { $name } keeps the other roles
people-status-hint = those who left, retired or are disabled cannot log in; hand their work over first
people-unit-name = Unit name
people-short-name = Short name
people-short-hint = used in tables, may be left empty
people-supervisor-hint = reviews the people of this unit; give them the role of supervisor or head first
people-nobody = nobody: the supervisor of the unit above
people-import-text =
    Import a table from the command line:
    { $command }
    The first row names the columns: login, name, title, unit, roles, cadre. Login and name are needed.
    Every doubtful row is reported; one wrong row and nothing is imported.
people-next-title = The head was added
people-next-text = Now add your people. If they are many, import a table from the command line: { $command }

# Importing a list
people-leader-moves = { $to } would become { $role }, and { $from } no longer be { $role }; { $from } keeps the other roles
people-import-say-yes = Nothing was imported: the list names a new head. Add --yes if that is meant, else take the role out of the list.
people-import-sure = If that is meant, type { $login } to go on:
people-import-left = Nothing was imported.
people-imported-and-handed-over = { $imported }; { $name } is no longer { $role }
people-opt-yes = Do not ask where the list names a new head
