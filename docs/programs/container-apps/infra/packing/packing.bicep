@description('The location for the resource(s) to be deployed.')
param location string = resourceGroup().location

resource packing 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: take('packing-${uniqueString(resourceGroup().id)}', 128)
  location: location
}

output id string = packing.id

output clientId string = packing.properties.clientId

output principalId string = packing.properties.principalId

output principalName string = packing.name

output name string = packing.name