# 日期的寫法
calendar-date-short = { $month }月{ $day }日
calendar-date-week = { $month }月{ $day }日 { $weekday ->
    [1] 週一
    [2] 週二
    [3] 週三
    [4] 週四
    [5] 週五
    [6] 週六
   *[7] 週日
}
calendar-date-long = { $year }年{ $month }月{ $day }日
calendar-year-month = { $year }年{ $month }月
calendar-moment = { $date } { $time }
calendar-range = { $from }至{ $to }
calendar-range-in-month = { $month }月{ $from }日至{ $to }日
calendar-month = { $month }月
calendar-months = { $from }-{ $to }月
calendar-weekday = { $weekday ->
    [1] 週一
    [2] 週二
    [3] 週三
    [4] 週四
    [5] 週五
    [6] 週六
   *[7] 週日
}
calendar-provisional = { $year }年的放假安排尚未公布，工作日按法定節日和週末估算。
calendar-unknown-year = 沒有{ $year }年的放假安排，工作日只按週末計算。
