import { h } from '../../shared/dom';

/** A table as plain as it gets: the first cell of a row names it. */
export function table(caption: string, heads: readonly string[], rows: readonly (readonly string[])[]): HTMLTableElement {
  return h(
    'table', { class: 'grid' }, h('caption', { class: 'visually-hidden' }, caption),
    h('thead', {}, h('tr', {}, ...heads.map((head) => h('th', { scope: 'col' }, head)))),
    h('tbody', {}, ...rows.map(([name, ...cells]) => h('tr', {}, h('th', { scope: 'row' }, name ?? ''), ...cells.map((cell) => h('td', {}, cell))))));
}

/** What is wider than the screen is moved inside of it, by keyboard too. */
export function scrolling(label: string, content: HTMLElement): HTMLElement {
  return h('div', { class: 'scroll', role: 'group', 'aria-label': label, tabindex: '0' }, content);
}
