# 複製到工作群組裡的催辦文字
remind-step-late = 【自查提醒】@{ $name } 「{ $step }」應於{ $due }完成，已逾期{ $days }天，請今天在系統裡補交，有困難請說明。（{ $from }）
remind-step-today = 【自查提醒】@{ $name } 「{ $step }」今天到期，請下班前在系統裡提交，有困難請說明。（{ $from }）
remind-step-ahead = 【自查提醒】@{ $name } 「{ $step }」{ $due }到期，請按時在系統裡提交。（{ $from }）
remind-finding-late = 【整改提醒】@{ $name } { $no } { $title } 應於{ $due }完成，已逾期{ $days }天，請今天在系統裡申請銷號或說明情況。（{ $from }）
remind-finding-today = 【整改提醒】@{ $name } { $no } { $title } 今天到期，請17:00前在系統裡申請銷號或說明情況。（{ $from }）
remind-finding-ahead = 【整改提醒】@{ $name } { $no } { $title } { $due }到期，請按時在系統裡申請銷號或說明進度。（{ $from }）
remind-finding-open = 【整改提醒】@{ $name } { $no } { $title } 還在等您處理，請在系統裡辦理或說明情況。（{ $from }）
remind-title = 提醒{ $name }
remind-note = 提醒已放到{ $name }的首頁。上面的文字已送到終端機的剪貼簿；貼不出來表示終端機不接受，請用滑鼠選取，或按 y 再送一次。
