targetScope = 'subscription'

param resourceGroupName string

param location string

param principalId string

resource rg 'Microsoft.Resources/resourceGroups@2023-07-01' = {
  name: resourceGroupName
  location: location
}

module custom_umi 'custom-umi/custom-umi.bicep' = {
  name: 'custom-umi'
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
  }
}

module custom_umi_roles_secrets 'custom-umi-roles-secrets/custom-umi-roles-secrets.bicep' = {
  name: 'custom-umi-roles-secrets'
  scope: rg
  params: {
    location: location
    secrets_outputs_name: secrets.outputs.name
    principalId: custom_umi.outputs.principalId
  }
}