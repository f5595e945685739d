# 個人總結：一篇有小標題的文字
statement-place = 個人總結
statement-figures = { $count } 字，要求 { $min } 字
statement-empty = 還沒有寫。按 Enter 開始寫，隨時儲存，寫好再提交。
statement-none = 還沒有寫。
statement-headings = 可以按下面幾部分寫：
statement-heading = { $no }. { $title }：{ $hint }
statement-heading-plain = { $no }. { $title }
statement-outline = 寫作提要
statement-body = 正文
statement-body-hint = 提交時至少 { $min } 字；不夠也可以先儲存
statement-write = 寫總結
statement-go-on = 接著寫
statement-lacks = 正文：{ $why }
statement-scroll = 捲動
