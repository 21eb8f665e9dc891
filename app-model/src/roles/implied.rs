//! A role beside one that contains it: it says nothing that is not said already.

use super::contained::CONTAINED_IN;
use crate::literal::bytes::equal;

/// The first of the roles that has all permissions of another one.
pub(crate) const fn larger<'r>(role: &str, others: &[&'r str]) -> Option<&'r str> {
    let mut row = 0;
    while row < CONTAINED_IN.len() {
        let (name, larger) = CONTAINED_IN[row];
        if equal(name.as_bytes(), role.as_bytes()) {
            let mut other = 0;
            while other < others.len() {
                let mut at = 0;
                while at < larger.len() {
                    if equal(larger[at].as_bytes(), others[other].as_bytes()) {
                        return Some(others[other]);
                    }
                    at += 1;
                }
                other += 1;
            }
        }
        row += 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{CONTAINED_IN, larger};

    /// No two roles contain each other: of two, one can be left out, and which is not in doubt.
    #[test]
    fn a_role_that_is_contained_contains_less() {
        for (role, larger_ones) in CONTAINED_IN {
            for outer in *larger_ones {
                assert_ne!(larger(outer, &[*role]), Some(*role), "{role} and {outer} are one");
            }
        }
    }

    #[test]
    fn what_contains_what() {
        let cases = [
            ("AcrPull", "AcrPush", true),
            ("AcrPush", "AcrPull", false),
            ("AcrPush", "Contributor", true),
            ("StorageBlobDataReader", "StorageBlobDataOwner", true),
            ("KeyVaultSecretsUser", "KeyVaultSecretsOfficer", true),
            // Data is no part of what the general roles are for.
            ("StorageBlobDataReader", "Owner", false),
            ("KeyVaultSecretsUser", "Contributor", false),
            ("StorageQueueDataReader", "StorageBlobDataContributor", false),
            ("KeyVaultReader", "KeyVaultSecretsUser", false),
        ];
        for (role, beside, contained) in cases {
            assert_eq!(larger(role, &[beside]).is_some(), contained, "{role} beside {beside}");
        }
    }
}
