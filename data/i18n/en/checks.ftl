# What a check of the database found
checks-record =
    { $what ->
        [altered] Record { $seq } was altered or moved.
        [unlinked] Record { $seq } does not follow the one before it.
        [text_missing] The text of record { $seq } is gone, and no erasure covers it.
        [text_altered] The text of record { $seq } was altered.
        [text_foreign] There is a text { $seq } without a record.
        [erasure] An erasure of { $seq } is not accounted for.
        [anchor_missing] The history ends before anchor { $seq }: its tail was cut off.
       *[anchor_differs] Record { $seq } is not the anchored one: the history was rewritten.
    }
checks-object =
    { $what ->
        [missing] { $name } is missing.
        [altered] { $name } was altered.
       *[foreign] { $name } does not belong here.
    }
checks-integrity = The file is damaged: { $text }
checks-unreadable = Cannot be read: { $text }
checks-missing = Records { $from } to { $to } are missing.
checks-entity = The history speaks of { $entity }, which does not exist.
checks-row-differs = { $table } { $id } differs from record { $seq } in { $columns }.
checks-row-foreign = { $table } { $id } has no history.
checks-row-missing = { $table } { $id } is missing (record { $seq }).
checks-totals = Wrong total: { $what } holds { $stored }, counted { $counted }.
