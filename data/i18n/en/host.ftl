# The file of this computer's administrator, /etc/zicha/server.toml.
host-unreadable = { $path } cannot be read and nothing was opened: { $what }.
host-not-roots = { $path } is not root's alone to write, so it was not followed and nothing was opened; as root: chown root:root { $path }; chmod go-w { $path }
host-wrong = { $line ->
    [0] { $path } is wrong and nothing was opened: { $what }.
   *[other] Line { $line } of { $path } is wrong and nothing was opened: { $what }.
}
