# 對經 SSH 前來的人說的話。
endpoint-commands = 經 SSH 可用的命令，例如 ssh 主機 status：
endpoint-right = （需要權限：{ $right }）
endpoint-note = 不帶命令（ssh -t 主機）就開啟介面。每個命令還可以加 --lang zh-Hans、zh-Hant 或 en。檔案都在您自己的電腦上，用 < 送入、用 > 取出。
endpoint-help = 列出這些命令
endpoint-disguised = 程式的啟動方式掩蓋了您的身分（set-user-id）；請本機管理員執行 zicha server doctor。
endpoint-garbled = 經 SSH 的命令最多 256 位元組，而且只能是一般文字；什麼都沒有執行。
endpoint-unknown = 「{ $word }」不是經 SSH 可用的命令，什麼都沒有執行；可用的命令見 ssh 主機 help。
endpoint-usage = 什麼都沒有執行；這個命令的寫法是：{ $usage }
endpoint-arguments = 登入之後不能另選身分，也不能給程式加參數；什麼都沒有執行。
endpoint-redirect = 檔案不能顯示在終端機上；請重新導向：ssh 主機 { $command } ... > 檔案；不要用 -t。
endpoint-feed = 內容要從您的檔案讀取；請這樣送入：ssh 主機 { $command } < 檔案；不要用 -t。
endpoint-not-set-up = 這台主機還沒有為登入使用設定好 zicha；請管理員執行 zicha server doctor。
endpoint-input-too-large = 送入的內容超過 1 MiB，沒有讀取。
endpoint-input-not-utf8 = 送入的內容不是 UTF-8；請將檔案存為 UTF-8 再送一次。
endpoint-silence = 很久沒有收到內容，已自動登出；什麼都沒有執行。
endpoint-behind-sudo = 經過 sudo 時，zicha 只認呼叫 sudo 的帳戶，什麼都沒有執行；管理員請這樣寫：env -u SUDO_UID zicha ...
