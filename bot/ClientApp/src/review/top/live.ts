import { fill, h } from '../../shared/dom';
import { follow, linkTo, read } from '../address';
import type { Live, LiveItem } from '../answers';
import { askIfThere } from '../feed';
import { elapsed } from '../numbers';
import { categoryOf, severityOf, words } from '../words';

const whileSeen = 4000;
const whileHidden = 60_000;
const slowest = 60_000;
const mostShown = 12;

interface Shown { item: LiveItem; element: HTMLElement; what: HTMLElement; state: HTMLElement; clock: HTMLElement; link: HTMLAnchorElement }

/** What is open right now. Rows stay where they are and only what is new in them is written, so nothing flickers. */
export class LiveStrip {
  readonly element: HTMLElement;
  private readonly rows = h('ol', { class: 'live-rows' });
  private readonly said = h('p', { class: 'live-said', role: 'status', 'aria-live': 'polite', 'data-testid': 'live-said' });
  private readonly more = h('p', { class: 'quiet', hidden: true });
  private readonly shown = new Map<string, Shown>();
  private ahead = 0;
  private failures = 0;
  private timer = 0;
  private seen: string | null = null;

  /** @param moved Told when something opened, moved on or ended. */
  constructor(private readonly moved: () => void) {
    this.element = h(
      'section', { class: 'live card', 'aria-labelledby': 'live-title', 'data-testid': 'live', hidden: true },
      h('h2', { id: 'live-title' }, h('span', { class: 'pulse', 'aria-hidden': 'true' }), words.live.title), this.said, this.rows, this.more);
  }

  start(): void {
    document.addEventListener('visibilitychange', () => { if (!document.hidden) { void this.look(); } });
    window.setInterval(() => this.tick(), 1000);
    void this.look();
  }

  private async look(): Promise<void> {
    window.clearTimeout(this.timer);
    try {
      const site = read().get('site');
      const live = await askIfThere<Live>(`/api/live${site ? `?${new URLSearchParams({ site })}` : ''}`);
      if (!live) {
        this.element.hidden = true; // An older server: there is nothing to wait for.
        return;
      }
      this.failures = 0;
      this.ahead = new Date(live.asOf).getTime() - Date.now();
      this.show(site ? live.items.filter((item) => item.site.toLowerCase() === site.toLowerCase()) : live.items);
    } catch {
      this.failures++;
      this.say(words.live.stale);
    }
    const patience = document.hidden ? whileHidden : Math.min(whileSeen * 2 ** this.failures, slowest);
    this.timer = window.setTimeout(() => void this.look(), patience);
  }

  private show(items: LiveItem[]): void {
    const listed = items.slice(0, mostShown);
    for (const [id, row] of this.shown) {
      if (!listed.some((item) => item.id === id)) {
        row.element.remove();
        this.shown.delete(id);
      }
    }
    listed.forEach((item, i) => {
      const row = this.shown.get(item.id) ?? this.make(item);
      row.item = item;
      this.write(row);
      if (this.rows.children[i] !== row.element) {
        this.rows.insertBefore(row.element, this.rows.children[i] ?? null);
      }
    });
    this.more.hidden = items.length <= mostShown;
    this.more.textContent = words.live.more(items.length - mostShown);
    this.element.hidden = false;
    this.element.classList.toggle('busy', items.length > 0);
    this.say(words.live.summary(items.length, items.filter((item) => item.state === 'open' || item.state === 'unanswered').length));
    this.tick();
    const now = items.map((item) => `${item.id}${item.state}`).join();
    if (this.seen !== null && now !== this.seen) {
      this.moved();
    }
    this.seen = now;
  }

  // A screen reader is told only what is new.
  private say(text: string): void {
    if (this.said.textContent !== text) {
      this.said.textContent = text;
    }
    this.said.classList.toggle('stale', this.failures > 0);
  }

  private make(item: LiveItem): Shown {
    const [what, state] = [h('span', { class: 'live-what' }), h('span', { class: 'badge' })];
    const clock = h('span', { class: 'live-clock', 'aria-hidden': 'true' });
    const link = h('a', { class: 'live-row', 'data-testid': 'live-item', 'data-id': item.id, onclick: follow }, what, h('span', { class: 'live-how' }, state, clock));
    const row = { item, element: h('li', {}, link), what, state, clock, link };
    this.shown.set(item.id, row);
    return row;
  }

  private write(row: Shown): void {
    const { item } = row;
    const what = [categoryOf(item.category), severityOf(item.severity), [item.siteName, item.place].filter(Boolean).join(', ')].join('\n');
    if (row.what.dataset.said !== what) {
      row.what.dataset.said = what;
      fill(row.what, h('strong', {}, categoryOf(item.category)), h('span', {}, [item.siteName, item.place].filter(Boolean).join(' · ')));
    }
    const name = item.manager ?? words.live.someone;
    const state = item.state === 'accepted' ? words.live.onTheWay(name) : item.state === 'takenOver' ? words.live.there(name)
      : item.pagedAt === null ? words.live.wordsOnly : words.states[item.state] ?? item.state;
    if (row.state.textContent !== state) {
      row.state.textContent = state;
    }
    row.state.dataset.state = item.pagedAt === null ? 'closed' : item.state;
    row.link.href = linkTo({ view: 'log', id: item.id });
  }

  private tick(): void {
    const now = Date.now() + this.ahead;
    for (const { item, clock } of this.shown.values()) {
      const since = item.takenOverAt ?? item.acceptedAt ?? item.openedAt;
      const text = elapsed((now - new Date(since).getTime()) / 1000);
      if (clock.textContent !== text) {
        clock.textContent = text;
      }
    }
  }
}
