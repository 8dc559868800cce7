import { h } from '../../shared/dom';
import { words } from '../words';
import { draw, type Bars } from './chart';
import { scrolling, table } from './table';

/** A chart, and the table that says the same: always for a screen reader, and for anyone who asks. */
export function picture(title: string, bars: Bars, heads: readonly string[], rows: readonly (readonly string[])[]): HTMLElement {
  const canvas = h('canvas', {});
  const box = h('div', { class: 'chart', 'aria-hidden': 'true' }, canvas);
  box.style.setProperty('height', `${bars.lying ? 46 + bars.labels.length * 30 : 240}px`);
  const told = table(title, heads, rows);
  const beside = h('div', { class: 'visually-hidden' }, told);
  const button = h('button', {
    type: 'button', class: 'as-table', 'aria-pressed': 'false', 'data-testid': 'as-table',
    onclick: () => {
      const asTable = button.getAttribute('aria-pressed') !== 'true';
      button.setAttribute('aria-pressed', String(asTable));
      box.hidden = asTable;
      beside.className = asTable ? '' : 'visually-hidden';
      beside.replaceChildren(asTable ? scrolling(title, told) : told);
    },
  }, words.pictures.asTable);
  draw(canvas, bars);
  return h('div', { class: 'picture' }, button, box, beside);
}
