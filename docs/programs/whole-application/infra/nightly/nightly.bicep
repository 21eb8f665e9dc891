@description('The location for the resource(s) to be deployed.')
param location string = resourceGroup().location

param env_outputs_azure_container_apps_environment_default_domain string

param env_outputs_azure_container_apps_environment_id string

param env_outputs_azure_container_registry_endpoint string

param env_outputs_azure_container_registry_managed_identity_id string

param nightly_containerimage string

param nightly_identity_outputs_id string

param data_outputs_queueendpoint string

param nightly_identity_outputs_clientid string

resource nightly 'Microsoft.App/jobs@2025-07-01' = {
  name: 'nightly'
  location: location
  properties: {
    configuration: {
      triggerType: 'Schedule'
      replicaTimeout: 1800
      scheduleTriggerConfig: {
        cronExpression: '0 3 * * *'
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
          image: nightly_containerimage
          name: 'nightly'
          env: [
            {
              name: 'ConnectionStrings__jobs'
              value: 'Endpoint=${data_outputs_queueendpoint};QueueName=jobs'
            }
            {
              name: 'JOBS_URI'
              value: data_outputs_queueendpoint
            }
            {
              name: 'JOBS_QUEUENAME'
              value: 'jobs'
            }
            {
              name: 'AZURE_CLIENT_ID'
              value: nightly_identity_outputs_clientid
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
      '${nightly_identity_outputs_id}': { }
      '${env_outputs_azure_container_registry_managed_identity_id}': { }
    }
  }
}