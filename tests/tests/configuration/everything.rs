// What `all` is handed when it starts. Written by app-model from the block of the application:
// change the block and not this file.

/// What `all` is handed when it starts.
#[derive(Debug, Clone)]
#[allow(dead_code, unreachable_pub)]
pub struct Configuration {
    /// The storage account `data`.
    pub data: Data,
    /// The storage account `option`.
    pub option: OptionReference,
    /// The key vault `vault`.
    pub vault: Vault,
    /// The Application Insights component `telemetry`.
    pub telemetry: Telemetry,
    /// The connection string `legacy`.
    pub legacy: Legacy,
    /// The container `cache`.
    pub cache: Cache,
    /// The project `web`.
    pub web: Web,
    /// The blob container `photos-until-2020` of `data`.
    pub archive: Archive,
    /// The container `redis-for-sessions`.
    pub user_sessions: UserSessions,
    /// The project `web`.
    pub console: Console,
    /// The queue `jobs` of `data`.
    pub orders: Orders,
    /// The table `audit` of `data`.
    pub r#loop: Loop,
    /// The key vault `vault`.
    pub data_reference: DataReference,
    /// `PARTNER`: the URL of the external service `partner`.
    pub partner: app_model_service::Endpoint,
    /// `CARRIER`: the URL of the external service `carrier-of-2020`.
    pub carrier: app_model_service::Endpoint,
    /// `OPTION`: the URL of the external service `back-office`.
    pub option_reference: app_model_service::Endpoint,
    /// `AZURE_CLIENT_ID`: the client id of the identity `all-identity`.
    pub identity: app_model_service::Identity,
    /// `HTTP_PORT`: the port on which the endpoint `http` listens.
    pub http_port: u16,
    /// `TOKEN`: the secret `token` of `vault`.
    pub token: app_model_service::Secret,
    /// `SIGNING_KEY`: the secret parameter `signing-key`.
    pub signing_key: app_model_service::Secret,
    /// `PAGE_SIZE`: the parameter `pageSize`. How many rows a page has.
    pub page_size: i64,
    /// `VERBOSE`: the parameter `verbose`.
    pub verbose: bool,
    /// `REGION`: the parameter `region`.
    pub region: String,
    /// `EMPTY`: a setting.
    pub empty: String,
    /// `RETRIES`: a setting, such as `3`.
    pub retries: i64,
    /// `STRICT`: a setting, such as `true`.
    pub strict: bool,
    /// `WEB_HOST`: the host of the endpoint `http` of `web`.
    pub web_host: String,
    /// `WEB_PORT`: the port of the endpoint `http` of `web`.
    pub web_port: u16,
    /// `WEB_URL`: the URL of the endpoint `http` of `web`.
    pub web_url: app_model_service::Endpoint,
    /// `BLOB_ENDPOINT`: the output `blobEndpoint` of the storage account `data`.
    pub blob_endpoint: String,
    /// `CACHE`: a setting, such as `on`.
    pub cache_setting: String,
    /// `IDENTITY`: a setting, such as `none`.
    pub identity_setting: String,
    /// `Cache__Size`: a setting, such as `12`.
    pub cache_size: String,
    /// `cacheSize`: a setting, such as `13`.
    pub cache_size_setting: String,
}

#[rustfmt::skip]
#[allow(dead_code, unreachable_pub)]
impl Configuration {
    /// Reads the environment variables of the process.
    ///
    /// # Errors
    ///
    /// Everything that is missing or wrong, all in one.
    pub fn from_env() -> Result<Self, app_model_service::Missing> {
        Self::from_lookup(app_model_service::environment)
    }

