//! Questions about people, units and roles.

use super::Reader;
use crate::{
    domain::{
        person::{Person, PersonStatus, RoleAssignment, Unit},
        role::Role,
    },
    error::Error,
    vals,
};

impl Reader<'_> {
    /// Everybody, also who left, in the order of their names.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn people_by_name(&self) -> Result<Vec<Person>, Error> {
        self.find("1=1 ORDER BY sort_key, id", &[])
    }

    /// Who is active, in the order of their names.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn active_people(&self) -> Result<Vec<Person>, Error> {
        self.find("status=?1 ORDER BY sort_key, id", &vals![PersonStatus::Active])
    }

    /// How many people are active.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn count_active_people(&self) -> Result<i64, Error> {
        self.count::<Person>("status=?1", &vals![PersonStatus::Active])
    }

    /// How many people there are, also who left.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn count_people(&self) -> Result<i64, Error> {
        self.count::<Person>("1=1", &[])
    }

    /// Active people with a role, in the order of their names.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn active_in_role(&self, campaign: &str, role: Role) -> Result<Vec<Person>, Error> {
        let tail = "status=?1 AND id IN
                    (SELECT person FROM role_assignment WHERE campaign=?2 AND role=?3)
                    ORDER BY sort_key, id";
        self.find(tail, &vals![PersonStatus::Active, campaign, role])
    }

    /// The person of a login.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn person_of_login(&self, login: &str) -> Result<Option<Person>, Error> {
        self.find_one("login=?1", &vals![login])
    }

    /// The person bound to an account, an active one before one who left.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn person_of_uid(&self, uid: i64) -> Result<Option<Person>, Error> {
        let tail = "os_uid=?1 ORDER BY CASE status WHEN ?2 THEN 0 ELSE 1 END, id LIMIT 1";
        self.find_one(tail, &vals![uid, PersonStatus::Active])
    }

    /// Somebody other than `but` who is bound to an account.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn other_of_uid(&self, uid: i64, but: &str) -> Result<Option<Person>, Error> {
        self.find_one("os_uid=?1 AND id<>?2 ORDER BY id", &vals![uid, but])
    }

    /// Who has which role in a campaign.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn assignments(&self, campaign: &str) -> Result<Vec<RoleAssignment>, Error> {
        self.find("campaign=?1", &vals![campaign])
    }

    /// The roles of one person in a campaign.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn assignments_of(
        &self,
        campaign: &str,
        person: &str,
    ) -> Result<Vec<RoleAssignment>, Error> {
        self.find("campaign=?1 AND person=?2", &vals![campaign, person])
    }

    /// Everybody other than `but` who has a role, also who left.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn others_with_role(
        &self,
        campaign: &str,
        role: Role,
        but: &str,
    ) -> Result<Vec<RoleAssignment>, Error> {
        let tail = "campaign=?1 AND role=?2 AND person<>?3 ORDER BY id";
        self.find(tail, &vals![campaign, role, but])
    }

    /// Whether anybody other than `but` has a role, also who left.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn is_role_held_by_others(
        &self,
        campaign: &str,
        role: Role,
        but: &str,
    ) -> Result<bool, Error> {
        let tail = "campaign=?1 AND role=?2 AND person<>?3 LIMIT 1";
        let found = self.find_one::<RoleAssignment>(tail, &vals![campaign, role, but])?;
        Ok(found.is_some())
    }

    /// How many active people other than `but` have a role.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn others_in_role(&self, campaign: &str, role: Role, but: &str) -> Result<i64, Error> {
        let tail = "campaign=?1 AND role=?2 AND person<>?3
                    AND person IN (SELECT id FROM person WHERE status=?4)";
        self.count::<RoleAssignment>(tail, &vals![campaign, role, but, PersonStatus::Active])
    }

    /// The name of a person; empty for nobody.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn name_of_person(&self, id: &str) -> Result<String, Error> {
        let row = self.rows("SELECT name FROM person WHERE id=?1", &vals![id])?.pop();
        Ok(row.map_or_else(|| Ok(String::new()), |mut row| row.next("person.name"))?)
    }

    /// All units.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn units(&self) -> Result<Vec<Unit>, Error> {
        self.everything()
    }

    /// The unit of a name or a short name, the full name first.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn unit_called(&self, name: &str) -> Result<Option<Unit>, Error> {
        let tail = "name=?1 OR short_name=?1
                    ORDER BY CASE name WHEN ?1 THEN 0 ELSE 1 END, id LIMIT 1";
        self.find_one(tail, &vals![name])
    }

    /// Whether a unit other than `but` has this name.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn is_unit_name_taken(&self, name: &str, but: &str) -> Result<bool, Error> {
        Ok(self.count::<Unit>("name=?1 AND id<>?2", &vals![name, but])? > 0)
    }
}
