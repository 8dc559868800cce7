import { fill, h } from '../shared/dom';
import type { Previous, Summary } from './answers';
import { definition } from './definition';
import { decimal, duration, number, percent, ratio } from './numbers';
import { words } from './words';

type Value = number | null | undefined;

interface Line { name: string; now: Value; before: Value; write(value: Value): string; /** Which way is good; null where neither is. */ good: 'up' | 'down' | null; time?: boolean; count?: boolean }

interface Figure { id: string; title: string; about: string; lines: Line[]; unit?: string; without?: string | null; more?: HTMLElement | null; beneath?: string | null; extra?: HTMLElement | null }

const reasons = ['nobodyOnShift', 'notReachable', 'declined', 'timedOut'] as const;

/** The truth in six figures. `whole`: of these sites the reader may know how backed employees felt. */
export function figures(of: Summary, whole: boolean, oneSite: boolean): HTMLElement {
  const few = oneSite && (of.total ?? 0) > 0 && (of.total ?? 0) < fewest;
  const before: Partial<Previous> | null = of.previous ?? null;
  const averages = [accept(of, before), heard(of, before), felt(of, before, whole), aftercare(of, before)].map((one) => one && few ? hidden(one) : one);
  const all = [total(of, before), averages[0] ?? null, unanswered(of, before), ...averages.slice(1)];
  return h('div', { class: 'figures', 'data-testid': 'figures' }, ...all.filter((one) => one !== null).map((one) => tile(one, before !== null)));
}

// Averages and shares of fewer cases at one site say something of people rather than of how it goes.
const hidden = (of: Figure): Figure => ({ ...of, without: words.state.hidden, beneath: null, lines: of.lines.map((line) => ({ ...line, now: null, before: null })) });

const fewest = 5;
const f = words.figures;

const total = (of: Summary, before: Partial<Previous> | null): Figure => ({
  id: 'total', title: f.total, about: f.totalAbout, lines: [{ name: f.total, now: of.total, before: before?.total, write: number, good: null, count: true }],
  beneath: of.wordsOnly ? `${number(of.wordsOnly)} ${f.wordsOnly}` : null,
});

const accept = (of: Summary, before: Partial<Previous> | null): Figure => ({
  id: 'accept', title: f.accept, about: f.acceptAbout, without: of.medianSecondsToAccept === null ? f.nonePaged : null,
  lines: [
    { name: f.accept, now: of.medianSecondsToAccept, before: before?.medianSecondsToAccept, write: duration, good: 'down', time: true },
    { name: f.p90, now: of.p90SecondsToAccept, before: before?.p90SecondsToAccept, write: duration, good: 'down', time: true },
    { name: f.minute, now: of.acceptedWithinAMinute, before: before?.acceptedWithinAMinute, write: percent, good: 'up' },
  ],
});

function unanswered(of: Summary, before: Partial<Previous> | null): Figure {
  const why = of.unansweredBecause;
  const told = reasons.filter((reason) => (why?.[reason] ?? 0) > 0);
  return {
    id: 'unanswered', title: f.unanswered, about: f.unansweredAbout, lines: [{ name: f.unanswered, now: of.unanswered, before: before?.unanswered, write: number, good: 'down', count: true }],
    more: told.length > 0 ? h('ul', { class: 'why' }, ...told.map((reason) => h('li', {}, h('span', {}, f[reason]), h('strong', {}, number(why?.[reason]))))) : null,
    extra: why ? h('dl', { class: 'terms' }, ...reasons.flatMap((reason) => [h('dt', {}, f[reason]), h('dd', {}, f.becauseAbout[reason])])) : null,
  };
}

const heard = (of: Summary, before: Partial<Previous> | null): Figure => ({
  id: 'heard', title: f.heard, about: f.heardAbout, without: of.closed === 0 ? f.noneClosed : null,
  lines: [{ name: f.heard, now: ratio(of.bothHeard, of.closed), before: ratio(before?.bothHeard, before?.closed), write: percent, good: 'up' }],
  beneath: of.closed ? f.heardOf(number(of.bothHeard), number(of.closed)) : null,
});

