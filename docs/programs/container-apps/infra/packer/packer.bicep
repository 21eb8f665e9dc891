@description('The location for the resource(s) to be deployed.')
param location string = resourceGroup().location

param env_outputs_azure_container_apps_environment_default_domain string

param env_outputs_azure_container_apps_environment_id string

param env_outputs_azure_container_registry_endpoint string

param env_outputs_azure_container_registry_managed_identity_id string

param packer_containerimage string

param packing_outputs_id string

param archiving_outputs_id string

param data_outputs_queueendpoint string

param archiving_outputs_clientid string

param packing_outputs_clientid string

param data_outputs_name string

resource packer 'Microsoft.App/jobs@2025-07-01' = {
  name: 'packer'
  location: location
  properties: {
    configuration: {
      triggerType: 'Event'
      replicaTimeout: 600
      replicaRetryLimit: 2
      eventTriggerConfig: {
        scale: {
          rules: [
            {
              name: 'orders'
              type: 'azure-queue'
              metadata: {
                accountName: data_outputs_name
                queueName: 'orders'
                queueLength: '5'
              }
              identity: packing_outputs_id
            }
          ]
        }
      }
      registries: [
        {
          server: env_outputs_azure_container_registry_endpoint
          identity: env_outputs_azure_container_registry_managed_identity_id
        }
      ]
    }
    environmentId: env_outputs_azure_container_apps_environment_id
    template: {
      containers: [
        {
          image: packer_containerimage
          name: 'packer'
          env: [
            {
              name: 'ConnectionStrings__orders'
              value: 'Endpoint=${data_outputs_queueendpoint};QueueName=orders'
            }
            {
              name: 'ORDERS_URI'
              value: data_outputs_queueendpoint
            }
            {
              name: 'ORDERS_QUEUENAME'
              value: 'orders'
            }
            {
              name: 'ARCHIVING_CLIENT_ID'
              value: archiving_outputs_clientid
            }
            {
              name: 'AZURE_CLIENT_ID'
              value: packing_outputs_clientid
            }
            {
              name: 'AZURE_TOKEN_CREDENTIALS'
              value: 'ManagedIdentityCredential'
            }
          ]
        }
      ]
    }
  }
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${packing_outputs_id}': { }
      '${archiving_outputs_id}': { }
      '${env_outputs_azure_container_registry_managed_identity_id}': { }
    }
  }
  tags: {
    team: 'packing'
  }
}