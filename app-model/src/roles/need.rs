//! What a program does with something that it refers to, and which roles let it.
#![allow(clippy::panic, reason = "evaluated by the compiler: a panic is its error")]

use super::reach::REACHES;
use crate::literal::bytes::equal;

/// What a program does with a child of a resource, as the identity that it runs as.
#[derive(Debug, Clone, Copy)]
pub struct Need {
    /// What it works with, as the table of roles calls it.
    what: &'static str,
    /// The usual role for it.
    role: &'static str,
}

impl Need {
    /// Blobs and their containers.
    pub(crate) const BLOBS: Self = Self { what: "blobs", role: "StorageBlobDataContributor" };
    /// The messages of queues.
    pub(crate) const QUEUES: Self = Self { what: "queues", role: "StorageQueueDataContributor" };
    /// The rows of tables.
    pub(crate) const TABLES: Self = Self { what: "tables", role: "StorageTableDataContributor" };
    /// The values of secrets.
    pub(crate) const SECRETS: Self =
        Self { what: "the values of secrets", role: "KeyVaultSecretsUser" };

    /// What the roles do not reach.
    pub(crate) const fn what(self) -> &'static str {
        self.what
    }

    /// The usual role for it.
    pub(crate) const fn role(self) -> &'static str {
        self.role
    }

    /// Whether one of the roles lets a program do anything with it.
    pub(crate) const fn is_met(self, roles: &[&str]) -> bool {
        let mut row = 0;
        while row < REACHES.len() {
            let (what, reaching) = REACHES[row];
            if equal(what.as_bytes(), self.what.as_bytes()) {
                let mut at = 0;
                while at < roles.len() * reaching.len() {
                    let (role, other) = (roles[at / reaching.len()], reaching[at % reaching.len()]);
                    if equal(role.as_bytes(), other.as_bytes()) {
                        return true;
                    }
                    at += 1;
                }
            }
            row += 1;
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::Need;

    #[test]
    fn roles_reach_what_they_are_for() {
        let cases = [
            (Need::BLOBS, "StorageBlobDataReader", true),
            (Need::BLOBS, "StorageAccountContributor", false),
            (Need::BLOBS, "Owner", false),
            (Need::BLOBS, "StorageQueueDataContributor", false),
            (Need::QUEUES, "StorageQueueDataMessageSender", true),
            (Need::QUEUES, "StorageBlobDataOwner", false),
            (Need::TABLES, "StorageTableDataReader", true),
            (Need::SECRETS, "KeyVaultSecretsUser", true),
            (Need::SECRETS, "KeyVaultAdministrator", true),
            (Need::SECRETS, "KeyVaultReader", false),
            (Need::SECRETS, "KeyVaultContributor", false),
        ];
        for (need, role, met) in cases {
            assert_eq!(need.is_met(&[role]), met, "{role} for {}", need.what);
        }
        for need in [Need::BLOBS, Need::QUEUES, Need::TABLES, Need::SECRETS] {
            assert!(
                need.is_met(&["Reader", need.role]),
                "{} is the role for {}",
                need.role,
                need.what
            );
        }
    }
}
