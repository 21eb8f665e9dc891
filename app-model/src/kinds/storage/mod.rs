//! Storage accounts with their containers, file systems, queues, tables and file shares.
//!
//! ```
//! use app_model::distributed_app;
//!
//! let app = distributed_app! {
//!     identity worker;
//!     storage data {
//!         sku: StandardZrs;
//!         access_tier: Cool;
//!         allow_shared_key_access: false;
//!         hierarchical_namespace: true;
//!         large_file_shares: true;
//!         minimum_tls_version: Tls13;
//!         network_default_action: Deny;
//!         public_network_access: Disabled;
//!         blob_container photos;
//!         file_system events;
//!         queue jobs;
//!         table orders;
//!         file_share documents { quota: 100; }
//!         roles: worker => [StorageBlobDataContributor, StorageQueueDataMessageProcessor];
//!     }
//!     output photos = data.blob_endpoint;
//!     output events = data.data_lake_endpoint;
//!     output jobs = data.queue_endpoint;
//!     output orders = data.table_endpoint;
//!     output account = data.azure_name;
//!     output resource = data.id;
//! };
//! # assert!(app.build().is_ok());
//! ```
//!
//! The same children by hand, each with a handle of its own type:
//!
//! ```
//! use app_model::Builder;
//!
//! let app = Builder::new();
//! let data = app.add_storage("data");
//! data.add_file_system("events");
//! data.add_queue("jobs").connection_properties().entry("VisibilitySeconds", 30);
//! data.add_table("orders");
//! data.add_file_share("documents").quota(100);
//! # assert!(app.build().is_ok());
//! ```

mod children;
pub(super) mod host;
pub mod services;

pub use children::{
    BlobContainer, FileShare, FileShareSettings, FileSystem, Queue, Table, blob_container,
    file_share, file_system, queue, table,
};

use crate::bicep::{Expr, Object};
use crate::builder::Builder;
use crate::model::{AzureResource, KindInfo, NameRule, NodeId, Value};
use crate::module::ModuleContext;
use crate::roles::StorageRoles;

const API_VERSION: &str = "2024-01-01";

azure_resource! {
    /// A storage account, published as `Microsoft.Storage/storageAccounts`.
    ///
    /// ```
    /// use app_model::Builder;
    ///
    /// let app = Builder::new();
    /// for region in ["north", "south"] {
    ///     let account = app.add_storage(&format!("data-{region}"));
    ///     account.add_blob_container("photos");
    /// }
    /// # assert!(app.build().is_ok());
    /// ```
    pub struct Storage,
    /// Keyword: a storage account.
    ///
    /// `storage data { blob_container photos; queue jobs; sku: StandardLrs; }`
    ///
    /// In Azure: <https://learn.microsoft.com/azure/templates/microsoft.storage/storageaccounts>.
    keyword storage,
    settings StorageSettings, choices StorageChoices, roles StorageRoles,
    info INFO
}

role_target!(Storage, StorageRoles);

outputs! { Storage {
    /// The blob service's endpoint, a URI.
    blob_endpoint = "blobEndpoint",
    /// The data lake endpoint, a URI.
    data_lake_endpoint = "dataLakeEndpoint",
    /// The queue service's endpoint, a URI.
    queue_endpoint = "queueEndpoint",
    /// The table service's endpoint, a URI.
    table_endpoint = "tableEndpoint",
    /// The account's name in Azure.
    azure_name = "name",
    /// The resource id.
    id = "id",
} }

