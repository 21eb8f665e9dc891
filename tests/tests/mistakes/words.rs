//! What a few kinds have: for random blocks, and for what belongs to another kind.

/// A kind, in words that a block may use.
pub(crate) struct Kind {
    pub(crate) keyword: &'static str,
    /// Settings with values that they take.
    pub(crate) settings: &'static [(&'static str, &'static [&'static str])],
    /// Children with a body.
    pub(crate) children: &'static [(&'static str, &'static str)],
    pub(crate) roles: &'static [&'static str],
    pub(crate) outputs: &'static [&'static str],
    /// A setting, a choice and a role that no other kind here has.
    pub(crate) own: (&'static str, &'static str, &'static str),
}

pub(crate) const KINDS: [Kind; 3] = [
    Kind {
        keyword: "keyvault",
        settings: &[
            ("sku", &["Standard", "Premium"]),
            ("public_network_access", &["Enabled", "Disabled"]),
            ("purge_protection", &["true"]),
            ("soft_delete_retention_days", &["7", "30", "90"]),
            ("name", &["\"corp-vault\"", "\"x-1\""]),
        ],
        children: &[],
        roles: &[
            "KeyVaultReader",
            "KeyVaultSecretsUser",
            "KeyVaultSecretsOfficer",
            "KeyVaultCryptoUser",
            "Reader",
        ],
        outputs: &["vault_uri", "azure_name", "id"],
        own: ("soft_delete_retention_days: 30", "", "KeyVaultSecretsUser"),
    },
    Kind {
        keyword: "storage",
        settings: &[
            ("sku", &["StandardLrs", "StandardZrs", "PremiumLrs"]),
            ("access_tier", &["Hot", "Cool", "Cold"]),
            ("allow_shared_key_access", &["true", "false"]),
            ("hierarchical_namespace", &["true", "false"]),
            ("minimum_tls_version", &["Tls12", "Tls13"]),
            ("network_default_action", &["Allow", "Deny"]),
            ("name", &["\"corpdata\""]),
        ],
        children: &[
            ("blob_container", ""),
            ("queue", ""),
            ("table", ""),
            ("file_share", "quota: 100;"),
            ("file_share", "quota: 5;"),
        ],
        roles: &[
            "StorageBlobDataReader",
            "StorageBlobDataContributor",
            "StorageQueueDataReader",
            "StorageTableDataContributor",
            "Contributor",
        ],
        outputs: &["blob_endpoint", "queue_endpoint", "table_endpoint", "azure_name", "id"],
        own: ("large_file_shares: true", "Hot", "StorageBlobDataReader"),
    },
    Kind {
        keyword: "registry",
        settings: &[
            ("sku", &["Basic", "Standard", "Premium"]),
            ("public_network_access", &["Enabled"]),
            ("name", &["\"corpimages\""]),
        ],
        children: &[
            ("purge_task", "schedule: \"0 1 * * *\"; keep: 5;"),
            ("purge_task", "schedule: \"30 2 * * 1\"; filter: \"api:.*\"; ago: \"7d\";"),
        ],
        roles: &["AcrPull", "AcrPush", "AcrDelete", "Reader"],
        outputs: &["login_server", "azure_name", "id"],
        own: ("", "", "AcrPull"),
    },
];

/// Roles of these kinds, each with one that contains it.
pub(crate) const CONTAINED: [(&str, &str); 4] = [
    ("KeyVaultSecretsUser", "KeyVaultSecretsOfficer"),
    ("StorageBlobDataReader", "StorageBlobDataContributor"),
    ("AcrPull", "AcrPush"),
    ("AcrPull", "Reader"),
];

/// The kind of a keyword.
pub(crate) fn kind(keyword: &str) -> Option<&'static Kind> {
    KINDS.iter().find(|kind| kind.keyword == keyword)
}

/// Children, and the keywords of the parents that have them.
pub(crate) const CHILDREN: [(&str, &[&str]); 6] = [
    ("blob_container", &["storage"]),
    ("queue", &["storage"]),
    ("table", &["storage"]),
    ("purge_task", &["registry"]),
    ("endpoint", &["project", "container", "executable"]),
    ("event", &["job"]),
];
