//! The account in which the host of Azure Functions keeps its state.

use crate::model::{Addition, NodeId, Shared, Value, Variable};
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

/// What the host of Azure Functions reads to find its storage account: under the name that the
/// host knows, and under those that Aspire's client libraries know.
pub(in crate::kinds) fn settings(account: NodeId) -> impl Iterator<Item = Variable> {
    const NAMES: [(&str, &str, &str); 4] = [
        ("blobServiceUri", "Azure__Storage__Blobs", "blobEndpoint"),
        ("queueServiceUri", "Azure__Storage__Queues", "queueEndpoint"),
        ("tableServiceUri", "Azure__Data__Tables", "tableEndpoint"),
        ("dataLakeServiceUri", "Azure__Storage__Files__DataLake", "dataLakeEndpoint"),
    ];
    let set = move |name: String, output: &str| Variable::Value {
        name,
        value: Value::Output(account, output.to_owned()),
    };
    let host = NAMES
        .iter()
        .map(move |(name, _, output)| set(format!("AzureWebJobsStorage__{name}"), output));
    let clients = NAMES.iter().map(move |(_, client, output)| {
        set(format!("Aspire__{client}__AzureWebJobsStorage__ServiceUri"), output)
    });
    host.chain(clients)
}

/// The roles that the host needs on an account of its own.
fn roles() -> Vec<&'static RoleDefinition> {
    let defaults = INFO.default_roles.unwrap_or_default().iter().copied();
    defaults.chain([StorageRoles::StorageAccountContributor]).collect()
}
