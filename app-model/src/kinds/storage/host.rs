//! What the host of Azure Functions reads of storage, under the names that it knows and under those that
//! Aspire's client libraries know; and the account in which it keeps its state.

use crate::model::{Addition, HostSetting, NodeId, Shared, Value, Variable};
use crate::roles::{RoleDefinition, StorageRoles};

use super::{INFO, StorageSettings};

/// The account of all functions that name none.
pub(in crate::kinds) static SHARED: Shared = Shared {
    name: "funcstorage",
    make: |name| Addition::new(name.to_owned(), StorageSettings::default()),
    roles,
    // After what the host itself reads, and before what was declared.
    hand: |function, account| drop(function.variables.splice(3..3, settings(account))),
};

const fn of_host(after: &'static str, output: &'static str) -> HostSetting {
    HostSetting { before: "", after, output }
}

const fn of_client(before: &'static str, output: &'static str) -> HostSetting {
    HostSetting { before, after: "__ServiceUri", output }
}

const BLOB: HostSetting = of_host("__blobServiceUri", "blobEndpoint");
const QUEUE: HostSetting = of_host("__queueServiceUri", "queueEndpoint");
const TABLE: HostSetting = of_host("__tableServiceUri", "tableEndpoint");
const LAKE: HostSetting = of_host("__dataLakeServiceUri", "dataLakeEndpoint");

const BLOB_CLIENT: HostSetting = of_client("Aspire__Azure__Storage__Blobs__", "blobEndpoint");
const QUEUE_CLIENT: HostSetting = of_client("Aspire__Azure__Storage__Queues__", "queueEndpoint");
const TABLE_CLIENT: HostSetting = of_client("Aspire__Azure__Data__Tables__", "tableEndpoint");
const LAKE_CLIENT: HostSetting =
    of_client("Aspire__Azure__Storage__Files__DataLake__", "dataLakeEndpoint");

/// What is read of a whole account.
const ACCOUNT: [HostSetting; 8] =
    [BLOB, QUEUE, TABLE, LAKE, BLOB_CLIENT, QUEUE_CLIENT, TABLE_CLIENT, LAKE_CLIENT];
/// The host keeps the state of a trigger on blobs in a queue.
pub(super) const BLOBS: [HostSetting; 3] = [BLOB, QUEUE, BLOB_CLIENT];
pub(super) const QUEUES: [HostSetting; 2] = [QUEUE, QUEUE_CLIENT];
pub(super) const TABLES: [HostSetting; 2] = [TABLE, TABLE_CLIENT];
pub(super) const DATA_LAKE: [HostSetting; 3] = [LAKE, QUEUE, LAKE_CLIENT];

/// What the host of Azure Functions reads to find its own storage account.
pub(in crate::kinds) fn settings(account: NodeId) -> impl Iterator<Item = Variable> {
    ACCOUNT.iter().map(move |setting| Variable::Value {
        name: setting.variable("AzureWebJobsStorage"),
        value: Value::Output(account, setting.output.to_owned()),
    })
}

/// The roles that the host needs on an account of its own.
fn roles() -> Vec<&'static RoleDefinition> {
    let defaults = INFO.default_roles.unwrap_or_default().iter().copied();
    defaults.chain([StorageRoles::StorageAccountContributor]).collect()
}
