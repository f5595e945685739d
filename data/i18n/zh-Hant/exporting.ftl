# Exports from a screen
exporting-title = 匯出
exporting-choice = { $kind }：{ $format }
exporting-all = 現在只顯示一部分；匯出的是您能看到的全部問題。
exporting-done-title = 已匯出
exporting-done = 檔案已寫好：
    { $path }
    以後要再匯出一份，可以在這台電腦的命令列執行：
    { $command }
exporting-fetch-title = 取回檔案
exporting-fetch =
    檔案要在您自己的電腦上取：不要在這個視窗裡，另開一個「命令提示字元」，執行
    { $command }
    @ 後面換成您平時登入用的主機名稱或位址。沒有 ssh 而用 PuTTY 時，把 ssh 換成 plink -batch -T。不要在 PowerShell 裡執行，檔案會壞。
