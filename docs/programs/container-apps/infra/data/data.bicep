@description('The location for the resource(s) to be deployed.')
param location string = resourceGroup().location

resource data 'Microsoft.Storage/storageAccounts@2024-01-01' = {
  name: take('data${uniqueString(resourceGroup().id)}', 24)
  kind: 'StorageV2'
  location: location
  sku: {
    name: 'Standard_GRS'
  }
  properties: {
    accessTier: 'Hot'
    allowSharedKeyAccess: false
    isHnsEnabled: false
    minimumTlsVersion: 'TLS1_2'
    networkAcls: {
      defaultAction: 'Allow'
    }
    supportsHttpsTrafficOnly: true
  }
  tags: {
    'aspire-resource-name': 'data'
  }
}

resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2024-01-01' = {
  name: 'default'
  parent: data
}

resource pictures 'Microsoft.Storage/storageAccounts/blobServices/containers@2024-01-01' = {
  name: 'pictures'
  parent: blobs
}

resource queues 'Microsoft.Storage/storageAccounts/queueServices@2024-01-01' = {
  name: 'default'
  parent: data
}

resource orders 'Microsoft.Storage/storageAccounts/queueServices/queues@2024-01-01' = {
  name: 'orders'
  parent: queues
}

output blobEndpoint string = data.properties.primaryEndpoints.blob

output dataLakeEndpoint string = data.properties.primaryEndpoints.dfs

output queueEndpoint string = data.properties.primaryEndpoints.queue

output tableEndpoint string = data.properties.primaryEndpoints.table

output name string = data.name

output id string = data.id