// Made by scripts/make-role-tables.py from app-model/data/roles.json. Do not edit.

//! Azure's built-in roles by kind.
//!
//! Source: azure-sdk-for-net role structs and microsoft/aspire at 59d405ff5a491bb191b1af881f2f657465521b3f (2026-11-22).

crate::role_table! {
    /// The roles that can be granted on `Microsoft.ManagedIdentity/userAssignedIdentities`.
    ///
    /// In a block: `roles: api_id => ManagedIdentityOperator;`
    ///
    /// ```
    /// use app_model::{Builder, roles::UserAssignedIdentityRoles};
    ///
    /// let app = Builder::new();
    /// let api_id = app.add_user_assigned_identity("api-id");
    /// let target = app.add_user_assigned_identity("worker-id");
    /// let roles: UserAssignedIdentityRoles<'_> = target.with_role_assignments(api_id);
    /// roles.ManagedIdentityOperator.grant();
    /// # assert!(app.build().is_ok());
    /// ```
    ///
    /// In Azure: <https://learn.microsoft.com/azure/role-based-access-control/built-in-roles>.
    pub struct UserAssignedIdentityRoles {
        /// Managed Identity Contributor.
        ManagedIdentityContributor = "e40ec5ca-96e0-45a2-b4ff-59039f2c2b59", "Managed Identity Contributor";
        /// Managed Identity Federated Identity Credential Contributor.
        ManagedIdentityFederatedIdentityCredentialContributor = "7e559ce2-48d7-4b27-9128-fa1b247f1308", "Managed Identity Federated Identity Credential Contributor";
        /// Managed Identity Operator.
        ManagedIdentityOperator = "f1a07417-d97a-45cb-824c-7a7467783830", "Managed Identity Operator";
    }
    general {
        /// Contributor.
        Contributor = "b24988ac-6180-42a0-ab88-20f7382dd24c", "Contributor";
        /// Reader.
        Reader = "acdd72a7-3385-48ef-bd42-f606fba81ae7", "Reader";
    }
    privileged {
        /// Owner.
        Owner = "8e3af657-a8ff-443c-a75c-2fe8c4bcb635", "Owner";
        /// User Access Administrator.
        UserAccessAdministrator = "18d7d88d-d35e-4fb5-a5c3-7773c20a72d9", "User Access Administrator";
        /// Role Based Access Control Administrator.
        RoleBasedAccessControlAdministrator = "f58310d9-a9f6-439a-9e8d-f62e7b41a168", "Role Based Access Control Administrator";
    }
}

crate::role_table! {
    /// The roles that can be granted on `Microsoft.KeyVault/vaults`.
    ///
    /// In a block: `roles: api_id => KeyVaultSecretsUser;`
    ///
    /// ```
    /// use app_model::{Builder, roles::KeyVaultRoles};
    ///
    /// let app = Builder::new();
    /// let api_id = app.add_user_assigned_identity("api-id");
    /// let target = app.add_key_vault("secrets");
    /// let roles: KeyVaultRoles<'_> = target.with_role_assignments(api_id);
    /// roles.KeyVaultSecretsUser.grant();
    /// # assert!(app.build().is_ok());
    /// ```
    ///
    /// In Azure: <https://learn.microsoft.com/azure/role-based-access-control/built-in-roles>.
    pub struct KeyVaultRoles {
        /// Key Vault Secrets User.
        KeyVaultSecretsUser = "4633458b-17de-408a-b874-0445c86b69e6", "Key Vault Secrets User";
        /// Key Vault Administrator.
        KeyVaultAdministrator = "00482a5a-887f-4fb3-b363-3b7fe8e74483", "Key Vault Administrator";
        /// Key Vault Certificate User.
        KeyVaultCertificateUser = "db79e9a7-68ee-4b58-9aeb-b90e7c24fcba", "Key Vault Certificate User";
        /// Key Vault Certificates Officer.
        KeyVaultCertificatesOfficer = "a4417e6f-fecd-4de8-b567-7b0420556985", "Key Vault Certificates Officer";
        /// Key Vault Contributor.
        KeyVaultContributor = "f25e0fa2-a7c8-4377-a976-54943a77a395", "Key Vault Contributor";
        /// Key Vault Crypto Officer.
        KeyVaultCryptoOfficer = "14b46e9e-c2b7-41b4-b07b-48a6ebf60603", "Key Vault Crypto Officer";
        /// Key Vault Crypto Service Encryption User.
        KeyVaultCryptoServiceEncryptionUser = "e147488a-f6f5-4113-8e2d-b22465e65bf6", "Key Vault Crypto Service Encryption User";
        /// Key Vault Crypto Service Release User.
        KeyVaultCryptoServiceReleaseUser = "08bbd89e-9f13-488c-ac41-acfcb10c90ab", "Key Vault Crypto Service Release User";
        /// Key Vault Crypto User.
        KeyVaultCryptoUser = "12338af0-0e69-4776-bea7-57ae8d297424", "Key Vault Crypto User";
        /// Key Vault Data Access Administrator.
        KeyVaultDataAccessAdministrator = "8b54135c-b56d-4d72-a534-26097cfdc8d8", "Key Vault Data Access Administrator";
        /// Key Vault Reader.
        KeyVaultReader = "21090545-7ca7-4776-b22c-e363652d74d2", "Key Vault Reader";
        /// Key Vault Secrets Officer.
        KeyVaultSecretsOfficer = "b86a8fe4-44ce-4948-aee5-eccb2c155cd7", "Key Vault Secrets Officer";
        /// Managed HSM contributor.
        ManagedHsmContributor = "18500a29-7fe2-46b2-a342-b16a415e101d", "Managed HSM contributor";
    }
    general {
        /// Contributor.
        Contributor = "b24988ac-6180-42a0-ab88-20f7382dd24c", "Contributor";
        /// Reader.
        Reader = "acdd72a7-3385-48ef-bd42-f606fba81ae7", "Reader";
    }
    privileged {
        /// Owner.
        Owner = "8e3af657-a8ff-443c-a75c-2fe8c4bcb635", "Owner";
        /// User Access Administrator.
        UserAccessAdministrator = "18d7d88d-d35e-4fb5-a5c3-7773c20a72d9", "User Access Administrator";
        /// Role Based Access Control Administrator.
        RoleBasedAccessControlAdministrator = "f58310d9-a9f6-439a-9e8d-f62e7b41a168", "Role Based Access Control Administrator";
    }
}

crate::role_table! {
    /// The roles that can be granted on `Microsoft.Storage/storageAccounts`.
    ///
    /// In a block: `roles: api_id => StorageBlobDataReader;`
    ///
    /// ```
    /// use app_model::{Builder, roles::StorageRoles};
    ///
    /// let app = Builder::new();
    /// let api_id = app.add_user_assigned_identity("api-id");
    /// let target = app.add_storage("data");
    /// let roles: StorageRoles<'_> = target.with_role_assignments(api_id);
    /// roles.StorageBlobDataReader.grant();
    /// # assert!(app.build().is_ok());
    /// ```
    ///
    /// In Azure: <https://learn.microsoft.com/azure/role-based-access-control/built-in-roles>.
    pub struct StorageRoles {
        /// Storage Blob Data Contributor.
        StorageBlobDataContributor = "ba92f5b4-2d11-453d-a403-e96b0029c9fe", "Storage Blob Data Contributor";
        /// Storage Queue Data Contributor.
        StorageQueueDataContributor = "974c5e8b-45b9-4653-ba55-5f855dd0fb88", "Storage Queue Data Contributor";
        /// Storage Table Data Contributor.
        StorageTableDataContributor = "0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3", "Storage Table Data Contributor";
        /// Classic Storage Account Contributor.
        ClassicStorageAccountContributor = "86e8f5dc-a6e9-4c67-9d15-de283e8eac25", "Classic Storage Account Contributor";
        /// Classic Storage Account Key Operator Service Role.
        ClassicStorageAccountKeyOperatorServiceRole = "985d6b00-f706-48f5-a6fe-d0ca12fb668d", "Classic Storage Account Key Operator Service Role";
        /// Storage Account Backup Contributor.
        StorageAccountBackupContributor = "e5e2a7ff-d759-4cd2-bb51-3152d37e2eb1", "Storage Account Backup Contributor";
        /// Storage Account Contributor.
        StorageAccountContributor = "17d1049b-9a84-46fb-8f53-869881c3d3ab", "Storage Account Contributor";
        /// Storage Account Key Operator Service Role.
        StorageAccountKeyOperatorServiceRole = "81a9662b-bebf-436f-a333-f67b29880f12", "Storage Account Key Operator Service Role";
        /// Storage Blob Data Owner.
        StorageBlobDataOwner = "b7e6dc6d-f1e8-4753-8033-0f276bb0955b", "Storage Blob Data Owner";
        /// Storage Blob Data Reader.
        StorageBlobDataReader = "2a2b9908-6ea1-4ae2-8e65-a410df84e7d1", "Storage Blob Data Reader";
        /// Storage Blob Delegator.
        StorageBlobDelegator = "db58b8e5-c6ad-4a2a-8342-4190687cbf4a", "Storage Blob Delegator";
        /// Storage File Data Privileged Contributor.
        StorageFileDataPrivilegedContributor = "69566ab7-960f-475b-8e7c-b3118f30c6bd", "Storage File Data Privileged Contributor";
        /// Storage File Data Privileged Reader.
        StorageFileDataPrivilegedReader = "b8eda974-7b85-4f76-af95-65846b26df6d", "Storage File Data Privileged Reader";
        /// Storage File Data SMB Share Contributor.
        StorageFileDataSmbShareContributor = "0c867c2a-1d8c-454a-a3db-ab2ea1bdc8bb", "Storage File Data SMB Share Contributor";
        /// Storage File Data SMB Share Elevated Contributor.
        StorageFileDataSmbShareElevatedContributor = "a7264617-510b-434b-a828-9731dc254ea7", "Storage File Data SMB Share Elevated Contributor";
        /// Storage File Data SMB Share Reader.
        StorageFileDataSmbShareReader = "aba4ae5f-2193-4029-9191-0cb91df5e314", "Storage File Data SMB Share Reader";
        /// Storage Queue Data Message Processor.
        StorageQueueDataMessageProcessor = "8a0f0c08-91a1-4084-bc3d-661d67233fed", "Storage Queue Data Message Processor";
        /// Storage Queue Data Message Sender.
        StorageQueueDataMessageSender = "c6a89b2d-59bc-44d0-9896-0f6e12d7b80a", "Storage Queue Data Message Sender";
        /// Storage Queue Data Reader.
        StorageQueueDataReader = "19e7f393-937e-4f77-808e-94535e297925", "Storage Queue Data Reader";
        /// Storage Table Data Reader.
        StorageTableDataReader = "76199698-9eea-4c19-bc75-cec21354c6b6", "Storage Table Data Reader";
    }
    general {
        /// Contributor.
        Contributor = "b24988ac-6180-42a0-ab88-20f7382dd24c", "Contributor";
        /// Reader.
        Reader = "acdd72a7-3385-48ef-bd42-f606fba81ae7", "Reader";
    }
    privileged {
        /// Owner.
        Owner = "8e3af657-a8ff-443c-a75c-2fe8c4bcb635", "Owner";
        /// User Access Administrator.
        UserAccessAdministrator = "18d7d88d-d35e-4fb5-a5c3-7773c20a72d9", "User Access Administrator";
        /// Role Based Access Control Administrator.
        RoleBasedAccessControlAdministrator = "f58310d9-a9f6-439a-9e8d-f62e7b41a168", "Role Based Access Control Administrator";
    }
}

