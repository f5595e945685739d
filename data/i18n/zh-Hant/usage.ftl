# 說明的框架，以及命令列哪裡不對。
usage-heading = 用法：
usage-commands = 命令
usage-arguments = 參數
usage-options = 選項
usage-help = 顯示說明
usage-help-command = 顯示某個命令的說明
usage-version = 顯示版本
usage-choices = { $help }（可選：{ $choices }）
usage-default = { $help }，不寫則為 { $value }
usage-wrong = { $what }
    正確寫法：{ $usage }
    查看說明：{ $help }
usage-wrong-more = { $what }
    查看說明：{ $help }
usage-unknown-word = 這裡用不上 { $word }。
usage-unknown-word-like = 這裡用不上 { $word }，是不是 { $like }？
usage-unknown-command = 沒有 { $word } 這個命令。
usage-unknown-command-like = 沒有 { $word } 這個命令，是不是 { $like }？
usage-missing = 還缺：{ $what }。
usage-missing-command = 還缺一個命令，可選：{ $choices }。
usage-bad-value = { $what } 不能是「{ $value }」。
usage-bad-choice = { $what } 不能是「{ $value }」，可選：{ $choices }。
usage-no-value = { $what } 後面要跟一個值。
usage-twice = { $what } 寫了兩次。
usage-not-text = 命令列裡有不是 UTF-8 的內容。
usage-other = 看不懂這條命令。
