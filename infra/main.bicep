// Everything that a customer needs in one resource group, but the container registry, which comes first: see README.md.
targetScope = 'resourceGroup'

@description('Begins every name. Letters and digits, so that it may begin a storage account too.')
@minLength(3)
@maxLength(11)
param name string

@description('Where the data lies and the bot runs.')
param location string = resourceGroup().location

@description('The registry that registry.bicep made, in the same resource group.')
param registryName string

@description('The image in that registry, with its tag: manager-backup:1.0.0')
param image string

@description('The app registration for single sign-on of the tabs.')
param signOnAppId string

@description('A host name of the company, once its certificate is bound; empty for the one that Azure gives.')
param customDomain string = ''

@description('The certificate of that host name, bound to the environment; empty without a host name of the company.')
param certificateId string = ''

@description('Config: who works when stands in the settings. Shifts: it is read from Teams.')
@allowed([
  'Config'
  'Shifts'
])
param rosterSource string = 'Config'

@description('Copies of the bot that always run. Two, so that one may die.')
@minValue(2)
@maxValue(10)
param replicas int = 2

@description('Copies of the bot at the most.')
@minValue(2)
@maxValue(30)
param maxReplicas int = 4

@description('Processor cores of one copy, as text because it is a fraction: 0.5')
param cpu string = '0.5'

@description('Memory of one copy: twice the cores, in Gi.')
param memory string = '1Gi'

@description('Standard_ZRS keeps three copies in three zones; Standard_GZRS a fourth in another region.')
@allowed([
  'Standard_LRS'
  'Standard_ZRS'
  'Standard_GZRS'
])
param storageSku string = 'Standard_ZRS'

@description('F0 is free; S1 comes with a service level agreement.')
@allowed([
  'F0'
  'S1'
])
param botSku string = 'F0'

@description('How long the program\'s own logs are kept. They hold no words and no names.')
@minValue(30)
@maxValue(730)
param logDays int = 30

@description('An uptime monitor that is called while the self-audit passes; empty for none.')
param heartbeatUrl string = ''

@description('Where traces, metrics and logs go over OTLP; empty for nowhere.')
param otlpEndpoint string = ''

module identity 'modules/identity.bicep' = {
  name: '${name}-identity'
  params: {
    name: name
    location: location
    registryName: registryName
  }
}

module storage 'modules/storage.bicep' = {
  name: '${name}-storage'
  params: {
    name: name
    location: location
    sku: storageSku
    principalId: identity.outputs.principalId
  }
}

module monitoring 'modules/monitoring.bicep' = {
  name: '${name}-monitoring'
  params: {
    name: name
    location: location
    days: logDays
  }
}

module app 'modules/app.bicep' = {
  name: '${name}-app'
  params: {
    name: name
    location: location
    registryName: registryName
    image: image
    identityId: identity.outputs.id
    appId: identity.outputs.clientId
    signOnAppId: signOnAppId
    tableEndpoint: storage.outputs.tableEndpoint
    workspaceId: monitoring.outputs.workspaceId
    rosterSource: rosterSource
    replicas: replicas
    maxReplicas: maxReplicas
    cpu: cpu
    memory: memory
    heartbeatUrl: heartbeatUrl
    otlpEndpoint: otlpEndpoint
    customDomain: customDomain
    certificateId: certificateId
  }
}

module bot 'modules/bot.bicep' = {
  name: '${name}-bot'
  params: {
    name: name
    sku: botSku
    domain: empty(customDomain) ? app.outputs.domain : customDomain
    identityId: identity.outputs.id
    appId: identity.outputs.clientId
  }
}

@description('The host for the Teams app: --domain of build.mjs.')
output domain string = empty(customDomain) ? app.outputs.domain : customDomain

@description('The bot\'s app id: --app-id of build.mjs.')
output appId string = identity.outputs.clientId

@description('Whom the Graph permissions are granted to.')
output principalId string = identity.outputs.principalId
