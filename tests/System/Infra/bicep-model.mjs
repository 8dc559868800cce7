// Reads Bicep by its grammar into plain objects: what is declared, what is set, which names are used. It does not compile anything.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";

export async function reader(modules) {
  const require = createRequire(join(resolve(modules), "_.js"));
  const { Parser, Language } = require("web-tree-sitter");
  await Parser.init();
  const parser = new Parser();
  parser.setLanguage(await Language.load(join(resolve(modules), "tree-sitter-bicep", "tree-sitter-bicep.wasm")));
  return path => modelOf(path, parser.parse(readFileSync(path, "utf8")).rootNode);
}

export function* all(node) {
  yield node;
  for (const child of node.children) yield* all(child);
}

const named = (node, type) => node.namedChildren.find(child => child.type === type);

function modelOf(path, root) {
  const model = { path, broken: [], params: {}, vars: {}, resources: [], modules: [], outputs: [], names: new Set(), used: new Set(), calls: new Set(), texts: [] };
  let decorators = "";
  for (const node of all(root)) {
    if (node.isError || node.isMissing) model.broken.push(node.startPosition.row + 1);
    if (node.type === "string_content") model.texts.push(node.text);
    if (node.type === "call_expression") model.calls.add(node.childForFieldName("function").text);
    if (node.type === "for_statement") model.names.add(node.childForFieldName("initializer").text);
    if (isUse(node)) model.used.add(node.text);
  }
  for (const node of root.namedChildren) {
    const name = named(node, "identifier")?.text;
    const value = node.namedChildren.at(-1);
    switch (node.type) {
      case "decorators":
        decorators = node.text;
        continue;
      case "parameter_declaration":
        model.params[name] = { type: named(node, "type").text, optional: value.type !== "type", secure: decorators.includes("@secure"), allowed: allowed(decorators) };
        break;
      case "variable_declaration":
        model.vars[name] = valueOf(value);
        break;
      case "resource_declaration": {
        const [type, version] = named(node, "string").text.slice(1, -1).split("@");
        model.resources.push({ name, type, version, existing: / existing\b/.test(node.text.split("\n")[0]), body: valueOf(value) });
        break;
      }
      case "module_declaration":
        model.modules.push({ name, file: named(node, "string").text.slice(1, -1), body: valueOf(value) });
        break;
      case "output_declaration":
        model.outputs.push({ name, text: value.text });
        break;
    }
    if (name && node.type !== "output_declaration") model.names.add(name);
    decorators = "";
  }
  return model;
}

const allowed = decorators => /@allowed\(\[([^\]]*)\]\)/.exec(decorators)?.[1].match(/[^\s']+/g);

// A bare name that stands for a value: not a key, not a member, not a function, not what is being declared.
function isUse(node) {
  if (node.type !== "identifier") return false;
  const parent = node.parent;
  if (parent.type.endsWith("_declaration")) return node.id !== named(parent, "identifier").id;
  if (parent.type === "object_property") return node.id !== parent.firstNamedChild.id;
  if (parent.type === "call_expression") return node.id !== parent.childForFieldName("function").id;
  return !(parent.type === "for_statement" && node.id === parent.childForFieldName("initializer").id) && parent.type !== "decorator";
}

/** Objects, lists, texts and booleans as such; what Azure works out stays as it is written. */
function valueOf(node) {
  switch (node.type) {
    case "object":
      return Object.fromEntries(node.namedChildren.filter(child => child.type === "object_property")
        .map(property => [property.firstNamedChild.text.replace(/^'|'$/g, ""), valueOf(property.lastNamedChild)]));
    case "array":
      return node.namedChildren.filter(child => child.type !== "comment").map(valueOf);
    case "for_statement":
      return { forEach: valueOf(named(node, "array")), body: valueOf(node.childForFieldName("body")) };
    case "string":
      return node.text.slice(1, -1);
    case "boolean":
      return node.text === "true";
    case "number":
      return Number(node.text);
    default:
      return { expression: node.text };
  }
}
