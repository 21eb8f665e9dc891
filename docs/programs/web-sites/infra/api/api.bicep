@description('The location for the resource(s) to be deployed.')
param location string = resourceGroup().location

param sites_outputs_azure_container_registry_endpoint string

param sites_outputs_planid string

param sites_outputs_azure_container_registry_managed_identity_id string

param sites_outputs_azure_container_registry_managed_identity_client_id string

param api_containerimage string

param data_outputs_blobendpoint string

param secrets_outputs_name string

param api_identity_outputs_id string

param api_identity_outputs_clientid string

param sites_outputs_azure_app_service_dashboard_uri string

param sites_outputs_azure_website_contributor_managed_identity_id string

param sites_outputs_azure_website_contributor_managed_identity_principal_id string

param sites_outputs_azure_application_insights_instrumentationkey string

param sites_outputs_azure_application_insights_connection_string string

resource secrets 'Microsoft.KeyVault/vaults@2024-11-01' existing = {
  name: secrets_outputs_name
}

resource secrets_payment 'Microsoft.KeyVault/vaults/secrets@2024-11-01' existing = {
  name: 'payment'
  parent: secrets
}

@onlyIfNotExists()
resource mainContainer 'Microsoft.Web/sites/sitecontainers@2025-03-01' = {
  name: 'main'
  properties: {
    authType: 'UserAssigned'
    image: api_containerimage
    isMain: true
    targetPort: '8080'
    userManagedIdentityClientId: sites_outputs_azure_container_registry_managed_identity_client_id
  }
  parent: webapp
}

@onlyIfNotExists()
resource webapp 'Microsoft.Web/sites@2025-03-01' = {
  name: take('${toLower('api')}-${uniqueString(resourceGroup().id)}', 60)
  location: location
  properties: {
    serverFarmId: sites_outputs_planid
    keyVaultReferenceIdentity: api_identity_outputs_id
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
          name: 'ConnectionStrings__photos'
          value: 'Endpoint=${data_outputs_blobendpoint};ContainerName=photos'
        }
        {
          name: 'PHOTOS_URI'
          value: data_outputs_blobendpoint
        }
        {
          name: 'PHOTOS_BLOBCONTAINERNAME'
          value: 'photos'
        }
        {
          name: 'PAYMENT_KEY'
          value: '@Microsoft.KeyVault(SecretUri=${secrets_payment.properties.secretUri})'
        }
        {
          name: 'AZURE_CLIENT_ID'
          value: api_identity_outputs_clientid
        }
        {
          name: 'AZURE_TOKEN_CREDENTIALS'
          value: 'ManagedIdentityCredential'
        }
        {
          name: 'ASPIRE_ENVIRONMENT_NAME'
          value: 'sites'
        }
        {
          name: 'OTEL_SERVICE_NAME'
          value: 'api'
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
      healthCheckPath: '/health'
    }
  }
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${sites_outputs_azure_container_registry_managed_identity_id}': { }
      '${api_identity_outputs_id}': { }
    }
  }
}

resource api_website_ra 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
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
    image: api_containerimage
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
    keyVaultReferenceIdentity: api_identity_outputs_id
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
          name: 'ConnectionStrings__photos'
          value: 'Endpoint=${data_outputs_blobendpoint};ContainerName=photos'
        }
        {
          name: 'PHOTOS_URI'
          value: data_outputs_blobendpoint
        }
        {
          name: 'PHOTOS_BLOBCONTAINERNAME'
          value: 'photos'
        }
        {
          name: 'PAYMENT_KEY'
          value: '@Microsoft.KeyVault(SecretUri=${secrets_payment.properties.secretUri})'
        }
        {
          name: 'AZURE_CLIENT_ID'
          value: api_identity_outputs_clientid
        }
        {
          name: 'AZURE_TOKEN_CREDENTIALS'
          value: 'ManagedIdentityCredential'
        }
        {
          name: 'ASPIRE_ENVIRONMENT_NAME'
          value: 'sites'
        }
        {
          name: 'OTEL_SERVICE_NAME'
          value: 'api-staging'
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
      healthCheckPath: '/health'
    }
  }
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${sites_outputs_azure_container_registry_managed_identity_id}': { }
      '${api_identity_outputs_id}': { }
    }
  }
  parent: webapp
}

resource api_website_slot_ra 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
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
      'OTEL_SERVICE_NAME'
    ]
  }
  parent: webapp
}