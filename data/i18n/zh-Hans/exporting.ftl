# Exports from a screen
exporting-title = 导出
exporting-choice = { $kind }：{ $format }
exporting-all = 现在只显示一部分；导出的是您能看到的全部问题。
exporting-done-title = 已导出
exporting-done = 文件已写好：
    { $path }
    以后要再导出一份，可以在这台电脑的命令行运行：
    { $command }
exporting-fetch-title = 取回文件
exporting-fetch =
    文件要在您自己的电脑上取：不要在这个窗口里，另开一个「命令提示符」，运行
    { $command }
    @ 后面换成您平时登录用的主机名或地址。没有 ssh 而用 PuTTY 时，把 ssh 换成 plink -batch -T。不要在 PowerShell 里运行，文件会坏。
