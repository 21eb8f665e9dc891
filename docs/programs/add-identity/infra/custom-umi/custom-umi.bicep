@description('The location for the resource(s) to be deployed.')
param location string = resourceGroup().location

resource custom_umi 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: take('custom_umi-${uniqueString(resourceGroup().id)}', 128)
  location: location
}

output id string = custom_umi.id

output clientId string = custom_umi.properties.clientId

output principalId string = custom_umi.properties.principalId

output principalName string = custom_umi.name

output name string = custom_umi.name