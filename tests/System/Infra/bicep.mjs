// Checks the Bicep of a folder: node bicep.mjs NODE_MODULES INFRA APPSETTINGS. One line a problem; exit 1 if there is any.
// Bicep itself is not at hand where this runs: the grammar tells what is no Bicep, and the rules below what would be unsafe or would not fit
// together. What only Azure knows (that a property exists, that a name is free) shows when an administrator runs `what-if`.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { reader } from "./bicep-model.mjs";

const [modules, infra, appsettings] = process.argv.slice(2);
const read = await reader(modules);
const problems = [];
const files = [...list(infra), ...list(join(infra, "modules"))].map(read);
const shipped = JSON.parse(readFileSync(appsettings, "utf8"));

function list(folder) {
  return existsSync(folder) ? readdirSync(folder).filter(name => name.endsWith(".bicep")).map(name => join(folder, name)) : [];
}

const wrong = (model, text) => problems.push(`${relative(infra, model.path)}: ${text}`);
const must = (model, isSo, text) => isSo || wrong(model, text);

// The process's own variables, which are in no settings file.
const ofTheProcess = /^(ASPNETCORE_|DOTNET_|OTEL_)/;

const isSetting = name => name.split("__").reduce((node, key) =>
  node && Object.entries(node).find(([one]) => one.toLowerCase() === key.toLowerCase())?.[1], shipped) !== undefined;

/** Storage Table Data Contributor, and AcrPull: with anything else the bot could do more than it needs. */
const roles = ["0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3", "7f951dda-4ed3-4680-a7ca-43fe172d538d"];

const rules = {
  "Microsoft.Storage/storageAccounts": (model, { properties: p }) => {
    must(model, p.allowSharedKeyAccess === false, "the storage account takes shared keys");
    must(model, p.supportsHttpsTrafficOnly === true, "the storage account takes plain http");
    must(model, p.minimumTlsVersion === "TLS1_2", "the storage account takes TLS older than 1.2");
    must(model, p.allowBlobPublicAccess === false, "the storage account may be read by anybody");
  },
  "Microsoft.Storage/storageAccounts/tableServices/tables": (model, body) => {
    const tables = body.forEach ?? [body.name];
    must(model, ["takeovers", "open", "people"].every(table => tables.includes(table)), "the tables are not takeovers, open and people");
  },
  "Microsoft.App/containerApps": (model, { identity, properties: p }) => {
    must(model, identity?.type === "UserAssigned", "the app has no identity of its own");
    must(model, p.configuration?.ingress?.allowInsecure === false, "the app takes plain http");
    must(model, (p.configuration?.secrets ?? []).length === 0, "the app is given secrets; its identity does");
    const { containers: [container], volumes = [] } = p.template;
    must(model, volumes.length > 0 && volumes.every(volume => volume.storageType === "EmptyDir"), "a volume is shared by copies, and the spool may be on it");
    must(model, ["/data", "/tmp"].every(path => container.volumeMounts.some(({ mountPath }) => (model.vars[mountPath.expression] ?? mountPath) === path)), "/data or /tmp can't be written");
    must(model, ["Liveness", "Readiness", "Startup"].every(type => container.probes.some(probe => probe.type === type && probe.httpGet.path === "/healthz")), "a probe is missing, or asks something else than /healthz");
  },
  "Microsoft.App/managedEnvironments": (model, { properties: p }) =>
    must(model, p.appLogsConfiguration?.destination === "azure-monitor", "the environment's logs go by a shared key, or nowhere"),
  "Microsoft.ContainerRegistry/registries": (model, { properties: p }) =>
    must(model, p.adminUserEnabled === false && p.anonymousPullEnabled === false, "the registry lets in a password, or anybody"),
  "Microsoft.BotService/botServices": (model, { properties: p }) => {
    must(model, p.msaAppType === "UserAssignedMSI" && p.msaAppMSIResourceId && p.msaAppTenantId, "the bot is not its managed identity's");
    must(model, p.disableLocalAuth === true, "the bot's channels take keys");
    must(model, p.endpoint.startsWith("https://") && p.endpoint.endsWith("/api/messages"), "the bot's endpoint is not https://…/api/messages");
  },
  "Microsoft.BotService/botServices/channels": (model, body) => must(model, body.name === "MsTeamsChannel", "the bot's channel is not Teams"),
  "Microsoft.OperationalInsights/workspaces": (model, { properties: p }) => must(model, p.features?.disableLocalAuth === true, "the workspace takes keys"),
  "Microsoft.Authorization/roleAssignments": (model, { scope, properties: p }) => {
    must(model, scope !== undefined, "a role is given for the whole resource group");
    const id = roles.find(role => Object.values(model.vars).includes(role) && p.roleDefinitionId.expression.includes(nameOf(model, role)));
    must(model, id !== undefined, `a role is given that is not needed: ${p.roleDefinitionId.expression}`);
  },
};

