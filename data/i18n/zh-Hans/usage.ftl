# 帮助的框架，以及命令行哪里不对。
usage-heading = 用法：
usage-commands = 命令
usage-arguments = 参数
usage-options = 选项
usage-help = 显示帮助
usage-help-command = 显示某个命令的帮助
usage-version = 显示版本
usage-choices = { $help }（可选：{ $choices }）
usage-default = { $help }，不写则为 { $value }
usage-wrong = { $what }
    正确写法：{ $usage }
    查看说明：{ $help }
usage-wrong-more = { $what }
    查看说明：{ $help }
usage-unknown-word = 这里用不上 { $word }。
usage-unknown-word-like = 这里用不上 { $word }，是不是 { $like }？
usage-unknown-command = 没有 { $word } 这个命令。
usage-unknown-command-like = 没有 { $word } 这个命令，是不是 { $like }？
usage-missing = 还缺：{ $what }。
usage-missing-command = 还缺一个命令，可选：{ $choices }。
usage-bad-value = { $what } 不能是「{ $value }」。
usage-bad-choice = { $what } 不能是「{ $value }」，可选：{ $choices }。
usage-no-value = { $what } 后面要跟一个值。
usage-twice = { $what } 写了两次。
usage-not-text = 命令行里有不是 UTF-8 的内容。
usage-other = 看不懂这条命令。
