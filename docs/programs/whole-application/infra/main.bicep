targetScope = 'subscription'

param resourceGroupName string

param location string

param principalId string

@secure()
param signing_key string

resource rg 'Microsoft.Resources/resourceGroups@2023-07-01' = {
  name: resourceGroupName
  location: location
}

module api_id 'api-id/api-id.bicep' = {
  name: 'api-id'
  scope: rg
  params: {
    location: location
  }
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
    signing_key_value: signing_key
  }
}

module data 'data/data.bicep' = {
  name: 'data'
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
    images_outputs_name: images.outputs.name
    userPrincipalId: principalId
  }
}

module api_roles_data 'api-roles-data/api-roles-data.bicep' = {
  name: 'api-roles-data'
  scope: rg
  params: {
    location: location
    data_outputs_name: data.outputs.name
    principalId: api_id.outputs.principalId
  }
}

module api_roles_secrets 'api-roles-secrets/api-roles-secrets.bicep' = {
  name: 'api-roles-secrets'
  scope: rg
  params: {
    location: location
    secrets_outputs_name: secrets.outputs.name
    principalId: api_id.outputs.principalId
  }
}

module nightly_identity 'nightly-identity/nightly-identity.bicep' = {
  name: 'nightly-identity'
  scope: rg
  params: {
    location: location
  }
}

module nightly_roles_data 'nightly-roles-data/nightly-roles-data.bicep' = {
  name: 'nightly-roles-data'
  scope: rg
  params: {
    location: location
    data_outputs_name: data.outputs.name
    principalId: nightly_identity.outputs.principalId
  }
}

output env_AZURE_CONTAINER_APPS_ENVIRONMENT_DEFAULT_DOMAIN string = env.outputs.AZURE_CONTAINER_APPS_ENVIRONMENT_DEFAULT_DOMAIN

output env_AZURE_CONTAINER_APPS_ENVIRONMENT_ID string = env.outputs.AZURE_CONTAINER_APPS_ENVIRONMENT_ID

output env_AZURE_CONTAINER_REGISTRY_ENDPOINT string = env.outputs.AZURE_CONTAINER_REGISTRY_ENDPOINT

output env_AZURE_CONTAINER_REGISTRY_MANAGED_IDENTITY_ID string = env.outputs.AZURE_CONTAINER_REGISTRY_MANAGED_IDENTITY_ID

output api_id_id string = api_id.outputs.id

output data_blobEndpoint string = data.outputs.blobEndpoint

output secrets_vaultUri string = secrets.outputs.vaultUri

output secrets_name string = secrets.outputs.name

output api_id_clientId string = api_id.outputs.clientId

output nightly_identity_id string = nightly_identity.outputs.id

output data_queueEndpoint string = data.outputs.queueEndpoint

output nightly_identity_clientId string = nightly_identity.outputs.clientId

output photos_endpoint string = data.outputs.blobEndpoint