// What `api` is handed when it starts. Written by app-model from the block of the application:
// change the block and not this file.

/// What `api` is handed when it starts.
#[derive(Debug, Clone)]
#[allow(dead_code, unreachable_pub)]
pub struct Configuration {
    /// The storage account `data`.
    pub data: Data,
    /// The key vault `secrets`.
    pub secrets: Secrets,
    /// `AZURE_CLIENT_ID`: the client id of the identity `api-id`.
    pub identity: app_model_service::Identity,
    /// `PORT`: the port on which the endpoint `http` listens.
    pub port: u16,
    /// `TOKEN`: the secret `token` of `secrets`.
    pub token: app_model_service::Secret,
    /// `LOG_LEVEL`: a setting, such as `info`.
    pub log_level: String,
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
        app_model_service::read("api", lookup, |variables| Self {
            data: Data {
                photos: DataPhotos {
                    connection_string: variables.text("ConnectionStrings__photos", "the connection string of the blob container `photos` of `data`"),
                    uri: variables.text("PHOTOS_URI", "the `Uri` of the blob container `photos` of `data`"),
                    blob_container_name: variables.text("PHOTOS_BLOBCONTAINERNAME", "the `BlobContainerName` of the blob container `photos` of `data`"),
                },
            },
            secrets: Secrets {
                connection_string: variables.text("ConnectionStrings__secrets", "the connection string of the key vault `secrets`"),
                uri: variables.text("SECRETS_URI", "the `Uri` of the key vault `secrets`"),
            },
            identity: variables.identity("AZURE_CLIENT_ID", "the client id of the identity `api-id`"),
            port: variables.port("PORT", "the port on which the endpoint `http` listens"),
            token: variables.secret("TOKEN", "the secret `token` of `secrets`"),
            log_level: variables.any_text("LOG_LEVEL", "a setting, such as `info`"),
        })
    }
}

/// What is handed over of the storage account `data`.
#[derive(Debug, Clone)]
#[allow(dead_code, unreachable_pub)]
pub struct Data {
    /// The blob container `photos` of `data`.
    pub photos: DataPhotos,
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

/// What is handed over of the key vault `secrets`.
#[derive(Debug, Clone)]
#[allow(dead_code, unreachable_pub)]
pub struct Secrets {
    /// `ConnectionStrings__secrets`: the connection string of the key vault `secrets`.
    pub connection_string: String,
    /// `SECRETS_URI`: the `Uri` of the key vault `secrets`.
    pub uri: String,
}
