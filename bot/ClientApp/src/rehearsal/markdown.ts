/**
 * The part of markdown that Teams draws in a card: bold, italic, links, lists. Built from text nodes, so nothing that a
 * person typed can become markup.
 */
export function markdown(text: string): DocumentFragment {
  const fragment = document.createDocumentFragment();
  let list: HTMLElement | null = null;
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  lines.forEach((line, index) => {
    const item = /^\s*(?:([-*+])|\d+[.)])\s+(.*)$/.exec(line);
    if (item) {
      const tag = item[1] ? 'UL' : 'OL';
      if (list?.tagName !== tag) {
        list = fragment.appendChild(document.createElement(tag));
      }
      inline(list.appendChild(document.createElement('li')), item[2] ?? '');
      return;
    }
    if (index > 0 && !list) {
      fragment.append(document.createElement('br'));
    }
    list = null;
    inline(fragment, line);
  });
  return fragment;
}

const token = /\\([\\`*_{}[\]()#+\-.!<>~|])|\*\*(?=\S)(.+?)\*\*|__(?=\S)(.+?)__|\*(?=\S)(.+?)\*|(?<!\w)_(?=\S)(.+?)_(?!\w)|\[([^\]]*)\]\(([^)\s]+)\)/gs;

function inline(parent: Node, text: string): void {
  let from = 0;
  for (const match of text.matchAll(token)) {
    parent.appendChild(document.createTextNode(text.slice(from, match.index)));
    parent.appendChild(piece(match));
    from = match.index + match[0].length;
  }
  parent.appendChild(document.createTextNode(text.slice(from)));
}

function piece(match: RegExpMatchArray): Node {
  const [whole, escaped, strong1, strong2, em1, em2, label, address] = match;
  if (escaped !== undefined) {
    return document.createTextNode(escaped);
  }
  if (address !== undefined) {
    return link(whole, label ?? '', address);
  }
  const strong = strong1 ?? strong2;
  const element = document.createElement(strong === undefined ? 'em' : 'strong');
  inline(element, strong ?? em1 ?? em2 ?? '');
  return element;
}

function link(whole: string, label: string, address: string): Node {
  if (!/^(https?:|mailto:|tel:)/i.test(address)) {
    return document.createTextNode(whole);
  }
  const made = document.createElement('a');
  made.href = address;
  made.target = '_blank';
  made.rel = 'noopener noreferrer';
  inline(made, label);
  return made;
}
