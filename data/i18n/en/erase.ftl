# Personal data: erasing and how long it is kept
erase-about = Erase the personal data of somebody who has left
erase-opt-yes = Do not ask
erase-sure = Erase the name and all own texts of { $login }, with every earlier version? This cannot be undone. Type the login again to go on:
erase-say-yes = Nothing was erased: there is no terminal to ask on. Add --yes if you are sure.
erase-left = Nothing was erased.
erase-done = Erased { $login }: { $rows } entries, { $texts } earlier texts. Numbers and totals stay.
erase-backups = Backups made before still hold the data, until they give way to newer ones.
erase-retention-about = Show or decide how long personal data is kept
erase-arg-months = Months after the campaign's last day, or after leaving
erase-retention = Personal data is kept { $months } months: of this campaign until { $until }.
erase-overdue = { $login } has left and should have been erased by { $since }: zicha erase { $login }
