@description('The location for the resource(s) to be deployed.')
param location string = resourceGroup().location

param jobs_outputs_azure_container_apps_environment_default_domain string

param jobs_outputs_azure_container_apps_environment_id string

param jobs_outputs_azure_container_registry_endpoint string

param jobs_outputs_azure_container_registry_managed_identity_id string

param nightly_containerimage string

param sites_outputs_websitesuffix string

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
          server: jobs_outputs_azure_container_registry_endpoint
          identity: jobs_outputs_azure_container_registry_managed_identity_id
        }
      ]
    }
    environmentId: jobs_outputs_azure_container_apps_environment_id
    template: {
      containers: [
        {
          image: nightly_containerimage
          name: 'nightly'
          env: [
            {
              name: 'SHOP'
              value: 'https://shop-${sites_outputs_websitesuffix}.azurewebsites.net'
            }
          ]
        }
      ]
    }
  }
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${jobs_outputs_azure_container_registry_managed_identity_id}': { }
    }
  }
}