//! Notices that stand above everything on a person's home screen: returned, overdue, reminded.

use super::{Reader, Row, Writer};
use crate::{
    domain::notice::{Notice, NoticeKind},
    error::Error,
    vals,
};

const SELECT: &str = "SELECT id, person, kind, step, entity, subject, body, from_person, at, read_at FROM notice WHERE ";

impl Reader<'_> {
    /// Notices of a person, the newest first; all, or only the unread.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn notices(&self, person: &str, unread_only: bool) -> Result<Vec<Notice>, Error> {
        let unread = if unread_only { " AND read_at IS NULL" } else { "" };
        let sql = format!("{SELECT}person=?1{unread} ORDER BY at DESC, id DESC");
        self.rows(&sql, &vals![person])?.into_iter().map(read).collect()
    }
}

impl Writer<'_> {
    /// Puts up a notice, now and from the writer: fills in `id`, `at` and `from`.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn add_notice(&mut self, notice: &mut Notice) -> Result<(), Error> {
        notice.id = self.new_id()?;
        notice.at = self.now();
        self.actor().clone_into(&mut notice.from);
        notice.read_at = None;
        let Notice { id, person, kind, step, entity, subject, text, from, at, read_at } = &*notice;
        let sql = "INSERT INTO notice (id, person, kind, step, entity, subject, body, from_person, at, read_at)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";
        let row = vals![id, person, *kind, step, entity, subject, text, from, *at, *read_at];
        self.exec(sql, &row).map(drop)
    }

    /// Marks a person's notice as read; whether it was unread.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn mark_read(&mut self, person: &str, id: &str) -> Result<bool, Error> {
        let now = self.now();
        let sql = "UPDATE notice SET read_at=?3 WHERE person=?1 AND id=?2 AND read_at IS NULL";
        Ok(self.exec(sql, &vals![person, id, now])? > 0)
    }

    /// Takes away unread notices of one kind about one row: what they asked for was done.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn withdraw_notices(
        &mut self,
        person: &str,
        kind: NoticeKind,
        entity: &str,
    ) -> Result<usize, Error> {
        let sql =
            "DELETE FROM notice WHERE person=?1 AND kind=?2 AND entity=?3 AND read_at IS NULL";
        self.exec(sql, &vals![person, kind, entity])
    }

    /// Takes away unread notices of one kind about a step as a whole or about one row of it: a newer
    /// one says the same.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn supersede_notices(
        &mut self,
        person: &str,
        kind: NoticeKind,
        step: &str,
        entity: &str,
    ) -> Result<usize, Error> {
        let sql =
            "DELETE FROM notice WHERE person=?1 AND kind=?2 AND step=?3 AND entity IN ('', ?4)
                   AND read_at IS NULL";
        self.exec(sql, &vals![person, kind, step, entity])
    }
}

fn read(mut row: Row) -> Result<Notice, Error> {
    Ok(Notice {
        id: row.next("notice.id")?,
        person: row.next("notice.person")?,
        kind: row.next("notice.kind")?,
        step: row.next("notice.step")?,
        entity: row.next("notice.entity")?,
        subject: row.next("notice.subject")?,
        text: row.next("notice.body")?,
        from: row.next("notice.from_person")?,
        at: row.next("notice.at")?,
        read_at: row.next("notice.read_at")?,
    })
}
