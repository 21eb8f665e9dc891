@description('The location for the resource(s) to be deployed.')
param location string = resourceGroup().location

resource images 'Microsoft.ContainerRegistry/registries@2025-04-01' = {
  name: take('images${uniqueString(resourceGroup().id)}', 50)
  location: location
  sku: {
    name: 'Basic'
  }
  tags: {
    'aspire-resource-name': 'images'
  }
}

output name string = images.name

output loginServer string = images.properties.loginServer

output id string = images.id