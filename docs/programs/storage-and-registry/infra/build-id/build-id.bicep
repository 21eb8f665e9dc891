@description('The location for the resource(s) to be deployed.')
param location string = resourceGroup().location

resource build_id 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: take('build_id-${uniqueString(resourceGroup().id)}', 128)
  location: location
}

output id string = build_id.id

output clientId string = build_id.properties.clientId

output principalId string = build_id.properties.principalId

output principalName string = build_id.name

output name string = build_id.name