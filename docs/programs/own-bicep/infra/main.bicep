targetScope = 'subscription'

param resourceGroupName string

param location string

param principalId string

param days int = 7

resource rg 'Microsoft.Resources/resourceGroups@2023-07-01' = {
  name: resourceGroupName
  location: location
}

module secrets 'secrets/secrets.bicep' = {
  name: 'secrets'
  scope: rg
  params: {
    location: location
  }
}

module alerts 'alerts/alerts.bicep' = {
  name: 'alerts'
  scope: rg
  params: {
    location: location
    vaultName: secrets.outputs.name
    days: days
  }
}

output checks string = alerts.outputs.summary