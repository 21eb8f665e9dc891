targetScope = 'subscription'

param resourceGroupName string

param location string

param principalId string

@secure()
param mail_key string

param subnet string

resource rg 'Microsoft.Resources/resourceGroups@2023-07-01' = {
  name: resourceGroupName
  location: location
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

module data 'data/data.bicep' = {
  name: 'data'
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
    mail_key_value: mail_key
  }
}

module packing 'packing/packing.bicep' = {
  name: 'packing'
  scope: rg
  params: {
    location: location
  }
}

module archiving 'archiving/archiving.bicep' = {
  name: 'archiving'
  scope: rg
  params: {
    location: location
  }
}

module env_acr 'env-acr/env-acr.bicep' = {
  name: 'env-acr'
  scope: rg
  params: {
    location: location
  }
}

module env 'env/env.bicep' = {
  name: 'env'
  scope: rg
  params: {
    location: location
    env_acr_outputs_name: env_acr.outputs.name
    logs_outputs_name: logs.outputs.name
    subnet: subnet
    userPrincipalId: principalId
  }
}

module shop_identity 'shop-identity/shop-identity.bicep' = {
  name: 'shop-identity'
  scope: rg
  params: {
    location: location
  }
}

module shop_roles_data 'shop-roles-data/shop-roles-data.bicep' = {
  name: 'shop-roles-data'
  scope: rg
  params: {
    location: location
    data_outputs_name: data.outputs.name
    principalId: shop_identity.outputs.principalId
  }
}

module mails_identity 'mails-identity/mails-identity.bicep' = {
  name: 'mails-identity'
  scope: rg
  params: {
    location: location
  }
}

module mails_roles_secrets 'mails-roles-secrets/mails-roles-secrets.bicep' = {
  name: 'mails-roles-secrets'
  scope: rg
  params: {
    location: location
    secrets_outputs_name: secrets.outputs.name
    principalId: mails_identity.outputs.principalId
  }
}

module mails_roles_data 'mails-roles-data/mails-roles-data.bicep' = {
  name: 'mails-roles-data'
  scope: rg
  params: {
    location: location
    data_outputs_name: data.outputs.name
    principalId: mails_identity.outputs.principalId
  }
}

module packer_roles_data 'packer-roles-data/packer-roles-data.bicep' = {
  name: 'packer-roles-data'
  scope: rg
  params: {
    location: location
    data_outputs_name: data.outputs.name
    principalId: packing.outputs.principalId
  }
}

output env_AZURE_CONTAINER_APPS_ENVIRONMENT_DEFAULT_DOMAIN string = env.outputs.AZURE_CONTAINER_APPS_ENVIRONMENT_DEFAULT_DOMAIN

output env_AZURE_CONTAINER_APPS_ENVIRONMENT_ID string = env.outputs.AZURE_CONTAINER_APPS_ENVIRONMENT_ID

output env_volumes_cache_0 string = env.outputs.volumes_cache_0

output env_bindmounts_cache_0 string = env.outputs.bindmounts_cache_0

output env_AZURE_CONTAINER_REGISTRY_ENDPOINT string = env.outputs.AZURE_CONTAINER_REGISTRY_ENDPOINT

output env_AZURE_CONTAINER_REGISTRY_MANAGED_IDENTITY_ID string = env.outputs.AZURE_CONTAINER_REGISTRY_MANAGED_IDENTITY_ID

output shop_identity_id string = shop_identity.outputs.id

output data_blobEndpoint string = data.outputs.blobEndpoint

output insights_appInsightsConnectionString string = insights.outputs.appInsightsConnectionString

output shop_identity_clientId string = shop_identity.outputs.clientId

output mails_identity_id string = mails_identity.outputs.id

output secrets_name string = secrets.outputs.name

output data_queueEndpoint string = data.outputs.queueEndpoint

output data_tableEndpoint string = data.outputs.tableEndpoint

output data_dataLakeEndpoint string = data.outputs.dataLakeEndpoint

output mails_identity_clientId string = mails_identity.outputs.clientId

output packing_id string = packing.outputs.id

output archiving_id string = archiving.outputs.id

output archiving_clientId string = archiving.outputs.clientId

output packing_clientId string = packing.outputs.clientId

output data_name string = data.outputs.name