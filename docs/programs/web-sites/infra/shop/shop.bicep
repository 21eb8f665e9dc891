@description('The location for the resource(s) to be deployed.')
param location string = resourceGroup().location

param sites_outputs_azure_container_registry_endpoint string

param sites_outputs_planid string

param sites_outputs_azure_container_registry_managed_identity_id string

param sites_outputs_azure_container_registry_managed_identity_client_id string

param shop_containerimage string

param sites_outputs_azure_app_service_dashboard_uri string

param sites_outputs_azure_website_contributor_managed_identity_id string

param sites_outputs_azure_website_contributor_managed_identity_principal_id string

param sites_outputs_azure_application_insights_instrumentationkey string

param sites_outputs_azure_application_insights_connection_string string

@onlyIfNotExists()
resource mainContainer 'Microsoft.Web/sites/sitecontainers@2025-03-01' = {
  name: 'main'
  properties: {
    authType: 'UserAssigned'
    image: shop_containerimage
    isMain: true
    targetPort: '8080'
    userManagedIdentityClientId: sites_outputs_azure_container_registry_managed_identity_client_id
  }
  parent: webapp
}

@onlyIfNotExists()
resource webapp 'Microsoft.Web/sites@2025-03-01' = {
  name: take('${toLower('shop')}-${uniqueString(resourceGroup().id)}', 60)
  location: location
  properties: {
    serverFarmId: sites_outputs_planid
    siteConfig: {
      numberOfWorkers: 30
      linuxFxVersion: 'SITECONTAINERS'
      acrUseManagedIdentityCreds: true
      acrUserManagedIdentityID: sites_outputs_azure_container_registry_managed_identity_client_id
      appSettings: [
        {
          name: 'WEBSITES_PORT'
          value: '8080'
        }
        {
          name: 'PORT'
          value: '8080'
        }
        {
          name: 'API_HTTP'
          value: 'https://${take('${toLower('api')}-${uniqueString(resourceGroup().id)}', 60)}.azurewebsites.net'
        }
        {
          name: 'services__api__http__0'
          value: 'https://${take('${toLower('api')}-${uniqueString(resourceGroup().id)}', 60)}.azurewebsites.net'
        }
        {
          name: 'ASPIRE_ENVIRONMENT_NAME'
          value: 'sites'
        }
        {
          name: 'OTEL_SERVICE_NAME'
          value: 'shop'
        }
        {
          name: 'OTEL_EXPORTER_OTLP_PROTOCOL'
          value: 'grpc'
        }
        {
          name: 'OTEL_EXPORTER_OTLP_ENDPOINT'
          value: 'http://localhost:6001'
        }
        {
          name: 'WEBSITE_ENABLE_ASPIRE_OTEL_SIDECAR'
          value: 'true'
        }
        {
          name: 'OTEL_COLLECTOR_URL'
          value: sites_outputs_azure_app_service_dashboard_uri
        }
        {
          name: 'OTEL_CLIENT_ID'
          value: sites_outputs_azure_container_registry_managed_identity_client_id
        }
        {
          name: 'APPINSIGHTS_INSTRUMENTATIONKEY'
          value: sites_outputs_azure_application_insights_instrumentationkey
        }
        {
          name: 'APPLICATIONINSIGHTS_CONNECTION_STRING'
          value: sites_outputs_azure_application_insights_connection_string
        }
        {
          name: 'ApplicationInsightsAgent_EXTENSION_VERSION'
          value: '~3'
        }
      ]
      webSocketsEnabled: true
      minTlsVersion: '1.3'
    }
  }
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${sites_outputs_azure_container_registry_managed_identity_id}': { }
    }
  }
}

resource shop_website_ra 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(webapp.id, sites_outputs_azure_website_contributor_managed_identity_id, subscriptionResourceId('Microsoft.Authorization/roleDefinitions', 'de139f84-1756-47ae-9be6-808fbbe84772'))
  properties: {
    principalId: sites_outputs_azure_website_contributor_managed_identity_principal_id
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', 'de139f84-1756-47ae-9be6-808fbbe84772')
    principalType: 'ServicePrincipal'
  }
  scope: webapp
}