choices! {
    /// The choices of a storage account's settings.
    pub struct StorageChoices;

    /// Performance tier and replication of a storage account.
    pub enum StorageSku {
        /// Standard, three copies in one data centre.
        StandardLrs = "Standard_LRS",
        /// Standard, copies in a second region.
        StandardGrs = "Standard_GRS",
        /// Standard, copies in a second region that can be read.
        StandardRagrs = "Standard_RAGRS",
        /// Standard, copies in three zones.
        StandardZrs = "Standard_ZRS",
        /// Standard, copies in three zones and a second region.
        StandardGzrs = "Standard_GZRS",
        /// Standard, copies in three zones and a second region that can be read.
        StandardRagzrs = "Standard_RAGZRS",
        /// Premium, three copies in one data centre.
        PremiumLrs = "Premium_LRS",
        /// Premium, copies in three zones.
        PremiumZrs = "Premium_ZRS",
    }

    /// How blobs are charged: for keeping or for reading.
    pub enum AccessTier {
        /// Read often.
        Hot = "Hot",
        /// Read now and then, kept 30 days at least.
        Cool = "Cool",
        /// Read rarely, kept 90 days at least.
        Cold = "Cold",
    }

    /// The oldest version of TLS that the account accepts.
    pub enum TlsVersion {
        /// TLS 1.2.
        Tls12 = "TLS1_2",
        /// TLS 1.3.
        Tls13 = "TLS1_3",
    }

    /// What happens to requests that no network rule matches.
    pub enum NetworkDefaultAction {
        /// They pass.
        Allow = "Allow",
        /// They are refused.
        Deny = "Deny",
    }

    /// Whether the account can be reached from public networks.
    pub enum StorageNetworkAccess {
        /// It can.
        Enabled = "Enabled",
        /// Only through private endpoints.
        Disabled = "Disabled",
    }
}

settings! {
    /// The settings of a storage account.
    pub struct StorageSettings for Storage {
        /// Performance tier and replication; `StandardGrs` unless set.
        ///
        /// Source: <https://learn.microsoft.com/azure/storage/common/storage-redundancy>.
        sku: StorageSku,
        /// How blobs are charged; `Hot` unless set.
        ///
        /// Source: <https://learn.microsoft.com/azure/storage/blobs/access-tiers-overview>.
        access_tier: AccessTier,
        /// Whether the account's keys may be used; `false` unless set, so that access is by roles.
        ///
        /// Source: <https://learn.microsoft.com/azure/storage/common/shared-key-authorization-prevent>.
        allow_shared_key_access: bool,
        /// Whether blobs have real folders (Data Lake Storage); `false` unless set, or unless there
        /// is a file system or something connects to the data lake.
        ///
        /// Source: <https://learn.microsoft.com/azure/storage/blobs/data-lake-storage-namespace>.
        hierarchical_namespace: bool,
        /// Whether file shares may grow beyond 5 TiB.
        ///
        /// Source: <https://learn.microsoft.com/azure/storage/files/storage-files-scale-targets>.
        large_file_shares: bool,
        /// The oldest accepted version of TLS; `Tls12` unless set.
        ///
        /// Source: <https://learn.microsoft.com/azure/storage/common/transport-layer-security-configure-minimum-version>.
        minimum_tls_version: TlsVersion,
        /// What happens to requests that no network rule matches; `Allow` unless set.
        ///
        /// Source: <https://learn.microsoft.com/azure/storage/common/storage-network-security>.
        network_default_action: NetworkDefaultAction,
        /// Whether public networks reach the account; Azure's default is that they do.
        public_network_access: StorageNetworkAccess,
    }
}

static INFO: KindInfo = KindInfo {
    keyword: "storage",
    title: "storage account",
    resource_type: "Microsoft.Storage/storageAccounts",
    api_version: API_VERSION,
    name_rule: NameRule::new(3, 24, "").lower().global(),
    outputs: &[
        ("blobEndpoint", "properties.primaryEndpoints.blob"),
        ("dataLakeEndpoint", "properties.primaryEndpoints.dfs"),
        ("queueEndpoint", "properties.primaryEndpoints.queue"),
        ("tableEndpoint", "properties.primaryEndpoints.table"),
        ("name", "name"),
        ("id", "id"),
    ],
    name_output: "name",
    default_roles: Some(&[
        StorageRoles::StorageBlobDataContributor,
        StorageRoles::StorageTableDataContributor,
        StorageRoles::StorageQueueDataContributor,
    ]),
    tagged: true,
    principal: false,
};

impl Builder {
    /// Adds a storage account.
    #[track_caller]
    pub fn add_storage(&self, name: &str) -> Storage<'_> {
        self.add::<storage>(name)
    }
}

