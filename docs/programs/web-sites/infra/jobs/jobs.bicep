@description('The location for the resource(s) to be deployed.')
param location string = resourceGroup().location

param userPrincipalId string = ''

param tags object = { }

param images_outputs_name string

param logs_outputs_name string

resource jobs_mi 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: take('jobs_mi-${uniqueString(resourceGroup().id)}', 128)
  location: location
  tags: tags
}

resource images 'Microsoft.ContainerRegistry/registries@2025-04-01' existing = {
  name: images_outputs_name
}

resource images_jobs_mi_AcrPull 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(images.id, jobs_mi.id, subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '7f951dda-4ed3-4680-a7ca-43fe172d538d'))
  properties: {
    principalId: jobs_mi.properties.principalId
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '7f951dda-4ed3-4680-a7ca-43fe172d538d')
    principalType: 'ServicePrincipal'
  }
  scope: images
}

resource logs 'Microsoft.OperationalInsights/workspaces@2025-02-01' existing = {
  name: logs_outputs_name
}

resource jobs 'Microsoft.App/managedEnvironments@2025-07-01' = {
  name: take('jobs${uniqueString(resourceGroup().id)}', 24)
  location: location
  properties: {
    appLogsConfiguration: {
      destination: 'log-analytics'
      logAnalyticsConfiguration: {
        customerId: logs.properties.customerId
        sharedKey: logs.listKeys().primarySharedKey
      }
    }
    workloadProfiles: [
      {
        name: 'consumption'
        workloadProfileType: 'Consumption'
      }
    ]
  }
  tags: tags
}

resource aspireDashboard 'Microsoft.App/managedEnvironments/dotNetComponents@2025-10-02-preview' = {
  name: 'aspire-dashboard'
  properties: {
    componentType: 'AspireDashboard'
  }
  parent: jobs
}

output AZURE_LOG_ANALYTICS_WORKSPACE_NAME string = logs.name

output AZURE_LOG_ANALYTICS_WORKSPACE_ID string = logs.id

output AZURE_CONTAINER_REGISTRY_NAME string = images.name

output AZURE_CONTAINER_REGISTRY_ENDPOINT string = images.properties.loginServer

output AZURE_CONTAINER_REGISTRY_MANAGED_IDENTITY_ID string = jobs_mi.id

output AZURE_CONTAINER_APPS_ENVIRONMENT_NAME string = jobs.name

output AZURE_CONTAINER_APPS_ENVIRONMENT_ID string = jobs.id

output AZURE_CONTAINER_APPS_ENVIRONMENT_DEFAULT_DOMAIN string = jobs.properties.defaultDomain