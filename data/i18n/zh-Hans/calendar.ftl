# 日期的写法
calendar-date-short = { $month }月{ $day }日
calendar-date-week = { $month }月{ $day }日 { $weekday ->
    [1] 周一
    [2] 周二
    [3] 周三
    [4] 周四
    [5] 周五
    [6] 周六
   *[7] 周日
}
calendar-date-long = { $year }年{ $month }月{ $day }日
calendar-year-month = { $year }年{ $month }月
calendar-moment = { $date } { $time }
calendar-range = { $from }至{ $to }
calendar-range-in-month = { $month }月{ $from }日至{ $to }日
calendar-month = { $month }月
calendar-months = { $from }-{ $to }月
calendar-weekday = { $weekday ->
    [1] 周一
    [2] 周二
    [3] 周三
    [4] 周四
    [5] 周五
    [6] 周六
   *[7] 周日
}
calendar-provisional = { $year }年的放假安排尚未公布，工作日按法定节日和周末估算。
calendar-unknown-year = 没有{ $year }年的放假安排，工作日只按周末计算。
