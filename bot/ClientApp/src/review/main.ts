import '../shared/base.css';
import './review.css';
import { Refused, type Coverage, type Figures, type Takeover, type TakeoverPage, type TakeoverStory } from '../shared/api';
import { fill, h } from '../shared/dom';
import { getSigned } from '../shared/signOn';
import { filterOf, read } from './address';
import { coverage } from './coverage';
import { figures, linesThatHelped } from './figures';
import { Filters } from './filters';
import { row } from './list';
import { story } from './story';

const filters = new Filters();
const summary = h('section', { class: 'summary', 'aria-label': 'Figures' });
const day = h('section', { 'aria-label': 'Coverage of the next 24 hours' });
const list = h('ol', { class: 'list', 'data-testid': 'list' });
const state = h('p', { class: 'state', role: 'status', 'data-testid': 'state' });
const more = h('button', { type: 'button', class: 'button', hidden: true, 'data-testid': 'more', onclick: () => void append() }, 'More');
const detail = h('aside', { class: 'detail', 'aria-label': 'One takeover', hidden: true });

let shownFilter: string | null = null;
let items: Takeover[] = [];
let next: string | null = null;
let turn = 0;

document.getElementById('app')?.replaceChildren(
  h('header', { class: 'bar' }, h('span', { class: 'logo', 'aria-hidden': 'true' }, 'MB'), h('h1', {}, 'Takeovers'), h('span', { class: 'quiet' }, 'Were people really backed?')),
  h('main', {}, summary, day, filters.element, h('div', { class: 'columns' }, h('section', { class: 'results', 'aria-label': 'Takeovers' }, list, state, more), detail)));
window.addEventListener('popstate', () => void show());
void show();

async function show(): Promise<void> {
  filters.show();
  const filter = filterOf(read()).toString();
  if (filter !== shownFilter) {
    shownFilter = filter;
    items = [];
    next = null;
    fill(list);
    void showFigures(filter);
    void showCoverage(filter);
    await append();
  }
  draw();
  await showStory(read().get('id'));
}

async function append(): Promise<void> {
  const mine = ++turn;
  state.textContent = items.length === 0 ? 'Loading…' : '';
  more.disabled = true;
  try {
    const query = new URLSearchParams(shownFilter ?? '');
    if (next) {
      query.set('cursor', next);
    }
    const page = await getSigned<TakeoverPage>(`/api/takeovers?${query}`);
    if (mine !== turn) {
      return;
    }
    items.push(...page.items);
    next = page.next;
    filters.learn(page.items);
    state.textContent = items.length > 0 ? '' : shownFilter ? 'Nothing matches this filter.' : 'No takeovers yet. The first one appears here as soon as an employee asks for backup.';
  } catch (failure) {
    state.textContent = problem(failure);
  }
  more.disabled = false;
  more.hidden = next === null;
  draw();
}

function draw(): void {
  const open = read().get('id');
  const focused = document.activeElement?.getAttribute('data-id');
  fill(list, ...items.map((item) => row(item, item.id === open)));
  if (focused) {
    list.querySelector<HTMLElement>(`[data-id="${CSS.escape(focused)}"]`)?.focus();
  }
}

async function showFigures(filter: string): Promise<void> {
  try {
    const counted = await getSigned<Figures>(`/api/summary?${filter}`);
    fill(summary, figures(counted), linesThatHelped(counted.helpfulLines));
  } catch {
    // The list says what is wrong; the figures are left out.
    fill(summary);
  }
}

async function showCoverage(filter: string): Promise<void> {
  const site = new URLSearchParams(filter).get('site');
  try {
    fill(day, coverage((await getSigned<Coverage>(`/api/coverage${site ? `?${new URLSearchParams({ site })}` : ''}`)).sites));
  } catch {
    // A site that is filtered for need not be one any more.
    fill(day);
  }
}

async function showStory(id: string | null): Promise<void> {
  detail.hidden = id === null;
  document.body.classList.toggle('reading', id !== null);
  if (id === null) {
    fill(detail);
    return;
  }
  try {
    const told = story(await getSigned<TakeoverStory>(`/api/takeovers/${encodeURIComponent(id)}`));
    if (read().get('id') === id) {
      fill(detail, told);
      detail.querySelector<HTMLElement>('h2')?.focus({ preventScroll: true });
    }
  } catch (failure) {
    fill(detail, h('p', { class: 'state', role: 'alert' }, problem(failure)));
  }
}

function problem(failure: unknown): string {
  return failure instanceof Refused ? failure.message : 'The log can’t be reached now. Check the connection and load the page again.';
}
