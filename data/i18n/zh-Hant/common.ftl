# 各處通用的詞
common-yes = 是
common-no = 否
common-new = 新增
common-delete = 刪除
common-submit = 提交
common-accept = 通過
common-filter = 篩選
common-retry = 重試
common-loading = 正在讀取
common-read-all = 看全部
common-none = 無
common-all = 全部
common-other = 其他
common-not-set = 未填寫
common-total = 合計
common-name = 姓名
common-status = 狀態
common-list-separator = 、
common-label-value = { $label }：{ $value }
common-in-brackets = { $text }（{ $note }）
common-quoted = 「{ $text }」
common-of = { $done }/{ $total }
common-percent = { $value }%

# 數量
common-people = { $count } 人
common-entries = { $count } 條
common-questions = { $count } 題
common-chars = { $count } 字
common-days = { $count } 天
common-workdays-left = 剩 { $count } 個工作日
common-days-late = 逾期 { $count } 天

# 時間與語言
common-hours = { $hours } 小時
common-due-on = { $date }截止
common-due-today = 今天截止
common-starts-on = { $date }開始
common-language = 語言
common-language-zh-hans = 简体中文
common-language-zh-hant = 繁體中文
common-language-en = English