function felt(of: Summary, before: Partial<Previous> | null, whole: boolean): Figure {
  const few = of.feltBacked === null && (of.checkIns ?? 0) > 0;
  return {
    id: 'felt', title: f.felt, about: f.feltAbout, unit: f.feltOf,
    without: few ? words.state.hidden : of.feltBacked !== null ? null : whole ? f.noCheckIns : f.feltNotYours,
    lines: [{ name: f.felt, now: of.feltBacked, before: before?.feltBacked, write: decimal, good: 'up' }],
    beneath: of.feltBacked !== null && of.checkIns ? f.checkIns(of.checkIns) : null,
  };
}

const aftercare = (of: Summary, before: Partial<Previous> | null): Figure | null => of.aftercareDue === undefined ? null : {
  id: 'aftercare', title: f.aftercare, about: f.aftercareAbout, without: of.aftercareDue === 0 ? f.noneDue : null,
  lines: [{ name: f.aftercare, now: ratio(of.aftercareOnTime, of.aftercareDue), before: ratio(before?.aftercareOnTime, before?.aftercareDue), write: percent, good: 'up' }],
  beneath: of.aftercareDue ? f.aftercareOf(number(of.aftercareOnTime), number(of.aftercareDue)) : null,
};

function tile(figure: Figure, compared: boolean): HTMLElement {
  const [main, ...more] = figure.lines;
  const { button, popover } = definition(figure.id, figure.title, h('p', {}, figure.about), figure.extra ?? null, compared ? comparison(figure) : h('p', { class: 'quiet' }, f.noBefore));
  const value = main && main.now !== null && main.now !== undefined ? main.write(main.now) : '–';
  return h(
    'div', { class: 'tile card', role: 'group', 'data-testid': `figure-${figure.id}`, 'aria-labelledby': `figure-${figure.id}` },
    h('div', { class: 'tile-head' }, h('h2', { id: `figure-${figure.id}` }, figure.title), button),
    h('p', { class: 'tile-value', 'data-testid': 'value' }, value, figure.unit && value !== '–' ? h('small', {}, ` ${figure.unit}`) : null),
    figure.without ? h('p', { class: 'tile-more' }, figure.without) : null,
    figure.beneath ? h('p', { class: 'tile-more' }, figure.beneath) : null,
    main && compared ? change(main) : null,
    more.length > 0 && value !== '–' ? h('dl', { class: 'tile-lines' }, ...more.map((line) => h('div', {}, h('dt', {}, line.name), h('dd', {}, h('strong', {}, line.write(line.now)), compared ? change(line) : null)))) : null,
    figure.more ?? null, popover);
}

// In words, so that no colour has to be seen.
function change(line: Line): HTMLElement | null {
  if (line.before === null || line.before === undefined) {
    return null;
  }
  const [now, then] = [line.write(line.now), line.write(line.before)];
  const up = line.now === null || line.now === undefined || now === then ? null : line.now > line.before;
  const direction = up === null ? (now === then ? f.same : null) : line.time ? (up ? f.slower : f.faster) : line.count ? (up ? f.more : f.fewer) : up ? f.higher : f.lower;
  const tone = up === null || line.good === null ? '' : up === (line.good === 'up') ? 'good' : 'bad';
  return h(
    'p', { class: 'change', 'data-tone': tone, 'data-testid': 'change' },
    direction ? h('span', { class: 'direction' }, h('span', { 'aria-hidden': 'true' }, up === null ? '= ' : up ? '↑ ' : '↓ '), direction) : null,
    h('span', { class: 'quiet' }, f.before(then)));
}

function comparison(figure: Figure): HTMLElement {
  const table = h('table', { class: 'grid' });
  fill(
    table, h('thead', {}, h('tr', {}, ...[f.figure, f.now, f.then].map((name) => h('th', { scope: 'col' }, name)))),
    h('tbody', {}, ...figure.lines.map((line) => h('tr', {}, h('th', { scope: 'row' }, line.name), h('td', {}, line.write(line.now)), h('td', {}, line.write(line.before))))));
  return table;
}
