# What people are told at their first login of what is kept of them
notice-title = What is kept
notice-what = { $unit } keeps what you enter and who changed it when, to carry out this inspection. Your texts are read by you, your supervisor, the head and the coordinator; others see only done or not done.
notice-until = Kept { $months } months after the last day, until { $until }. You can correct it, copy it (zicha export mine), or have it erased when you leave (opinions and the ledger stay).
notice-ask = Ask: { $names }
