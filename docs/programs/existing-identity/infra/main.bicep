targetScope = 'subscription'

param resourceGroupName string

param location string

param principalId string

param miResourceGroup string

param miName string

resource rg 'Microsoft.Resources/resourceGroups@2023-07-01' = {
  name: resourceGroupName
  location: location
}

module custom_umi 'custom-umi/custom-umi.bicep' = {
  name: 'custom-umi'
  scope: resourceGroup(miResourceGroup)
  params: {
    location: location
    miName: miName
  }
}