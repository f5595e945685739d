//! What stands beside the matrix: findings by category, what is overdue, days left per phase.

use crate::app::list::Row;
use crate::domain::team::LateItem;

/// The views of the team, in the order of Tab.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Side {
    /// People by steps.
    #[default]
    Matrix,
    /// Findings by category.
    Categories,
    /// Overdue steps and findings, with both names (S54).
    Late,
    /// Workdays left per phase.
    Days,
}

impl Side {
    const ALL: [Self; 4] = [Self::Matrix, Self::Categories, Self::Late, Self::Days];

    /// The view after this one, around the end.
    pub fn next(self) -> Self {
        self.turned(1)
    }

    /// The view before this one, around the end.
    pub fn previous(self) -> Self {
        self.turned(Self::ALL.len() - 1)
    }

    fn turned(self, by: usize) -> Self {
        let at = Self::ALL.iter().position(|side| *side == self).unwrap_or(0);
        Self::ALL.get((at + by) % Self::ALL.len()).copied().unwrap_or_default()
    }
}

/// A line of the overdue list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LateLine {
    id: String,
    pub item: LateItem,
}

impl From<LateItem> for LateLine {
    fn from(item: LateItem) -> Self {
        let finding = item.finding.as_deref().unwrap_or_default();
        Self { id: format!("{} {} {finding}", item.person.id, item.step), item }
    }
}

impl Row for LateLine {
    fn id(&self) -> &str {
        &self.id
    }
}