crate::role_table! {
    /// The roles that can be granted on `Microsoft.AppConfiguration/configurationStores`.
    ///
    /// For a kind that another crate adds:
    /// [`role_target!`](crate::role_target)`(YourKind, AppConfigurationRoles);`
    ///
    /// ```
    /// use app_model::kinds::identity::Identity;
    /// use app_model::{RoleTarget, roles::AppConfigurationRoles};
    ///
    /// fn grant<'app, T>(who: Identity<'app>, target: T)
    /// where
    ///     T: RoleTarget<'app, Roles = AppConfigurationRoles<'app>>,
    /// {
    ///     let roles = who.with_role_assignments(target);
    ///     roles.AppConfigurationDataReader.grant();
    /// }
    /// ```
    ///
    /// In Azure: <https://learn.microsoft.com/azure/role-based-access-control/built-in-roles>.
    pub struct AppConfigurationRoles {
        /// App Configuration Data Owner.
        AppConfigurationDataOwner = "5ae67dd6-50cb-40e7-96ff-dc2bfa4b606b", "App Configuration Data Owner";
        /// App Configuration Contributor.
        AppConfigurationContributor = "fe86443c-f201-4fc4-9d2a-ac61149fbda0", "App Configuration Contributor";
        /// App Configuration Data Reader.
        AppConfigurationDataReader = "516239f1-63e1-4d78-a4de-a74fb236a071", "App Configuration Data Reader";
        /// App Configuration Reader.
        AppConfigurationReader = "175b81b9-6e0d-490a-85e4-0d422273c10c", "App Configuration Reader";
    }
    general {
        /// Contributor.
        Contributor = "b24988ac-6180-42a0-ab88-20f7382dd24c", "Contributor";
        /// Reader.
        Reader = "acdd72a7-3385-48ef-bd42-f606fba81ae7", "Reader";
    }
    privileged {
        /// Owner.
        Owner = "8e3af657-a8ff-443c-a75c-2fe8c4bcb635", "Owner";
        /// User Access Administrator.
        UserAccessAdministrator = "18d7d88d-d35e-4fb5-a5c3-7773c20a72d9", "User Access Administrator";
        /// Role Based Access Control Administrator.
        RoleBasedAccessControlAdministrator = "f58310d9-a9f6-439a-9e8d-f62e7b41a168", "Role Based Access Control Administrator";
    }
}

crate::role_table! {
    /// The roles that can be granted on `Microsoft.ServiceBus/namespaces`.
    ///
    /// For a kind that another crate adds:
    /// [`role_target!`](crate::role_target)`(YourKind, ServiceBusRoles);`
    ///
    /// ```
    /// use app_model::kinds::identity::Identity;
    /// use app_model::{RoleTarget, roles::ServiceBusRoles};
    ///
    /// fn grant<'app, T>(who: Identity<'app>, target: T)
    /// where
    ///     T: RoleTarget<'app, Roles = ServiceBusRoles<'app>>,
    /// {
    ///     let roles = who.with_role_assignments(target);
    ///     roles.AzureServiceBusDataReceiver.grant();
    /// }
    /// ```
    ///
    /// In Azure: <https://learn.microsoft.com/azure/role-based-access-control/built-in-roles>.
    pub struct ServiceBusRoles {
        /// Azure Service Bus Data Owner.
        AzureServiceBusDataOwner = "090c5cfd-751d-490a-894a-3ce6f1109419", "Azure Service Bus Data Owner";
        /// Azure Service Bus Data Receiver.
        AzureServiceBusDataReceiver = "4f6d3b9b-027b-4f4c-9142-0e5a2a2247e0", "Azure Service Bus Data Receiver";
        /// Azure Service Bus Data Sender.
        AzureServiceBusDataSender = "69a216fc-b8fb-44d8-bc22-1f3c2cd27a39", "Azure Service Bus Data Sender";
    }
    general {
        /// Contributor.
        Contributor = "b24988ac-6180-42a0-ab88-20f7382dd24c", "Contributor";
        /// Reader.
        Reader = "acdd72a7-3385-48ef-bd42-f606fba81ae7", "Reader";
    }
    privileged {
        /// Owner.
        Owner = "8e3af657-a8ff-443c-a75c-2fe8c4bcb635", "Owner";
        /// User Access Administrator.
        UserAccessAdministrator = "18d7d88d-d35e-4fb5-a5c3-7773c20a72d9", "User Access Administrator";
        /// Role Based Access Control Administrator.
        RoleBasedAccessControlAdministrator = "f58310d9-a9f6-439a-9e8d-f62e7b41a168", "Role Based Access Control Administrator";
    }
}

crate::role_table! {
    /// The roles that can be granted on `Microsoft.EventHub/namespaces`.
    ///
    /// For a kind that another crate adds:
    /// [`role_target!`](crate::role_target)`(YourKind, EventHubsRoles);`
    ///
    /// ```
    /// use app_model::kinds::identity::Identity;
    /// use app_model::{RoleTarget, roles::EventHubsRoles};
    ///
    /// fn grant<'app, T>(who: Identity<'app>, target: T)
    /// where
    ///     T: RoleTarget<'app, Roles = EventHubsRoles<'app>>,
    /// {
    ///     let roles = who.with_role_assignments(target);
    ///     roles.AzureEventHubsDataReceiver.grant();
    /// }
    /// ```
    ///
    /// In Azure: <https://learn.microsoft.com/azure/role-based-access-control/built-in-roles>.
    pub struct EventHubsRoles {
        /// Azure Event Hubs Data Owner.
        AzureEventHubsDataOwner = "f526a384-b230-433a-b45c-95f59c4a2dec", "Azure Event Hubs Data Owner";
        /// Azure Event Hubs Data Receiver.
        AzureEventHubsDataReceiver = "a638d3c7-ab3a-418d-83e6-5f17a39d4fde", "Azure Event Hubs Data Receiver";
        /// Azure Event Hubs Data Sender.
        AzureEventHubsDataSender = "2b629674-e913-4c01-ae53-ef4638d8f975", "Azure Event Hubs Data Sender";
        /// Schema Registry Contributor.
        SchemaRegistryContributor = "5dffeca3-4936-4216-b2bc-10343a5abb25", "Schema Registry Contributor";
        /// Schema Registry Reader.
        SchemaRegistryReader = "2c56ea50-c6b3-40a6-83c0-9d98858bc7d2", "Schema Registry Reader";
    }
    general {
        /// Contributor.
        Contributor = "b24988ac-6180-42a0-ab88-20f7382dd24c", "Contributor";
        /// Reader.
        Reader = "acdd72a7-3385-48ef-bd42-f606fba81ae7", "Reader";
    }
    privileged {
        /// Owner.
        Owner = "8e3af657-a8ff-443c-a75c-2fe8c4bcb635", "Owner";
        /// User Access Administrator.
        UserAccessAdministrator = "18d7d88d-d35e-4fb5-a5c3-7773c20a72d9", "User Access Administrator";
        /// Role Based Access Control Administrator.
        RoleBasedAccessControlAdministrator = "f58310d9-a9f6-439a-9e8d-f62e7b41a168", "Role Based Access Control Administrator";
    }
}

crate::role_table! {
    /// The roles that can be granted on `Microsoft.DocumentDB/databaseAccounts`.
    ///
    /// For a kind that another crate adds:
    /// [`role_target!`](crate::role_target)`(YourKind, CosmosDBRoles);`
    ///
    /// ```
    /// use app_model::kinds::identity::Identity;
    /// use app_model::{RoleTarget, roles::CosmosDBRoles};
    ///
    /// fn grant<'app, T>(who: Identity<'app>, target: T)
    /// where
    ///     T: RoleTarget<'app, Roles = CosmosDBRoles<'app>>,
    /// {
    ///     let roles = who.with_role_assignments(target);
    ///     roles.CosmosDBAccountReaderRole.grant();
    /// }
    /// ```
    ///
    /// In Azure: <https://learn.microsoft.com/azure/role-based-access-control/built-in-roles>.
    pub struct CosmosDBRoles {
        /// CosmosBackupOperator.
        CosmosBackupOperator = "db7b14f2-5adf-42da-9f96-f2ee17bab5cb", "CosmosBackupOperator";
        /// Cosmos DB Account Reader Role.
        CosmosDBAccountReaderRole = "fbdf93bf-df7d-467e-a4d2-9458aa1360c8", "Cosmos DB Account Reader Role";
        /// Cosmos DB Operator.
        CosmosDBOperator = "230815da-be43-4aae-9cb4-875f7bd000aa", "Cosmos DB Operator";
        /// CosmosRestoreOperator.
        CosmosRestoreOperator = "5432c526-bc82-444a-b7ba-57c5b0b5b34f", "CosmosRestoreOperator";
        /// DocumentDB Account Contributor.
        DocumentDBAccountContributor = "5bd9cd88-fe45-4216-938b-f97437e15450", "DocumentDB Account Contributor";
    }
    general {
        /// Contributor.
        Contributor = "b24988ac-6180-42a0-ab88-20f7382dd24c", "Contributor";
        /// Reader.
        Reader = "acdd72a7-3385-48ef-bd42-f606fba81ae7", "Reader";
    }
    privileged {
        /// Owner.
        Owner = "8e3af657-a8ff-443c-a75c-2fe8c4bcb635", "Owner";
        /// User Access Administrator.
        UserAccessAdministrator = "18d7d88d-d35e-4fb5-a5c3-7773c20a72d9", "User Access Administrator";
        /// Role Based Access Control Administrator.
        RoleBasedAccessControlAdministrator = "f58310d9-a9f6-439a-9e8d-f62e7b41a168", "Role Based Access Control Administrator";
    }
}

crate::role_table! {
    /// The roles that can be granted on `Microsoft.Sql/servers`.
    ///
    /// For a kind that another crate adds:
    /// [`role_target!`](crate::role_target)`(YourKind, SqlServerRoles);`
    ///
    /// ```
    /// use app_model::kinds::identity::Identity;
    /// use app_model::{RoleTarget, roles::SqlServerRoles};
    ///
    /// fn grant<'app, T>(who: Identity<'app>, target: T)
    /// where
    ///     T: RoleTarget<'app, Roles = SqlServerRoles<'app>>,
    /// {
    ///     let roles = who.with_role_assignments(target);
    ///     roles.SqlDBContributor.grant();
    /// }
    /// ```
    ///
    /// In Azure: <https://learn.microsoft.com/azure/role-based-access-control/built-in-roles>.
    pub struct SqlServerRoles {
        /// Azure Connected SQL Server Onboarding.
        AzureConnectedSqlServerOnboarding = "e8113dce-c529-4d33-91fa-e9b972617508", "Azure Connected SQL Server Onboarding";
        /// SQL DB Contributor.
        SqlDBContributor = "9b7fa17d-e63e-47b0-bb0a-15c516ac86ec", "SQL DB Contributor";
        /// SQL Managed Instance Contributor.
        SqlManagedInstanceContributor = "4939a1f6-9ae0-4e48-a1e0-f2cbe897382d", "SQL Managed Instance Contributor";
        /// SQL Security Manager.
        SqlSecurityManager = "056cd41c-7e88-42e1-933e-88ba6a50c9c3", "SQL Security Manager";
        /// SQL Server Contributor.
        SqlServerContributor = "6d8ee4ec-f05a-4a1d-8b00-a9b17e38b437", "SQL Server Contributor";
    }
    general {
        /// Contributor.
        Contributor = "b24988ac-6180-42a0-ab88-20f7382dd24c", "Contributor";
        /// Reader.
        Reader = "acdd72a7-3385-48ef-bd42-f606fba81ae7", "Reader";
    }
    privileged {
        /// Owner.
        Owner = "8e3af657-a8ff-443c-a75c-2fe8c4bcb635", "Owner";
        /// User Access Administrator.
        UserAccessAdministrator = "18d7d88d-d35e-4fb5-a5c3-7773c20a72d9", "User Access Administrator";
        /// Role Based Access Control Administrator.
        RoleBasedAccessControlAdministrator = "f58310d9-a9f6-439a-9e8d-f62e7b41a168", "Role Based Access Control Administrator";
    }
}

