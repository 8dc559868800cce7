import '../shared/base.css';
import './tab.css';
import { Refused } from '../shared/api';
import { fill, h } from '../shared/dom';
import { saveAs } from '../shared/saveAs';
import { Away, TabApi, type View } from './api';
import { forget, keep, keptOf, newTap, rememberedNumbers, rememberNumbers, tooOld, type KeptTap } from './kept';
import { callLink, draw, drawDanger, type Scene, type Taps } from './screen';
import { followTeams, wear } from './teams';
import { Who } from './who';
import { languageOf, wordsOf } from './words';

const whileOpen = 2000;
const whileQuiet = 15_000;
const siteUnknown = 409;
const address = new URLSearchParams(location.search);
const language = languageOf(address.get('language'), address.get('locale'), ...navigator.languages);
const words = wordsOf(language);

const scene: Scene = { view: null, sending: [], offline: false, lateSince: null, problem: null, ...rememberedNumbers(), anew: false };
const banner = h('div', { class: 'banner', role: 'alert', 'data-testid': 'banner' });
const truth = h('p', { class: 'truth', role: 'status', tabindex: '-1', 'data-testid': 'truth' });
const danger = h('div', { class: 'first' });
const content = h('div', { class: 'content' });
const where = h('p', { class: 'site', 'data-testid': 'site' });
const head = h('header', {}, h('h1', { class: 'visually-hidden' }, words.ask), where);

const taps: Taps = {
  ask: (what) => void ask(what),
  verb: (name) => void verb(name),
  anew: () => {
    scene.anew = true;
    show();
    content.querySelector<HTMLElement>('.ask')?.focus();
  },
  choose: (site) => void choose(site),
  late: (even) => void late(even),
  ownLog: () => void ownLog(),
};

let who: Who | null = null;
let api: TabApi | null = null;
let sendingNow = false;
let timer = 0;
let shown = '';

const kept = (): KeptTap[] => keptOf(who?.key ?? '');

async function signOn(): Promise<TabApi> {
  if (!api) {
    const found = await Who.find(() => { scene.view = null; scene.anew = false; void refresh(); });
    if (found.picker) {
      head.append(found.picker);
    }
    who = found;
    api = new TabApi(language, () => found.headers());
  }
  return api;
}

/** Sends what waits, and asks what is true; then again after a while. */
async function refresh(): Promise<void> {
  window.clearTimeout(timer);
  try {
    const server = await signOn();
    const refused = await sendKept(server).then(() => null, onlyRefused);
    learn(await server.current(scene.view?.request?.id ?? null));
    if (refused && refused.status !== siteUnknown) {
      fail(refused);
    }
  } catch (failure) {
    fail(failure);
  }
  show();
  const open = scene.view?.request && !scene.view.request.over;
  timer = window.setTimeout(() => void refresh(), scene.offline || kept().length > 0 || open ? whileOpen : whileQuiet);
}

// What the server would not take is no reason not to ask it what is true.
function onlyRefused(failure: unknown): Refused {
  if (failure instanceof Refused) {
    return failure;
  }
  throw failure;
}

function learn(view: View): void {
  scene.offline = false;
  scene.problem = view.notice;
  scene.view = view;
  scene.phone = view.phone || scene.phone;
  scene.emergency = view.emergency ?? scene.emergency;
  rememberNumbers({ phone: scene.phone, emergency: scene.emergency });
  scene.anew = scene.anew && view.request?.over === true;
}

function fail(failure: unknown): void {
  // The server said no: then there is a connection, and it tells why. What is neither that nor the way there is the sign-in.
  scene.offline = failure instanceof Away || failure instanceof TypeError;
  const unknown = failure instanceof Refused ? failure.status === 401 || failure.status === 403 : !scene.offline;
  scene.problem = unknown ? words.signIn : failure instanceof Refused ? failure.message || words.failed : null;
}

async function sendKept(server: TabApi, even = false): Promise<void> {
  if (sendingNow) {
    return;
  }
  sendingNow = true;
  try {
    for (const one of kept()) {
      if (!even && Date.now() - one.at > tooOld) {
        continue;
      }
      await send(server, one);
    }
  } finally {
    sendingNow = false;
  }
}

