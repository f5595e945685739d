# Exports from a screen
exporting-title = Export
exporting-choice = { $kind }: { $format }
exporting-done-title = Exported
exporting-done = The file was written:
    { $path }
    This command, run on your own computer, brings the same content home:
    { $command }
