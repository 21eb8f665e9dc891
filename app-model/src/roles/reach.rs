// Made by scripts/make-role-tables.py from app-model/data/permissions.json. Do not edit.

//! Which of Azure's built-in roles reach the data that programs work with.
//!
//! Source: Azure's built-in role definitions, as recorded by maciejporebski/azure-rbac-change-tracking at 02c3a4a9b648f2f2253be76625efa5e8e89b478f (2026-08-21).

/// Data, each with the roles that have an operation on it.
pub(super) const REACHES: &[(&str, &[&str])] = &[
    ("blobs", &["StorageBlobDataContributor", "StorageBlobDataOwner", "StorageBlobDataReader"]),
    (
        "queues",
        &[
            "StorageQueueDataContributor",
            "StorageQueueDataMessageProcessor",
            "StorageQueueDataMessageSender",
            "StorageQueueDataReader",
        ],
    ),
    ("tables", &["StorageTableDataContributor", "StorageTableDataReader"]),
    (
        "the values of secrets",
        &[
            "KeyVaultAdministrator",
            "KeyVaultCertificateUser",
            "KeyVaultSecretsOfficer",
            "KeyVaultSecretsUser",
        ],
    ),
];
