@description('The location for the resource(s) to be deployed.')
param location string = resourceGroup().location

param env_outputs_azure_container_apps_environment_default_domain string

param env_outputs_azure_container_apps_environment_id string

param env_outputs_azure_container_registry_endpoint string

param env_outputs_azure_container_registry_managed_identity_id string

param api_containerimage string

param api_id_outputs_id string

param max_replicas int

param data_outputs_blobendpoint string

#disable-next-line secure-secrets-in-params
param secrets_outputs_vaulturi string

param secrets_outputs_name string

param api_id_outputs_clientid string

resource secrets 'Microsoft.KeyVault/vaults@2024-11-01' existing = {
  name: secrets_outputs_name
}

resource secrets_token 'Microsoft.KeyVault/vaults/secrets@2024-11-01' existing = {
  name: 'token'
  parent: secrets
}

resource api 'Microsoft.App/containerApps@2025-07-01' = {
  name: 'api'
  location: location
  properties: {
    configuration: {
      secrets: [
        {
          name: 'token'
          identity: api_id_outputs_id
          keyVaultUrl: secrets_token.properties.secretUri
        }
      ]
      activeRevisionsMode: 'Single'
      ingress: {
        external: true
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
          image: api_containerimage
          name: 'api'
          env: [
            {
              name: 'PORT'
              value: '8080'
            }
            {
              name: 'ConnectionStrings__photos'
              value: 'Endpoint=${data_outputs_blobendpoint};ContainerName=photos'
            }
            {
              name: 'PHOTOS_URI'
              value: data_outputs_blobendpoint
            }
            {
              name: 'PHOTOS_BLOBCONTAINERNAME'
              value: 'photos'
            }
            {
              name: 'ConnectionStrings__secrets'
              value: secrets_outputs_vaulturi
            }
            {
              name: 'SECRETS_URI'
              value: secrets_outputs_vaulturi
            }
            {
              name: 'TOKEN'
              secretRef: 'token'
            }
            {
              name: 'LOG_LEVEL'
              value: 'info'
            }
            {
              name: 'AZURE_CLIENT_ID'
              value: api_id_outputs_clientid
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
        maxReplicas: max_replicas
      }
    }
  }
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${api_id_outputs_id}': { }
      '${env_outputs_azure_container_registry_managed_identity_id}': { }
    }
  }
}