import type { TakeoverStory, TimelineEntry } from '../../shared/api';
import { h } from '../../shared/dom';
import { readable, storyWords } from '../words';

const s = storyWords;

/** Both sides, beside each other: what each said, or that it is missing. */
export function sides(takeover: TakeoverStory): HTMLElement {
  const of = (...types: string[]): TimelineEntry[] => takeover.timeline.filter((entry) => types.includes(entry.type));
  const employee = texts(of('statementGiven').map((entry) => entry.text));
  const customer = texts([...of('closed').map((entry) => (entry.closing as Record<string, unknown> | undefined)?.customerSide), ...of('customerSideAdded').map((entry) => entry.text ?? entry.customerSide)]);
  const declined = takeover.employeeSide === 'declined' || of('statementDeclined').length > 0;
  const missing = declined ? s.declined : of('statementAsked').length > 0 ? s.asked : s.notHeard;
  return h('section', { class: 'sides', 'aria-label': s.sides }, side(s.employeeSide, employee, missing), side(s.customerSide, customer, s.notHeard));
}

const texts = (all: unknown[]): string[] => all.filter((text): text is string => typeof text === 'string' && text !== '');

function side(title: string, said: string[], missing: string): HTMLElement {
  return h('div', { class: 'side' }, h('h3', {}, title), ...said.map((text) => h('blockquote', {}, readable(text))), said.length === 0 ? h('p', { class: 'quiet' }, missing) : null);
}