    /// Reads the variables from somewhere else, such as a map in a test.
    ///
    /// # Errors
    ///
    /// Everything that is missing or wrong, all in one.
    pub fn from_lookup<V: Into<std::ffi::OsString>>(
        lookup: impl Fn(&str) -> Option<V>,
    ) -> Result<Self, app_model_service::Missing> {
        app_model_service::read("all", lookup, |variables| Self {
            data: Data {
                photos: DataPhotos {
                    connection_string: variables.text("ConnectionStrings__photos", "the connection string of the blob container `photos` of `data`"),
                    uri: variables.text("PHOTOS_URI", "the `Uri` of the blob container `photos` of `data`"),
                    blob_container_name: variables.text("PHOTOS_BLOBCONTAINERNAME", "the `BlobContainerName` of the blob container `photos` of `data`"),
                },
                jobs: DataJobs {
                    connection_string: variables.text("ConnectionStrings__jobs", "the connection string of the queue `jobs` of `data`"),
                    uri: variables.text("JOBS_URI", "the `Uri` of the queue `jobs` of `data`"),
                    queue_name: variables.text("JOBS_QUEUENAME", "the `QueueName` of the queue `jobs` of `data`"),
                },
                audit: DataAudit {
                    connection_string: variables.text("ConnectionStrings__audit", "the connection string of the table `audit` of `data`"),
                    uri: variables.text("AUDIT_URI", "the `Uri` of the table `audit` of `data`"),
                    table_name: variables.text("AUDIT_TABLENAME", "the `TableName` of the table `audit` of `data`"),
                },
                blobs: DataBlobs {
                    connection_string: variables.text("ConnectionStrings__blobs", "the connection string of the blob service `blobs` of `data`"),
                    uri: variables.text("BLOBS_URI", "the `Uri` of the blob service `blobs` of `data`"),
                },
            },
            option: OptionReference {
                r#type: OptionReferenceType {
                    connection_string: variables.text("ConnectionStrings__type", "the connection string of the queue `type` of `option`"),
                    uri: variables.text("TYPE_URI", "the `Uri` of the queue `type` of `option`"),
                    queue_name: variables.text("TYPE_QUEUENAME", "the `QueueName` of the queue `type` of `option`"),
                },
            },
            vault: Vault {
                connection_string: variables.text("ConnectionStrings__vault", "the connection string of the key vault `vault`"),
                uri: variables.text("VAULT_URI", "the `Uri` of the key vault `vault`"),
            },
            telemetry: Telemetry {
                connection_string: variables.text("APPLICATIONINSIGHTS_CONNECTION_STRING", "the connection string of the Application Insights component `telemetry`"),
            },
            legacy: Legacy {
                connection_string: variables.secret("ConnectionStrings__legacy", "the connection string `legacy`"),
            },
            cache: Cache {
                tcp: variables.endpoint("CACHE_TCP", "the URL of the endpoint `tcp` of `cache`"),
            },
            web: Web {
                http: variables.endpoint("WEB_HTTP", "the URL of the endpoint `http` of `web`"),
                admin: variables.endpoint("WEB_ADMIN", "the URL of the endpoint `admin` of `web`"),
            },
            archive: Archive {
                connection_string: variables.text("ConnectionStrings__archive", "the connection string of the blob container `photos-until-2020` of `data`"),
                uri: variables.text("ARCHIVE_URI", "the `Uri` of the blob container `photos-until-2020` of `data`"),
                blob_container_name: variables.text("ARCHIVE_BLOBCONTAINERNAME", "the `BlobContainerName` of the blob container `photos-until-2020` of `data`"),
            },
            user_sessions: UserSessions {
                tcp: variables.endpoint("user_sessions_TCP", "the URL of the endpoint `tcp` of `redis-for-sessions`"),
            },
            console: Console {
                admin: variables.endpoint("console_ADMIN", "the URL of the endpoint `admin` of `web`"),
            },
            orders: Orders {
                connection_string: variables.text("ConnectionStrings__orders", "the connection string of the queue `jobs` of `data`"),
                uri: variables.text("ORDERS_URI", "the `Uri` of the queue `jobs` of `data`"),
                queue_name: variables.text("ORDERS_QUEUENAME", "the `QueueName` of the queue `jobs` of `data`"),
            },
            r#loop: Loop {
                connection_string: variables.text("ConnectionStrings__loop", "the connection string of the table `audit` of `data`"),
                uri: variables.text("LOOP_URI", "the `Uri` of the table `audit` of `data`"),
                table_name: variables.text("LOOP_TABLENAME", "the `TableName` of the table `audit` of `data`"),
            },
            data_reference: DataReference {
                connection_string: variables.text("ConnectionStrings__data", "the connection string of the key vault `vault`"),
                uri: variables.text("DATA_URI", "the `Uri` of the key vault `vault`"),
            },
            partner: variables.endpoint("PARTNER", "the URL of the external service `partner`"),
            carrier: variables.endpoint("CARRIER", "the URL of the external service `carrier-of-2020`"),
            option_reference: variables.endpoint("OPTION", "the URL of the external service `back-office`"),
            identity: variables.identity("AZURE_CLIENT_ID", "the client id of the identity `all-identity`"),
            http_port: variables.port("HTTP_PORT", "the port on which the endpoint `http` listens"),
            token: variables.secret("TOKEN", "the secret `token` of `vault`"),
            signing_key: variables.secret("SIGNING_KEY", "the secret parameter `signing-key`"),
            page_size: variables.number("PAGE_SIZE", "the parameter `pageSize`. How many rows a page has"),
            verbose: variables.flag("VERBOSE", "the parameter `verbose`"),
            region: variables.any_text("REGION", "the parameter `region`"),
            empty: variables.any_text("EMPTY", "a setting"),
            retries: variables.number("RETRIES", "a setting, such as `3`"),
            strict: variables.flag("STRICT", "a setting, such as `true`"),
            web_host: variables.text("WEB_HOST", "the host of the endpoint `http` of `web`"),
            web_port: variables.port("WEB_PORT", "the port of the endpoint `http` of `web`"),
            web_url: variables.endpoint("WEB_URL", "the URL of the endpoint `http` of `web`"),
            blob_endpoint: variables.text("BLOB_ENDPOINT", "the output `blobEndpoint` of the storage account `data`"),
            cache_setting: variables.any_text("CACHE", "a setting, such as `on`"),
            identity_setting: variables.any_text("IDENTITY", "a setting, such as `none`"),
            cache_size: variables.any_text("Cache__Size", "a setting, such as `12`"),
            cache_size_setting: variables.any_text("cacheSize", "a setting, such as `13`"),
        })
    }
}

