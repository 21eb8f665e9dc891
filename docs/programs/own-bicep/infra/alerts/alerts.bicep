param location string = resourceGroup().location
param vaultName string
param days int

resource vault 'Microsoft.KeyVault/vaults@2024-11-01' existing = {
  name: vaultName
}

output summary string = '${vault.name} in ${location} is checked every ${days} days'
