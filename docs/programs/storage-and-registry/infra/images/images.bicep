@description('The location for the resource(s) to be deployed.')
param location string = resourceGroup().location

resource images 'Microsoft.ContainerRegistry/registries@2025-04-01' = {
  name: take('images${uniqueString(resourceGroup().id)}', 50)
  location: location
  sku: {
    name: 'Standard'
  }
  tags: {
    'aspire-resource-name': 'images'
  }
}

var purgeTaskCmd_0 = 'version: v1.1.0\nsteps:\n- cmd: acr purge --filter \'api:.*\' --ago 7d --keep 5'

resource purgeOldImages_0 'Microsoft.ContainerRegistry/registries/tasks@2019-04-01' = {
  name: 'nightly'
  location: location
  properties: {
    platform: {
      os: 'Linux'
    }
    step: {
      type: 'EncodedTask'
      encodedTaskContent: base64(purgeTaskCmd_0)
    }
    trigger: {
      timerTriggers: [
        {
          schedule: '0 1 * * *'
          name: 'nightly_trigger'
        }
      ]
    }
  }
  parent: images
}

output name string = images.name

output loginServer string = images.properties.loginServer

output id string = images.id