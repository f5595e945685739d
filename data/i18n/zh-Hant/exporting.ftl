# Exports from a screen
exporting-title = 匯出
exporting-choice = { $kind }：{ $format }
exporting-all = 現在只顯示一部分；匯出的是您能看到的全部問題。
exporting-done-title = 已匯出
exporting-done = 檔案已寫好：
    { $path }
    在自己的電腦上執行下面這條命令，就能把同樣的內容取回：
    { $command }
