import { fill, h } from '../../shared/dom';
import type { Takeover, TakeoverPage } from '../../shared/api';
import { filterOf, read } from '../address';
import { ask } from '../feed';
import { date } from '../numbers';
import { longer } from '../overview';
import { trouble } from '../panel';
import type { Reader } from '../reader';
import { words } from '../words';
import { Filters } from './filters';
import { row } from './row';
import { StoryPane } from './storyPane';

const aPage = 25;

// A filter that matches little is looked through in steps: the server answers what it found so far, and where to go on.
const mostSteps = 12;
const l = words.log;

/** The log: filters, the list, and the one that is open beside it. */
export class Log {
  readonly element: HTMLElement;
  private readonly filters = new Filters();
  private readonly list = h('ol', { class: 'list', 'data-testid': 'list' });
  private readonly state = h('div', { class: 'list-state', role: 'status', 'data-testid': 'state' });
  private readonly more = h('button', { type: 'button', class: 'button', hidden: true, 'data-testid': 'more', onclick: () => void this.append() }, l.more);
  private readonly story = new StoryPane();
  private items: Takeover[] = [];
  private next: string | null = null;
  private shown: string | null = null;
  private turn = 0;

  constructor(private reader: Reader) {
    this.element = h(
      'div', { class: 'log' }, this.filters.element,
      h('div', { class: 'columns' }, h('section', { class: 'results', 'aria-label': l.title }, this.list, this.state, this.more), this.story.element));
  }

  async show(reader: Reader, again = false): Promise<void> {
    this.reader = reader;
    this.filters.show(reader);
    const query = new URLSearchParams([...reader.moments(), ...filterOf(read())]).toString();
    if (query === this.shown && again) {
      await this.refresh();
    } else if (query !== this.shown) {
      this.shown = query;
      this.items = [];
      this.next = null;
      this.turn++;
      void this.append();
    }
    this.draw();
    await this.story.show(read().get('id'), reader, again);
  }

  /** What is new comes on top, and what has moved on is written anew; pages that were asked for stay. */
  private async refresh(): Promise<void> {
    const mine = this.turn;
    const query = new URLSearchParams(this.shown ?? '');
    query.set('limit', String(aPage));
    const page = await ask<TakeoverPage>(`/api/takeovers?${query}`).catch(() => null);
    if (page && mine === this.turn) {
      const fresh = new Map(page.items.map((item) => [item.id, item]));
      const known = new Set(this.items.map((item) => item.id));
      this.items = [...page.items.filter((item) => !known.has(item.id)), ...this.items.map((item) => fresh.get(item.id) ?? item)];
      this.filters.learn(page.items);
      if (!this.state.querySelector('.skeleton')) {
        this.tell();
      }
    }
  }

  private async append(): Promise<void> {
    const mine = ++this.turn;
    fill(this.state, this.items.length === 0 ? h('div', { class: 'skeleton' }) : null, h('p', {}, this.items.length === 0 ? words.state.loading : l.searching));
    this.more.disabled = true;
    const before = this.items.length;
    try {
      for (let step = 0; step < mostSteps && this.items.length < before + aPage && (step === 0 || this.next); step++) {
        const query = new URLSearchParams(this.shown ?? '');
        query.set('limit', String(aPage));
        if (this.next) {
          query.set('cursor', this.next);
        }
        const page = await ask<TakeoverPage>(`/api/takeovers?${query}`);
        if (mine !== this.turn) {
          return;
        }
        this.items.push(...page.items);
        this.next = page.next;
        this.filters.learn(page.items);
        this.draw();
        fill(this.state, h('p', {}, this.next ? `${l.searching} ${l.searchedTo(this.searchedTo(this.next))}` : l.searching));
      }
      this.tell();
    } catch (failure) {
      if (mine === this.turn) {
        fill(this.state, trouble(failure, () => void this.append()));
      }
    }
    this.more.disabled = false;
    this.more.hidden = this.next === null;
    this.draw();
  }

  private tell(): void {
    const filtered = filterOf(read()).toString() !== '';
    if (this.next) {
      fill(this.state, h('p', {}, `${l.found(this.items.length, true)}. ${l.searchedTo(this.searchedTo(this.next))}`));
    } else if (this.items.length > 0) {
      fill(this.state, h('p', {}, `${l.found(this.items.length, false)}. ${l.end}`));
    } else {
      fill(this.state, h('div', { class: 'empty' }, h('p', {}, filtered ? l.empty : l.emptyAll), filtered ? null : h('p', {}, l.emptyEver), longer(this.reader)));
    }
  }

  /** The cursor is an id, and an id begins with the moment it was made. */
  private searchedTo(cursor: string): string {
    const at = parseInt(cursor.replace('-', '').slice(0, 12), 16);
    return Number.isFinite(at) ? date(new Date(at), this.reader.zone) : '…';
  }

  private draw(): void {
    const open = read().get('id');
    const focused = document.activeElement?.getAttribute('data-id');
    fill(this.list, ...this.items.map((item) => row(item, this.reader, open)));
    if (focused && document.activeElement === document.body) {
      this.list.querySelector<HTMLElement>(`[data-id="${CSS.escape(focused)}"]`)?.focus();
    }
    this.element.classList.toggle('reading', open !== null);
  }
}
