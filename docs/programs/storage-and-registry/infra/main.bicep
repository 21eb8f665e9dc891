targetScope = 'subscription'

param resourceGroupName string

param location string

param principalId string

@description('The replication of all storage accounts.')
param storage_sku string = 'Standard_ZRS'

@secure()
@description('Signs the tokens that the API hands out.')
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

module build_id 'build-id/build-id.bicep' = {
  name: 'build-id'
  scope: rg
  params: {
    location: location
  }
}

module data 'data/data.bicep' = {
  name: 'data'
  scope: rg
  params: {
    location: location
    storage_sku: storage_sku
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

module api_id_roles_data 'api-id-roles-data/api-id-roles-data.bicep' = {
  name: 'api-id-roles-data'
  scope: rg
  params: {
    location: location
    data_outputs_name: data.outputs.name
    principalId: api_id.outputs.principalId
  }
}

module api_id_roles_images 'api-id-roles-images/api-id-roles-images.bicep' = {
  name: 'api-id-roles-images'
  scope: rg
  params: {
    location: location
    images_outputs_name: images.outputs.name
    principalId: api_id.outputs.principalId
  }
}

module api_id_roles_secrets 'api-id-roles-secrets/api-id-roles-secrets.bicep' = {
  name: 'api-id-roles-secrets'
  scope: rg
  params: {
    location: location
    secrets_outputs_name: secrets.outputs.name
    principalId: api_id.outputs.principalId
  }
}

module build_id_roles_images 'build-id-roles-images/build-id-roles-images.bicep' = {
  name: 'build-id-roles-images'
  scope: rg
  params: {
    location: location
    images_outputs_name: images.outputs.name
    principalId: build_id.outputs.principalId
  }
}

output photos_endpoint string = data.outputs.blobEndpoint

output image_server string = images.outputs.loginServer