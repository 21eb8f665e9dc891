@description('The location for the resource(s) to be deployed.')
param location string = resourceGroup().location

resource packer_identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: take('packer_identity-${uniqueString(resourceGroup().id)}', 128)
  location: location
}

output id string = packer_identity.id

output clientId string = packer_identity.properties.clientId

output principalId string = packer_identity.properties.principalId

output principalName string = packer_identity.name

output name string = packer_identity.name