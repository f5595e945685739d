# Keys that people log in with.
login-key-live = in use
login-key-withdrawn-on = withdrawn on { $day }
login-key-none = { $name } has no login key yet.
login-key-feed = The public key is taken from a file: zicha keys add LOGIN < id_ed25519.pub (or give it after the login).
login-key-unusable = { $login } cannot log in by key: the login must begin with a letter, and the program stand at a plain path.
login-key-added = Added { $fingerprint }: it may log in
login-key-withdrawn = Withdrew { $fingerprint }: it cannot log in
login-key-fault =
    { $code ->
        [private] this is a PRIVATE key: never give it to anybody. Make a new pair, throw this one away, and paste the line of the file that ends in .pub
        [several] must be one key on one line
        [options] must be the bare key: it begins with its type, such as ssh-ed25519, without options before it
        [kind] { $detail } is not taken; use ssh-ed25519 (ssh-keygen -t ed25519), ECDSA, or RSA from { $least } bits
        [short] an RSA key of { $detail } bits is too weak; at least { $least } bits, or better ssh-ed25519
        [elsewhere] belongs or belonged to another person; everybody needs a key of their own
        [present] this person has this key already
        [login] this person's login does not begin with a letter and cannot log in by key; change the login first
       *[broken] is no whole public key; copy the one line of the .pub file again
    }
# The command line.
cli-keys = The keys that people log in with
cli-keys-list = List a person's keys, also withdrawn ones
cli-keys-add = Add a public key; from standard input where none is given
cli-keys-withdraw = Withdraw a key: it cannot log in any more
cli-arg-key-login = Login of the person
cli-arg-key-own = Login of the person; else one's own
cli-arg-key = Public key as in a .pub file
cli-arg-fingerprint = Fingerprint as in the list, SHA256:...
cli-opt-label = What to call it; else the key's own comment
cli-ssh = Answers sshd (AuthorizedKeysCommand)

# The screen.
login-key-place = Login keys
login-key-title-of = Login keys of { $name }
login-key-about = Whoever holds the private half of one of these keys logs in as this person. A withdrawn key cannot log in any more.
login-key-empty = { $name } has no login key yet. Press n and paste the line of a public key (id_ed25519.pub).
login-key-add = Add a key
login-key-add-title = New login key of { $name }
login-key-key = Public key
login-key-hint = Paste the one line of the .pub file, such as id_ed25519.pub; never the private key.
login-key-label = Name
login-key-label-hint = Where it is used, such as "office computer"; else the key's own comment.
login-key-look = Look at the fingerprint
login-key-look-text = { $kind }
    { $fingerprint }
    Compare this with what ssh-keygen -lf shows where the key was made. Whoever holds it logs in as { $name }.
login-key-kind = Type
login-key-added-on = Added on
login-key-ended = The key that you came in with was withdrawn; log in with another one, or ask the coordinator.
login-key-withdraw = Withdraw
login-key-withdraw-title = Withdraw a login key of { $name }?
login-key-withdraw-text = { $fingerprint }
    It cannot log in any more. A session that was opened with it ends at its next action; what was typed there is kept.
login-key-is-withdrawn = This key is withdrawn already.