const nameOf = (model, value) => Object.keys(model.vars).find(name => model.vars[name] === value);
const secret = /\b(list[A-Z]|getSecret)|password|connectionString|accountKey|primaryKey/i;

for (const model of files) {
  model.broken.forEach(line => wrong(model, `line ${line} is no Bicep`));
  if (model.broken.length > 0) continue;
  for (const { type, version, existing, body } of model.resources) {
    must(model, /^\d{4}-\d{2}-\d{2}(-preview)?$/.test(version ?? ""), `${type} has no API version`);
    if (!existing) rules[type]?.(model, body);
  }
  for (const call of model.calls) must(model, !secret.test(call), `${call} gets a secret`);
  for (const { name, text } of model.outputs) must(model, !secret.test(name) && !secret.test(text), `the output ${name} tells a secret`);
  for (const [name, { secure }] of Object.entries(model.params)) {
    must(model, model.used.has(name), `the parameter ${name} is used nowhere`);
    must(model, !secret.test(name) || secure, `the parameter ${name} is a secret without @secure()`);
  }
  for (const name of model.used) must(model, model.names.has(name), `${name} is declared nowhere`);
  for (const setting of Object.values(model.vars).filter(Array.isArray).flat().filter(one => one?.name && "value" in one)) {
    must(model, ofTheProcess.test(setting.name) || isSetting(setting.name), `the setting ${setting.name} is not in appsettings.json`);
  }
  for (const { name, file, body } of model.modules) {
    const inner = files.find(one => one.path === join(dirname(model.path), file));
    if (!inner) {
      wrong(model, `the module ${name} is not at ${file}`);
      continue;
    }
    fits(model, `the module ${name}`, inner, Object.keys(body.params ?? {}));
  }
}

for (const wanted of ["Microsoft.Storage/storageAccounts", "Microsoft.App/containerApps", "Microsoft.BotService/botServices", "Microsoft.BotService/botServices/channels", "Microsoft.OperationalInsights/workspaces", "Microsoft.ManagedIdentity/userAssignedIdentities", "Microsoft.Authorization/roleAssignments"]) {
  if (!files.some(model => model.resources.some(({ type }) => type === wanted))) problems.push(`there is no ${wanted}`);
}

const main = files.find(model => model.path.endsWith("main.bicep"));
for (const name of existsSync(join(infra, "parameters")) ? readdirSync(join(infra, "parameters")) : []) {
  const { parameters } = JSON.parse(readFileSync(join(infra, "parameters", name), "utf8"));
  const given = { path: join(infra, "parameters", name) };
  fits(given, "main.bicep", main, Object.keys(parameters));
  for (const [key, { value }] of Object.entries(parameters)) {
    const param = main.params[key];
    must(given, !param || typeof value === (param.type === "int" ? "number" : "string"), `${key} is not of type ${param?.type}`);
    must(given, !param?.allowed || param.allowed.includes(value), `${key} is ${value}; it should be one of ${param?.allowed}`);
  }
}

function fits(model, what, inner, given) {
  for (const name of given) must(model, name in inner.params, `${what} has no parameter ${name}`);
  for (const [name, { optional }] of Object.entries(inner.params)) must(model, optional || given.includes(name), `${what} is not given ${name}`);
}

problems.forEach(problem => console.log(problem));
process.exit(problems.length > 0 ? 1 : 0);
