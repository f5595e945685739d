# 复制到工作群里的催办文字
remind-step-late = 【自查提醒】@{ $name } 「{ $step }」应于{ $due }完成，已逾期{ $days }天，请今天在系统里补交，有困难请说明。（{ $from }）
remind-step-today = 【自查提醒】@{ $name } 「{ $step }」今天到期，请下班前在系统里提交，有困难请说明。（{ $from }）
remind-step-ahead = 【自查提醒】@{ $name } 「{ $step }」{ $due }到期，请按时在系统里提交。（{ $from }）
remind-finding-late = 【整改提醒】@{ $name } { $no } { $title } 应于{ $due }完成，已逾期{ $days }天，请今天在系统里申请销号或说明情况。（{ $from }）
remind-finding-today = 【整改提醒】@{ $name } { $no } { $title } 今天到期，请17:00前在系统里申请销号或说明情况。（{ $from }）
remind-finding-ahead = 【整改提醒】@{ $name } { $no } { $title } { $due }到期，请按时在系统里申请销号或说明进度。（{ $from }）
remind-finding-open = 【整改提醒】@{ $name } { $no } { $title } 还在等您处理，请在系统里办理或说明情况。（{ $from }）
remind-title = 提醒{ $name }
remind-note = 提醒已放到{ $name }的首页。上面的文字已发给终端的剪贴板；粘贴不出来说明终端不接受，请用鼠标选取，或按 y 再发一次。
