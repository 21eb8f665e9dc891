@description('The location for the resource(s) to be deployed.')
param location string = resourceGroup().location

resource archiving 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: take('archiving-${uniqueString(resourceGroup().id)}', 128)
  location: location
}

output id string = archiving.id

output clientId string = archiving.properties.clientId

output principalId string = archiving.properties.principalId

output principalName string = archiving.name

output name string = archiving.name