crate::role_table! {
    /// The roles that can be granted on `Microsoft.DBforPostgreSQL/flexibleServers`.
    ///
    /// For a kind that another crate adds:
    /// [`role_target!`](crate::role_target)`(YourKind, PostgresFlexibleServerRoles);`
    ///
    /// ```
    /// use app_model::kinds::identity::Identity;
    /// use app_model::{RoleTarget, roles::PostgresFlexibleServerRoles};
    ///
    /// fn grant<'app, T>(who: Identity<'app>, target: T)
    /// where
    ///     T: RoleTarget<'app, Roles = PostgresFlexibleServerRoles<'app>>,
    /// {
    ///     let roles = who.with_role_assignments(target);
    ///     roles.PostgreSQLFlexibleServerLongTermRetentionBackupRole.grant();
    /// }
    /// ```
    ///
    /// In Azure: <https://learn.microsoft.com/azure/role-based-access-control/built-in-roles>.
    pub struct PostgresFlexibleServerRoles {
        /// PostgreSQL Flexible Server Long Term Retention Backup Role.
        PostgreSQLFlexibleServerLongTermRetentionBackupRole = "c088a766-074b-43ba-90d4-1fb21feae531", "PostgreSQL Flexible Server Long Term Retention Backup Role";
    }
    general {
        /// Contributor.
        Contributor = "b24988ac-6180-42a0-ab88-20f7382dd24c", "Contributor";
        /// Reader.
        Reader = "acdd72a7-3385-48ef-bd42-f606fba81ae7", "Reader";
    }
    privileged {
        /// Owner.
        Owner = "8e3af657-a8ff-443c-a75c-2fe8c4bcb635", "Owner";
        /// User Access Administrator.
        UserAccessAdministrator = "18d7d88d-d35e-4fb5-a5c3-7773c20a72d9", "User Access Administrator";
        /// Role Based Access Control Administrator.
        RoleBasedAccessControlAdministrator = "f58310d9-a9f6-439a-9e8d-f62e7b41a168", "Role Based Access Control Administrator";
    }
}

crate::role_table! {
    /// The roles that can be granted on `Microsoft.Cache/redis`.
    ///
    /// For a kind that another crate adds:
    /// [`role_target!`](crate::role_target)`(YourKind, RedisRoles);`
    ///
    /// ```
    /// use app_model::kinds::identity::Identity;
    /// use app_model::{RoleTarget, roles::RedisRoles};
    ///
    /// fn grant<'app, T>(who: Identity<'app>, target: T)
    /// where
    ///     T: RoleTarget<'app, Roles = RedisRoles<'app>>,
    /// {
    ///     let roles = who.with_role_assignments(target);
    ///     roles.RedisCacheContributor.grant();
    /// }
    /// ```
    ///
    /// In Azure: <https://learn.microsoft.com/azure/role-based-access-control/built-in-roles>.
    pub struct RedisRoles {
        /// Redis Cache Contributor.
        RedisCacheContributor = "e0f68234-74aa-48ed-b826-c38b57376e17", "Redis Cache Contributor";
    }
    general {
        /// Contributor.
        Contributor = "b24988ac-6180-42a0-ab88-20f7382dd24c", "Contributor";
        /// Reader.
        Reader = "acdd72a7-3385-48ef-bd42-f606fba81ae7", "Reader";
    }
    privileged {
        /// Owner.
        Owner = "8e3af657-a8ff-443c-a75c-2fe8c4bcb635", "Owner";
        /// User Access Administrator.
        UserAccessAdministrator = "18d7d88d-d35e-4fb5-a5c3-7773c20a72d9", "User Access Administrator";
        /// Role Based Access Control Administrator.
        RoleBasedAccessControlAdministrator = "f58310d9-a9f6-439a-9e8d-f62e7b41a168", "Role Based Access Control Administrator";
    }
}

crate::role_table! {
    /// The roles that can be granted on `Microsoft.Cache/redisEnterprise`.
    ///
    /// For a kind that another crate adds:
    /// [`role_target!`](crate::role_target)`(YourKind, ManagedRedisRoles);`
    ///
    /// ```
    /// use app_model::kinds::identity::Identity;
    /// use app_model::{RoleTarget, roles::ManagedRedisRoles};
    ///
    /// fn grant<'app, T>(who: Identity<'app>, target: T)
    /// where
    ///     T: RoleTarget<'app, Roles = ManagedRedisRoles<'app>>,
    /// {
    ///     let roles = who.with_role_assignments(target);
    ///     roles.AzureManagedRedisReader.grant();
    /// }
    /// ```
    ///
    /// In Azure: <https://learn.microsoft.com/azure/role-based-access-control/built-in-roles>.
    pub struct ManagedRedisRoles {
        /// Azure Managed Redis Contributor.
        AzureManagedRedisContributor = "3015e5ed-6856-4ab3-b2f0-b8492aa30ca6", "Azure Managed Redis Contributor";
        /// Azure Managed Redis Reader.
        AzureManagedRedisReader = "f287ba2f-f923-4464-a5bd-721c3951d32d", "Azure Managed Redis Reader";
    }
    general {
        /// Contributor.
        Contributor = "b24988ac-6180-42a0-ab88-20f7382dd24c", "Contributor";
        /// Reader.
        Reader = "acdd72a7-3385-48ef-bd42-f606fba81ae7", "Reader";
    }
    privileged {
        /// Owner.
        Owner = "8e3af657-a8ff-443c-a75c-2fe8c4bcb635", "Owner";
        /// User Access Administrator.
        UserAccessAdministrator = "18d7d88d-d35e-4fb5-a5c3-7773c20a72d9", "User Access Administrator";
        /// Role Based Access Control Administrator.
        RoleBasedAccessControlAdministrator = "f58310d9-a9f6-439a-9e8d-f62e7b41a168", "Role Based Access Control Administrator";
    }
}

crate::role_table! {
    /// The roles that can be granted on `Microsoft.SignalRService/signalR`.
    ///
    /// For a kind that another crate adds:
    /// [`role_target!`](crate::role_target)`(YourKind, SignalRRoles);`
    ///
    /// ```
    /// use app_model::kinds::identity::Identity;
    /// use app_model::{RoleTarget, roles::SignalRRoles};
    ///
    /// fn grant<'app, T>(who: Identity<'app>, target: T)
    /// where
    ///     T: RoleTarget<'app, Roles = SignalRRoles<'app>>,
    /// {
    ///     let roles = who.with_role_assignments(target);
    ///     roles.SignalRAppServer.grant();
    /// }
    /// ```
    ///
    /// In Azure: <https://learn.microsoft.com/azure/role-based-access-control/built-in-roles>.
    pub struct SignalRRoles {
        /// SignalR App Server.
        SignalRAppServer = "420fcaa2-552c-430f-98ca-3264be4806c7", "SignalR App Server";
        /// SignalR AccessKey Reader.
        SignalRAccessKeyReader = "04165923-9d83-45d5-8227-78b77b0a687e", "SignalR AccessKey Reader";
        /// SignalR/Web PubSub Contributor.
        SignalRContributor = "8cf5e20a-e4b2-4e9d-b3a1-5ceb692c2761", "SignalR/Web PubSub Contributor";
        /// SignalR REST API Owner.
        SignalRRestApiOwner = "fd53cd77-2268-407a-8f46-7e7863d0f521", "SignalR REST API Owner";
        /// SignalR REST API Reader.
        SignalRRestApiReader = "ddde6b66-c0df-4114-a159-3618637b3035", "SignalR REST API Reader";
        /// SignalR Service Owner.
        SignalRServiceOwner = "7e4f1700-ea5a-4f59-8f37-079cfe29dce3", "SignalR Service Owner";
    }
    general {
        /// Contributor.
        Contributor = "b24988ac-6180-42a0-ab88-20f7382dd24c", "Contributor";
        /// Reader.
        Reader = "acdd72a7-3385-48ef-bd42-f606fba81ae7", "Reader";
    }
    privileged {
        /// Owner.
        Owner = "8e3af657-a8ff-443c-a75c-2fe8c4bcb635", "Owner";
        /// User Access Administrator.
        UserAccessAdministrator = "18d7d88d-d35e-4fb5-a5c3-7773c20a72d9", "User Access Administrator";
        /// Role Based Access Control Administrator.
        RoleBasedAccessControlAdministrator = "f58310d9-a9f6-439a-9e8d-f62e7b41a168", "Role Based Access Control Administrator";
    }
}

crate::role_table! {
    /// The roles that can be granted on `Microsoft.SignalRService/webPubSub`.
    ///
    /// For a kind that another crate adds:
    /// [`role_target!`](crate::role_target)`(YourKind, WebPubSubRoles);`
    ///
    /// ```
    /// use app_model::kinds::identity::Identity;
    /// use app_model::{RoleTarget, roles::WebPubSubRoles};
    ///
    /// fn grant<'app, T>(who: Identity<'app>, target: T)
    /// where
    ///     T: RoleTarget<'app, Roles = WebPubSubRoles<'app>>,
    /// {
    ///     let roles = who.with_role_assignments(target);
    ///     roles.WebPubSubServiceReader.grant();
    /// }
    /// ```
    ///
    /// In Azure: <https://learn.microsoft.com/azure/role-based-access-control/built-in-roles>.
    pub struct WebPubSubRoles {
        /// Web PubSub Service Owner.
        WebPubSubServiceOwner = "12cf5a90-567b-43ae-8102-96cf46c7d9b4", "Web PubSub Service Owner";
        /// SignalR/Web PubSub Contributor.
        WebPubSubContributor = "8cf5e20a-e4b2-4e9d-b3a1-5ceb692c2761", "SignalR/Web PubSub Contributor";
        /// Web PubSub Service Reader.
        WebPubSubServiceReader = "bfb1c7d2-fb1a-466b-b2ba-aee63b92deaf", "Web PubSub Service Reader";
    }
    general {
        /// Contributor.
        Contributor = "b24988ac-6180-42a0-ab88-20f7382dd24c", "Contributor";
        /// Reader.
        Reader = "acdd72a7-3385-48ef-bd42-f606fba81ae7", "Reader";
    }
    privileged {
        /// Owner.
        Owner = "8e3af657-a8ff-443c-a75c-2fe8c4bcb635", "Owner";
        /// User Access Administrator.
        UserAccessAdministrator = "18d7d88d-d35e-4fb5-a5c3-7773c20a72d9", "User Access Administrator";
        /// Role Based Access Control Administrator.
        RoleBasedAccessControlAdministrator = "f58310d9-a9f6-439a-9e8d-f62e7b41a168", "Role Based Access Control Administrator";
    }
}

