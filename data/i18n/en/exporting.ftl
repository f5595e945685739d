# Exports from a screen
exporting-title = Export
exporting-choice = { $kind }: { $format }
exporting-all = Only a part is shown now; the export holds every finding you may read.
exporting-done-title = Exported
exporting-done = The file was written:
    { $path }
    To export it again later, run this on the command line of this computer:
    { $command }
exporting-fetch-title = Fetch the file
exporting-fetch =
    The file is fetched to your own computer: not in this window, but in a Command Prompt of its own, run
    { $command }
    After the @ put the host name or address you usually log in to. With PuTTY and no ssh, write plink -batch -T instead of ssh. Not in PowerShell: it spoils the file.
