import { fill, h } from '../../shared/dom';
import { number, weekdays } from '../numbers';
import { words } from '../words';
import { scrolling } from './table';

type Hours = readonly (readonly (number | null)[])[];

const levels = 5;
const narrow = window.matchMedia('(max-width: 700px)');
const { pictures: p, state: s } = words;

/** Hour by weekday as a table with shades: the picture and what a screen reader reads are one thing. On a phone it stands upright. */
export function heat(hours: Hours): HTMLElement | null {
  const most = Math.max(0, ...hours.flat().map((count) => count ?? 0));
  if (most === 0 && !hours.flat().includes(null)) {
    return null;
  }
  const box = h('div', {});
  const draw = (): void => fill(box, scrolling(p.hours, narrow.matches ? upright(hours, most) : lying(hours, most)));
  draw();
  narrow.addEventListener('change', function redraw() {
    if (box.isConnected) {
      draw();
    } else {
      narrow.removeEventListener('change', redraw);
    }
  });
  return h('div', {}, box, legend());
}

function lying(hours: Hours, most: number): HTMLElement {
  const names = weekdays('short');
  const heads = Array.from({ length: 24 }, (_, hour) => h('th', { scope: 'col' }, String(hour)));
  return h(
    'table', { class: 'heat', 'data-testid': 'heat' }, h('caption', { class: 'visually-hidden' }, p.hours), h('thead', {}, h('tr', {}, h('td', {}), ...heads)),
    h('tbody', {}, ...names.map((name, day) => h('tr', {}, h('th', { scope: 'row' }, name), ...heads.map((_, hour) => cell(hours[day]?.[hour] ?? (hours[day]?.[hour] === null ? null : 0), most))))));
}

function upright(hours: Hours, most: number): HTMLElement {
  const names = weekdays('short');
  return h(
    'table', { class: 'heat upright', 'data-testid': 'heat' }, h('caption', { class: 'visually-hidden' }, p.hours),
    h('thead', {}, h('tr', {}, h('td', {}), ...names.map((name) => h('th', { scope: 'col' }, name)))),
    h('tbody', {}, ...Array.from({ length: 24 }, (_, hour) => h(
      'tr', {}, h('th', { scope: 'row' }, String(hour)), ...names.map((_name, day) => cell(hours[day]?.[hour] ?? (hours[day]?.[hour] === null ? null : 0), most))))));
}

function cell(count: number | null, most: number): HTMLElement {
  return count === null
    ? h('td', { 'data-level': 'few' }, h('span', { 'aria-hidden': 'true' }, s.hiddenShort), h('span', { class: 'visually-hidden' }, s.hidden))
    : h('td', { 'data-level': String(count === 0 ? 0 : Math.ceil((count / most) * levels)) }, count === 0 ? h('span', { class: 'visually-hidden' }, '0') : number(count));
}

const legend = (): HTMLElement => h(
  'p', { class: 'heat-legend', 'aria-hidden': 'true' }, p.lessMore[0] ?? '',
  ...Array.from({ length: levels + 1 }, (_, level) => h('span', { class: 'swatch', 'data-level': String(level) })), p.lessMore[1] ?? '',
  h('span', { class: 'swatch', 'data-level': 'few' }, s.hiddenShort), s.hidden);
