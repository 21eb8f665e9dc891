@description('The location for the resource(s) to be deployed.')
param location string = resourceGroup().location

param env_outputs_azure_container_apps_environment_default_domain string

param env_outputs_azure_container_apps_environment_id string

param env_outputs_azure_container_registry_endpoint string

param env_outputs_azure_container_registry_managed_identity_id string

param shop_containerimage string

param shop_identity_outputs_id string

param data_outputs_blobendpoint string

param insights_outputs_appinsightsconnectionstring string

param partner_address_value string

@secure()
param orders_database_value string

param shop_identity_outputs_clientid string

param certificate string

param host_name string

@secure()
param stock_database_value string

resource shop 'Microsoft.App/containerApps@2025-07-01' = {
  name: 'shop'
  location: location
  properties: {
    configuration: {
      secrets: [
        {
          name: 'connectionstrings--orders'
          value: 'Server=10.0.0.4;Password=${orders_database_value}'
        }
        {
          name: 'scale-connectionstring'
          value: stock_database_value
        }
      ]
      activeRevisionsMode: 'Single'
      ingress: {
        external: true
        targetPort: 8080
        transport: 'http'
        additionalPortMappings: [
          {
            external: false
            targetPort: 8081
          }
          {
            external: false
            targetPort: 8443
          }
        ]
        customDomains: [
          {
            name: host_name
            bindingType: (certificate != '') ? 'SniEnabled' : 'Disabled'
            certificateId: (certificate != '') ? '${env_outputs_azure_container_apps_environment_id}/managedCertificates/${certificate}' : null
          }
        ]
        stickySessions: {
          affinity: 'sticky'
        }
        clientCertificateMode: 'accept'
      }
      registries: [
        {
          server: env_outputs_azure_container_registry_endpoint
          identity: env_outputs_azure_container_registry_managed_identity_id
        }
      ]
      maxInactiveRevisions: 5
    }
    environmentId: env_outputs_azure_container_apps_environment_id
    template: {
      containers: [
        {
          probes: [
            {
              failureThreshold: 3
              httpGet: {
                path: '/alive'
                port: int('8080')
                scheme: 'HTTP'
              }
              initialDelaySeconds: 5
              periodSeconds: 5
              successThreshold: 1
              timeoutSeconds: 1
              type: 'Liveness'
            }
            {
              failureThreshold: 6
              httpGet: {
                path: '/ready'
                port: int('8080')
                scheme: 'HTTP'
              }
              initialDelaySeconds: 5
              periodSeconds: 10
              successThreshold: 1
              timeoutSeconds: 1
              type: 'Readiness'
            }
            {
              failureThreshold: 3
              httpGet: {
                path: '/started'
                port: int('8443')
                scheme: 'HTTPS'
              }
              initialDelaySeconds: 5
              periodSeconds: 5
              successThreshold: 1
              timeoutSeconds: 1
              type: 'Startup'
            }
          ]
          image: shop_containerimage
          name: 'shop'
          env: [
            {
              name: 'PORT'
              value: '8080'
            }
            {
              name: 'ConnectionStrings__pictures'
              value: 'Endpoint=${data_outputs_blobendpoint};ContainerName=pictures'
            }
            {
              name: 'PICTURES_URI'
              value: data_outputs_blobendpoint
            }
            {
              name: 'PICTURES_BLOBCONTAINERNAME'
              value: 'pictures'
            }
            {
              name: 'APPLICATIONINSIGHTS_CONNECTION_STRING'
              value: insights_outputs_appinsightsconnectionstring
            }
            {
              name: 'services__partner__default__0'
              value: partner_address_value
            }
            {
              name: 'PARTNER'
              value: partner_address_value
            }
            {
              name: 'ConnectionStrings__orders'
              secretRef: 'connectionstrings--orders'
            }
            {
              name: 'CACHE'
              value: 'cache:6379'
            }
            {
              name: 'AZURE_CLIENT_ID'
              value: shop_identity_outputs_clientid
            }
            {
              name: 'AZURE_TOKEN_CREDENTIALS'
              value: 'ManagedIdentityCredential'
            }
          ]
          resources: {
            cpu: json('1')
            memory: '2Gi'
          }
        }
      ]
      scale: {
        minReplicas: 0
        maxReplicas: 20
        rules: [
          {
            name: 'calls'
            http: {
              metadata: {
                concurrentRequests: '50'
              }
            }
          }
          {
            name: 'waiting'
            custom: {
              type: 'mssql'
              metadata: {
                query: 'SELECT COUNT(*) FROM orders WHERE packed = 0'
                targetValue: '20'
              }
              auth: [
                {
                  secretRef: 'scale-connectionstring'
                  triggerParameter: 'connectionString'
                }
              ]
            }
          }
        ]
      }
    }
  }
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${shop_identity_outputs_id}': { }
      '${env_outputs_azure_container_registry_managed_identity_id}': { }
    }
  }
}