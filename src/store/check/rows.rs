//! Compares every row of every record with the last text history has of it, both ways.

use super::{CheckReport, Problem};
use crate::{
    error::Error,
    store::{Body, ERASURE, EVENT, Table, Val, body, engine::Engine, schema::Schema},
    vals,
};

/// History speaks only of tables there are.
pub(super) fn entities(
    engine: &Engine,
    schema: &Schema,
    report: &mut CheckReport,
) -> Result<(), Error> {
    for mut row in engine.query("SELECT DISTINCT entity FROM history", &[])? {
        let entity: String = row.next("history.entity")?;
        if entity != EVENT && entity != ERASURE && schema.table(&entity).is_none() {
            report.add(Problem::EntityForeign { entity });
        }
    }
    Ok(())
}

/// One table against history, then history against the table.
pub(super) fn check(engine: &Engine, table: &Table, report: &mut CheckReport) -> Result<(), Error> {
    let name = table.name;
    let columns: Vec<_> = table.all_columns().collect();
    let listed: Vec<_> = columns.iter().map(|column| format!("t.\"{column}\"")).collect();
    let sql = format!(
        "SELECT {}, h.seq, r.body FROM {name} t
         LEFT JOIN history h ON h.seq = (SELECT MAX(x.seq) FROM history x WHERE x.entity=?1 AND x.entity_id=t.id)
         LEFT JOIN revision r ON r.seq = h.seq",
        listed.join(", ")
    );
    let mut text = String::new();
    engine.each(&sql, &vals![name], |row| {
        report.rows += 1;
        let (vals, told) = row.split_at(columns.len());
        body::encode(&mut text, columns.iter().copied().zip(vals));
        let (Some(Val::I(seq)), Some(Val::T(last))) = (told.first(), told.get(1)) else {
            report.add(foreign(name, vals));
            return Ok(true);
        };
        if *last == text {
            return Ok(true);
        }
        match body::decode(last) {
            Ok(None) => report.add(foreign(name, vals)),
            Ok(Some(last)) => {
                let differing = differing(&columns, vals, &last);
                if !differing.is_empty() {
                    report.add(Problem::RowDiffers {
                        table: name.into(),
                        id: id(vals),
                        seq: *seq,
                        columns: differing,
                    });
                }
            }
            // Named by the pass over the chain too: such a text has not the hash it had.
            Err(_) => report.add(Problem::RevisionAltered { seq: *seq }),
        }
        Ok(true)
    })?;
    let absent = format!(
        "SELECT x.entity_id, x.seq FROM
         (SELECT entity_id, MAX(seq) AS seq FROM history WHERE entity=?1 GROUP BY entity_id) x
         LEFT JOIN revision r ON r.seq = x.seq
         WHERE COALESCE(r.body, '') <> ?2 AND NOT EXISTS (SELECT 1 FROM {name} t WHERE t.id = x.entity_id)"
    );
    engine.each(&absent, &vals![name, body::GONE], |row| {
        if let [id, Val::I(seq)] = row {
            let id = id.text().unwrap_or_default();
            report.add(Problem::RowMissing { table: name.into(), id, seq: *seq });
        }
        Ok(true)
    })
}

/// Columns in which a row is not what its text says; a column younger than the text is empty in it.
fn differing(columns: &[&str], vals: &[Val], last: &Body) -> Vec<String> {
    let told = |column: &str| last.get(column).unwrap_or(&Val::Null);
    let changed = columns
        .iter()
        .zip(vals)
        .filter(|(column, val)| told(column) != *val)
        .map(|(column, _)| *column);
    let lost = last.keys().map(String::as_str).filter(|key| !columns.contains(key));
    changed.chain(lost).map(str::to_owned).collect()
}

fn foreign(table: &str, vals: &[Val]) -> Problem {
    Problem::RowForeign { table: table.to_owned(), id: id(vals) }
}

fn id(vals: &[Val]) -> String {
    vals.first().and_then(Val::text).unwrap_or_default()
}
