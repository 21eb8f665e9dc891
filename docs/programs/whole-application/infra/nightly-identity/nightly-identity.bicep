@description('The location for the resource(s) to be deployed.')
param location string = resourceGroup().location

resource nightly_identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: take('nightly_identity-${uniqueString(resourceGroup().id)}', 128)
  location: location
}

output id string = nightly_identity.id

output clientId string = nightly_identity.properties.clientId

output principalId string = nightly_identity.properties.principalId

output principalName string = nightly_identity.name

output name string = nightly_identity.name