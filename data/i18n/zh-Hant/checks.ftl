# What a check of the database found
checks-record =
    { $what ->
        [altered] 第 { $seq } 條記錄被改動或移動過。
        [unlinked] 第 { $seq } 條記錄接不上前一條。
        [text_missing] 第 { $seq } 條記錄的內容不見了，也沒有對應的刪除登記。
        [text_altered] 第 { $seq } 條記錄的內容被改動過。
        [text_foreign] 有一份內容（{ $seq }）沒有對應的記錄。
        [erasure] 對第 { $seq } 條的刪除沒有登記。
        [anchor_missing] 歷史在錨點 { $seq } 之前就結束了：末尾被截掉。
       *[anchor_differs] 第 { $seq } 條記錄與錨點不符：歷史被重寫過。
    }
checks-object =
    { $what ->
        [missing] 缺少 { $name }。
        [altered] { $name } 被改動過。
       *[foreign] 多出了 { $name }。
    }
checks-integrity = 檔案結構有損：{ $text }
checks-unreadable = 讀不出來：{ $text }
checks-missing = 第 { $from } 到 { $to } 條記錄不見了。
checks-entity = 歷史裡提到不存在的表 { $entity }。
checks-row-differs = { $table } { $id } 與第 { $seq } 條記錄不符：{ $columns }。
checks-row-foreign = { $table } { $id } 沒有歷史記錄。
checks-row-missing = { $table } { $id } 不見了（第 { $seq } 條記錄）。
checks-totals = 合計不符：{ $what } 存的是 { $stored }，算出來是 { $counted }。
