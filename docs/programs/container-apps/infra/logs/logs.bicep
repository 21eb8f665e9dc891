@description('The location for the resource(s) to be deployed.')
param location string = resourceGroup().location

resource logs 'Microsoft.OperationalInsights/workspaces@2025-02-01' = {
  name: take('logs-${uniqueString(resourceGroup().id)}', 63)
  location: location
  properties: {
    sku: {
      name: 'PerGB2018'
    }
  }
  tags: {
    'aspire-resource-name': 'logs'
  }
}

output logAnalyticsWorkspaceId string = logs.id

output name string = logs.name