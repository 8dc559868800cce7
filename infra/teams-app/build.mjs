#!/usr/bin/env node
// Builds the Teams app package; needs Node.js 20 and nothing else:
//   node infra/teams-app/build.mjs --app-id GUID --domain HOST --company NAME --website https://… [--sign-on-id GUID] [--id GUID]
//     [--version 1.0.0] [--privacy https://…] [--terms https://…] [--out manager-backup.zip]
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { allLanguages, files } from "./manifest.mjs";
import { zip } from "./zip.mjs";

const here = dirname(fileURLToPath(import.meta.url));

class Wrong extends Error {}

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const host = /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/i;
const semver = /^(0|[1-9]\d{0,4})\.(0|[1-9]\d{0,4})\.(0|[1-9]\d{0,4})$/;

const isHttps = text => {
  try {
    return new URL(text).protocol === "https:" && text.length <= 2048;
  } catch {
    return false;
  }
};

const options = {
  "app-id": { should: "the bot's app id, a GUID", ok: text => guid.test(text) },
  "sign-on-id": { should: "the app id of the registration for single sign-on, a GUID", ok: text => guid.test(text), or: given => given["app-id"] },
  id: { should: "the id of the app in the Teams catalogue, a GUID", ok: text => guid.test(text), or: given => given["app-id"] },
  domain: { should: "the host that the bot runs on, such as backup.contoso.com, without https://", ok: text => host.test(text) },
  version: { should: "three numbers, such as 1.2.0", ok: text => semver.test(text), or: () => "1.0.0" },
  company: { should: "the company's name, at most 32 characters", ok: text => text.trim().length > 0 && text.length <= 32 },
  website: { should: "an https address of the company", ok: isHttps },
  privacy: { should: "an https address of the privacy notice", ok: isHttps, or: given => given.website },
  terms: { should: "an https address of the terms of use", ok: isHttps, or: given => given.website },
  out: { should: "a file name that ends in .zip", ok: text => text.endsWith(".zip"), or: () => "manager-backup.zip" },
};

function read(argv) {
  const given = {};
  for (let i = 0; i < argv.length; i++) {
    const [, name, inline] = /^--([a-z-]+)(?:=(.*))?$/s.exec(argv[i]) ?? [];
    if (!name || !Object.hasOwn(options, name)) {
      throw new Wrong(`${argv[i]} is not known; there are ${Object.keys(options).map(option => `--${option}`).join(" ")}`);
    }
    if (Object.hasOwn(given, name)) {
      throw new Wrong(`--${name} is given twice`);
    }
    given[name] = inline ?? argv[++i] ?? "";
  }
  for (const [name, { should, ok, or }] of Object.entries(options)) {
    if (given[name] === undefined && !or) {
      throw new Wrong(`--${name} is missing; it should be ${should}`);
    }
    given[name] ??= or(given);
    if (!ok(given[name])) {
      throw new Wrong(`--${name} is "${given[name]}"; it should be ${should}`);
    }
  }
  return given;
}

try {
  const given = read(process.argv.slice(2));
  const texts = Object.fromEntries(allLanguages.map(language => [language, JSON.parse(readFileSync(join(here, "texts", `${language}.json`), "utf8"))]));
  const made = files({ ...given, appId: given["app-id"].toLowerCase(), signOnId: given["sign-on-id"].toLowerCase(), id: given.id.toLowerCase(), domain: given.domain.toLowerCase() }, texts);
  const packed = Object.fromEntries(Object.entries(made).map(([name, content]) => [name, Buffer.from(JSON.stringify(content, null, 2) + "\n", "utf8")]));
  for (const icon of ["color.png", "outline.png"]) {
    packed[icon] = readFileSync(join(here, "icons", icon));
  }
  writeFileSync(given.out, zip(packed));
  console.log(`${given.out}: Manager Backup ${given.version} for ${given.domain}`);
} catch (failure) {
  if (failure instanceof Wrong) {
    console.error(`build.mjs: ${failure.message}`);
    process.exit(2);
  }
  if (failure.code && failure.path) {
    console.error(`build.mjs: ${failure.path} can't be used (${failure.code})`);
    process.exit(1);
  }
  throw failure;
}
