# 各处通用的词
common-yes = 是
common-no = 否
common-new = 新增
common-delete = 删除
common-submit = 提交
common-accept = 通过
common-filter = 筛选
common-retry = 重试
common-loading = 正在读取
common-read-all = 看全部
common-none = 无
common-all = 全部
common-other = 其他
common-not-set = 未填写
common-total = 合计
common-name = 姓名
common-status = 状态
common-list-separator = 、
common-label-value = { $label }：{ $value }
common-in-brackets = { $text }（{ $note }）
common-quoted = 「{ $text }」
common-of = { $done }/{ $total }
common-percent = { $value }%

# 数量
common-people = { $count } 人
common-entries = { $count } 条
common-questions = { $count } 题
common-chars = { $count } 字
common-days = { $count } 天
common-workdays-left = 剩 { $count } 个工作日
common-days-late = 逾期 { $count } 天

# 时间与语言
common-hours = { $hours } 小时
common-due-on = { $date }截止
common-due-today = 今天截止
common-starts-on = { $date }开始
common-language = 语言
common-language-zh-hans = 简体中文
common-language-zh-hant = 繁體中文
common-language-en = English
