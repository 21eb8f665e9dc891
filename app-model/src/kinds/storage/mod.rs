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

pub(super) mod host;
pub mod services;

use crate::bicep::{Expr, Object, identifier};
use crate::builder::Builder;
use crate::facts::Facts;
use crate::literal::LiteralRule;
use crate::model::{
    AzureResource, ChildInfo, ChildResource, Connection, KindInfo, NameRule, NodeId, Value,
    ValuePart,
};
use crate::module::ModuleContext;
use crate::roles::{Need, StorageRoles};

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
            let children: Vec<NodeId> =
                keywords.iter().flat_map(|keyword| module.children_of(keyword)).collect();
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

/// Adds a child below one of the account's services.
fn write(
    child: NodeId,
    module: &mut ModuleContext<'_>,
    resource_type: &'static str,
    service: &'static str,
    properties: Option<Object>,
) {
    let body = Object::new()
        .with("name", module.azure_name(child))
        .with_some("properties", properties)
        .with("parent", Expr::ident(service));
    module.resource(identifier(module.child_name(child)), resource_type, API_VERSION, body);
}

/// The endpoint of a service and the name of what is in it.
fn connection(
    account: NodeId,
    endpoint: &str,
    (in_string, property): (&str, &'static str),
    name: &str,
) -> Connection {
    let uri = Value::Output(account, endpoint.to_owned());
    let string = Value::text([
        ValuePart::Text("Endpoint=".to_owned()),
        ValuePart::Value(uri.clone()),
        ValuePart::Text(format!(";{in_string}={name}")),
    ]);
    Connection::new(string).with("Uri", uri).with(property, Value::String(name.to_owned()))
}

macro_rules! storage_child {
    (
        $(#[$doc:meta])* $Handle:ident, $(#[$keyword_doc:meta])* $keyword:ident,
        $Settings:ident, $title:literal, $name_rule:expr $(, need $need:expr, name $property:literal)?
    ) => {
        $crate::__private::located! { ($keyword)
            $(#[$keyword_doc])*
            #[allow(non_camel_case_types)]
            #[derive(Debug)]
            pub enum $keyword {}
        }

        #[diagnostic::do_not_recommend]
        impl<'app> crate::Keyword<'app> for $keyword {
            type Handle = $Handle<'app>;
            $( const FACTS: Facts = Facts::Connection { variable: None, parts: &["Uri", $property], host: &[] }; )?
        }

        child_resource! {
            $(#[$doc])*
            pub struct $Handle, keyword $keyword, parent Storage,
            settings $Settings, choices crate::kinds::NoChoices, info $Settings::INFO $(, need $need)?
        }

        impl $Settings {
            const INFO: ChildInfo = ChildInfo {
                keyword: stringify!($keyword),
                title: $title,
                name_rule: $name_rule,
            };
        }
    };
}

const LOWER: NameRule = NameRule::new(3, 63, "-").lower().single_inner_punctuation();

/// A static web site, blobs without a container, and logs have containers of their own.
const CONTAINER: NameRule = LOWER.special_names(&["$web", "$root", "$logs"]);

storage_child! {
    /// A container for blobs.
    ///
    /// ```
    /// use app_model::Builder;
    /// use app_model::kinds::storage::BlobContainer;
    ///
    /// let app = Builder::new();
    /// app.add_container_app_environment("env");
    /// let photos: BlobContainer<'_> = app.add_storage("data").add_blob_container("photos");
    /// app.add_container("web", "nginx:1.29").reference(photos);
    /// # assert!(app.build().is_ok());
    /// ```
    BlobContainer,
    /// Keyword, in a `storage`: a container for blobs.
    ///
    /// In Azure: <https://learn.microsoft.com/azure/templates/microsoft.storage/storageaccounts/blobservices/containers>.
    blob_container, BlobContainerSettings, "blob container", CONTAINER, need Need::BLOBS, name "BlobContainerName"
}

storage_child! {
    /// A file system of a data lake: a container whose blobs are in real folders.
    ///
    /// ```
    /// use app_model::Builder;
    /// use app_model::kinds::storage::FileSystem;
    ///
    /// let app = Builder::new();
    /// app.add_container_app_environment("env");
    /// let events: FileSystem<'_> = app.add_storage("data").add_file_system("events");
    /// app.add_container("web", "nginx:1.29").reference(events);
    /// # assert!(app.build().is_ok());
    /// ```
    FileSystem,
    /// Keyword, in a `storage`: a file system of its data lake.
    ///
    /// In Azure: <https://learn.microsoft.com/azure/storage/blobs/data-lake-storage-introduction>.
    file_system, FileSystemSettings, "file system", LOWER, need Need::BLOBS, name "DataLakeFileSystemName"
}

storage_child! {
    /// A message queue of a storage account.
    ///
    /// ```
    /// use app_model::Builder;
    /// use app_model::kinds::storage::Queue;
    ///
    /// let app = Builder::new();
    /// app.add_container_app_environment("env");
    /// let orders: Queue<'_> = app.add_storage("data").add_queue("orders");
    /// app.add_container("web", "nginx:1.29").reference(orders);
    /// # assert!(app.build().is_ok());
    /// ```
    Queue,
    /// Keyword, in a `storage`: a message queue.
    ///
    /// In Azure: <https://learn.microsoft.com/azure/templates/microsoft.storage/storageaccounts/queueservices/queues>.
    queue, QueueSettings, "queue", LOWER, need Need::QUEUES, name "QueueName"
}

storage_child! {
    /// A table of a storage account. Its name in Azure has letters and digits only.
    ///
    /// ```
    /// use app_model::Builder;
    /// use app_model::kinds::storage::Table;
    ///
    /// let app = Builder::new();
    /// app.add_container_app_environment("env");
    /// let customers: Table<'_> = app.add_storage("data").add_table("customers");
    /// app.add_container("web", "nginx:1.29").reference(customers);
    /// # assert!(app.build().is_ok());
    /// ```
    Table,
    /// Keyword, in a `storage`: a table.
    ///
    /// In Azure: <https://learn.microsoft.com/azure/templates/microsoft.storage/storageaccounts/tableservices/tables>.
    table, TableSettings, "table", NameRule::new(3, 63, "").starts_with_letter().refused_names(&["tables"]), need Need::TABLES, name "TableName"
}

storage_child! {
    /// An SMB file share of a storage account.
    FileShare,
    /// Keyword, in a `storage`: an SMB file share.
    ///
    /// In Azure: <https://learn.microsoft.com/azure/templates/microsoft.storage/storageaccounts/fileservices/shares>.
    file_share, FileShareSettings, "file share", LOWER
}

/// The settings of a blob container: it has none.
#[derive(Debug, Default)]
pub(crate) struct BlobContainerSettings {}

/// The settings of a file system: it has none.
#[derive(Debug, Default)]
pub(crate) struct FileSystemSettings {}

/// The settings of a queue: it has none.
#[derive(Debug, Default)]
pub(crate) struct QueueSettings {}

/// The settings of a table: it has none.
#[derive(Debug, Default)]
pub(crate) struct TableSettings {}

settings! {
    /// The settings of a file share.
    pub struct FileShareSettings for FileShare {
        /// The largest size, in GiB: 1 to 102400; 1024 unless set.
        ///
        /// Source: <https://learn.microsoft.com/azure/storage/files/storage-files-scale-targets>.
        quota: i64 where LiteralRule::Range { min: 1, max: 102_400, of: "GiB" },
    }
}

reference_target!(BlobContainer, FileSystem, Queue, Table);

impl ChildResource for BlobContainerSettings {
    fn info(&self) -> &'static ChildInfo {
        &Self::INFO
    }

    fn need(&self) -> Option<Need> {
        Some(Need::BLOBS)
    }

    fn write(&self, child: NodeId, module: &mut ModuleContext<'_>) {
        write(
            child,
            module,
            "Microsoft.Storage/storageAccounts/blobServices/containers",
            "blobs",
            None,
        );
    }

    fn connection(&self, account: NodeId, name: &str) -> Option<Connection> {
        Some(connection(account, "blobEndpoint", ("ContainerName", "BlobContainerName"), name))
    }

    fn service(&self, parent: &str) -> Option<(&'static str, String)> {
        Some(("blobs", format!("{{{parent}.outputs.blobEndpoint}}")))
    }
}

impl ChildResource for FileSystemSettings {
    fn info(&self) -> &'static ChildInfo {
        &Self::INFO
    }

    fn need(&self) -> Option<Need> {
        Some(Need::BLOBS)
    }

    fn write(&self, child: NodeId, module: &mut ModuleContext<'_>) {
        BlobContainerSettings {}.write(child, module);
    }

    fn connection(&self, account: NodeId, name: &str) -> Option<Connection> {
        let names = ("FileSystemName", "DataLakeFileSystemName");
        Some(connection(account, "dataLakeEndpoint", names, name))
    }

    fn service(&self, parent: &str) -> Option<(&'static str, String)> {
        Some(("data-lake", format!("{{{parent}.outputs.dataLakeEndpoint}}")))
    }

    fn names_of(&self) -> &'static str {
        BlobContainerSettings::INFO.keyword
    }
}

impl ChildResource for QueueSettings {
    fn info(&self) -> &'static ChildInfo {
        &Self::INFO
    }

    fn need(&self) -> Option<Need> {
        Some(Need::QUEUES)
    }

    fn write(&self, child: NodeId, module: &mut ModuleContext<'_>) {
        write(
            child,
            module,
            "Microsoft.Storage/storageAccounts/queueServices/queues",
            "queues",
            None,
        );
    }

    fn connection(&self, account: NodeId, name: &str) -> Option<Connection> {
        Some(connection(account, "queueEndpoint", ("QueueName", "QueueName"), name))
    }

    fn service(&self, parent: &str) -> Option<(&'static str, String)> {
        Some(("queues", format!("{{{parent}.outputs.queueEndpoint}}")))
    }
}

