import '../shared/base.css';
import './look.css';
import './top.css';
import './panels.css';
import './log.css';
import './print.css';
import { getJson } from '../shared/api';
import { fill, h } from '../shared/dom';
import { follow, linkTo, read, viewOf, type View } from './address';
import type { Player, SeenSite } from './answers';
import { ask, isRefusal, problem } from './feed';
import { Log } from './log/log';
import { Mine } from './mine';
import { Overview } from './overview';
import { trouble } from './panel';
import { Readiness } from './readiness';
import { Reader } from './reader';
import { followTheme } from './theme';
import { LiveStrip } from './top/live';
import { PeriodPicker } from './top/periodPicker';
import { rolePicker } from './top/players';
import { SitePicker } from './top/sitePicker';
import { language, words } from './words';

const settles = 1500;
const offered = ['overview', 'log', 'readiness'] as const;

const header = h('header', { class: 'bar' }, h('span', { class: 'logo', 'aria-hidden': 'true' }, 'MB'), h('div', { class: 'bar-title' }, h('h1', {}, words.title), h('p', { class: 'quiet' }, words.motto)));
const nav = h('nav', { class: 'views', 'aria-label': words.views.label });
const body = h('div', { class: 'view', 'data-testid': 'view' });
const main = h('main', { 'aria-busy': 'true' }, h('p', { class: 'wait' }, words.state.loading));

let sites: SeenSite[] = [];
let overview: Overview | null = null;
let log: Log | null = null;
let readiness: Readiness | null = null;
let shown = '';
let sorted: string | null = null;
let timer = 0;

const period = new PeriodPicker();
const site = new SitePicker();
const live = new LiveStrip(() => {
  window.clearTimeout(timer);
  timer = window.setTimeout(() => void show(true), settles);
});

followTheme((view) => {
  history.replaceState(null, '', `?${new URLSearchParams([...read(), ...new URLSearchParams(view)])}`);
  void (sites.length > 0 ? show() : undefined);
});
document.documentElement.lang = language;
document.title = `${words.title} · Manager Backup`;
document.getElementById('app')?.replaceChildren(header, main);
void offerRoles().catch(() => undefined);
void begin();

async function begin(): Promise<void> {
  main.setAttribute('aria-busy', 'true');
  try {
    sites = (await ask<{ items: SeenSite[] }>('/api/sites')).items;
    site.offer(sites);
    fill(main, h('section', { class: 'pickers card', 'aria-label': words.log.filter }, site.element, period.element), live.element, nav, body);
    window.addEventListener('popstate', () => void show());
    live.start();
    await show();
  } catch (failure) {
    if (isRefusal(failure, 403)) {
      const mine = new Mine();
      fill(main, h('section', { class: 'card forbidden', 'data-testid': 'forbidden' }, h('h2', {}, words.state.forbidden), h('p', {}, words.state.forbiddenMore)), mine.element);
      await mine.show();
    } else {
      fill(main, h('section', { class: 'card', 'aria-label': problem(failure) }, trouble(failure, () => void begin())));
    }
  }
  main.removeAttribute('aria-busy');
}

async function offerRoles(): Promise<void> {
  if ((await getJson<{ mode: string }>('/api/signon')).mode === 'none') {
    header.append(rolePicker((await ask<{ items: Player[] }>('/api/players')).items));
  }
}

/** @param again The same is looked at, and there may be news. */
async function show(again = false): Promise<void> {
  const reader = new Reader(sites);
  const view = viewOf(read());
  site.show(reader.site);
  period.show(reader.period);
  fill(nav, ...offered.map((one) => h('a', { href: linkTo({ view: one, id: null }), 'aria-current': one === view ? 'page' : undefined, 'data-testid': `view-${one}`, onclick: follow }, words.views[one])));
  if (reader.site && !reader.find(reader.site)) {
    shown = '';
    fill(body, h('section', { class: 'card', 'aria-label': words.state.siteForbidden }, h('div', { class: 'trouble', role: 'alert' }, h('p', {}, words.state.siteForbidden), h('a', { class: 'button', href: linkTo({ site: null, id: null }), onclick: follow }, words.state.allSites))));
    return;
  }
  if (reader.period.from > reader.period.to) {
    shown = '';
    fill(body, h('section', { class: 'card', 'aria-label': words.period.wrong }, h('div', { class: 'trouble', role: 'alert' }, h('p', {}, words.period.wrong))));
    return;
  }
  await showView(view, reader, again);
}

async function showView(view: View, reader: Reader, again: boolean): Promise<void> {
  const now = `${view} ${reader.days()}`;
  const fresh = now !== shown;
  const wanted = read().get('sort');
  const resorted = wanted !== sorted;
  [shown, sorted] = [now, wanted];
  if (view === 'log') {
    log ??= new Log(reader);
    place(log.element);
    await log.show(reader, again);
  } else if (view === 'readiness') {
    readiness ??= new Readiness();
    place(readiness.element);
    await (fresh ? readiness.show(reader) : undefined);
  } else if (view === 'mine') {
    const mine = new Mine();
    place(mine.element);
    await mine.show();
  } else {
    overview ??= new Overview();
    place(overview.element);
    await (fresh || again ? overview.show(reader) : resorted ? overview.sort() : undefined);
  }
}

function place(element: HTMLElement): void {
  if (body.firstElementChild !== element) {
    fill(body, element);
  }
}
