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