targetScope = 'subscription'

param resourceGroupName string

param location string

param principalId string

@secure()
param payment_key string

resource rg 'Microsoft.Resources/resourceGroups@2023-07-01' = {
  name: resourceGroupName
  location: location
}

module images 'images/images.bicep' = {
  name: 'images'
  scope: rg
  params: {
    location: location
  }
}

module secrets 'secrets/secrets.bicep' = {
  name: 'secrets'
  scope: rg
  params: {
    location: location
    payment_key_value: payment_key
  }
}

module data 'data/data.bicep' = {
  name: 'data'
  scope: rg
  params: {
    location: location
  }
}

module logs 'logs/logs.bicep' = {
  name: 'logs'
  scope: rg
  params: {
    location: location
  }
}

module insights 'insights/insights.bicep' = {
  name: 'insights'
  scope: rg
  params: {
    location: location
    logs_outputs_loganalyticsworkspaceid: logs.outputs.logAnalyticsWorkspaceId
  }
}

module sites 'sites/sites.bicep' = {
  name: 'sites'
  scope: rg
  params: {
    location: location
    images_outputs_name: images.outputs.name
    insights_outputs_name: insights.outputs.name
    userPrincipalId: principalId
  }
}

module jobs 'jobs/jobs.bicep' = {
  name: 'jobs'
  scope: rg
  params: {
    location: location
    images_outputs_name: images.outputs.name
    logs_outputs_name: logs.outputs.name
    userPrincipalId: principalId
  }
}

module api_identity 'api-identity/api-identity.bicep' = {
  name: 'api-identity'
  scope: rg
  params: {
    location: location
  }
}

module api_roles_data 'api-roles-data/api-roles-data.bicep' = {
  name: 'api-roles-data'
  scope: rg
  params: {
    location: location
    data_outputs_name: data.outputs.name
    principalId: api_identity.outputs.principalId
  }
}

module api_roles_secrets 'api-roles-secrets/api-roles-secrets.bicep' = {
  name: 'api-roles-secrets'
  scope: rg
  params: {
    location: location
    secrets_outputs_name: secrets.outputs.name
    principalId: api_identity.outputs.principalId
  }
}

output sites_AZURE_CONTAINER_REGISTRY_ENDPOINT string = sites.outputs.AZURE_CONTAINER_REGISTRY_ENDPOINT

output sites_planId string = sites.outputs.planId

output sites_AZURE_CONTAINER_REGISTRY_MANAGED_IDENTITY_ID string = sites.outputs.AZURE_CONTAINER_REGISTRY_MANAGED_IDENTITY_ID

output sites_AZURE_CONTAINER_REGISTRY_MANAGED_IDENTITY_CLIENT_ID string = sites.outputs.AZURE_CONTAINER_REGISTRY_MANAGED_IDENTITY_CLIENT_ID

output data_blobEndpoint string = data.outputs.blobEndpoint

output secrets_name string = secrets.outputs.name

output api_identity_id string = api_identity.outputs.id

output api_identity_clientId string = api_identity.outputs.clientId

output sites_AZURE_APP_SERVICE_DASHBOARD_URI string = sites.outputs.AZURE_APP_SERVICE_DASHBOARD_URI

output sites_AZURE_WEBSITE_CONTRIBUTOR_MANAGED_IDENTITY_ID string = sites.outputs.AZURE_WEBSITE_CONTRIBUTOR_MANAGED_IDENTITY_ID

output sites_AZURE_WEBSITE_CONTRIBUTOR_MANAGED_IDENTITY_PRINCIPAL_ID string = sites.outputs.AZURE_WEBSITE_CONTRIBUTOR_MANAGED_IDENTITY_PRINCIPAL_ID

output sites_AZURE_APPLICATION_INSIGHTS_INSTRUMENTATIONKEY string = sites.outputs.AZURE_APPLICATION_INSIGHTS_INSTRUMENTATIONKEY

output sites_AZURE_APPLICATION_INSIGHTS_CONNECTION_STRING string = sites.outputs.AZURE_APPLICATION_INSIGHTS_CONNECTION_STRING

output jobs_AZURE_CONTAINER_APPS_ENVIRONMENT_DEFAULT_DOMAIN string = jobs.outputs.AZURE_CONTAINER_APPS_ENVIRONMENT_DEFAULT_DOMAIN

output jobs_AZURE_CONTAINER_APPS_ENVIRONMENT_ID string = jobs.outputs.AZURE_CONTAINER_APPS_ENVIRONMENT_ID

output jobs_AZURE_CONTAINER_REGISTRY_ENDPOINT string = jobs.outputs.AZURE_CONTAINER_REGISTRY_ENDPOINT

output jobs_AZURE_CONTAINER_REGISTRY_MANAGED_IDENTITY_ID string = jobs.outputs.AZURE_CONTAINER_REGISTRY_MANAGED_IDENTITY_ID

output sites_webSiteSuffix string = sites.outputs.webSiteSuffix

output dashboard string = sites.outputs.AZURE_APP_SERVICE_DASHBOARD_URI