# The frame of the help pages, and what was wrong with a command line.
usage-heading = Usage:{ " " }
usage-commands = Commands
usage-arguments = Arguments
usage-options = Options
usage-help = Print help
usage-help-command = Print the help of a command
usage-version = Print the version
usage-choices = { $help } (one of { $choices })
usage-default = { $help }; { $value } unless given
usage-wrong = { $what }
    Usage: { $usage }
    Help: { $help }
usage-wrong-more = { $what }
    Help: { $help }
usage-unknown-word = { $word } does not belong here.
usage-unknown-word-like = { $word } does not belong here; did you mean { $like }?
usage-unknown-command = There is no command { $word }.
usage-unknown-command-like = There is no command { $word }; did you mean { $like }?
usage-missing = Missing: { $what }.
usage-missing-command = A command is missing: one of { $choices }.
usage-bad-value = { $what } cannot be "{ $value }".
usage-bad-choice = { $what } cannot be "{ $value }": one of { $choices }.
usage-no-value = { $what } needs a value.
usage-twice = { $what } was given twice.
usage-not-text = The command line holds text that is not UTF-8.
usage-other = The command line could not be understood.