impl ChildResource for TableSettings {
    fn info(&self) -> &'static ChildInfo {
        &Self::INFO
    }

    fn need(&self) -> Option<Need> {
        Some(Need::TABLES)
    }

    fn write(&self, child: NodeId, module: &mut ModuleContext<'_>) {
        write(
            child,
            module,
            "Microsoft.Storage/storageAccounts/tableServices/tables",
            "tables",
            None,
        );
    }

    fn connection(&self, account: NodeId, name: &str) -> Option<Connection> {
        Some(connection(account, "tableEndpoint", ("TableName", "TableName"), name))
    }

    fn service(&self, parent: &str) -> Option<(&'static str, String)> {
        Some(("tables", format!("{{{parent}.outputs.tableEndpoint}}")))
    }
}

impl ChildResource for FileShareSettings {
    fn info(&self) -> &'static ChildInfo {
        &Self::INFO
    }

    fn write(&self, child: NodeId, module: &mut ModuleContext<'_>) {
        let quota = self.quota.as_ref().map_or(Expr::Int(1024), |quota| module.value(quota));
        let properties = Object::new().with("enabledProtocols", "SMB").with("shareQuota", quota);
        write(
            child,
            module,
            "Microsoft.Storage/storageAccounts/fileServices/shares",
            "files",
            Some(properties),
        );
    }

    fn check(&self, findings: &mut crate::check::Findings<'_>) {
        self.check_settings(findings);
    }
}
