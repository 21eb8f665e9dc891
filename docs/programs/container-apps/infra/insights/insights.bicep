@description('The location for the resource(s) to be deployed.')
param location string = resourceGroup().location

param applicationType string = 'web'

param kind string = 'web'

param logs_outputs_loganalyticsworkspaceid string

resource insights 'Microsoft.Insights/components@2020-02-02' = {
  name: take('insights-${uniqueString(resourceGroup().id)}', 260)
  kind: kind
  location: location
  properties: {
    Application_Type: applicationType
    WorkspaceResourceId: logs_outputs_loganalyticsworkspaceid
  }
  tags: {
    'aspire-resource-name': 'insights'
  }
}

output appInsightsConnectionString string = insights.properties.ConnectionString

output name string = insights.name

output id string = insights.id