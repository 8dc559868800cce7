import { h } from '../shared/dom';
import type { Asked, View } from './api';
import { picture, pictures, type PictureName } from './pictures';
import { filled, type Words } from './words';

/** What the page does when something is tapped. */
export interface Taps {
  ask(what: PictureName | ''): void;
  verb(verb: string): void;
  anew(): void;
  choose(site: string): void;
  late(send: boolean): void;
  ownLog(): void;
}

/** All that decides what is seen. */
export interface Scene {
  view: View | null;
  /** Taps that are under way, or wait for a connection. */
  sending: readonly string[];
  offline: boolean;
  /** A kept tap is too old to be sent without asking: when it was tapped. */
  lateSince: string | null;
  problem: string | null;
  phone: string;
  emergency: string | null;
  /** What was open is over, and the person wants to ask for something new. */
  anew: boolean;
}

export type Part = HTMLElement | null | false;

const order = ['worse', 'page', 'here', 'alone', 'moreLines', 'withdraw'] as const;

/** The number to call before anything else: known from the tap on, whatever the server says. */
export function drawDanger(scene: Scene, words: Words): Part {
  const asked = scene.anew ? null : scene.view?.request ?? null;
  const number = asked?.emergency ?? (scene.sending.includes('physical') ? scene.emergency : null);
  return number ? safety(number, words, asked?.steps ?? []) : null;
}

export function draw(scene: Scene, words: Words, taps: Taps): Part[] {
  const asked = scene.anew ? null : scene.view?.request ?? null;
  if (scene.view && !scene.view.site && scene.view.sites.length > 0) {
    return [sites(scene.view, words, taps)];
  }
  return [
    scene.lateSince !== null && late(scene.lateSince, words, taps),
    asked?.truth.callNow && !asked.practice && scene.phone && !scene.offline ? h('p', { class: 'now' }, callLink(scene.phone, words, 'call-now')) : null,
    ...(asked ? open(asked, words, taps) : [bigButton(words, taps, scene), grid(words, taps, words.what)]),
    !scene.offline && scene.view && (!asked || asked.over) ? h('button', { type: 'button', class: 'quiet', 'data-key': 'own-log', 'data-testid': 'own-log', onclick: () => taps.ownLog() }, words.myLog) : null,
    scene.phone && !callShown(asked, scene) ? h('p', { class: 'foot' }, callLink(scene.phone, words, 'call')) : null,
  ];
}

const callShown = (asked: Asked | null, scene: Scene): boolean => scene.offline || asked?.practice === true || Boolean(asked?.truth.callNow);

function bigButton(words: Words, taps: Taps, scene: Scene): HTMLElement {
  return h(
    'button', { type: 'button', class: 'ask', 'data-key': 'ask', 'data-testid': 'ask', 'aria-describedby': 'ask-hint', 'aria-busy': String(scene.sending.length > 0), onclick: () => taps.ask('') },
    h('span', {}, words.ask), h('small', { id: 'ask-hint' }, words.askHint));
}

function grid(words: Words, taps: Taps, title: string): HTMLElement {
  return h(
    'section', { class: 'what', 'aria-labelledby': 'what' }, h('h2', { id: 'what' }, title),
    h('ul', {}, ...pictures.map((name) => h('li', {}, h(
      'button', { type: 'button', class: `picture ${name}`, 'data-key': name, 'data-testid': `picture-${name}`, onclick: () => taps.ask(name) },
      picture(name) as unknown as HTMLElement, h('span', {}, words[name]))))));
}

function open(asked: Asked, words: Words, taps: Taps): Part[] {
  const title = (text: string) => h('h2', {}, text);
  const list = (items: readonly string[]) => h('ul', { class: 'plain' }, ...items.map((item) => h('li', {}, item)));
  const more = asked.category === 'other' && !asked.over && asked.state !== 'takenOver';
  return [
    asked.over && h('button', { type: 'button', class: 'wide', 'data-key': 'anew', 'data-testid': 'anew', onclick: () => taps.anew() }, words.again),
    asked.verbs.includes('page') && !isAsking(asked) && h('button', { type: 'button', class: 'ask again', 'data-key': 'page', 'data-testid': 'page', onclick: () => taps.verb('page') }, h('span', {}, words.ask)),
    buttons(asked, words, taps),
    asked.lines.length > 0 && h('section', { class: 'say' }, title(words.say), h('ul', {}, ...asked.lines.map((line) => h('li', { 'data-line': line.id }, line.text)))),
    asked.noMoreLines && h('p', {}, words.noMoreLines),
    asked.emergency === null && asked.steps.length > 0 && h('section', {}, title(words.steps), list(asked.steps)),
    asked.youMay.length > 0 && h('section', {}, title(words.may), list(asked.youMay)),
    asked.backing ? h('p', { class: 'backing' }, asked.backing) : null,
    more && grid(words, taps, words.what),
  ];
}

/** Somebody is being asked already: then the large button would look as if nobody was. */
const isAsking = (asked: Asked): boolean => asked.state === 'open' && asked.verbs.includes('worse');

function buttons(asked: Asked, words: Words, taps: Taps): Part {
  const offered = order.filter((verb) => asked.verbs.includes(verb) && (verb !== 'page' || isAsking(asked)));
  const labels: Record<(typeof order)[number], string> = { ...words, page: words.again };
  return offered.length > 0 && h(
    'div', { class: 'verbs' },
    ...offered.map((verb) => h('button', { type: 'button', class: verb, 'data-key': verb, 'data-testid': verb, onclick: () => taps.verb(verb) }, labels[verb])));
}

function safety(number: string, words: Words, steps: readonly string[]): HTMLElement {
  return h(
    'section', { class: 'danger', 'data-testid': 'danger', 'aria-labelledby': 'danger' },
    h('h2', { id: 'danger' }, words.danger), callLink(number, words, 'emergency'), ...steps.map((step) => h('p', {}, step)));
}

export function callLink(number: string, words: Words, key: string): HTMLElement {
  // Several sites give several numbers: a link can call one.
  const one = number.split(' / ')[0] ?? number;
  return h('a', { class: 'call', href: `tel:${one.replace(/[^+\d]/g, '')}`, 'data-key': key, 'data-testid': key }, filled(words.call, number));
}

function late(since: string, words: Words, taps: Taps): HTMLElement {
  return h(
    'section', { class: 'late', role: 'alert', 'data-testid': 'late' }, h('p', {}, filled(words.late, since)),
    h('button', { type: 'button', class: 'wide', 'data-key': 'send-late', 'data-testid': 'send-late', onclick: () => taps.late(true) }, words.stillNeeded),
    h('button', { type: 'button', class: 'wide', 'data-key': 'drop-late', 'data-testid': 'drop-late', onclick: () => taps.late(false) }, words.notNeeded));
}

function sites(view: View, words: Words, taps: Taps): HTMLElement {
  return h(
    'section', { class: 'sites', 'aria-labelledby': 'where' }, h('h2', { id: 'where' }, words.where),
    h('ul', {}, ...view.sites.map((site) => h('li', {}, h(
      'button', { type: 'button', class: 'wide', 'data-key': site.id, 'data-testid': `site-${site.id}`, onclick: () => taps.choose(site.id) }, site.name)))));
}
