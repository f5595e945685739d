# What a check of the database found
checks-record =
    { $what ->
        [altered] 第 { $seq } 条记录被改动或移动过。
        [unlinked] 第 { $seq } 条记录接不上前一条。
        [text_missing] 第 { $seq } 条记录的内容不见了，也没有对应的删除登记。
        [text_altered] 第 { $seq } 条记录的内容被改动过。
        [text_foreign] 有一份内容（{ $seq }）没有对应的记录。
        [erasure] 对第 { $seq } 条的删除没有登记。
        [anchor_missing] 历史在锚点 { $seq } 之前就结束了：末尾被截掉。
       *[anchor_differs] 第 { $seq } 条记录与锚点不符：历史被重写过。
    }
checks-object =
    { $what ->
        [missing] 缺少 { $name }。
        [altered] { $name } 被改动过。
       *[foreign] 多出了 { $name }。
    }
checks-integrity = 文件结构有损：{ $text }
checks-unreadable = 读不出来：{ $text }
checks-missing = 第 { $from } 到 { $to } 条记录不见了。
checks-entity = 历史里提到不存在的表 { $entity }。
checks-row-differs = { $table } { $id } 与第 { $seq } 条记录不符：{ $columns }。
checks-row-foreign = { $table } { $id } 没有历史记录。
checks-row-missing = { $table } { $id } 不见了（第 { $seq } 条记录）。
checks-totals = 合计不符：{ $what } 存的是 { $stored }，算出来是 { $counted }。
