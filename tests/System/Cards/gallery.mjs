// Draws every approved card with the official renderer, in host configs like Teams': node tests/System/Cards/gallery.mjs OUTDIR
// Writes one page per card kind, theme and language; open them, or take pictures of them with any browser.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { themes } from "./teams-look.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const approved = join(here, "..", "..", "Unit", "Cards", "Approved");
const renderer = join(here, "..", "clients", "node_modules", "adaptivecards", "dist", "adaptivecards.min.js");
const out = process.argv[2];
if (!out || !existsSync(renderer)) {
  console.error(out ? "Run `npm ci` in tests/System/clients first" : "Usage: node tests/System/Cards/gallery.mjs OUTDIR");
  process.exit(2);
}

const phone = 340;
const desktop = 560;
const script = readFileSync(renderer, "utf8");

// Teams reads a little markdown in TextBlocks: bold, italic, lists and links. The package itself reads none.
const draw = `
  const escaped = text => text.replace(/[&<>"]/g, c => "&#" + c.charCodeAt(0) + ";");
  AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
    result.outputHtml = escaped(text)
      .replace(/(?<!\\\\)\\*\\*(.+?)\\*\\*/g, "<b>$1</b>")
      .replace(/(?<!\\\\)[*_](.+?)(?<!\\\\)[*_]/g, "<i>$1</i>")
      .replace(/(?<!\\\\)\\[(.+?)\\]\\((.+?)\\)/g, '<a href="$2">$1</a>')
      .replace(/\\\\([\\\\*_\\[\\]~#<>.+-])/g, "$1");
    result.didProcess = true;
  };
  for (const place of document.querySelectorAll("[data-card]")) {
    const card = new AdaptiveCards.AdaptiveCard();
    card.hostConfig = new AdaptiveCards.HostConfig(config);
    card.parse(cards[place.dataset.card]);
    place.append(card.render());
  }`;

const page = (names, theme, width) => `<!doctype html><meta charset="utf-8"><title>Cards</title>
<style>${themes[theme].css}</style>
<main>${names.map(name => `<figure style="width:${width}px"><figcaption>${name}</figcaption><div class="card" data-card="${name}"></div></figure>`).join("")}</main>
<script>${script}</script>
<script>const config = ${JSON.stringify(themes[theme].config)}; const cards = {${names
  .map(name => `${JSON.stringify(name)}: ${readFileSync(join(approved, name + ".json"), "utf8").replaceAll("<", "\\u003c")}`)
  .join(",")}};${draw}</script>`;

mkdirSync(out, { recursive: true });
const all = readdirSync(approved).filter(name => name.endsWith(".json")).map(name => basename(name, ".json")).sort();
const kinds = [...new Set(all.map(name => name.split("-")[0]))];
const languages = [...new Set(all.map(name => name.split(".")[1]))];
for (const kind of kinds) {
  for (const language of languages) {
    const names = all.filter(name => name.startsWith(kind + "-") && name.endsWith("." + language));
    if (names.length === 0) {
      continue;
    }
    for (const theme of Object.keys(themes)) {
      for (const [size, width] of [["phone", phone], ["desktop", desktop]]) {
        writeFileSync(join(out, `${kind}-${language}-${theme}-${size}.html`), page(names, theme, width));
      }
    }
  }
}
console.log(`${all.length} cards drawn in ${out}`);
