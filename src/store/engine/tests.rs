//! The connection recipe and the border of values.

use super::*;
use crate::vals;

fn engine() -> (tempfile::TempDir, Engine) {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("e.db");
    std::fs::File::create_new(&path).unwrap();
    let engine = Engine::open(&path).unwrap();
    (dir, engine)
}

#[test]
fn a_library_that_can_lose_what_was_written_is_refused() {
    for (version, number) in [("3.40.1", 3_040_001), ("3.51.2", 3_051_002), ("", 0)] {
        assert_eq!(fit(version, number), Err(StoreFault::OldLibrary(version.to_owned())));
    }
    assert_eq!((fit("3.51.3", 3_051_003), fit("4.0.0", 4_000_000)), (Ok(()), Ok(())));
    assert!(library().1, "{}", library().0);
}

#[test]
fn the_recipe_is_in_force() {
    let (_dir, engine) = engine();
    for (pragma, expected) in [
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("recursive_triggers", 1),
        ("cell_size_check", 1),
        ("journal_size_limit", 16_777_216),
        ("trusted_schema", 0),
    ] {
        assert_eq!(engine.pragma(&format!("PRAGMA {pragma}")).unwrap(), expected, "{pragma}");
    }
    let mode = engine.query("PRAGMA journal_mode", &[]).unwrap();
    assert_eq!(mode[0].get::<String>(0).unwrap(), "wal");
    engine.script("CREATE TABLE t (a TEXT) STRICT").unwrap();
    assert!(
        engine.script("UPDATE sqlite_master SET sql='x'").is_err(),
        "the schema cannot be forged"
    );
    assert!(
        engine.query("SELECT \"no such column\" FROM t", &[]).is_err(),
        "a quoted name is never text"
    );
}

#[test]
fn values_cross_and_others_do_not() {
    let (_dir, engine) = engine();
    let rows = engine.query("SELECT ?2, ?1, ?2, ?3", &vals!["一", 2_i64, None::<i64>]).unwrap();
    assert_eq!(rows[0].vals(), vals![2_i64, "一", 2_i64, None::<i64>]);
    assert!(engine.query("SELECT ?1, ?2", &vals![1_i64]).is_err(), "a forgotten value is not NULL");
    assert!(matches!(engine.query("SELECT 1.5", &[]), Err(Error::Store(StoreFault::Corrupt(_)))));
    let mut seen = Vec::new();
    engine
        .each("SELECT 1.5, x'ff', CAST(x'e887' AS TEXT), 4, 'b'", &[], |row| {
            seen = row.to_vec();
            Ok(true)
        })
        .unwrap();
    assert_eq!(seen[3..], vals![4_i64, "b"]);
    assert!(seen[..3].iter().all(|v| v.text().unwrap().contains('\u{fffd}')));
}

#[test]
fn rules_of_tables_are_told_apart_from_faults() {
    let (_dir, engine) = engine();
    engine.script("CREATE TABLE t (a TEXT PRIMARY KEY NOT NULL) STRICT").unwrap();
    engine.exec("INSERT INTO t VALUES (?1)", &vals!["x"]).unwrap();
    assert!(matches!(
        engine.exec("INSERT INTO t VALUES (?1)", &vals!["x"]),
        Err(Error::Constraint(_))
    ));
    assert!(matches!(
        engine.exec("INSERT INTO nowhere VALUES (1)", &[]),
        Err(Error::Store(StoreFault::Io(_)))
    ));
}
