# 个人总结：一篇有小标题的文字
statement-place = 个人总结
statement-figures = { $count } 字，要求 { $min } 字
statement-empty = 还没有写。按 Enter 开始写，随时保存，写好再提交。
statement-none = 还没有写。
statement-headings = 可以按下面几部分写：
statement-heading = { $no }. { $title }：{ $hint }
statement-heading-plain = { $no }. { $title }
statement-outline = 写作提要
statement-body = 正文
statement-body-hint = 提交时至少 { $min } 字；不够也可以先保存
statement-write = 写总结
statement-go-on = 接着写
statement-lacks = 正文：{ $why }
statement-scroll = 滚动
