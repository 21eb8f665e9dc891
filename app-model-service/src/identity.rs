//! Who the program is.

use std::ffi::OsString;

/// Who the program is when it calls Azure.
///
/// With the feature `azure-identity`, `credential` makes the credential that the clients of the
/// Azure SDK for Rust take.
///
/// ```
/// use app_model_service::Identity;
///
/// let client_id = "00000000-0000-0000-0000-000000000001".to_owned();
/// let managed = Identity::Managed { client_id };
/// assert_eq!(managed.client_id(), Some("00000000-0000-0000-0000-000000000001"));
/// assert_eq!(Identity::Developer.client_id(), None);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Identity {
    /// In Azure: a managed identity.
    Managed {
        /// Its client id, a GUID.
        client_id: String,
    },
    /// Elsewhere: the developer who is signed in to the Azure CLI or the Azure Developer CLI.
    Developer,
}

impl Identity {
    /// Whether the environment says that there is a managed identity: the deployment sets the kind
    /// of credential, and Container Apps and App Service set where tokens are given out.
    pub(crate) fn is_managed(set: impl Fn(&str) -> Option<OsString>) -> bool {
        set("AZURE_TOKEN_CREDENTIALS").is_some_and(|kind| kind == "ManagedIdentityCredential")
            || set("IDENTITY_ENDPOINT").is_some()
    }

    /// The client id of the managed identity; `None` outside of Azure.
    #[must_use]
    pub fn client_id(&self) -> Option<&str> {
        match self {
            Self::Managed { client_id } => Some(client_id),
            Self::Developer => None,
        }
    }

    /// The credential for clients of the Azure SDK for Rust.
    ///
    /// # Errors
    ///
    /// When the SDK cannot make it. It asks for no token yet.
    ///
    /// ```no_run
    /// # fn main() -> azure_core::Result<()> {
    /// use app_model_service::Identity;
    ///
    /// let identity = Identity::Managed { client_id: "00000000-0000-0000-0000-000000000000".into() };
    /// let credential = identity.credential()?;
    /// // SecretClient::new(&configuration.vault.uri, credential, None)
    /// # Ok(())
    /// # }
    /// ```
    #[cfg(feature = "azure-identity")]
    pub fn credential(
        &self,
    ) -> azure_core::Result<std::sync::Arc<dyn azure_core::credentials::TokenCredential>> {
        use azure_identity::{
            DeveloperToolsCredential, ManagedIdentityCredential, ManagedIdentityCredentialOptions,
            UserAssignedId,
        };

        Ok(match self {
            Self::Managed { client_id } => {
                ManagedIdentityCredential::new(Some(ManagedIdentityCredentialOptions {
                    user_assigned_id: Some(UserAssignedId::ClientId(client_id.clone())),
                    ..Default::default()
                }))?
            }
            Self::Developer => DeveloperToolsCredential::new(None)?,
        })
    }
}
