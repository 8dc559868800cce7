// The manifest of the Teams app, and its texts in the other languages. Schema 1.24 on purpose: newer ones add nothing that this app
// needs, and a tenant's catalogue refuses what it does not know yet.
const schema = "https://developer.microsoft.com/json-schemas/teams/v1.24";
const usual = "en";
const languages = ["nl", "de", "fr", "es", "it", "pl", "tr", "pt"];

/** Teams fills in what stands in braces, so that the page has the right words and colours before it has asked anything. */
const tabQuery = "?locale={locale}&theme={theme}";

const tabs = domain => [
  { entityId: "backup", name: "", contentUrl: `https://${domain}/tab${tabQuery}`, websiteUrl: `https://${domain}/tab`, scopes: ["personal"] },
  { entityId: "conversations", scopes: ["personal"] },
  { entityId: "review", name: "", contentUrl: `https://${domain}/review${tabQuery}`, websiteUrl: `https://${domain}/review`, scopes: ["personal"] },
];

// What is typed most, first; Teams shows the ones of the personal list as prompt starters.
const personal = ["shouting", "leaving", "mayI", "help", "cancel", "myLog", "site", "onShift", "offShift", "who", "drill"];
const team = ["shouting", "leaving", "who", "help"];

function withTexts(manifest, words) {
  const [backup, , review] = manifest.staticTabs;
  backup.name = words.tabs.backup;
  review.name = words.tabs.review;
  manifest.name = words.name;
  manifest.description = words.description;
  manifest.bots[0].commandLists = [{ scopes: ["personal"], commands: personal }, { scopes: ["team"], commands: team }]
    .map(list => ({ ...list, commands: list.commands.map(key => words.commands[key]) }));
  return manifest;
}

/** The same texts as Teams wants them of another language: the path of each, and what stands there. */
export function localization(manifest, words) {
  const told = withTexts(structuredClone(manifest), words);
  const pairs = [
    ["name.short", told.name.short], ["name.full", told.name.full],
    ["description.short", told.description.short], ["description.full", told.description.full],
    ...told.staticTabs.flatMap((tab, i) => tab.name ? [[`staticTabs[${i}].name`, tab.name]] : []),
    ...told.bots[0].commandLists.flatMap((list, i) => list.commands.flatMap((command, j) =>
      ["title", "description"].map(part => [`bots[0].commandLists[${i}].commands[${j}].${part}`, command[part]]))),
  ];
  return { $schema: `${schema}/MicrosoftTeams.Localization.schema.json`, ...Object.fromEntries(pairs) };
}

/** @returns {Record<string, object>} file name to content */
export function files({ id, appId, signOnId, domain, version, company, website, privacy, terms }, texts) {
  const manifest = withTexts({
    $schema: `${schema}/MicrosoftTeams.schema.json`,
    manifestVersion: "1.24",
    version,
    id,
    localizationInfo: { defaultLanguageTag: usual, additionalLanguages: languages.map(language => ({ languageTag: language, file: `${language}.json` })) },
    developer: { name: company, websiteUrl: website, privacyUrl: privacy, termsOfUseUrl: terms },
    name: {},
    description: {},
    icons: { color: "color.png", outline: "outline.png" },
    accentColor: "#5B5FC7",
    staticTabs: tabs(domain),
    bots: [{ botId: appId, scopes: ["personal", "team"], isNotificationOnly: false, supportsFiles: false, supportsCalling: false, supportsVideo: false }],
    permissions: ["identity", "messageTeamMembers"],
    validDomains: [domain],
    webApplicationInfo: { id: signOnId, resource: `api://${domain}/${signOnId}` },
    showLoadingIndicator: false,
    defaultInstallScope: "personal",
  }, texts[usual]);
  return { "manifest.json": manifest, ...Object.fromEntries(languages.map(language => [`${language}.json`, localization(manifest, texts[language])])) };
}

export const allLanguages = [usual, ...languages];
