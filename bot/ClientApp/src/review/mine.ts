import { fill, h } from '../shared/dom';
import type { TakeoverStory } from '../shared/api';
import { ask } from './feed';
import { file } from './log/filters';
import { sides } from './log/sides';
import { timeline } from './log/timeline';
import { dateAndClock } from './numbers';
import { trouble } from './panel';
import { categoryOf, stateOf, words } from './words';

interface OwnPage { items: TakeoverStory[]; next: string | null }

const m = words.mine;

/** What is stored of the reader's own requests: each a story, and all of it as a file. */
export class Mine {
  readonly element: HTMLElement;
  private readonly list = h('div', { class: 'own', 'data-testid': 'own' });
  private readonly more = h('button', { type: 'button', class: 'button', hidden: true, onclick: () => void this.append() }, words.log.more);
  private next: string | null = null;

  constructor() {
    this.element = h(
      'section', { class: 'card mine', 'aria-labelledby': 'mine-title' }, h('h2', { id: 'mine-title' }, m.title), h('p', { class: 'about' }, m.about),
      h('p', { class: 'files' }, file('own-json', m.json, '/api/me/takeovers.json', 'my-takeovers.json'), file('own-csv', m.csv, '/api/me/takeovers.csv', 'my-takeovers.csv')), this.list, this.more);
  }

  async show(): Promise<void> {
    fill(this.list, h('div', { class: 'skeleton' }));
    this.next = null;
    await this.append(true);
  }

  private async append(first = false): Promise<void> {
    try {
      const page = await ask<OwnPage>(`/api/me/takeovers${this.next ? `?${new URLSearchParams({ cursor: this.next })}` : ''}`);
      const items = page.items.map((item, i) => own(item, first && i === 0));
      fill(this.list, ...(first ? [] : [...this.list.children]), ...items);
      this.next = page.next;
      this.more.hidden = page.next === null;
      if (first && items.length === 0) {
        fill(this.list, h('p', { class: 'empty' }, m.empty));
      }
    } catch (failure) {
      fill(this.list, trouble(failure, () => void this.show()));
    }
  }
}

// On the reader's own clock: their phone is where they work.
function own(item: TakeoverStory, open: boolean): HTMLElement {
  return h(
    'details', { class: 'own-one', open, 'data-testid': 'own-takeover' },
    h('summary', {}, h('strong', {}, categoryOf(item.category)), ' ', h('span', { class: 'quiet' }, dateAndClock(item.openedAt)), ' ', h('span', { class: 'badge', 'data-state': item.state }, stateOf(item.state))),
    sides(item), timeline(item, undefined));
}
