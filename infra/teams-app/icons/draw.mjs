// Draws the PNGs of the app from the SVGs beside this file: node infra/teams-app/icons/draw.mjs NODE_MODULES [OUTDIR]
// NODE_MODULES holds @resvg/resvg-wasm (`npm ci` in tests/System/clients).
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const [modules, out = here] = process.argv.slice(2);
if (!modules) {
  console.error("Usage: node infra/teams-app/icons/draw.mjs NODE_MODULES [OUTDIR]");
  process.exit(2);
}

const resvg = join(resolve(modules), "@resvg", "resvg-wasm");
const { initWasm, Resvg } = await import(pathToFileURL(join(resvg, "index.mjs")).href);
await initWasm(readFileSync(join(resvg, "index_bg.wasm")));
for (const [name, size] of [["color", 192], ["outline", 32]]) {
  const svg = readFileSync(join(here, `${name}.svg`), "utf8");
  writeFileSync(join(out, `${name}.png`), new Resvg(svg, { fitTo: { mode: "width", value: size } }).render().asPng());
}
