import { h } from '../../shared/dom';
import { follow, linkTo } from '../address';
import type { Summary } from '../answers';
import { number, percent, ratio } from '../numbers';
import { words } from '../words';

const p = words.pictures;

/** Requests without a page, withdrawn and worse: what may hide trouble, each with a sentence on what it may mean. */
export function silent(of: Summary): HTMLElement | null {
  const rows = ([
    ['wordsOnly', of.wordsOnly, p.wordsOnly, p.wordsOnlyAbout, { paged: 'false' }],
    ['withdrawn', of.withdrawn ?? of.byState?.withdrawn, p.withdrawn, p.withdrawnAbout, { state: 'withdrawn' }],
    ['worse', of.worse, p.worse, p.worseAbout, { worse: 'true' }],
  ] as const).filter(([, count]) => count !== undefined);
  return rows.length === 0 ? null : h('ul', { class: 'silent' }, ...rows.map(([id, count, title, about, filter]) => h(
    'li', { 'data-testid': `silent-${id}` },
    h('p', { class: 'silent-number' }, h('strong', {}, number(count)), h('span', { class: 'quiet' }, of.total ? p.ofAll(percent(ratio(count, of.total))) : '')),
    h('div', {}, h('h3', {}, title), h('p', {}, about), count ? h('a', { href: linkTo({ view: 'log', id: null, ...filter }), onclick: follow, 'aria-label': `${title}: ${p.seeThem}` }, p.seeThem) : null))));
}