impl<'app> Storage<'app> {
    /// Adds a blob container.
    #[track_caller]
    pub fn add_blob_container(self, name: &str) -> BlobContainer<'app> {
        self.add::<blob_container, _>(name)
    }

    /// Adds a file system of the data lake: a blob container with real folders.
    #[track_caller]
    pub fn add_file_system(self, name: &str) -> FileSystem<'app> {
        self.add::<file_system, _>(name)
    }

    /// Adds a queue.
    #[track_caller]
    pub fn add_queue(self, name: &str) -> Queue<'app> {
        self.add::<queue, _>(name)
    }

    /// Adds a table.
    #[track_caller]
    pub fn add_table(self, name: &str) -> Table<'app> {
        self.add::<table, _>(name)
    }

    /// Adds a file share.
    #[track_caller]
    pub fn add_file_share(self, name: &str) -> FileShare<'app> {
        self.add::<file_share, _>(name)
    }
}

impl AzureResource for StorageSettings {
    fn info(&self) -> &'static KindInfo {
        &INFO
    }

    fn check(&self, findings: &mut crate::check::Findings<'_>) {
        self.check_settings(findings);
        let model = findings.model();
        let lake = findings.children().find(|child| LAKE.contains(&model[*child].keyword));
        if let (Some(Value::Bool(false)), Some(lake)) = (&self.hierarchical_namespace, lake) {
            let name = &model[lake].name;
            findings.of(lake).report(
                "AM0552",
                format!("`{name}` needs real folders, and `hierarchical_namespace` is `false`"),
                "leave `hierarchical_namespace` out",
            );
        }
    }

    fn body(&self, module: &mut ModuleContext<'_>) -> Option<Object> {
        let location = module.location();
        let lake = LAKE.iter().any(|keyword| !module.children_of(keyword).is_empty());
        let mut or = |setting: &Option<Value>, default: Expr| match setting {
            Some(value) => module.value(value),
            None => default,
        };
        let sku = or(&self.sku, "Standard_GRS".into());
        let access_tier = or(&self.access_tier, "Hot".into());
        let shared_key = or(&self.allow_shared_key_access, false.into());
        let hns = or(&self.hierarchical_namespace, lake.into());
        let tls = or(&self.minimum_tls_version, "TLS1_2".into());
        let default_action = or(&self.network_default_action, "Allow".into());
        let network_access = self.public_network_access.as_ref().map(|value| module.value(value));
        let large_shares = match &self.large_file_shares {
            Some(Value::Bool(large)) => {
                Some(Expr::str(if *large { "Enabled" } else { "Disabled" }))
            }
            Some(value) => {
                let large = module.value(value);
                Some(Expr::conditional(large, "Enabled".into(), "Disabled".into()))
            }
            None => None,
        };
        let properties = Object::new()
            .with("accessTier", access_tier)
            .with("allowSharedKeyAccess", shared_key)
            .with("isHnsEnabled", hns)
            .with_some("largeFileSharesState", large_shares)
            .with("minimumTlsVersion", tls)
            .with("networkAcls", Object::new().with("defaultAction", default_action))
            .with_some("publicNetworkAccess", network_access);
        Some(
            Object::new()
                .with("kind", "StorageV2")
                .with("location", location)
                .with("sku", Object::new().with("name", sku))
                .with("properties", properties),
        )
    }

    fn children(&self, module: &mut ModuleContext<'_>) {
        let all: [(&[&str], _, _); 4] = [
            (&BLOBS, "blobs", "Microsoft.Storage/storageAccounts/blobServices"),
            (&["queue"], "queues", "Microsoft.Storage/storageAccounts/queueServices"),
            (&["table"], "tables", "Microsoft.Storage/storageAccounts/tableServices"),
            (&["file_share"], "files", "Microsoft.Storage/storageAccounts/fileServices"),
        ];
        for (keywords, symbol, service) in all {
            let mut children: Vec<NodeId> = Vec::new();
            for keyword in keywords {
                children.append(&mut module.children_of(keyword));
            }
            if children.is_empty() {
                continue;
            }
            let parent = Expr::ident(module.symbol());
            let body = Object::new().with("name", "default").with("parent", parent);
            module.resource(symbol, service, API_VERSION, body);
            for child in children {
                module.write_child(child);
            }
        }
    }
}

/// The children of the blob service.
const BLOBS: [&str; 2] = ["blob_container", "file_system"];

/// The children that need a hierarchical namespace.
const LAKE: [&str; 2] = ["data_lake_service", "file_system"];
