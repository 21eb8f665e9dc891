@description('The location for the resource(s) to be deployed.')
param location string = resourceGroup().location

param env_outputs_azure_container_apps_environment_default_domain string

param env_outputs_azure_container_apps_environment_id string

param env_outputs_volumes_cache_0 string

param env_outputs_bindmounts_cache_0 string

resource cache 'Microsoft.App/containerApps@2025-07-01' = {
  name: 'cache'
  location: location
  properties: {
    configuration: {
      activeRevisionsMode: 'Single'
      ingress: {
        external: false
        targetPort: 6379
        transport: 'tcp'
      }
    }
    environmentId: env_outputs_azure_container_apps_environment_id
    template: {
      containers: [
        {
          probes: [
            {
              failureThreshold: 3
              initialDelaySeconds: 5
              periodSeconds: 20
              successThreshold: 1
              tcpSocket: {
                port: int('6379')
              }
              timeoutSeconds: 1
              type: 'Liveness'
            }
          ]
          image: 'redis:7.4'
          name: 'cache'
          command: [
            'redis-server'
          ]
          args: [
            '/etc/redis/redis.conf'
          ]
          volumeMounts: [
            {
              volumeName: 'v0'
              mountPath: '/data'
            }
            {
              volumeName: 'bm0'
              mountPath: '/etc/redis'
            }
          ]
        }
      ]
      scale: {
        minReplicas: 1
      }
      volumes: [
        {
          name: 'v0'
          storageType: 'AzureFile'
          storageName: env_outputs_volumes_cache_0
        }
        {
          name: 'bm0'
          storageType: 'AzureFile'
          storageName: env_outputs_bindmounts_cache_0
        }
      ]
    }
  }
}