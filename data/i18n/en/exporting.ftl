# Exports from a screen
exporting-title = Export
exporting-choice = { $kind }: { $format }
exporting-all = Only a part is shown now; the export holds every finding you may read.
exporting-done-title = Exported
exporting-done = The file was written:
    { $path }
    This command, run on your own computer, brings the same content home:
    { $command }
