@description('The location for the resource(s) to be deployed.')
param location string = resourceGroup().location

param miName string

resource custom_umi 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: miName
}

output id string = custom_umi.id

output clientId string = custom_umi.properties.clientId

output principalId string = custom_umi.properties.principalId

output principalName string = custom_umi.name

output name string = custom_umi.name