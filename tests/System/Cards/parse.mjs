// Parses cards with the official renderer: node parse.mjs NODE_MODULES FOLDER. One line a problem; exit 1 if there is any.
// Each card is read twice: as it is, and as an older client sees it, with Action.Submit where Action.Execute stood.
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";

const [modules, folder] = process.argv.slice(2);
const { AdaptiveCard, SerializationContext } = createRequire(import.meta.url)(join(resolve(modules), "adaptivecards", "dist", "adaptivecards.js"));

const withFallbacks = node => {
  if (Array.isArray(node)) return node.map(withFallbacks);
  if (node === null || typeof node !== "object") return node;
  if (node.type === "Action.Execute") return withFallbacks(node.fallback);
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, withFallbacks(value)]));
};

const types = node => {
  if (Array.isArray(node)) return node.flatMap(types);
  if (node === null || typeof node !== "object") return [];
  const inner = Object.entries(node).filter(([key]) => key !== "fallback" && key !== "data").flatMap(([, value]) => types(value));
  return typeof node.type === "string" ? [node.type, ...inner] : inner;
};

const problemsOf = source => {
  const problems = [];
  const context = new SerializationContext();
  const card = new AdaptiveCard();
  card.parse(source, context);
  for (let i = 0; i < context.eventCount; i++) {
    problems.push(context.getEventAt(i).message);
  }
  for (const failure of card.validateProperties().validationEvents) {
    problems.push(failure.message);
  }
  const kept = types(card.toJSON()).sort().join(" ");
  const sent = types(source).sort().join(" ");
  if (kept !== sent) problems.push(`sent [${sent}], kept [${kept}]`);
  return problems;
};

const names = readdirSync(folder).filter(name => name.endsWith(".json"));
let failed = names.length === 0;
for (const name of names) {
  const source = JSON.parse(readFileSync(join(folder, name), "utf8"));
  const problems = [
    ...problemsOf(source),
    ...problemsOf(withFallbacks(source)).map(problem => `older client: ${problem}`),
  ];
  for (const problem of problems) {
    failed = true;
    console.log(`${name}: ${problem}`);
  }
}
console.log(`${names.length} cards read`);
process.exitCode = failed ? 1 : 0;
