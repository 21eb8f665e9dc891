@description('The location for the resource(s) to be deployed.')
param location string = resourceGroup().location

param env_outputs_azure_container_apps_environment_default_domain string

param env_outputs_azure_container_apps_environment_id string

param env_outputs_azure_container_registry_endpoint string

param env_outputs_azure_container_registry_managed_identity_id string

param mails_containerimage string

param mails_identity_outputs_id string

param secrets_outputs_name string

param data_outputs_blobendpoint string

param data_outputs_queueendpoint string

param data_outputs_tableendpoint string

param data_outputs_datalakeendpoint string

param mails_identity_outputs_clientid string

resource secrets 'Microsoft.KeyVault/vaults@2024-11-01' existing = {
  name: secrets_outputs_name
}

resource secrets_mail 'Microsoft.KeyVault/vaults/secrets@2024-11-01' existing = {
  name: 'mail'
  parent: secrets
}

resource mails 'Microsoft.App/containerApps@2025-07-01' = {
  name: 'mails'
  location: location
  properties: {
    configuration: {
      secrets: [
        {
          name: 'mail-key'
          identity: mails_identity_outputs_id
          keyVaultUrl: secrets_mail.properties.secretUri
        }
      ]
      activeRevisionsMode: 'Single'
      ingress: {
        external: false
        targetPort: 8080
        transport: 'http'
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
          image: mails_containerimage
          name: 'mails'
          env: [
            {
              name: 'FUNCTIONS_WORKER_RUNTIME'
              value: 'custom'
            }
            {
              name: 'AzureFunctionsJobHost__telemetryMode'
              value: 'OpenTelemetry'
            }
            {
              name: 'ASPNETCORE_URLS'
              value: 'http://+:8080'
            }
            {
              name: 'MAIL_KEY'
              secretRef: 'mail-key'
            }
            {
              name: 'AzureWebJobsStorage__blobServiceUri'
              value: data_outputs_blobendpoint
            }
            {
              name: 'AzureWebJobsStorage__queueServiceUri'
              value: data_outputs_queueendpoint
            }
            {
              name: 'AzureWebJobsStorage__tableServiceUri'
              value: data_outputs_tableendpoint
            }
            {
              name: 'AzureWebJobsStorage__dataLakeServiceUri'
              value: data_outputs_datalakeendpoint
            }
            {
              name: 'Aspire__Azure__Storage__Blobs__AzureWebJobsStorage__ServiceUri'
              value: data_outputs_blobendpoint
            }
            {
              name: 'Aspire__Azure__Storage__Queues__AzureWebJobsStorage__ServiceUri'
              value: data_outputs_queueendpoint
            }
            {
              name: 'Aspire__Azure__Data__Tables__AzureWebJobsStorage__ServiceUri'
              value: data_outputs_tableendpoint
            }
            {
              name: 'Aspire__Azure__Storage__Files__DataLake__AzureWebJobsStorage__ServiceUri'
              value: data_outputs_datalakeendpoint
            }
            {
              name: 'AZURE_CLIENT_ID'
              value: mails_identity_outputs_clientid
            }
            {
              name: 'AZURE_TOKEN_CREDENTIALS'
              value: 'ManagedIdentityCredential'
            }
          ]
        }
      ]
      scale: {
        minReplicas: 1
      }
    }
  }
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${mails_identity_outputs_id}': { }
      '${env_outputs_azure_container_registry_managed_identity_id}': { }
    }
  }
  kind: 'functionapp'
}