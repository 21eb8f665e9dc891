@description('The location for the resource(s) to be deployed.')
param location string = resourceGroup().location

param env_outputs_azure_container_apps_environment_default_domain string

param env_outputs_azure_container_apps_environment_id string

resource cleanup 'Microsoft.App/jobs@2025-07-01' = {
  name: 'cleanup'
  location: location
  properties: {
    configuration: {
      triggerType: 'Manual'
      replicaTimeout: 1800
      manualTriggerConfig: {
        replicaCompletionCount: 2
        parallelism: 2
      }
    }
    environmentId: env_outputs_azure_container_apps_environment_id
    template: {
      containers: [
        {
          image: 'contoso/cleanup:2.1'
          name: 'cleanup'
          env: [
            {
              name: 'SHOP_HTTP'
              value: 'https://shop.${env_outputs_azure_container_apps_environment_default_domain}'
            }
            {
              name: 'services__shop__http__0'
              value: 'https://shop.${env_outputs_azure_container_apps_environment_default_domain}'
            }
            {
              name: 'SHOP_GRPC'
              value: 'http://shop:8081'
            }
            {
              name: 'services__shop__grpc__0'
              value: 'http://shop:8081'
            }
            {
              name: 'SHOP_ADMIN'
              value: 'https://shop:8443'
            }
            {
              name: 'services__shop__admin__0'
              value: 'https://shop:8443'
            }
          ]
        }
      ]
    }
  }
}