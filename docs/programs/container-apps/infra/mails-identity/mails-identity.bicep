@description('The location for the resource(s) to be deployed.')
param location string = resourceGroup().location

resource mails_identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: take('mails_identity-${uniqueString(resourceGroup().id)}', 128)
  location: location
}

output id string = mails_identity.id

output clientId string = mails_identity.properties.clientId

output principalId string = mails_identity.properties.principalId

output principalName string = mails_identity.name

output name string = mails_identity.name