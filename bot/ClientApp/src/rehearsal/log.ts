import { getJson, Refused, type Takeover, type TakeoverPage, type TakeoverStory } from '../shared/api';
import { fill, h } from '../shared/dom';
import { timeline } from '../shared/timeline';
import { categoryWords, seconds, stateWords, timeOf } from '../shared/words';
import type { Floor } from './floor';

const pollEvery = 3000;
const afterAnEvent = 400;
const shown = 20;

/** What was written down: the log as an ops lead would read it, as it grows. */
export class Log {
  readonly element: HTMLElement;
  private readonly rows = h('div', { class: 'log-rows', 'data-testid': 'log' });
  private open: string | null = null;
  private closedByHand = false;
  private drawn = '';
  private timer = 0;
  private reading = false;

  constructor(private readonly floor: Floor) {
    this.element = h(
      'section', { class: 'log', 'aria-label': 'The log' },
      h('header', {}, h('h2', {}, 'The log'), h('a', { class: 'button', href: '/review', target: '_blank', rel: 'noopener' }, 'Review page')),
      this.rows);
  }

  start(): void {
    void this.read();
    window.setInterval(() => void this.read(), pollEvery);
  }

  soon(): void {
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.read(), afterAnEvent);
  }

  private async read(): Promise<void> {
    if (this.reading || document.hidden) {
      return;
    }
    this.reading = true;
    try {
      const page = await getJson<TakeoverPage>(`/api/takeovers?limit=${shown}`);
      this.follow(page.items);
      const story = this.open ? await getJson<TakeoverStory>(`/api/takeovers/${encodeURIComponent(this.open)}`) : null;
      this.show(page.items, story);
    } catch (failure) {
      this.say(failure instanceof Refused ? failure.message : 'The log can’t be read now; trying again.');
    } finally {
      this.reading = false;
    }
  }

  // The newest opens by itself: a newcomer sees the story grow without looking for it.
  private follow(items: Takeover[]): void {
    const newest = items[0]?.id ?? null;
    const isNew = newest !== null && !this.rows.querySelector(`[data-id="${CSS.escape(newest)}"]`);
    if (isNew || (this.open === null && !this.closedByHand)) {
      this.open = newest;
      this.closedByHand = false;
    }
  }

  private show(items: Takeover[], story: TakeoverStory | null): void {
    const now = JSON.stringify([items, story]);
    if (now === this.drawn) {
      return;
    }
    this.drawn = now;
    if (items.length === 0) {
      fill(this.rows, h('p', { class: 'empty' }, 'Nothing yet. Every takeover is written down here, step by step.'));
      return;
    }
    const focused = document.activeElement?.closest('[data-testid="log-row"]')?.getAttribute('data-id');
    fill(this.rows, ...items.map((item) => this.row(item, story?.id === item.id ? story : null)));
    if (focused) {
      this.rows.querySelector<HTMLElement>(`[data-id="${CSS.escape(focused)}"] > button`)?.focus();
    }
  }

  private row(item: Takeover, story: TakeoverStory | null): HTMLElement {
    const names = new Map(this.floor.people.map((person) => [person.id, person.name]));
    return h(
      'article', { class: 'log-row', 'data-testid': 'log-row', 'data-id': item.id, 'data-state': item.state },
      h(
        'button', { type: 'button', 'aria-expanded': String(story !== null), onclick: () => this.toggle(item.id) },
        h('span', { class: 'log-head' }, h('strong', {}, categoryWords(item.category)), h('span', { class: 'badge', 'data-state': item.state, 'data-testid': 'log-state' }, stateWords(item.state))),
        h('span', { class: 'log-sub' }, [timeOf(item.openedAt), item.manager ? `${item.employee.name} → ${item.manager.name}` : item.employee.name, item.place].filter(Boolean).join(' · '))),
      story ? h('div', { class: 'log-story' }, this.figures(item), timeline(story, names)) : null);
  }

  private figures(item: Takeover): HTMLElement {
    const figure = (name: string, value: string) => h('div', {}, h('dt', {}, name), h('dd', {}, value));
    return h(
      'dl', { class: 'figures' },
      figure('Words after', seconds(item.secondsToLines)), figure('Accepted after', seconds(item.secondsToAccept)),
      figure('Both heard', item.employeeHeard && item.customerHeard ? 'yes' : 'not yet'));
  }

  private toggle(id: string): void {
    this.closedByHand = this.open === id;
    this.open = this.open === id ? null : id;
    this.drawn = '';
    void this.read();
  }

  private say(text: string): void {
    this.drawn = '';
    fill(this.rows, h('p', { class: 'empty', role: 'status' }, text));
  }
}