resource mainContainerSlot 'Microsoft.Web/sites/slots/sitecontainers@2025-03-01' = {
  name: 'main'
  properties: {
    authType: 'UserAssigned'
    image: shop_containerimage
    isMain: true
    targetPort: '8080'
    userManagedIdentityClientId: sites_outputs_azure_container_registry_managed_identity_client_id
  }
  parent: webappslot
}

resource webappslot 'Microsoft.Web/sites/slots@2025-03-01' = {
  name: 'staging'
  location: location
  properties: {
    serverFarmId: sites_outputs_planid
    siteConfig: {
      numberOfWorkers: 30
      linuxFxVersion: 'SITECONTAINERS'
      acrUseManagedIdentityCreds: true
      acrUserManagedIdentityID: sites_outputs_azure_container_registry_managed_identity_client_id
      appSettings: [
        {
          name: 'WEBSITES_PORT'
          value: '8080'
        }
        {
          name: 'PORT'
          value: '8080'
        }
        {
          name: 'API_HTTP'
          value: 'https://${take('${take('${toLower('api')}-${uniqueString(resourceGroup().id)}', 40)}-${toLower('staging')}', 59)}.azurewebsites.net'
        }
        {
          name: 'services__api__http__0'
          value: 'https://${take('${take('${toLower('api')}-${uniqueString(resourceGroup().id)}', 40)}-${toLower('staging')}', 59)}.azurewebsites.net'
        }
        {
          name: 'ASPIRE_ENVIRONMENT_NAME'
          value: 'sites'
        }
        {
          name: 'OTEL_SERVICE_NAME'
          value: 'shop-staging'
        }
        {
          name: 'OTEL_EXPORTER_OTLP_PROTOCOL'
          value: 'grpc'
        }
        {
          name: 'OTEL_EXPORTER_OTLP_ENDPOINT'
          value: 'http://localhost:6001'
        }
        {
          name: 'WEBSITE_ENABLE_ASPIRE_OTEL_SIDECAR'
          value: 'true'
        }
        {
          name: 'OTEL_COLLECTOR_URL'
          value: sites_outputs_azure_app_service_dashboard_uri
        }
        {
          name: 'OTEL_CLIENT_ID'
          value: sites_outputs_azure_container_registry_managed_identity_client_id
        }
        {
          name: 'APPINSIGHTS_INSTRUMENTATIONKEY'
          value: sites_outputs_azure_application_insights_instrumentationkey
        }
        {
          name: 'APPLICATIONINSIGHTS_CONNECTION_STRING'
          value: sites_outputs_azure_application_insights_connection_string
        }
        {
          name: 'ApplicationInsightsAgent_EXTENSION_VERSION'
          value: '~3'
        }
      ]
      webSocketsEnabled: true
      minTlsVersion: '1.3'
    }
  }
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${sites_outputs_azure_container_registry_managed_identity_id}': { }
    }
  }
  parent: webapp
}

resource shop_website_slot_ra 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(webappslot.id, sites_outputs_azure_website_contributor_managed_identity_id, subscriptionResourceId('Microsoft.Authorization/roleDefinitions', 'de139f84-1756-47ae-9be6-808fbbe84772'))
  properties: {
    principalId: sites_outputs_azure_website_contributor_managed_identity_principal_id
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', 'de139f84-1756-47ae-9be6-808fbbe84772')
    principalType: 'ServicePrincipal'
  }
  scope: webappslot
}

resource slotConfigNames 'Microsoft.Web/sites/config@2025-03-01' = {
  name: 'slotConfigNames'
  properties: {
    appSettingNames: [
      'API_HTTP'
      'services__api__http__0'
      'OTEL_SERVICE_NAME'
    ]
  }
  parent: webapp
}