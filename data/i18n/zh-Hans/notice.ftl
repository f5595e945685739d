# 首次登录时告知：保存哪些个人数据
notice-title = 保存哪些内容
notice-what = { $unit }为开展本次自查，保存您在这里填写的内容和每次修改的人、时间。您写的文字只有本人、分管领导、处长和专责人能看；其他同事只看到是否完成。
notice-until = 活动结束后保存 { $months } 个月，到 { $until }。您可以更正、复制一份（zicha export mine），离开后可以要求删除；意见和台账作为单位记录留存。
notice-ask = 有疑问请找：{ $names }
