@description('The location for the resource(s) to be deployed.')
param location string = resourceGroup().location

resource shop_identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: take('shop_identity-${uniqueString(resourceGroup().id)}', 128)
  location: location
}

output id string = shop_identity.id

output clientId string = shop_identity.properties.clientId

output principalId string = shop_identity.properties.principalId

output principalName string = shop_identity.name

output name string = shop_identity.name