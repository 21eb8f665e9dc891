@description('The location for the resource(s) to be deployed.')
param location string = resourceGroup().location

@secure()
param mail_key_value string

resource secrets 'Microsoft.KeyVault/vaults@2024-11-01' = {
  name: take('secrets-${uniqueString(resourceGroup().id)}', 24)
  location: location
  properties: {
    tenantId: tenant().tenantId
    sku: {
      family: 'A'
      name: 'standard'
    }
    enableRbacAuthorization: true
  }
  tags: {
    'aspire-resource-name': 'secrets'
  }
}

resource secret_mail 'Microsoft.KeyVault/vaults/secrets@2024-11-01' = {
  name: 'mail'
  properties: {
    value: mail_key_value
  }
  parent: secrets
}

output vaultUri string = secrets.properties.vaultUri

output name string = secrets.name

output id string = secrets.id