crate::role_table! {
    /// The roles that can be granted on `Microsoft.Search/searchServices`.
    ///
    /// For a kind that another crate adds:
    /// [`role_target!`](crate::role_target)`(YourKind, SearchRoles);`
    ///
    /// ```
    /// use app_model::kinds::identity::Identity;
    /// use app_model::{RoleTarget, roles::SearchRoles};
    ///
    /// fn grant<'app, T>(who: Identity<'app>, target: T)
    /// where
    ///     T: RoleTarget<'app, Roles = SearchRoles<'app>>,
    /// {
    ///     let roles = who.with_role_assignments(target);
    ///     roles.SearchIndexDataReader.grant();
    /// }
    /// ```
    ///
    /// In Azure: <https://learn.microsoft.com/azure/role-based-access-control/built-in-roles>.
    pub struct SearchRoles {
        /// Search Index Data Contributor.
        SearchIndexDataContributor = "8ebe5a00-799e-43f5-93ac-243d3dce84a7", "Search Index Data Contributor";
        /// Search Service Contributor.
        SearchServiceContributor = "7ca78c08-252a-4471-8644-bb5ff32d4ba0", "Search Service Contributor";
        /// Search Index Data Reader.
        SearchIndexDataReader = "1407120a-92aa-4202-b7e9-c0e197c71c8f", "Search Index Data Reader";
    }
    general {
        /// Contributor.
        Contributor = "b24988ac-6180-42a0-ab88-20f7382dd24c", "Contributor";
        /// Reader.
        Reader = "acdd72a7-3385-48ef-bd42-f606fba81ae7", "Reader";
    }
    privileged {
        /// Owner.
        Owner = "8e3af657-a8ff-443c-a75c-2fe8c4bcb635", "Owner";
        /// User Access Administrator.
        UserAccessAdministrator = "18d7d88d-d35e-4fb5-a5c3-7773c20a72d9", "User Access Administrator";
        /// Role Based Access Control Administrator.
        RoleBasedAccessControlAdministrator = "f58310d9-a9f6-439a-9e8d-f62e7b41a168", "Role Based Access Control Administrator";
    }
}

crate::role_table! {
    /// The roles that can be granted on `Microsoft.CognitiveServices/accounts`.
    ///
    /// For a kind that another crate adds:
    /// [`role_target!`](crate::role_target)`(YourKind, OpenAIRoles);`
    ///
    /// ```
    /// use app_model::kinds::identity::Identity;
    /// use app_model::{RoleTarget, roles::OpenAIRoles};
    ///
    /// fn grant<'app, T>(who: Identity<'app>, target: T)
    /// where
    ///     T: RoleTarget<'app, Roles = OpenAIRoles<'app>>,
    /// {
    ///     let roles = who.with_role_assignments(target);
    ///     roles.CognitiveServicesOpenAIUser.grant();
    /// }
    /// ```
    ///
    /// In Azure: <https://learn.microsoft.com/azure/role-based-access-control/built-in-roles>.
    pub struct OpenAIRoles {
        /// Cognitive Services OpenAI User.
        CognitiveServicesOpenAIUser = "5e0bd9bd-7b93-4f28-af87-19fc36ad61bd", "Cognitive Services OpenAI User";
        /// Azure AI Developer.
        AzureAIDeveloper = "64702f94-c441-49e6-a78b-ef80e0188fee", "Azure AI Developer";
        /// Azure AI Enterprise Network Connection Approver.
        AzureAIEnterpriseNetworkConnectionApprover = "b556d68e-0be0-4f35-a333-ad7ee1ce17ea", "Azure AI Enterprise Network Connection Approver";
        /// Azure AI Inference Deployment Operator.
        AzureAIInferenceDeploymentOperator = "3afb7f49-54cb-416e-8c09-6dc049efa503", "Azure AI Inference Deployment Operator";
        /// Cognitive Services Contributor.
        CognitiveServicesContributor = "25fbc0a9-bd7c-42a3-aa1a-3b75d497ee68", "Cognitive Services Contributor";
        /// Cognitive Services Custom Vision Contributor.
        CognitiveServicesCustomVisionContributor = "c1ff6cc2-c111-46fe-8896-e0ef812ad9f3", "Cognitive Services Custom Vision Contributor";
        /// Cognitive Services Custom Vision Deployment.
        CognitiveServicesCustomVisionDeployment = "5c4089e1-6d96-4d2f-b296-c1bc7137275f", "Cognitive Services Custom Vision Deployment";
        /// Cognitive Services Custom Vision Labeler.
        CognitiveServicesCustomVisionLabeler = "88424f51-ebe7-446f-bc41-7fa16989e96c", "Cognitive Services Custom Vision Labeler";
        /// Cognitive Services Custom Vision Reader.
        CognitiveServicesCustomVisionReader = "93586559-c37d-4a6b-ba08-b9f0940c2d73", "Cognitive Services Custom Vision Reader";
        /// Cognitive Services Custom Vision Trainer.
        CognitiveServicesCustomVisionTrainer = "0a5ae4ab-0d65-4eeb-be61-29fc9b54394b", "Cognitive Services Custom Vision Trainer";
        /// Cognitive Services Data Reader.
        CognitiveServicesDataReader = "b59867f0-fa02-499b-be73-45a86b5b3e1c", "Cognitive Services Data Reader";
        /// Cognitive Services Face Recognizer.
        CognitiveServicesFaceRecognizer = "9894cab4-e18a-44aa-828b-cb588cd6f2d7", "Cognitive Services Face Recognizer";
        /// Cognitive Services Metrics Advisor Administrator.
        CognitiveServicesMetricsAdvisorAdministrator = "cb43c632-a144-4ec5-977c-e80c4affc34a", "Cognitive Services Metrics Advisor Administrator";
        /// Cognitive Services OpenAI Contributor.
        CognitiveServicesOpenAIContributor = "a001fd3d-188f-4b5d-821b-7da978bf7442", "Cognitive Services OpenAI Contributor";
        /// Cognitive Services QnA Maker Editor.
        CognitiveServicesQnAMakerEditor = "f4cc2bf9-21be-47a1-bdf1-5c5804381025", "Cognitive Services QnA Maker Editor";
        /// Cognitive Services QnA Maker Reader.
        CognitiveServicesQnAMakerReader = "466ccd10-b268-4a11-b098-b4849f024126", "Cognitive Services QnA Maker Reader";
        /// Cognitive Services Usages Reader.
        CognitiveServicesUsagesReader = "bba48692-92b0-4667-a9ad-c31c7b334ac2", "Cognitive Services Usages Reader";
        /// Cognitive Services User.
        CognitiveServicesUser = "a97b65f3-24c7-4388-baec-2e87135dc908", "Cognitive Services User";
    }
    general {
        /// Contributor.
        Contributor = "b24988ac-6180-42a0-ab88-20f7382dd24c", "Contributor";
        /// Reader.
        Reader = "acdd72a7-3385-48ef-bd42-f606fba81ae7", "Reader";
    }
    privileged {
        /// Owner.
        Owner = "8e3af657-a8ff-443c-a75c-2fe8c4bcb635", "Owner";
        /// User Access Administrator.
        UserAccessAdministrator = "18d7d88d-d35e-4fb5-a5c3-7773c20a72d9", "User Access Administrator";
        /// Role Based Access Control Administrator.
        RoleBasedAccessControlAdministrator = "f58310d9-a9f6-439a-9e8d-f62e7b41a168", "Role Based Access Control Administrator";
    }
}

crate::role_table! {
    /// The roles that can be granted on `Microsoft.CognitiveServices/accounts`.
    ///
    /// For a kind that another crate adds:
    /// [`role_target!`](crate::role_target)`(YourKind, FoundryRoles);`
    ///
    /// ```
    /// use app_model::kinds::identity::Identity;
    /// use app_model::{RoleTarget, roles::FoundryRoles};
    ///
    /// fn grant<'app, T>(who: Identity<'app>, target: T)
    /// where
    ///     T: RoleTarget<'app, Roles = FoundryRoles<'app>>,
    /// {
    ///     let roles = who.with_role_assignments(target);
    ///     roles.CognitiveServicesOpenAIUser.grant();
    /// }
    /// ```
    ///
    /// In Azure: <https://learn.microsoft.com/azure/role-based-access-control/built-in-roles>.
    pub struct FoundryRoles {
        /// Cognitive Services OpenAI User.
        CognitiveServicesOpenAIUser = "5e0bd9bd-7b93-4f28-af87-19fc36ad61bd", "Cognitive Services OpenAI User";
        /// Cognitive Services User.
        CognitiveServicesUser = "a97b65f3-24c7-4388-baec-2e87135dc908", "Cognitive Services User";
        /// Azure AI Developer.
        AzureAIDeveloper = "64702f94-c441-49e6-a78b-ef80e0188fee", "Azure AI Developer";
        /// Azure AI Enterprise Network Connection Approver.
        AzureAIEnterpriseNetworkConnectionApprover = "b556d68e-0be0-4f35-a333-ad7ee1ce17ea", "Azure AI Enterprise Network Connection Approver";
        /// Azure AI Inference Deployment Operator.
        AzureAIInferenceDeploymentOperator = "3afb7f49-54cb-416e-8c09-6dc049efa503", "Azure AI Inference Deployment Operator";
        /// Cognitive Services Contributor.
        CognitiveServicesContributor = "25fbc0a9-bd7c-42a3-aa1a-3b75d497ee68", "Cognitive Services Contributor";
        /// Cognitive Services Custom Vision Contributor.
        CognitiveServicesCustomVisionContributor = "c1ff6cc2-c111-46fe-8896-e0ef812ad9f3", "Cognitive Services Custom Vision Contributor";
        /// Cognitive Services Custom Vision Deployment.
        CognitiveServicesCustomVisionDeployment = "5c4089e1-6d96-4d2f-b296-c1bc7137275f", "Cognitive Services Custom Vision Deployment";
        /// Cognitive Services Custom Vision Labeler.
        CognitiveServicesCustomVisionLabeler = "88424f51-ebe7-446f-bc41-7fa16989e96c", "Cognitive Services Custom Vision Labeler";
        /// Cognitive Services Custom Vision Reader.
        CognitiveServicesCustomVisionReader = "93586559-c37d-4a6b-ba08-b9f0940c2d73", "Cognitive Services Custom Vision Reader";
        /// Cognitive Services Custom Vision Trainer.
        CognitiveServicesCustomVisionTrainer = "0a5ae4ab-0d65-4eeb-be61-29fc9b54394b", "Cognitive Services Custom Vision Trainer";
        /// Cognitive Services Data Reader.
        CognitiveServicesDataReader = "b59867f0-fa02-499b-be73-45a86b5b3e1c", "Cognitive Services Data Reader";
        /// Cognitive Services Face Recognizer.
        CognitiveServicesFaceRecognizer = "9894cab4-e18a-44aa-828b-cb588cd6f2d7", "Cognitive Services Face Recognizer";
        /// Cognitive Services Metrics Advisor Administrator.
        CognitiveServicesMetricsAdvisorAdministrator = "cb43c632-a144-4ec5-977c-e80c4affc34a", "Cognitive Services Metrics Advisor Administrator";
        /// Cognitive Services OpenAI Contributor.
        CognitiveServicesOpenAIContributor = "a001fd3d-188f-4b5d-821b-7da978bf7442", "Cognitive Services OpenAI Contributor";
        /// Cognitive Services QnA Maker Editor.
        CognitiveServicesQnAMakerEditor = "f4cc2bf9-21be-47a1-bdf1-5c5804381025", "Cognitive Services QnA Maker Editor";
        /// Cognitive Services QnA Maker Reader.
        CognitiveServicesQnAMakerReader = "466ccd10-b268-4a11-b098-b4849f024126", "Cognitive Services QnA Maker Reader";
        /// Cognitive Services Usages Reader.
        CognitiveServicesUsagesReader = "bba48692-92b0-4667-a9ad-c31c7b334ac2", "Cognitive Services Usages Reader";
        /// Foundry Account Owner.
        FoundryAccountOwner = "e47c6f54-e4a2-4754-9501-8e0985b135e1", "Foundry Account Owner";
        /// Foundry Agent Consumer.
        FoundryAgentConsumer = "eed3b665-ab3a-47b6-8f48-c9382fb1dad6", "Foundry Agent Consumer";
        /// Foundry Owner.
        FoundryOwner = "c883944f-8b7b-4483-af10-35834be79c4a", "Foundry Owner";
        /// Foundry Project Manager.
        FoundryProjectManager = "eadc314b-1a2d-4efa-be10-5d325db5065e", "Foundry Project Manager";
        /// Foundry Project Runtime User.
        FoundryProjectRuntimeUser = "142bfaed-a13f-4c2d-bed2-6db62c4a1009", "Foundry Project Runtime User";
        /// Foundry User.
        FoundryUser = "53ca6127-db72-4b80-b1b0-d745d6d5456d", "Foundry User";
    }
    general {
        /// Contributor.
        Contributor = "b24988ac-6180-42a0-ab88-20f7382dd24c", "Contributor";
        /// Reader.
        Reader = "acdd72a7-3385-48ef-bd42-f606fba81ae7", "Reader";
    }
    privileged {
        /// Owner.
        Owner = "8e3af657-a8ff-443c-a75c-2fe8c4bcb635", "Owner";
        /// User Access Administrator.
        UserAccessAdministrator = "18d7d88d-d35e-4fb5-a5c3-7773c20a72d9", "User Access Administrator";
        /// Role Based Access Control Administrator.
        RoleBasedAccessControlAdministrator = "f58310d9-a9f6-439a-9e8d-f62e7b41a168", "Role Based Access Control Administrator";
    }
}

