app-name = zicha
app-busy-title = 別的程式正在寫入
app-busy-text = 資料檔被別的程式占著，這一步還沒有做，什麼都沒有改動。可以再試一次。
app-copied = 已送到終端機的剪貼簿；如果貼不出來，表示終端機不接受，請用滑鼠選取。
app-draft-kept = 草稿已留存，下次開啟接著寫。
app-nothing-to-undo = 沒有可以復原的修改。
app-goto = 前往
app-loading = 正在讀取
app-too-small = 視窗太小：現在 { $cols } 欄 { $rows } 列，至少要 { $need_cols } 欄 { $need_rows } 列。放大視窗即可繼續，內容都在。
app-find = 尋找
app-find-hint = 可輸拼音或首字母，Enter 完成，Esc 取消
app-dialog-yes = Enter { $label }
app-dialog-no = Esc 不做
app-dialog-close = Enter 關閉
app-dialog-copy = y 複製
app-dialog-choose = Enter 選定  Esc 返回
app-selected = 已標記 { $count }
app-more = 還有 { $count } 列
app-export-title = 匯出
app-export-done = 已匯出
app-export-written =
    檔案在伺服器上（{ $bytes } 位元組）：
    { $path }

    要取到自己的電腦上，在自己的電腦上執行：
    { $command }
