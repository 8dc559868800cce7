// The takeover log. Nobody gets in with a key: there are none.
param name string
param location string
param sku string
param principalId string

resource account 'Microsoft.Storage/storageAccounts@2023-05-01' = {
  name: toLower('${name}${uniqueString(resourceGroup().id)}')
  location: location
  kind: 'StorageV2'
  sku: {
    name: sku
  }
  properties: {
    allowSharedKeyAccess: false
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    defaultToOAuthAuthentication: true
    supportsHttpsTrafficOnly: true
    minimumTlsVersion: 'TLS1_2'
  }
}

resource tables 'Microsoft.Storage/storageAccounts/tableServices@2023-05-01' = {
  parent: account
  name: 'default'
}

resource table 'Microsoft.Storage/storageAccounts/tableServices/tables@2023-05-01' = [
  for one in [
    'takeovers'
    'open'
    'people'
  ]: {
    parent: tables
    name: one
  }
]

// Storage Table Data Contributor, of this account alone: rows and tables, no keys, no settings.
var tableDataContributor = '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'

resource mayWrite 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(account.id, principalId, tableDataContributor)
  scope: account
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', tableDataContributor)
    principalId: principalId
    principalType: 'ServicePrincipal'
  }
}

// What happened to people is not deleted with a slip of the hand.
resource keep 'Microsoft.Authorization/locks@2020-05-01' = {
  name: 'keep-the-takeover-log'
  scope: account
  properties: {
    level: 'CanNotDelete'
    notes: 'The takeover log. Take this lock away before you delete the account.'
  }
}

output tableEndpoint string = account.properties.primaryEndpoints.table
