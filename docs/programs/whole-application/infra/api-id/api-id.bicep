@description('The location for the resource(s) to be deployed.')
param location string = resourceGroup().location

resource api_id 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: take('api_id-${uniqueString(resourceGroup().id)}', 128)
  location: location
}

output id string = api_id.id

output clientId string = api_id.properties.clientId

output principalId string = api_id.properties.principalId

output principalName string = api_id.name

output name string = api_id.name