//! The services of a storage account, as something to connect to.
//!
//! They are there with the account: nothing is published for them.
//!
//! A program that works with many containers or queues refers to the service and not to one of them:
//!
//! ```
//! use app_model::distributed_app;
//!
//! let app = distributed_app! {
//!     containerapps env;
//!     storage data {
//!         blob_service blobs;
//!         data_lake_service lake;
//!         queue_service queues;
//!         table_service tables;
//!     }
//!     container worker("contoso.example.com/worker:1.4") {
//!         reference: data.blobs, data.lake, data.queues, data.tables;
//!     }
//! };
//! # assert!(app.build().is_ok());
//! ```

use crate::facts::Facts;
use crate::model::{ChildInfo, ChildResource, Connection, NameRule, NodeId, Value};
use crate::module::ModuleContext;
use crate::roles::Need;

use super::{Storage, StorageWords, host};

macro_rules! service {
    (
        $(#[$doc:meta])* $Handle:ident, $(#[$keyword_doc:meta])* $keyword:ident,
        $Settings:ident, $title:literal, $endpoint:literal, $need:expr, host $HOST:ident
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
            const FACTS: Facts = Facts::Connection { variable: None, parts: &["Uri"], host: &host::$HOST };
        }

        child_resource! {
            $(#[$doc])*
            pub struct $Handle, keyword $keyword, parent Storage,
            settings $Settings, choices crate::kinds::NoChoices, need $need
        }

        /// The settings of a service: it has none.
        #[derive(Debug, Default)]
        pub(crate) struct $Settings {}

        reference_target!($Handle);

        impl ChildResource for $Settings {
            fn info(&self) -> &'static ChildInfo {
                static INFO: ChildInfo = ChildInfo {
                    keyword: stringify!($keyword),
                    title: $title,
                    name_rule: NameRule::new(1, 64, "-"),
                };
                &INFO
            }

            fn need(&self) -> Option<Need> {
                Some($need)
            }

            fn write(&self, _child: NodeId, _module: &mut ModuleContext<'_>) {}

            fn connection(&self, account: NodeId, _name: &str) -> Option<Connection> {
                let uri = Value::Output(account, $endpoint.to_owned());
                let connection = Connection::new(uri.clone()).with("Uri", uri);
                Some(connection.for_host(account, &host::$HOST))
            }
        }
    };
}

service! {
    /// The blob service of a storage account.
    ///
    /// ```
    /// use app_model::Builder;
    /// use app_model::keyword::blob_service;
    /// use app_model::kinds::storage::services::BlobService;
    ///
    /// let app = Builder::new();
    /// app.add_container_app_environment("env");
    /// let blobs: BlobService<'_> = app.add_storage("data").add::<blob_service, _>("blobs");
    /// app.add_container("web", "nginx:1.29").reference(blobs);
    /// # assert!(app.build().is_ok());
    /// ```
    BlobService,
    /// Keyword, in a `storage`: its blob service, for programs that name containers themselves.
    ///
    /// `storage data { blob_service blobs; }`
    ///
    /// In Azure: <https://learn.microsoft.com/azure/templates/microsoft.storage/storageaccounts/blobservices>.
    blob_service, BlobServiceSettings, "blob service", "blobEndpoint", Need::BLOBS, host BLOBS
}

service! {
    /// The queue service of a storage account.
    ///
    /// ```
    /// use app_model::Builder;
    /// use app_model::keyword::queue_service;
    /// use app_model::kinds::storage::services::QueueService;
    ///
    /// let app = Builder::new();
    /// app.add_container_app_environment("env");
    /// let queues: QueueService<'_> = app.add_storage("data").add::<queue_service, _>("queues");
    /// app.add_container("web", "nginx:1.29").reference(queues);
    /// # assert!(app.build().is_ok());
    /// ```
    QueueService,
    /// Keyword, in a `storage`: its queue service.
    ///
    /// In Azure: <https://learn.microsoft.com/azure/templates/microsoft.storage/storageaccounts/queueservices>.
    queue_service, QueueServiceSettings, "queue service", "queueEndpoint", Need::QUEUES, host QUEUES
}

service! {
    /// The table service of a storage account.
    ///
    /// ```
    /// use app_model::Builder;
    /// use app_model::keyword::table_service;
    /// use app_model::kinds::storage::services::TableService;
    ///
    /// let app = Builder::new();
    /// app.add_container_app_environment("env");
    /// let tables: TableService<'_> = app.add_storage("data").add::<table_service, _>("tables");
    /// app.add_container("web", "nginx:1.29").reference(tables);
    /// # assert!(app.build().is_ok());
    /// ```
    TableService,
    /// Keyword, in a `storage`: its table service.
    ///
    /// In Azure: <https://learn.microsoft.com/azure/templates/microsoft.storage/storageaccounts/tableservices>.
    table_service, TableServiceSettings, "table service", "tableEndpoint", Need::TABLES, host TABLES
}

service! {
    /// The data lake of a storage account.
    ///
    /// ```
    /// use app_model::Builder;
    /// use app_model::keyword::data_lake_service;
    /// use app_model::kinds::storage::services::DataLakeService;
    ///
    /// let app = Builder::new();
    /// app.add_container_app_environment("env");
    /// let lake: DataLakeService<'_> = app.add_storage("data").add::<data_lake_service, _>("lake");
    /// app.add_container("web", "nginx:1.29").reference(lake);
    /// # assert!(app.build().is_ok());
    /// ```
    DataLakeService,
    /// Keyword, in a `storage`: its data lake, for programs that name file systems themselves.
    ///
    /// `storage data { data_lake_service lake; }`
    ///
    /// In Azure: <https://learn.microsoft.com/azure/storage/blobs/data-lake-storage-introduction>.
    data_lake_service, DataLakeServiceSettings, "data lake", "dataLakeEndpoint", Need::BLOBS, host DATA_LAKE
}