/// What is handed over of the storage account `data`.
#[derive(Debug, Clone)]
#[allow(dead_code, unreachable_pub)]
pub struct Data {
    /// The blob container `photos` of `data`.
    pub photos: DataPhotos,
    /// The queue `jobs` of `data`.
    pub jobs: DataJobs,
    /// The table `audit` of `data`.
    pub audit: DataAudit,
    /// The blob service `blobs` of `data`.
    pub blobs: DataBlobs,
}

/// What is handed over of the blob container `photos` of `data`.
#[derive(Debug, Clone)]
#[allow(dead_code, unreachable_pub)]
pub struct DataPhotos {
    /// `ConnectionStrings__photos`: the connection string of the blob container `photos` of `data`.
    pub connection_string: String,
    /// `PHOTOS_URI`: the `Uri` of the blob container `photos` of `data`.
    pub uri: String,
    /// `PHOTOS_BLOBCONTAINERNAME`: the `BlobContainerName` of the blob container `photos` of `data`.
    pub blob_container_name: String,
}

/// What is handed over of the queue `jobs` of `data`.
#[derive(Debug, Clone)]
#[allow(dead_code, unreachable_pub)]
pub struct DataJobs {
    /// `ConnectionStrings__jobs`: the connection string of the queue `jobs` of `data`.
    pub connection_string: String,
    /// `JOBS_URI`: the `Uri` of the queue `jobs` of `data`.
    pub uri: String,
    /// `JOBS_QUEUENAME`: the `QueueName` of the queue `jobs` of `data`.
    pub queue_name: String,
}

/// What is handed over of the table `audit` of `data`.
#[derive(Debug, Clone)]
#[allow(dead_code, unreachable_pub)]
pub struct DataAudit {
    /// `ConnectionStrings__audit`: the connection string of the table `audit` of `data`.
    pub connection_string: String,
    /// `AUDIT_URI`: the `Uri` of the table `audit` of `data`.
    pub uri: String,
    /// `AUDIT_TABLENAME`: the `TableName` of the table `audit` of `data`.
    pub table_name: String,
}

/// What is handed over of the blob service `blobs` of `data`.
#[derive(Debug, Clone)]
#[allow(dead_code, unreachable_pub)]
pub struct DataBlobs {
    /// `ConnectionStrings__blobs`: the connection string of the blob service `blobs` of `data`.
    pub connection_string: String,
    /// `BLOBS_URI`: the `Uri` of the blob service `blobs` of `data`.
    pub uri: String,
}

/// What is handed over of the storage account `option`.
#[derive(Debug, Clone)]
#[allow(dead_code, unreachable_pub)]
pub struct OptionReference {
    /// The queue `type` of `option`.
    pub r#type: OptionReferenceType,
}

/// What is handed over of the queue `type` of `option`.
#[derive(Debug, Clone)]
#[allow(dead_code, unreachable_pub)]
pub struct OptionReferenceType {
    /// `ConnectionStrings__type`: the connection string of the queue `type` of `option`.
    pub connection_string: String,
    /// `TYPE_URI`: the `Uri` of the queue `type` of `option`.
    pub uri: String,
    /// `TYPE_QUEUENAME`: the `QueueName` of the queue `type` of `option`.
    pub queue_name: String,
}

