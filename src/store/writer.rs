//! Writing: one transaction, in which every change of a row leaves a row of history.

use super::{
    body,
    history::{self, GENESIS, Link},
    ids::Ids,
    reader::Reader,
    record::{Record, Table},
    value::{ToVal as _, Val},
};
use crate::{
    clock::Millis,
    domain::{
        conflict::Conflict,
        record::{Id, Meta},
    },
    error::{Error, StoreFault},
    vals,
};
use std::ops::Deref;

const HISTORY: &str = "INSERT INTO history
    (seq, at, actor, action, entity, entity_id, version, content_hash, prev, hash)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";
const REVISION: &str = "INSERT INTO revision (seq, salt, body) VALUES (?1, ?2, ?3)";

/// An open write transaction; reads through it (it is a [`Reader`] too) see its own writes.
#[derive(Debug)]
pub struct Writer<'a> {
    reader: Reader<'a>,
    ids: &'a mut Ids,
    actor: Id,
    now: Millis,
    /// The end of the chain, once it was asked for.
    head: Option<(i64, String)>,
    body: String,
}

impl<'a> Deref for Writer<'a> {
    type Target = Reader<'a>;

    fn deref(&self) -> &Self::Target {
        &self.reader
    }
}

impl<'a> Writer<'a> {
    pub(super) fn new(reader: Reader<'a>, ids: &'a mut Ids, actor: &str, now: Millis) -> Self {
        Self { reader, ids, actor: actor.to_owned(), now, head: None, body: String::new() }
    }

    /// Person id of who writes; empty for the program itself.
    pub fn actor(&self) -> &str {
        &self.actor
    }

    /// The instant of this write.
    pub const fn now(&self) -> Millis {
        self.now
    }

    /// Continues as someone else at another instant: to build example data in one transaction.
    pub fn act_as(&mut self, actor: &str, now: Millis) {
        actor.clone_into(&mut self.actor);
        self.now = now;
    }

    /// A new id.
    ///
    /// # Errors
    /// No randomness.
    pub fn new_id(&mut self) -> Result<Id, Error> {
        Ok(self.ids.id(self.now)?)
    }

    /// Stores a new record. Fills in its `meta`; an id that is already set is kept.
    ///
    /// # Errors
    /// [`Error::Constraint`], or the fault of the database.
    pub fn insert<R: Record>(&mut self, record: &mut R, action: &str) -> Result<(), Error> {
        let id = match std::mem::take(&mut record.meta_mut().id) {
            id if id.is_empty() => self.new_id()?,
            id => id,
        };
        *record.meta_mut() = Meta {
            id,
            version: 1,
            created_at: self.now,
            created_by: self.actor.clone(),
            updated_at: self.now,
            updated_by: self.actor.clone(),
        };
        let vals = row_vals(record);
        self.engine.exec(&R::table().sql().insert, &vals)?;
        self.record(R::table(), &vals, action)
    }

    /// Stores a changed record; `meta.version` is the version that was read. On success `meta`
    /// is that of the stored row, otherwise it is unchanged.
    ///
    /// # Errors
    /// [`Error::Conflict`] when someone was faster, [`Error::NotFound`], [`Error::Constraint`],
    /// or the fault of the database.
    pub fn update<R: Record>(&mut self, record: &mut R, action: &str) -> Result<(), Error> {
        let mut vals = row_vals(record);
        self.update_row(R::table(), &mut vals, action)?;
        let meta = record.meta_mut();
        meta.version += 1;
        meta.updated_at = self.now;
        meta.updated_by.clone_from(&self.actor);
        if let [_, _, Val::I(at), Val::T(by), ..] = &vals[..] {
            meta.created_at = *at;
            meta.created_by.clone_from(by);
        }
        Ok(())
    }

    /// Removes the record if it still has this version; its texts stay in history.
    ///
    /// # Errors
    /// As [`Self::update`].
    pub fn delete<R: Record>(&mut self, id: &str, version: i64, action: &str) -> Result<(), Error> {
        self.delete_row(R::table(), id, version, action)
    }