crate::role_table! {
    /// The roles that can be granted on `Microsoft.OperationalInsights/workspaces`.
    ///
    /// In a block: `roles: api_id => LogAnalyticsReader;`
    ///
    /// ```
    /// use app_model::{Builder, roles::LogAnalyticsWorkspaceRoles};
    ///
    /// let app = Builder::new();
    /// let api_id = app.add_user_assigned_identity("api-id");
    /// let target = app.add_log_analytics_workspace("logs");
    /// let roles: LogAnalyticsWorkspaceRoles<'_> = target.with_role_assignments(api_id);
    /// roles.LogAnalyticsReader.grant();
    /// # assert!(app.build().is_ok());
    /// ```
    ///
    /// In Azure: <https://learn.microsoft.com/azure/role-based-access-control/built-in-roles>.
    pub struct LogAnalyticsWorkspaceRoles {
        /// Log Analytics Contributor.
        LogAnalyticsContributor = "92aaf0da-9dab-42b6-94a3-d43ce8d16293", "Log Analytics Contributor";
        /// Log Analytics Data Reader.
        LogAnalyticsDataReader = "3b03c2da-16b3-4a49-8834-0f8130efdd3b", "Log Analytics Data Reader";
        /// Log Analytics Reader.
        LogAnalyticsReader = "73c42c96-874c-492b-b04d-ab87d138a893", "Log Analytics Reader";
    }
    general {
        /// Contributor.
        Contributor = "b24988ac-6180-42a0-ab88-20f7382dd24c", "Contributor";
        /// Reader.
        Reader = "acdd72a7-3385-48ef-bd42-f606fba81ae7", "Reader";
    }
    privileged {
        /// Owner.
        Owner = "8e3af657-a8ff-443c-a75c-2fe8c4bcb635", "Owner";
        /// User Access Administrator.
        UserAccessAdministrator = "18d7d88d-d35e-4fb5-a5c3-7773c20a72d9", "User Access Administrator";
        /// Role Based Access Control Administrator.
        RoleBasedAccessControlAdministrator = "f58310d9-a9f6-439a-9e8d-f62e7b41a168", "Role Based Access Control Administrator";
    }
}

crate::role_table! {
    /// The roles that can be granted on `Microsoft.Insights/components`.
    ///
    /// In a block: `roles: api_id => MonitoringMetricsPublisher;`
    ///
    /// ```
    /// use app_model::{Builder, roles::ApplicationInsightsRoles};
    ///
    /// let app = Builder::new();
    /// let api_id = app.add_user_assigned_identity("api-id");
    /// let target = app.add_application_insights("telemetry");
    /// let roles: ApplicationInsightsRoles<'_> = target.with_role_assignments(api_id);
    /// roles.MonitoringMetricsPublisher.grant();
    /// # assert!(app.build().is_ok());
    /// ```
    ///
    /// In Azure: <https://learn.microsoft.com/azure/role-based-access-control/built-in-roles>.
    pub struct ApplicationInsightsRoles {
        /// Application Insights Component Contributor.
        ApplicationInsightsComponentContributor = "ae349356-3a1b-4a5e-921d-050484c6347e", "Application Insights Component Contributor";
        /// Application Insights Snapshot Debugger.
        ApplicationInsightsSnapshotDebugger = "08954f03-6346-4c2e-81c0-ec3a5cfae23b", "Application Insights Snapshot Debugger";
        /// Monitoring Contributor.
        MonitoringContributor = "749f88d5-cbae-40b8-bcfc-e573ddc772fa", "Monitoring Contributor";
        /// Monitoring Metrics Publisher.
        MonitoringMetricsPublisher = "3913510d-42f4-4e42-8a64-420c390055eb", "Monitoring Metrics Publisher";
        /// Monitoring Reader.
        MonitoringReader = "43d0d8ad-25c7-4714-9337-8ba259a9fe05", "Monitoring Reader";
        /// Workbook Contributor.
        WorkbookContributor = "e8ddcd69-c73f-4f9f-9844-4100522f16ad", "Workbook Contributor";
        /// Workbook Reader.
        WorkbookReader = "b279062a-9be3-42a0-92ae-8b3cf002ec4d", "Workbook Reader";
    }
    general {
        /// Contributor.
        Contributor = "b24988ac-6180-42a0-ab88-20f7382dd24c", "Contributor";
        /// Reader.
        Reader = "acdd72a7-3385-48ef-bd42-f606fba81ae7", "Reader";
    }
    privileged {
        /// Owner.
        Owner = "8e3af657-a8ff-443c-a75c-2fe8c4bcb635", "Owner";
        /// User Access Administrator.
        UserAccessAdministrator = "18d7d88d-d35e-4fb5-a5c3-7773c20a72d9", "User Access Administrator";
        /// Role Based Access Control Administrator.
        RoleBasedAccessControlAdministrator = "f58310d9-a9f6-439a-9e8d-f62e7b41a168", "Role Based Access Control Administrator";
    }
}

crate::role_table! {
    /// The roles that can be granted on `Microsoft.ContainerRegistry/registries`.
    ///
    /// In a block: `roles: api_id => AcrPull;`
    ///
    /// ```
    /// use app_model::{Builder, roles::ContainerRegistryRoles};
    ///
    /// let app = Builder::new();
    /// let api_id = app.add_user_assigned_identity("api-id");
    /// let target = app.add_container_registry("images");
    /// let roles: ContainerRegistryRoles<'_> = target.with_role_assignments(api_id);
    /// roles.AcrPull.grant();
    /// # assert!(app.build().is_ok());
    /// ```
    ///
    /// In Azure: <https://learn.microsoft.com/azure/role-based-access-control/built-in-roles>.
    pub struct ContainerRegistryRoles {
        /// AcrDelete.
        AcrDelete = "c2f4ef07-c644-48eb-af81-4b1b4947fb11", "AcrDelete";
        /// AcrImageSigner.
        AcrImageSigner = "6cef56e8-d556-48e5-a04f-b8e64114680f", "AcrImageSigner";
        /// AcrPull.
        AcrPull = "7f951dda-4ed3-4680-a7ca-43fe172d538d", "AcrPull";
        /// AcrPush.
        AcrPush = "8311e382-0749-4cb8-b61a-304f252e45ec", "AcrPush";
        /// AcrQuarantineReader.
        AcrQuarantineReader = "cdda3590-29a3-44f6-95f2-9f980659eb04", "AcrQuarantineReader";
        /// AcrQuarantineWriter.
        AcrQuarantineWriter = "c8d4ff99-41c3-41a8-9f60-21dfdad59608", "AcrQuarantineWriter";
        /// Container Registry Repository Contributor.
        ContainerRegistryRepositoryContributor = "2efddaa5-3f1f-4df3-97df-af3f13818f4c", "Container Registry Repository Contributor";
        /// Container Registry Repository Reader.
        ContainerRegistryRepositoryReader = "b93aa761-3e63-49ed-ac28-beffa264f7ac", "Container Registry Repository Reader";
        /// Container Registry Repository Writer.
        ContainerRegistryRepositoryWriter = "2a1e307c-b015-4ebd-883e-5b7698a07328", "Container Registry Repository Writer";
    }
    general {
        /// Contributor.
        Contributor = "b24988ac-6180-42a0-ab88-20f7382dd24c", "Contributor";
        /// Reader.
        Reader = "acdd72a7-3385-48ef-bd42-f606fba81ae7", "Reader";
    }
    privileged {
        /// Owner.
        Owner = "8e3af657-a8ff-443c-a75c-2fe8c4bcb635", "Owner";
        /// User Access Administrator.
        UserAccessAdministrator = "18d7d88d-d35e-4fb5-a5c3-7773c20a72d9", "User Access Administrator";
        /// Role Based Access Control Administrator.
        RoleBasedAccessControlAdministrator = "f58310d9-a9f6-439a-9e8d-f62e7b41a168", "Role Based Access Control Administrator";
    }
}

