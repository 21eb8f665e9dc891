//! What is in an account: blob containers, file systems, queues, tables and file shares.

use crate::bicep::{Expr, Object, identifier};
use crate::convert::number;
use crate::facts::Facts;
use crate::literal::LiteralRule;
use crate::model::{ChildInfo, ChildResource, Connection, NameRule, NodeId, Value, ValuePart};
use crate::module::ModuleContext;
use crate::roles::Need;

use super::{API_VERSION, Storage, StorageWords};

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
        quota: number where LiteralRule::Range { min: 1, max: 102_400, of: "GiB" },
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
