@description('The location for the resource(s) to be deployed.')
param location string = resourceGroup().location

param userPrincipalId string = ''

param tags object = { }

param images_outputs_name string

param insights_outputs_name string

resource sites_mi 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: take('sites_mi-${uniqueString(resourceGroup().id)}', 128)
  location: location
  tags: tags
}

resource images 'Microsoft.ContainerRegistry/registries@2025-04-01' existing = {
  name: images_outputs_name
}

resource images_sites_mi_AcrPull 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(images.id, sites_mi.id, subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '7f951dda-4ed3-4680-a7ca-43fe172d538d'))
  properties: {
    principalId: sites_mi.properties.principalId
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '7f951dda-4ed3-4680-a7ca-43fe172d538d')
    principalType: 'ServicePrincipal'
  }
  scope: images
}

resource sites_asplan 'Microsoft.Web/serverfarms@2025-03-01' = {
  name: take('sitesasplan-${uniqueString(resourceGroup().id)}', 60)
  location: location
  properties: {
    perSiteScaling: true
    reserved: true
  }
  kind: 'Linux'
  sku: {
    name: 'P1V3'
    capacity: 2
  }
}

resource sites_contributor_mi 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: take('sites_contributor_mi-${uniqueString(resourceGroup().id)}', 128)
  location: location
}

resource sites_ra 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(resourceGroup().id, sites_contributor_mi.id, subscriptionResourceId('Microsoft.Authorization/roleDefinitions', 'acdd72a7-3385-48ef-bd42-f606fba81ae7'))
  properties: {
    principalId: sites_contributor_mi.properties.principalId
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', 'acdd72a7-3385-48ef-bd42-f606fba81ae7')
    principalType: 'ServicePrincipal'
  }
}

resource dashboard 'Microsoft.Web/sites@2025-03-01' = {
  name: take('${toLower('sites')}-${toLower('aspiredashboard')}-${uniqueString(resourceGroup().id)}', 60)
  location: location
  properties: {
    serverFarmId: sites_asplan.id
    siteConfig: {
      numberOfWorkers: 1
      linuxFxVersion: 'ASPIREDASHBOARD|1.0'
      acrUseManagedIdentityCreds: true
      acrUserManagedIdentityID: sites_mi.properties.clientId
      appSettings: [
        {
          name: 'DASHBOARD__FRONTEND__AUTHMODE'
          value: 'Unsecured'
        }
        {
          name: 'DASHBOARD__OTLP__AUTHMODE'
          value: 'Unsecured'
        }
        {
          name: 'DASHBOARD__OTLP__SUPPRESSUNSECUREDTELEMETRYMESSAGE'
          value: 'true'
        }
        {
          name: 'DASHBOARD__RESOURCESERVICECLIENT__AUTHMODE'
          value: 'Unsecured'
        }
        {
          name: 'DASHBOARD__UI__DISABLEIMPORT'
          value: 'true'
        }
        {
          name: 'WEBSITES_PORT'
          value: '5000'
        }
        {
          name: 'HTTP20_ONLY_PORT'
          value: '4317'
        }
        {
          name: 'WEBSITE_START_SCM_WITH_PRELOAD'
          value: 'true'
        }
        {
          name: 'AZURE_CLIENT_ID'
          value: sites_contributor_mi.properties.clientId
        }
        {
          name: 'ALLOWED_MANAGED_IDENTITIES'
          value: sites_mi.properties.clientId
        }
        {
          name: 'ASPIRE_ENVIRONMENT_NAME'
          value: 'sites'
        }
      ]
      alwaysOn: true
      http20Enabled: true
      http20ProxyFlag: 1
    }
  }
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${sites_contributor_mi.id}': { }
    }
  }
  kind: 'app,linux,aspiredashboard'
}

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: insights_outputs_name
}

output name string = sites_asplan.name

output planId string = sites_asplan.id

output webSiteSuffix string = uniqueString(resourceGroup().id)

output AZURE_CONTAINER_REGISTRY_NAME string = images.name

output AZURE_CONTAINER_REGISTRY_ENDPOINT string = images.properties.loginServer

output AZURE_CONTAINER_REGISTRY_MANAGED_IDENTITY_ID string = sites_mi.id

output AZURE_CONTAINER_REGISTRY_MANAGED_IDENTITY_CLIENT_ID string = sites_mi.properties.clientId

output AZURE_WEBSITE_CONTRIBUTOR_MANAGED_IDENTITY_ID string = sites_contributor_mi.id

output AZURE_WEBSITE_CONTRIBUTOR_MANAGED_IDENTITY_PRINCIPAL_ID string = sites_contributor_mi.properties.principalId

output AZURE_APP_SERVICE_DASHBOARD_URI string = 'https://${take('${toLower('sites')}-${toLower('aspiredashboard')}-${uniqueString(resourceGroup().id)}', 60)}.azurewebsites.net'

output AZURE_APPLICATION_INSIGHTS_INSTRUMENTATIONKEY string = insights.properties.InstrumentationKey

output AZURE_APPLICATION_INSIGHTS_CONNECTION_STRING string = insights.properties.ConnectionString