/// What is handed over of the key vault `vault`.
#[derive(Debug, Clone)]
#[allow(dead_code, unreachable_pub)]
pub struct Vault {
    /// `ConnectionStrings__vault`: the connection string of the key vault `vault`.
    pub connection_string: String,
    /// `VAULT_URI`: the `Uri` of the key vault `vault`.
    pub uri: String,
}

/// What is handed over of the Application Insights component `telemetry`.
#[derive(Debug, Clone)]
#[allow(dead_code, unreachable_pub)]
pub struct Telemetry {
    /// `APPLICATIONINSIGHTS_CONNECTION_STRING`: the connection string of the Application Insights component `telemetry`.
    pub connection_string: String,
}

/// What is handed over of the connection string `legacy`.
#[derive(Debug, Clone)]
#[allow(dead_code, unreachable_pub)]
pub struct Legacy {
    /// `ConnectionStrings__legacy`: the connection string `legacy`.
    pub connection_string: app_model_service::Secret,
}

/// What is handed over of the container `cache`.
#[derive(Debug, Clone)]
#[allow(dead_code, unreachable_pub)]
pub struct Cache {
    /// `CACHE_TCP`: the URL of the endpoint `tcp` of `cache`.
    pub tcp: app_model_service::Endpoint,
}

/// What is handed over of the project `web`.
#[derive(Debug, Clone)]
#[allow(dead_code, unreachable_pub)]
pub struct Web {
    /// `WEB_HTTP`: the URL of the endpoint `http` of `web`.
    pub http: app_model_service::Endpoint,
    /// `WEB_ADMIN`: the URL of the endpoint `admin` of `web`.
    pub admin: app_model_service::Endpoint,
}

/// What is handed over of the blob container `photos-until-2020` of `data`.
#[derive(Debug, Clone)]
#[allow(dead_code, unreachable_pub)]
pub struct Archive {
    /// `ConnectionStrings__archive`: the connection string of the blob container `photos-until-2020` of `data`.
    pub connection_string: String,
    /// `ARCHIVE_URI`: the `Uri` of the blob container `photos-until-2020` of `data`.
    pub uri: String,
    /// `ARCHIVE_BLOBCONTAINERNAME`: the `BlobContainerName` of the blob container `photos-until-2020` of `data`.
    pub blob_container_name: String,
}

/// What is handed over of the container `redis-for-sessions`.
#[derive(Debug, Clone)]
#[allow(dead_code, unreachable_pub)]
pub struct UserSessions {
    /// `user_sessions_TCP`: the URL of the endpoint `tcp` of `redis-for-sessions`.
    pub tcp: app_model_service::Endpoint,
}

/// What is handed over of the project `web`.
#[derive(Debug, Clone)]
#[allow(dead_code, unreachable_pub)]
pub struct Console {
    /// `console_ADMIN`: the URL of the endpoint `admin` of `web`.
    pub admin: app_model_service::Endpoint,
}

/// What is handed over of the queue `jobs` of `data`.
#[derive(Debug, Clone)]
#[allow(dead_code, unreachable_pub)]
pub struct Orders {
    /// `ConnectionStrings__orders`: the connection string of the queue `jobs` of `data`.
    pub connection_string: String,
    /// `ORDERS_URI`: the `Uri` of the queue `jobs` of `data`.
    pub uri: String,
    /// `ORDERS_QUEUENAME`: the `QueueName` of the queue `jobs` of `data`.
    pub queue_name: String,
}

/// What is handed over of the table `audit` of `data`.
#[derive(Debug, Clone)]
#[allow(dead_code, unreachable_pub)]
pub struct Loop {
    /// `ConnectionStrings__loop`: the connection string of the table `audit` of `data`.
    pub connection_string: String,
    /// `LOOP_URI`: the `Uri` of the table `audit` of `data`.
    pub uri: String,
    /// `LOOP_TABLENAME`: the `TableName` of the table `audit` of `data`.
    pub table_name: String,
}

/// What is handed over of the key vault `vault`.
#[derive(Debug, Clone)]
#[allow(dead_code, unreachable_pub)]
pub struct DataReference {
    /// `ConnectionStrings__data`: the connection string of the key vault `vault`.
    pub connection_string: String,
    /// `DATA_URI`: the `Uri` of the key vault `vault`.
    pub uri: String,
}