    /// Writes a history row that belongs to no table: an export, a backup, a log-in.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn event(&mut self, action: &str, details: &[(&str, Val)]) -> Result<(), Error> {
        let id = self.new_id()?;
        let (id, version) = (id.to_val(), Val::I(1));
        let fields = [("id", &id), ("version", &version)];
        let details = details.iter().map(|(name, val)| (*name, val));
        body::encode(&mut self.body, fields.into_iter().chain(details));
        self.chain(history::EVENT, id, 1, action)
    }

    /// Runs any other statement: totals and whatever stands outside history. Never for record tables.
    ///
    /// # Errors
    /// [`Error::Constraint`], or the fault of the database.
    pub fn exec(&mut self, sql: &str, vals: &[Val]) -> Result<usize, Error> {
        self.engine.exec(sql, vals)
    }

    /// Updates a row by all its values; on success they are those of the stored row.
    pub(super) fn update_row(
        &mut self,
        table: &Table,
        vals: &mut [Val],
        action: &str,
    ) -> Result<(), Error> {
        let [Val::T(id), Val::I(version), ..] = &*vals else {
            return Err(StoreFault::Corrupt(format!("{}.id", table.name)).into());
        };
        let (id, base) = (id.clone(), *version);
        let mut bound = Vec::with_capacity(vals.len());
        bound.extend(vals![&id, base, base + 1, self.now, &self.actor]);
        bound.extend(vals.iter_mut().skip(6).map(std::mem::take));
        let Some(created) = self.engine.query(&table.sql().update, &bound)?.pop() else {
            return Err(self.conflict(table, &id, base));
        };
        for (slot, val) in vals.iter_mut().skip(6).zip(bound.drain(5..)) {
            *slot = val;
        }
        let fresh = vals![
            base + 1,
            created.get::<i64>(0)?,
            created.get::<String>(1)?,
            self.now,
            &self.actor
        ];
        for (slot, val) in vals.iter_mut().skip(1).zip(fresh) {
            *slot = val;
        }
        self.record(table, vals, action)
    }

    pub(super) fn delete_row(
        &mut self,
        table: &Table,
        id: &str,
        version: i64,
        action: &str,
    ) -> Result<(), Error> {
        if self.engine.exec(&table.sql().delete, &vals![id, version])? == 0 {
            return Err(self.conflict(table, id, version));
        }
        body::GONE.clone_into(&mut self.body);
        self.chain(table.name, id.to_val(), version + 1, action)
    }

    /// Writes the history of a row that was just stored with these values.
    pub(super) fn record(
        &mut self,
        table: &Table,
        vals: &[Val],
        action: &str,
    ) -> Result<(), Error> {
        body::encode(&mut self.body, table.all_columns().zip(vals));
        match vals {
            [id, Val::I(version), ..] => self.chain(table.name, id.clone(), *version, action),
            _ => Err(StoreFault::Corrupt(format!("{}.version", table.name)).into()),
        }
    }

    /// Appends to the chain; the text is in `self.body`.
    pub(super) fn chain(
        &mut self,
        entity: &str,
        entity_id: Val,
        version: i64,
        action: &str,
    ) -> Result<(), Error> {
        let (last, prev) = match self.head.take() {
            Some(head) => head,
            None => self.reader.head()?.unwrap_or_else(|| (0, GENESIS.to_owned())),
        };
        let salt = self.ids.salt()?;
        let content_hash = history::content_hash(&salt, &self.body);
        let link = Link {
            seq: last + 1,
            at: self.now,
            actor: &self.actor,
            action,
            entity,
            entity_id: match &entity_id {
                Val::T(id) => id,
                _ => "",
            },
            version,
            content_hash: &content_hash,
            prev: &prev,
        };
        let (seq, hash) = (link.seq, link.hash());
        let engine = self.reader.engine;
        let row = [
            Val::I(seq),
            Val::I(self.now),
            self.actor.to_val(),
            action.to_val(),
            entity.to_val(),
            entity_id,
            Val::I(version),
            Val::T(content_hash),
            Val::T(prev),
            hash.to_val(),
        ];
        engine.exec(HISTORY, &row)?;
        let revision = [Val::I(seq), Val::T(salt), Val::T(std::mem::take(&mut self.body))];
        engine.exec(REVISION, &revision)?;
        if let [_, _, Val::T(body)] = revision {
            self.body = body;
        }
        self.head = Some((seq, hash));
        Ok(())
    }

    pub(super) fn body_mut(&mut self) -> &mut String {
        &mut self.body
    }

    /// Why a row did not have the expected version.
    pub(super) fn conflict(&self, table: &Table, id: &str, base_version: i64) -> Error {
        self.find_conflict(table, id, base_version).unwrap_or_else(|e| e)
    }

    fn find_conflict(&self, table: &Table, id: &str, base_version: i64) -> Result<Error, Error> {
        let mut conflict = Conflict {
            entity: table.name.to_owned(),
            id: id.to_owned(),
            base_version,
            ..Conflict::default()
        };
        if let Some(row) = self.engine.query(&table.sql().by_id, &vals![id])?.pop() {
            let columns = table.all_columns().zip(row.vals());
            conflict.current =
                columns.filter_map(|(name, val)| Some((name.to_owned(), val.text()?))).collect();
            let meta = row.clone().meta()?;
            conflict.current_version = meta.version;
            conflict.changed_by = meta.updated_by;
            conflict.changed_at = meta.updated_at;
        } else if let Some(last) = self.last_two(table.name, id)?.into_iter().next() {
            conflict.changed_by = last.actor;
            conflict.changed_at = last.at;
        } else {
            return Ok(Error::NotFound);
        }
        Ok(Error::Conflict(Box::new(conflict)))
    }
}

fn row_vals<R: Record>(record: &R) -> Vec<Val> {
    let mut vals = Vec::with_capacity(6 + R::COLUMNS.len());
    let meta = record.meta();
    vals.extend(vals![
        meta.id,
        meta.version,
        meta.created_at,
        meta.created_by,
        meta.updated_at,
        meta.updated_by
    ]);
    record.put_vals(&mut vals);
    vals
}