async function send(server: TabApi, one: KeptTap): Promise<void> {
  try {
    learn(await server.ask(one.what, one.tap));
    forget(one.tap);
    show();
  } catch (failure) {
    // Not signed in yet, no site chosen yet, kept nowhere yet. Anything else of the kind will not get better by trying.
    if (failure instanceof Refused && ![401, 408, siteUnknown, 429, 503].includes(failure.status)) {
      forget(one.tap);
    }
    throw failure;
  }
}

async function ask(what: string): Promise<void> {
  scene.anew = false;
  scene.problem = null;
  keep({ tap: newTap(), what, at: Date.now(), person: who?.key ?? '' });
  show();
  truth.focus();
  await refresh();
}

async function verb(name: string): Promise<void> {
  const request = scene.view?.request;
  if (!request || !api) {
    return;
  }
  try {
    learn(await api.tap(request.id, name, newTap()));
    truth.focus();
  } catch (failure) {
    fail(failure);
    scene.problem ??= words.failed;
  }
  show();
}

async function choose(site: string): Promise<void> {
  try {
    learn(await (await signOn()).choose(site));
  } catch (failure) {
    fail(failure);
  }
  show();
  await refresh();
}

async function late(even: boolean): Promise<void> {
  const old = kept().filter((one) => Date.now() - one.at > tooOld);
  if (even) {
    await signOn().then((server) => sendKept(server, true)).catch(fail);
  } else {
    forget(...old.map((one) => one.tap));
  }
  await refresh();
}

async function ownLog(): Promise<void> {
  try {
    const server = await signOn();
    saveAs('my-log.csv', await server.ownLog());
  } catch (failure) {
    fail(failure);
    show();
  }
}

function show(): void {
  const waiting = kept();
  const old = waiting.filter((one) => Date.now() - one.at > tooOld);
  scene.sending = waiting.filter((one) => !old.includes(one)).map((one) => one.what);
  scene.lateSince = old[0] ? new Date(old[0].at).toLocaleTimeString(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }) : null;
  where.textContent = scene.view?.site?.name ?? '';
  tell();
  const next = JSON.stringify(scene);
  if (next === shown) {
    return;
  }
  shown = next;
  const focused = document.activeElement?.getAttribute('data-key');
  fill(danger, drawDanger(scene, words));
  fill(content, ...draw(scene, words, taps));
  if (focused) {
    document.querySelector<HTMLElement>(`main [data-key="${CSS.escape(focused)}"]`)?.focus();
  }
}

// What is heard by a screen reader is changed only when it is something else.
function tell(): void {
  const asked = scene.anew ? null : scene.view?.request;
  const waits = scene.sending.length > 0;
  const asking = waits && !scene.offline && !scene.problem && scene.view?.site !== null;
  const lines = asking ? [words.asking] : asked ? [asked.practice ? words.practice : '', asked.truth.state, asked.truth.along ?? '', asked.truth.call ?? '', asked.truth.support ?? ''] : [];
  const said = lines.filter(Boolean);
  if (truth.dataset.said !== said.join('\n')) {
    truth.dataset.said = said.join('\n');
    fill(truth, ...said.map((line, i) => h(i === 0 ? 'strong' : 'span', {}, line)));
  }
  truth.dataset.tone = asking ? '' : asked?.truth.tone ?? '';
  truth.hidden = said.length === 0 && document.activeElement !== truth;

  const text = (scene.offline ? [words.offline, waits ? `${words.notOut} ${words.soon}` : ''] : [scene.problem ?? '']).filter(Boolean);
  const warning = [...text, scene.phone].join('\n');
  if (banner.dataset.said !== warning) {
    banner.dataset.said = warning;
    fill(
      banner, ...text.map((line, i) => h(i === 0 ? 'strong' : 'span', {}, line)),
      scene.offline && scene.phone ? callLink(scene.phone, words, 'call-offline') : null,
      scene.offline && waits ? h('button', { type: 'button', 'data-testid': 'drop', onclick: drop }, words.notNeeded) : null);
  }
  banner.hidden = text.length === 0;
}

function drop(): void {
  forget(...kept().map((one) => one.tap));
  show();
}

document.documentElement.lang = language;
document.title = `${words.ask} · Manager Backup`;
wear(address.get('theme'));
void followTeams().catch(() => undefined);
document.getElementById('app')?.replaceChildren(head, h('main', {}, banner, danger, truth, content));
window.addEventListener('online', () => void refresh());
window.addEventListener('offline', () => { scene.offline = true; show(); });
document.addEventListener('visibilitychange', () => { if (!document.hidden) void refresh(); });
show();
void refresh();
