// Validates an unpacked Teams app package against Microsoft's own schemas: node teams-app.mjs NODE_MODULES FOLDER
// One line a problem; exit 1 if there is any.
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";

const [modules, folder] = process.argv.slice(2);
const require = createRequire(join(resolve(modules), "_.js"));
const { AppManifestUtils } = require("@microsoft/app-manifest");

// The schema of translations holds patterns that are none with the u flag, which the package's own check sets.
const ajv = new (require("ajv-draft-04").default)({ allErrors: true, strictTypes: false, unicodeRegExp: false });
require("ajv-formats").default(ajv, ["uri", "email", "regex"]);

const read = name => JSON.parse(readFileSync(join(folder, name), "utf8"));
const manifest = read("manifest.json");
const schemaOf = url => join(resolve(modules), "@microsoft", "app-manifest", "build", new URL(url).pathname.slice(1));

const validators = new Map();
const validatorOf = url => validators.get(url) ?? validators.set(url, ajv.compile(JSON.parse(readFileSync(schemaOf(url), "utf8")))).get(url);

const problems = (await AppManifestUtils.validateAgainstSchema(manifest)).map(problem => `manifest.json: ${problem}`);
for (const { languageTag, file } of manifest.localizationInfo.additionalLanguages) {
  const texts = read(file);
  const valid = validatorOf(texts.$schema);
  const found = valid(texts) ? [] : valid.errors.map(({ instancePath, message }) => `${instancePath} ${message}`);
  problems.push(...found.map(problem => `${languageTag}: ${problem}`), ...strange(texts).map(path => `${languageTag}: ${path} is nothing of the manifest's`));
}
for (const icon of Object.values(manifest.icons)) {
  if (!existsSync(join(folder, icon))) {
    problems.push(`${icon} is not in the package`);
  }
}

// Teams refuses a package whose translation names what the manifest has not.
function strange(texts) {
  const at = path => path.match(/[^.[\]]+/g).reduce((node, key) => node?.[key], manifest);
  return Object.keys(texts).filter(path => path !== "$schema" && typeof at(path) !== "string");
}

problems.forEach(problem => console.log(problem));
process.exit(problems.length > 0 ? 1 : 0);