crate::role_table! {
    /// The roles that can be granted on `Microsoft.App/managedEnvironments`.
    ///
    /// In a block: `roles: api_id => ContainerAppReader;`
    ///
    /// ```
    /// use app_model::{Builder, roles::ContainerAppEnvironmentRoles};
    ///
    /// let app = Builder::new();
    /// let api_id = app.add_user_assigned_identity("api-id");
    /// let target = app.add_container_app_environment("env");
    /// let roles: ContainerAppEnvironmentRoles<'_> = target.with_role_assignments(api_id);
    /// roles.ContainerAppReader.grant();
    /// # assert!(app.build().is_ok());
    /// ```
    ///
    /// In Azure: <https://learn.microsoft.com/azure/role-based-access-control/built-in-roles>.
    pub struct ContainerAppEnvironmentRoles {
        /// ContainerApp Reader.
        ContainerAppReader = "ad2dd5fb-cd4b-4fd4-a9b6-4fed3630980b", "ContainerApp Reader";
        /// Container Apps Contributor.
        ContainerAppsContributor = "358470bc-b998-42bd-ab17-a7e34c199c0f", "Container Apps Contributor";
        /// Container Apps Jobs Contributor.
        ContainerAppsJobsContributor = "4e3d2b60-56ae-4dc6-a233-09c8e5a82e68", "Container Apps Jobs Contributor";
        /// Container Apps Jobs Operator.
        ContainerAppsJobsOperator = "b9a307c4-5aa3-4b52-ba60-2b17c136cd7b", "Container Apps Jobs Operator";
        /// Container Apps Jobs Reader.
        ContainerAppsJobsReader = "edd66693-d32a-450b-997d-0158c03976b0", "Container Apps Jobs Reader";
        /// Container Apps ManagedEnvironments Contributor.
        ContainerAppsManagedEnvironmentsContributor = "57cc5028-e6a7-4284-868d-0611c5923f8d", "Container Apps ManagedEnvironments Contributor";
        /// Container Apps ManagedEnvironments Reader.
        ContainerAppsManagedEnvironmentsReader = "1b32c00b-7eff-4c22-93e6-93d11d72d2d8", "Container Apps ManagedEnvironments Reader";
        /// Container Apps Operator.
        ContainerAppsOperator = "f3bd1b5c-91fa-40e7-afe7-0c11d331232c", "Container Apps Operator";
    }
    general {
        /// Contributor.
        Contributor = "b24988ac-6180-42a0-ab88-20f7382dd24c", "Contributor";
        /// Reader.
        Reader = "acdd72a7-3385-48ef-bd42-f606fba81ae7", "Reader";
    }
    privileged {
        /// Owner.
        Owner = "8e3af657-a8ff-443c-a75c-2fe8c4bcb635", "Owner";
        /// User Access Administrator.
        UserAccessAdministrator = "18d7d88d-d35e-4fb5-a5c3-7773c20a72d9", "User Access Administrator";
        /// Role Based Access Control Administrator.
        RoleBasedAccessControlAdministrator = "f58310d9-a9f6-439a-9e8d-f62e7b41a168", "Role Based Access Control Administrator";
    }
}

crate::role_table! {
    /// The roles that can be granted on `Microsoft.Web/serverfarms`.
    ///
    /// In a block: `roles: api_id => WebPlanContributor;`
    ///
    /// ```
    /// use app_model::{Builder, roles::AppServiceEnvironmentRoles};
    ///
    /// let app = Builder::new();
    /// let api_id = app.add_user_assigned_identity("api-id");
    /// let target = app.add_app_service_environment("sites");
    /// let roles: AppServiceEnvironmentRoles<'_> = target.with_role_assignments(api_id);
    /// roles.WebPlanContributor.grant();
    /// # assert!(app.build().is_ok());
    /// ```
    ///
    /// In Azure: <https://learn.microsoft.com/azure/role-based-access-control/built-in-roles>.
    pub struct AppServiceEnvironmentRoles {
        /// App Service Environment Contributor.
        AppServiceEnvironmentContributor = "8ea85a25-eb16-4e29-ab4d-6f2a26c711a2", "App Service Environment Contributor";
        /// Web Plan Contributor.
        WebPlanContributor = "2cc479cb-7b4d-49a8-b449-8c00fd0f0a4b", "Web Plan Contributor";
        /// Website Contributor.
        WebsiteContributor = "de139f84-1756-47ae-9be6-808fbbe84772", "Website Contributor";
    }
    general {
        /// Contributor.
        Contributor = "b24988ac-6180-42a0-ab88-20f7382dd24c", "Contributor";
        /// Reader.
        Reader = "acdd72a7-3385-48ef-bd42-f606fba81ae7", "Reader";
    }
    privileged {
        /// Owner.
        Owner = "8e3af657-a8ff-443c-a75c-2fe8c4bcb635", "Owner";
        /// User Access Administrator.
        UserAccessAdministrator = "18d7d88d-d35e-4fb5-a5c3-7773c20a72d9", "User Access Administrator";
        /// Role Based Access Control Administrator.
        RoleBasedAccessControlAdministrator = "f58310d9-a9f6-439a-9e8d-f62e7b41a168", "Role Based Access Control Administrator";
    }
}

crate::role_table! {
    /// The roles that can be granted on `Microsoft.Network/virtualNetworks`.
    ///
    /// For a kind that another crate adds:
    /// [`role_target!`](crate::role_target)`(YourKind, VirtualNetworkRoles);`
    ///
    /// ```
    /// use app_model::kinds::identity::Identity;
    /// use app_model::{RoleTarget, roles::VirtualNetworkRoles};
    ///
    /// fn grant<'app, T>(who: Identity<'app>, target: T)
    /// where
    ///     T: RoleTarget<'app, Roles = VirtualNetworkRoles<'app>>,
    /// {
    ///     let roles = who.with_role_assignments(target);
    ///     roles.NetworkContributor.grant();
    /// }
    /// ```
    ///
    /// In Azure: <https://learn.microsoft.com/azure/role-based-access-control/built-in-roles>.
    pub struct VirtualNetworkRoles {
        /// Network Contributor.
        NetworkContributor = "4d97b98b-1d4f-4787-a291-c67834d212e7", "Network Contributor";
    }
    general {
        /// Contributor.
        Contributor = "b24988ac-6180-42a0-ab88-20f7382dd24c", "Contributor";
        /// Reader.
        Reader = "acdd72a7-3385-48ef-bd42-f606fba81ae7", "Reader";
    }
    privileged {
        /// Owner.
        Owner = "8e3af657-a8ff-443c-a75c-2fe8c4bcb635", "Owner";
        /// User Access Administrator.
        UserAccessAdministrator = "18d7d88d-d35e-4fb5-a5c3-7773c20a72d9", "User Access Administrator";
        /// Role Based Access Control Administrator.
        RoleBasedAccessControlAdministrator = "f58310d9-a9f6-439a-9e8d-f62e7b41a168", "Role Based Access Control Administrator";
    }
}

crate::role_table! {
    /// The roles that can be granted on `Microsoft.Network/virtualNetworks/subnets`.
    ///
    /// For a kind that another crate adds:
    /// [`role_target!`](crate::role_target)`(YourKind, SubnetRoles);`
    ///
    /// ```
    /// use app_model::kinds::identity::Identity;
    /// use app_model::{RoleTarget, roles::SubnetRoles};
    ///
    /// fn grant<'app, T>(who: Identity<'app>, target: T)
    /// where
    ///     T: RoleTarget<'app, Roles = SubnetRoles<'app>>,
    /// {
    ///     let roles = who.with_role_assignments(target);
    ///     roles.NetworkContributor.grant();
    /// }
    /// ```
    ///
    /// In Azure: <https://learn.microsoft.com/azure/role-based-access-control/built-in-roles>.
    pub struct SubnetRoles {
        /// Network Contributor.
        NetworkContributor = "4d97b98b-1d4f-4787-a291-c67834d212e7", "Network Contributor";
    }
    general {
        /// Contributor.
        Contributor = "b24988ac-6180-42a0-ab88-20f7382dd24c", "Contributor";
        /// Reader.
        Reader = "acdd72a7-3385-48ef-bd42-f606fba81ae7", "Reader";
    }
    privileged {
        /// Owner.
        Owner = "8e3af657-a8ff-443c-a75c-2fe8c4bcb635", "Owner";
        /// User Access Administrator.
        UserAccessAdministrator = "18d7d88d-d35e-4fb5-a5c3-7773c20a72d9", "User Access Administrator";
        /// Role Based Access Control Administrator.
        RoleBasedAccessControlAdministrator = "f58310d9-a9f6-439a-9e8d-f62e7b41a168", "Role Based Access Control Administrator";
    }
}

crate::role_table! {
    /// The roles that can be granted on `Microsoft.Network/natGateways`.
    ///
    /// For a kind that another crate adds:
    /// [`role_target!`](crate::role_target)`(YourKind, NatGatewayRoles);`
    ///
    /// ```
    /// use app_model::kinds::identity::Identity;
    /// use app_model::{RoleTarget, roles::NatGatewayRoles};
    ///
    /// fn grant<'app, T>(who: Identity<'app>, target: T)
    /// where
    ///     T: RoleTarget<'app, Roles = NatGatewayRoles<'app>>,
    /// {
    ///     let roles = who.with_role_assignments(target);
    ///     roles.NetworkContributor.grant();
    /// }
    /// ```
    ///
    /// In Azure: <https://learn.microsoft.com/azure/role-based-access-control/built-in-roles>.
    pub struct NatGatewayRoles {
        /// Network Contributor.
        NetworkContributor = "4d97b98b-1d4f-4787-a291-c67834d212e7", "Network Contributor";
    }
    general {
        /// Contributor.
        Contributor = "b24988ac-6180-42a0-ab88-20f7382dd24c", "Contributor";
        /// Reader.
        Reader = "acdd72a7-3385-48ef-bd42-f606fba81ae7", "Reader";
    }
    privileged {
        /// Owner.
        Owner = "8e3af657-a8ff-443c-a75c-2fe8c4bcb635", "Owner";
        /// User Access Administrator.
        UserAccessAdministrator = "18d7d88d-d35e-4fb5-a5c3-7773c20a72d9", "User Access Administrator";
        /// Role Based Access Control Administrator.
        RoleBasedAccessControlAdministrator = "f58310d9-a9f6-439a-9e8d-f62e7b41a168", "Role Based Access Control Administrator";
    }
}

crate::role_table! {
    /// The roles that can be granted on `Microsoft.Network/publicIPAddresses`.
    ///
    /// For a kind that another crate adds:
    /// [`role_target!`](crate::role_target)`(YourKind, PublicIPAddressRoles);`
    ///
    /// ```
    /// use app_model::kinds::identity::Identity;
    /// use app_model::{RoleTarget, roles::PublicIPAddressRoles};
    ///
    /// fn grant<'app, T>(who: Identity<'app>, target: T)
    /// where
    ///     T: RoleTarget<'app, Roles = PublicIPAddressRoles<'app>>,
    /// {
    ///     let roles = who.with_role_assignments(target);
    ///     roles.NetworkContributor.grant();
    /// }
    /// ```
    ///
    /// In Azure: <https://learn.microsoft.com/azure/role-based-access-control/built-in-roles>.
    pub struct PublicIPAddressRoles {
        /// Network Contributor.
        NetworkContributor = "4d97b98b-1d4f-4787-a291-c67834d212e7", "Network Contributor";
    }
    general {
        /// Contributor.
        Contributor = "b24988ac-6180-42a0-ab88-20f7382dd24c", "Contributor";
        /// Reader.
        Reader = "acdd72a7-3385-48ef-bd42-f606fba81ae7", "Reader";
    }
    privileged {
        /// Owner.
        Owner = "8e3af657-a8ff-443c-a75c-2fe8c4bcb635", "Owner";
        /// User Access Administrator.
        UserAccessAdministrator = "18d7d88d-d35e-4fb5-a5c3-7773c20a72d9", "User Access Administrator";
        /// Role Based Access Control Administrator.
        RoleBasedAccessControlAdministrator = "f58310d9-a9f6-439a-9e8d-f62e7b41a168", "Role Based Access Control Administrator";
    }
}

