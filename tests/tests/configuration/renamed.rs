// What `api` is handed when it starts. Written by app-model from the block of the application:
// change the block and not this file.

/// What `api` is handed when it starts.
#[derive(Debug, Clone)]
#[allow(dead_code, unreachable_pub)]
pub struct Configuration {
    /// The storage account `data`.
    pub data: Data,
    /// The key vault `secret`.
    pub secret: Secret,
    /// `AZURE_CLIENT_ID`: the client id of the identity `api-id`.
    pub identity: app_model_service::Identity,
    /// `PORT`: the port on which the endpoint `http` listens.
    pub port: u16,
    /// `TOKEN`: the secret `token` of `secret`.
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
                pictures: DataPictures {
                    connection_string: variables.text("ConnectionStrings__pictures", "the connection string of the blob container `pictures` of `data`"),
                    uri: variables.text("PICTURES_URI", "the `Uri` of the blob container `pictures` of `data`"),
                    blob_container_name: variables.text("PICTURES_BLOBCONTAINERNAME", "the `BlobContainerName` of the blob container `pictures` of `data`"),
                },
            },
            secret: Secret {
                connection_string: variables.text("ConnectionStrings__secret", "the connection string of the key vault `secret`"),
                uri: variables.text("SECRET_URI", "the `Uri` of the key vault `secret`"),
            },
            identity: variables.identity("AZURE_CLIENT_ID", "the client id of the identity `api-id`"),
            port: variables.port("PORT", "the port on which the endpoint `http` listens"),
            token: variables.secret("TOKEN", "the secret `token` of `secret`"),
            log_level: variables.any_text("LOG_LEVEL", "a setting, such as `info`"),
        })
    }
}

/// What is handed over of the storage account `data`.
#[derive(Debug, Clone)]
#[allow(dead_code, unreachable_pub)]
pub struct Data {
    /// The blob container `pictures` of `data`.
    pub pictures: DataPictures,
}

/// What is handed over of the blob container `pictures` of `data`.
#[derive(Debug, Clone)]
#[allow(dead_code, unreachable_pub)]
pub struct DataPictures {
    /// `ConnectionStrings__pictures`: the connection string of the blob container `pictures` of `data`.
    pub connection_string: String,
    /// `PICTURES_URI`: the `Uri` of the blob container `pictures` of `data`.
    pub uri: String,
    /// `PICTURES_BLOBCONTAINERNAME`: the `BlobContainerName` of the blob container `pictures` of `data`.
    pub blob_container_name: String,
}

/// What is handed over of the key vault `secret`.
#[derive(Debug, Clone)]
#[allow(dead_code, unreachable_pub)]
pub struct Secret {
    /// `ConnectionStrings__secret`: the connection string of the key vault `secret`.
    pub connection_string: String,
    /// `SECRET_URI`: the `Uri` of the key vault `secret`.
    pub uri: String,
}
