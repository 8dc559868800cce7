// The bot itself, in Container Apps.
param name string
param location string
param registryName string
param image string
param identityId string
param appId string
param signOnAppId string
param tableEndpoint string
param workspaceId string
param rosterSource string
param replicas int
param maxReplicas int
param cpu string
param memory string
param heartbeatUrl string
param otlpEndpoint string
param customDomain string
param certificateId string

var port = 8080

// The spool. It must be a disk of this copy alone: a shared one would have two writers. It outlives the container, not the copy.
var dataPath = '/data'

// By the names of appsettings.json.
var settings = [
  {
    name: 'MicrosoftAppType'
    value: 'UserAssignedMSI'
  }
  {
    name: 'MicrosoftAppId'
    value: appId
  }
  {
    name: 'MicrosoftAppTenantId'
    value: tenant().tenantId
  }
  {
    name: 'SignIn__AppId'
    value: signOnAppId
  }
  {
    name: 'Storage__TableEndpoint'
    value: tableEndpoint
  }
  {
    name: 'Storage__Path'
    value: '${dataPath}/manager-backup.db'
  }
  {
    name: 'Roster__Source'
    value: rosterSource
  }
  {
    name: 'Heartbeat__Url'
    value: heartbeatUrl
  }
  {
    // Where the link in the weekly digest leads.
    name: 'Review__Address'
    value: 'https://${empty(customDomain) ? '${name}.${environment.properties.defaultDomain}' : customDomain}'
  }
  {
    // Who really calls stands in X-Forwarded-For: all traffic comes through the environment's own proxy.
    name: 'ASPNETCORE_FORWARDEDHEADERS_ENABLED'
    value: 'true'
  }
]

var telemetry = [
  {
    name: 'OTEL_EXPORTER_OTLP_ENDPOINT'
    value: otlpEndpoint
  }
]

resource registry 'Microsoft.ContainerRegistry/registries@2023-07-01' existing = {
  name: registryName
}

resource environment 'Microsoft.App/managedEnvironments@2024-03-01' = {
  name: '${name}-environment'
  location: location
  properties: {
    // Not 'log-analytics': that wants the workspace's shared key.
    appLogsConfiguration: {
      destination: 'azure-monitor'
    }
  }
}

resource logs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-log-analytics'
  scope: environment
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        categoryGroup: 'allLogs'
        enabled: true
      }
    ]
  }
}

// With two copies at the least, a new version takes over before the old one goes.
resource app 'Microsoft.App/containerApps@2024-03-01' = {
  name: name
  location: location
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identityId}': {}
    }
  }
  properties: {
    managedEnvironmentId: environment.id
    configuration: {
      activeRevisionsMode: 'Single'
      maxInactiveRevisions: 10
      ingress: {
        external: true
        allowInsecure: false
        targetPort: port
        transport: 'auto'
        customDomains: empty(customDomain)
          ? []
          : [
              {
                name: customDomain
                certificateId: certificateId
                bindingType: 'SniEnabled'
              }
            ]
      }
      registries: [
        {
          server: registry.properties.loginServer
          identity: identityId
        }
      ]
    }
    template: {
      // As long as a turn may take, and then the spool is closed.
      terminationGracePeriodSeconds: 30
      volumes: [
        {
          name: 'data'
          storageType: 'EmptyDir'
        }
        {
          name: 'tmp'
          storageType: 'EmptyDir'
        }
      ]
      containers: [
        {
          name: 'bot'
          image: '${registry.properties.loginServer}/${image}'
          resources: {
            cpu: json(cpu)
            memory: memory
          }
          volumeMounts: [
            {
              volumeName: 'data'
              mountPath: dataPath
            }
            {
              volumeName: 'tmp'
              mountPath: '/tmp'
            }
          ]
          env: concat(settings, empty(otlpEndpoint) ? [] : telemetry)
          // Never /readyz: while storage is away the bot still pages, and no copy may be taken out of traffic for that.
          probes: [
            {
              type: 'Startup'
              httpGet: {
                path: '/healthz'
                port: port
              }
              periodSeconds: 2
              failureThreshold: 60
            }
            {
              type: 'Liveness'
              httpGet: {
                path: '/healthz'
                port: port
              }
              periodSeconds: 10
              timeoutSeconds: 5
              failureThreshold: 6
            }
            {
              type: 'Readiness'
              httpGet: {
                path: '/healthz'
                port: port
              }
              periodSeconds: 5
              timeoutSeconds: 5
              failureThreshold: 3
            }
          ]
        }
      ]
      scale: {
        minReplicas: replicas
        maxReplicas: maxReplicas
        rules: [
          {
            name: 'many-at-once'
            http: {
              metadata: {
                concurrentRequests: '50'
              }
            }
          }
        ]
      }
    }
  }
}

output domain string = app.properties.configuration.ingress.fqdn