crate::role_table! {
    /// The roles that can be granted on `Microsoft.Network/networkSecurityGroups`.
    ///
    /// For a kind that another crate adds:
    /// [`role_target!`](crate::role_target)`(YourKind, NetworkSecurityGroupRoles);`
    ///
    /// ```
    /// use app_model::kinds::identity::Identity;
    /// use app_model::{RoleTarget, roles::NetworkSecurityGroupRoles};
    ///
    /// fn grant<'app, T>(who: Identity<'app>, target: T)
    /// where
    ///     T: RoleTarget<'app, Roles = NetworkSecurityGroupRoles<'app>>,
    /// {
    ///     let roles = who.with_role_assignments(target);
    ///     roles.NetworkContributor.grant();
    /// }
    /// ```
    ///
    /// In Azure: <https://learn.microsoft.com/azure/role-based-access-control/built-in-roles>.
    pub struct NetworkSecurityGroupRoles {
        /// Network Contributor.
        NetworkContributor = "4d97b98b-1d4f-4787-a291-c67834d212e7", "Network Contributor";
    }
    general {
        /// Contributor.
        Contributor = "b24988ac-6180-42a0-ab88-20f7382dd24c", "Contributor";
        /// Reader.
        Reader = "acdd72a7-3385-48ef-bd42-f606fba81ae7", "Reader";
    }
    privileged {
        /// Owner.
        Owner = "8e3af657-a8ff-443c-a75c-2fe8c4bcb635", "Owner";
        /// User Access Administrator.
        UserAccessAdministrator = "18d7d88d-d35e-4fb5-a5c3-7773c20a72d9", "User Access Administrator";
        /// Role Based Access Control Administrator.
        RoleBasedAccessControlAdministrator = "f58310d9-a9f6-439a-9e8d-f62e7b41a168", "Role Based Access Control Administrator";
    }
}

crate::role_table! {
    /// The roles that can be granted on `Microsoft.Network/networkSecurityPerimeters`.
    ///
    /// For a kind that another crate adds:
    /// [`role_target!`](crate::role_target)`(YourKind, NetworkSecurityPerimeterRoles);`
    ///
    /// ```
    /// use app_model::kinds::identity::Identity;
    /// use app_model::{RoleTarget, roles::NetworkSecurityPerimeterRoles};
    ///
    /// fn grant<'app, T>(who: Identity<'app>, target: T)
    /// where
    ///     T: RoleTarget<'app, Roles = NetworkSecurityPerimeterRoles<'app>>,
    /// {
    ///     let roles = who.with_role_assignments(target);
    ///     roles.NetworkContributor.grant();
    /// }
    /// ```
    ///
    /// In Azure: <https://learn.microsoft.com/azure/role-based-access-control/built-in-roles>.
    pub struct NetworkSecurityPerimeterRoles {
        /// Network Contributor.
        NetworkContributor = "4d97b98b-1d4f-4787-a291-c67834d212e7", "Network Contributor";
    }
    general {
        /// Contributor.
        Contributor = "b24988ac-6180-42a0-ab88-20f7382dd24c", "Contributor";
        /// Reader.
        Reader = "acdd72a7-3385-48ef-bd42-f606fba81ae7", "Reader";
    }
    privileged {
        /// Owner.
        Owner = "8e3af657-a8ff-443c-a75c-2fe8c4bcb635", "Owner";
        /// User Access Administrator.
        UserAccessAdministrator = "18d7d88d-d35e-4fb5-a5c3-7773c20a72d9", "User Access Administrator";
        /// Role Based Access Control Administrator.
        RoleBasedAccessControlAdministrator = "f58310d9-a9f6-439a-9e8d-f62e7b41a168", "Role Based Access Control Administrator";
    }
}

crate::role_table! {
    /// The roles that can be granted on `Microsoft.Network/privateEndpoints`.
    ///
    /// For a kind that another crate adds:
    /// [`role_target!`](crate::role_target)`(YourKind, PrivateEndpointRoles);`
    ///
    /// ```
    /// use app_model::kinds::identity::Identity;
    /// use app_model::{RoleTarget, roles::PrivateEndpointRoles};
    ///
    /// fn grant<'app, T>(who: Identity<'app>, target: T)
    /// where
    ///     T: RoleTarget<'app, Roles = PrivateEndpointRoles<'app>>,
    /// {
    ///     let roles = who.with_role_assignments(target);
    ///     roles.NetworkContributor.grant();
    /// }
    /// ```
    ///
    /// In Azure: <https://learn.microsoft.com/azure/role-based-access-control/built-in-roles>.
    pub struct PrivateEndpointRoles {
        /// Network Contributor.
        NetworkContributor = "4d97b98b-1d4f-4787-a291-c67834d212e7", "Network Contributor";
    }
    general {
        /// Contributor.
        Contributor = "b24988ac-6180-42a0-ab88-20f7382dd24c", "Contributor";
        /// Reader.
        Reader = "acdd72a7-3385-48ef-bd42-f606fba81ae7", "Reader";
    }
    privileged {
        /// Owner.
        Owner = "8e3af657-a8ff-443c-a75c-2fe8c4bcb635", "Owner";
        /// User Access Administrator.
        UserAccessAdministrator = "18d7d88d-d35e-4fb5-a5c3-7773c20a72d9", "User Access Administrator";
        /// Role Based Access Control Administrator.
        RoleBasedAccessControlAdministrator = "f58310d9-a9f6-439a-9e8d-f62e7b41a168", "Role Based Access Control Administrator";
    }
}

crate::role_table! {
    /// The roles that can be granted on `Microsoft.Network/privateDnsZones`.
    ///
    /// For a kind that another crate adds:
    /// [`role_target!`](crate::role_target)`(YourKind, PrivateDnsZoneRoles);`
    ///
    /// ```
    /// use app_model::kinds::identity::Identity;
    /// use app_model::{RoleTarget, roles::PrivateDnsZoneRoles};
    ///
    /// fn grant<'app, T>(who: Identity<'app>, target: T)
    /// where
    ///     T: RoleTarget<'app, Roles = PrivateDnsZoneRoles<'app>>,
    /// {
    ///     let roles = who.with_role_assignments(target);
    ///     roles.PrivateDNSZoneContributor.grant();
    /// }
    /// ```
    ///
    /// In Azure: <https://learn.microsoft.com/azure/role-based-access-control/built-in-roles>.
    pub struct PrivateDnsZoneRoles {
        /// Private DNS Zone Contributor.
        PrivateDNSZoneContributor = "b12aa53e-6015-4669-85d0-8515ebb3ae7f", "Private DNS Zone Contributor";
    }
    general {
        /// Contributor.
        Contributor = "b24988ac-6180-42a0-ab88-20f7382dd24c", "Contributor";
        /// Reader.
        Reader = "acdd72a7-3385-48ef-bd42-f606fba81ae7", "Reader";
    }
    privileged {
        /// Owner.
        Owner = "8e3af657-a8ff-443c-a75c-2fe8c4bcb635", "Owner";
        /// User Access Administrator.
        UserAccessAdministrator = "18d7d88d-d35e-4fb5-a5c3-7773c20a72d9", "User Access Administrator";
        /// Role Based Access Control Administrator.
        RoleBasedAccessControlAdministrator = "f58310d9-a9f6-439a-9e8d-f62e7b41a168", "Role Based Access Control Administrator";
    }
}

crate::role_table! {
    /// The roles that can be granted on `Microsoft.Cdn/profiles`.
    ///
    /// For a kind that another crate adds:
    /// [`role_target!`](crate::role_target)`(YourKind, FrontDoorRoles);`
    ///
    /// ```
    /// use app_model::kinds::identity::Identity;
    /// use app_model::{RoleTarget, roles::FrontDoorRoles};
    ///
    /// fn grant<'app, T>(who: Identity<'app>, target: T)
    /// where
    ///     T: RoleTarget<'app, Roles = FrontDoorRoles<'app>>,
    /// {
    ///     let roles = who.with_role_assignments(target);
    ///     roles.AzureFrontDoorDomainReader.grant();
    /// }
    /// ```
    ///
    /// In Azure: <https://learn.microsoft.com/azure/role-based-access-control/built-in-roles>.
    pub struct FrontDoorRoles {
        /// Azure Front Door Domain Contributor.
        AzureFrontDoorDomainContributor = "0ab34830-df19-4f8c-b84e-aa85b8afa6e8", "Azure Front Door Domain Contributor";
        /// Azure Front Door Domain Reader.
        AzureFrontDoorDomainReader = "0f99d363-226e-4dca-9920-b807cf8e1a5f", "Azure Front Door Domain Reader";
        /// Azure Front Door Profile Reader.
        AzureFrontDoorProfileReader = "662802e2-50f6-46b0-aed2-e834bacc6d12", "Azure Front Door Profile Reader";
        /// Azure Front Door Secret Contributor.
        AzureFrontDoorSecretContributor = "3f2eb865-5811-4578-b90a-6fc6fa0df8e5", "Azure Front Door Secret Contributor";
        /// Azure Front Door Secret Reader.
        AzureFrontDoorSecretReader = "0db238c4-885e-4c4f-a933-aa2cef684fca", "Azure Front Door Secret Reader";
        /// CDN Endpoint Contributor.
        CDNEndpointContributor = "426e0c7f-0c7e-4658-b36f-ff54d6c29b45", "CDN Endpoint Contributor";
        /// CDN Endpoint Reader.
        CDNEndpointReader = "871e35f6-b5c1-49cc-a043-bde969a0f2cd", "CDN Endpoint Reader";
        /// CDN Profile Contributor.
        CDNProfileContributor = "ec156ff8-a8d1-4d15-830c-5b80698ca432", "CDN Profile Contributor";
        /// CDN Profile Reader.
        CDNProfileReader = "8f96442b-4075-438f-813d-ad51ab4019af", "CDN Profile Reader";
    }
    general {
        /// Contributor.
        Contributor = "b24988ac-6180-42a0-ab88-20f7382dd24c", "Contributor";
        /// Reader.
        Reader = "acdd72a7-3385-48ef-bd42-f606fba81ae7", "Reader";
    }
    privileged {
        /// Owner.
        Owner = "8e3af657-a8ff-443c-a75c-2fe8c4bcb635", "Owner";
        /// User Access Administrator.
        UserAccessAdministrator = "18d7d88d-d35e-4fb5-a5c3-7773c20a72d9", "User Access Administrator";
        /// Role Based Access Control Administrator.
        RoleBasedAccessControlAdministrator = "f58310d9-a9f6-439a-9e8d-f62e7b41a168", "Role Based Access Control Administrator";
    }
}

crate::role_table! {
    /// The roles that can be granted on `Microsoft.ContainerService/managedClusters`.
    ///
    /// For a kind that another crate adds:
    /// [`role_target!`](crate::role_target)`(YourKind, KubernetesEnvironmentRoles);`
    ///
    /// ```
    /// use app_model::kinds::identity::Identity;
    /// use app_model::{RoleTarget, roles::KubernetesEnvironmentRoles};
    ///
    /// fn grant<'app, T>(who: Identity<'app>, target: T)
    /// where
    ///     T: RoleTarget<'app, Roles = KubernetesEnvironmentRoles<'app>>,
    /// {
    ///     let roles = who.with_role_assignments(target);
    ///     roles.AzureKubernetesServiceClusterMonitoringUser.grant();
    /// }
    /// ```
    ///
    /// In Azure: <https://learn.microsoft.com/azure/role-based-access-control/built-in-roles>.
    pub struct KubernetesEnvironmentRoles {
        /// Azure Kubernetes Service Cluster Admin Role.
        AzureKubernetesServiceClusterAdminRole = "0ab0b1a8-8aac-4efd-b8c2-3ee1fb270be8", "Azure Kubernetes Service Cluster Admin Role";
        /// Azure Kubernetes Service Cluster Monitoring User.
        AzureKubernetesServiceClusterMonitoringUser = "1afdec4b-e479-420e-99e7-f82237c7c5e6", "Azure Kubernetes Service Cluster Monitoring User";
        /// Azure Kubernetes Service Cluster User Role.
        AzureKubernetesServiceClusterUserRole = "4abbcc35-e782-43d8-92c5-2d3f1bd2253f", "Azure Kubernetes Service Cluster User Role";
        /// Azure Kubernetes Service Contributor Role.
        AzureKubernetesServiceContributorRole = "ed7f3fbd-7b88-4dd4-9017-9adb7ce333f8", "Azure Kubernetes Service Contributor Role";
        /// Azure Kubernetes Service RBAC Admin.
        AzureKubernetesServiceRbacAdmin = "3498e952-d568-435e-9b2c-8d77e338d7f7", "Azure Kubernetes Service RBAC Admin";
        /// Azure Kubernetes Service RBAC Cluster Admin.
        AzureKubernetesServiceRbacClusterAdmin = "b1ff04bb-8a4e-4dc4-8eb5-8693973ce19b", "Azure Kubernetes Service RBAC Cluster Admin";
        /// Azure Kubernetes Service RBAC Reader.
        AzureKubernetesServiceRbacReader = "7f6c6a51-bcf8-42ba-9220-52d62157d7db", "Azure Kubernetes Service RBAC Reader";
        /// Azure Kubernetes Service RBAC Writer.
        AzureKubernetesServiceRbacWriter = "a7ffa36f-339b-4b5c-8bdf-e2c188b2c0eb", "Azure Kubernetes Service RBAC Writer";
    }
    general {
        /// Contributor.
        Contributor = "b24988ac-6180-42a0-ab88-20f7382dd24c", "Contributor";
        /// Reader.
        Reader = "acdd72a7-3385-48ef-bd42-f606fba81ae7", "Reader";
    }
    privileged {
        /// Owner.
        Owner = "8e3af657-a8ff-443c-a75c-2fe8c4bcb635", "Owner";
        /// User Access Administrator.
        UserAccessAdministrator = "18d7d88d-d35e-4fb5-a5c3-7773c20a72d9", "User Access Administrator";
        /// Role Based Access Control Administrator.
        RoleBasedAccessControlAdministrator = "f58310d9-a9f6-439a-9e8d-f62e7b41a168", "Role Based Access Control Administrator";
    }
}

crate::role_table! {
    /// The roles that can be granted on `Microsoft.DurableTask/schedulers`.
    ///
    /// For a kind that another crate adds:
    /// [`role_target!`](crate::role_target)`(YourKind, DurableTaskSchedulerRoles);`
    ///
    /// ```
    /// use app_model::kinds::identity::Identity;
    /// use app_model::{RoleTarget, roles::DurableTaskSchedulerRoles};
    ///
    /// fn grant<'app, T>(who: Identity<'app>, target: T)
    /// where
    ///     T: RoleTarget<'app, Roles = DurableTaskSchedulerRoles<'app>>,
    /// {
    ///     let roles = who.with_role_assignments(target);
    ///     roles.DurableTaskDataReader.grant();
    /// }
    /// ```
    ///
    /// In Azure: <https://learn.microsoft.com/azure/role-based-access-control/built-in-roles>.
    pub struct DurableTaskSchedulerRoles {
        /// Durable Task Data Contributor.
        DurableTaskDataContributor = "0ad04412-c4d5-4796-b79c-f76d14c8d402", "Durable Task Data Contributor";
        /// Durable Task Data Reader.
        DurableTaskDataReader = "d6a5505f-6ebb-45a4-896e-ac8274cfc0ac", "Durable Task Data Reader";
        /// Durable Task Worker.
        DurableTaskWorker = "80d0d6b0-f522-40a4-8886-a5a11720c375", "Durable Task Worker";
    }
    general {
        /// Contributor.
        Contributor = "b24988ac-6180-42a0-ab88-20f7382dd24c", "Contributor";
        /// Reader.
        Reader = "acdd72a7-3385-48ef-bd42-f606fba81ae7", "Reader";
    }
    privileged {
        /// Owner.
        Owner = "8e3af657-a8ff-443c-a75c-2fe8c4bcb635", "Owner";
        /// User Access Administrator.
        UserAccessAdministrator = "18d7d88d-d35e-4fb5-a5c3-7773c20a72d9", "User Access Administrator";
        /// Role Based Access Control Administrator.
        RoleBasedAccessControlAdministrator = "f58310d9-a9f6-439a-9e8d-f62e7b41a168", "Role Based Access Control Administrator";
    }
}

crate::role_table! {
    /// The roles that can be granted on `Microsoft.EventGrid/topics`.
    ///
    /// For a kind that another crate adds:
    /// [`role_target!`](crate::role_target)`(YourKind, EventGridRoles);`
    ///
    /// ```
    /// use app_model::kinds::identity::Identity;
    /// use app_model::{RoleTarget, roles::EventGridRoles};
    ///
    /// fn grant<'app, T>(who: Identity<'app>, target: T)
    /// where
    ///     T: RoleTarget<'app, Roles = EventGridRoles<'app>>,
    /// {
    ///     let roles = who.with_role_assignments(target);
    ///     roles.EventGridDataSender.grant();
    /// }
    /// ```
    ///
    /// In Azure: <https://learn.microsoft.com/azure/role-based-access-control/built-in-roles>.
    pub struct EventGridRoles {
        /// EventGrid Contributor.
        EventGridContributor = "1e241071-0855-49ea-94dc-649edcd759de", "EventGrid Contributor";
        /// EventGrid Data Sender.
        EventGridDataSender = "d5a91429-5739-47e2-a06b-3470a27159e7", "EventGrid Data Sender";
        /// EventGrid EventSubscription Contributor.
        EventGridEventSubscriptionContributor = "428e0ff0-5e57-4d9c-a221-2c70d0e0a443", "EventGrid EventSubscription Contributor";
        /// EventGrid EventSubscription Reader.
        EventGridEventSubscriptionReader = "2414bbcf-6497-4faf-8c65-045460748405", "EventGrid EventSubscription Reader";
    }
    general {
        /// Contributor.
        Contributor = "b24988ac-6180-42a0-ab88-20f7382dd24c", "Contributor";
        /// Reader.
        Reader = "acdd72a7-3385-48ef-bd42-f606fba81ae7", "Reader";
    }
    privileged {
        /// Owner.
        Owner = "8e3af657-a8ff-443c-a75c-2fe8c4bcb635", "Owner";
        /// User Access Administrator.
        UserAccessAdministrator = "18d7d88d-d35e-4fb5-a5c3-7773c20a72d9", "User Access Administrator";
        /// Role Based Access Control Administrator.
        RoleBasedAccessControlAdministrator = "f58310d9-a9f6-439a-9e8d-f62e7b41a168", "Role Based Access Control Administrator";
    }
}

crate::role_table! {
    /// The roles that can be granted on `Microsoft.Kubernetes/connectedClusters`.
    ///
    /// For a kind that another crate adds:
    /// [`role_target!`](crate::role_target)`(YourKind, ArcKubernetesRoles);`
    ///
    /// ```
    /// use app_model::kinds::identity::Identity;
    /// use app_model::{RoleTarget, roles::ArcKubernetesRoles};
    ///
    /// fn grant<'app, T>(who: Identity<'app>, target: T)
    /// where
    ///     T: RoleTarget<'app, Roles = ArcKubernetesRoles<'app>>,
    /// {
    ///     let roles = who.with_role_assignments(target);
    ///     roles.KubernetesClusterAzureArcOnboarding.grant();
    /// }
    /// ```
    ///
    /// In Azure: <https://learn.microsoft.com/azure/role-based-access-control/built-in-roles>.
    pub struct ArcKubernetesRoles {
        /// Kubernetes Cluster - Azure Arc Onboarding.
        KubernetesClusterAzureArcOnboarding = "34e09817-6cbe-4d01-b1a2-e0eac5743d41", "Kubernetes Cluster - Azure Arc Onboarding";
    }
    general {
        /// Contributor.
        Contributor = "b24988ac-6180-42a0-ab88-20f7382dd24c", "Contributor";
        /// Reader.
        Reader = "acdd72a7-3385-48ef-bd42-f606fba81ae7", "Reader";
    }
    privileged {
        /// Owner.
        Owner = "8e3af657-a8ff-443c-a75c-2fe8c4bcb635", "Owner";
        /// User Access Administrator.
        UserAccessAdministrator = "18d7d88d-d35e-4fb5-a5c3-7773c20a72d9", "User Access Administrator";
        /// Role Based Access Control Administrator.
        RoleBasedAccessControlAdministrator = "f58310d9-a9f6-439a-9e8d-f62e7b41a168", "Role Based Access Control Administrator";
    }
}

crate::role_table! {
    /// The roles that can be granted on `Microsoft.KubernetesConfiguration/extensions`.
    ///
    /// For a kind that another crate adds:
    /// [`role_target!`](crate::role_target)`(YourKind, KubernetesConfigurationRoles);`
    ///
    /// ```
    /// use app_model::kinds::identity::Identity;
    /// use app_model::{RoleTarget, roles::KubernetesConfigurationRoles};
    ///
    /// fn grant<'app, T>(who: Identity<'app>, target: T)
    /// where
    ///     T: RoleTarget<'app, Roles = KubernetesConfigurationRoles<'app>>,
    /// {
    ///     let roles = who.with_role_assignments(target);
    ///     roles.AzureContainerStorageContributor.grant();
    /// }
    /// ```
    ///
    /// In Azure: <https://learn.microsoft.com/azure/role-based-access-control/built-in-roles>.
    pub struct KubernetesConfigurationRoles {
        /// Azure Container Storage Contributor.
        AzureContainerStorageContributor = "95dd08a6-00bd-4661-84bf-f6726f83a4d0", "Azure Container Storage Contributor";
        /// Azure Container Storage Operator.
        AzureContainerStorageOperator = "08d4c71a-cc63-4ce4-a9c8-5dd251b4d619", "Azure Container Storage Operator";
        /// Azure Container Storage Owner.
        AzureContainerStorageOwner = "95de85bd-744d-4664-9dde-11430bc34793", "Azure Container Storage Owner";
        /// Kubernetes Extension Contributor.
        KubernetesExtensionContributor = "85cb6faf-e071-4c9b-8136-154b5a04f717", "Kubernetes Extension Contributor";
    }
    general {
        /// Contributor.
        Contributor = "b24988ac-6180-42a0-ab88-20f7382dd24c", "Contributor";
        /// Reader.
        Reader = "acdd72a7-3385-48ef-bd42-f606fba81ae7", "Reader";
    }
    privileged {
        /// Owner.
        Owner = "8e3af657-a8ff-443c-a75c-2fe8c4bcb635", "Owner";
        /// User Access Administrator.
        UserAccessAdministrator = "18d7d88d-d35e-4fb5-a5c3-7773c20a72d9", "User Access Administrator";
        /// Role Based Access Control Administrator.
        RoleBasedAccessControlAdministrator = "f58310d9-a9f6-439a-9e8d-f62e7b41a168", "Role Based Access Control Administrator";
    }
}
