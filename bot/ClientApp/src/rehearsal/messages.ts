import { h } from '../shared/dom';
import { shortTime } from '../shared/words';
import { drawCard, type Tap } from './card';
import type { Message } from './floor';
import { markdown } from './markdown';

type OnTap = (message: Message, tap: Tap) => void;

/** A chat's messages on screen. A message is drawn again only when it changed, so that a half-filled form stays. */
export class MessageList {
  readonly element = h('div', { class: 'messages', role: 'log', 'aria-live': 'polite', 'data-testid': 'messages', tabindex: '0' });
  private readonly drawn = new Map<string, { content: string; element: HTMLElement }>();

  constructor(private readonly onTap: OnTap, private readonly empty: () => HTMLElement) {}

  show(messages: readonly Message[]): void {
    const atEnd = this.element.scrollHeight - this.element.scrollTop - this.element.clientHeight < 120;
    const last = this.element.lastElementChild?.getAttribute('data-id');
    const wanted = messages.map((message) => this.draw(message));
    const ids = new Set(messages.map((message) => message.id));
    for (const id of [...this.drawn.keys()].filter((known) => !ids.has(known))) {
      this.drawn.delete(id);
    }
    if (wanted.length === 0) {
      this.element.replaceChildren(this.empty());
      return;
    }
    this.place(wanted);
    const newest = messages[messages.length - 1];
    if (atEnd || newest?.id !== last) {
      this.scrollTo(wanted[wanted.length - 1]);
    }
  }

  toNewest(): void {
    const last = this.element.lastElementChild;
    this.scrollTo(last instanceof HTMLElement && last.hasAttribute('data-id') ? last : undefined);
  }

  forget(): void {
    this.drawn.clear();
    this.element.replaceChildren();
  }

  // Moving an element that is in place would take the focus from it.
  private place(wanted: HTMLElement[]): void {
    for (const child of [...this.element.children]) {
      if (!wanted.includes(child as HTMLElement)) {
        child.remove();
      }
    }
    wanted.forEach((element, index) => {
      if (this.element.children[index] !== element) {
        this.element.insertBefore(element, this.element.children[index] ?? null);
      }
    });
  }

  // A card taller than the phone is read from its top.
  private scrollTo(newest: HTMLElement | undefined): void {
    if (newest) {
      const top = newest.offsetTop - this.element.offsetTop - 8;
      this.element.scrollTop = newest.offsetHeight > this.element.clientHeight ? top : this.element.scrollHeight;
    }
  }

  private draw(message: Message): HTMLElement {
    const content = JSON.stringify(message);
    const known = this.drawn.get(message.id);
    if (known?.content === content) {
      return known.element;
    }
    const element = this.make(message);
    this.drawn.set(message.id, { content, element });
    return element;
  }

  private make(message: Message): HTMLElement {
    if (message.from === 'note') {
      return h('div', { class: 'note', role: 'status', 'data-id': message.id, 'data-testid': 'note' }, message.text);
    }
    const cards = message.cards.map((card) => h('div', { class: 'card', 'data-testid': 'card' }, drawCard(card, (tap) => this.onTap(message, tap))));
    const text = message.text ? h('div', { class: 'bubble' }, message.from === 'bot' && message.textFormat !== 'plain' ? markdown(message.text) : message.text) : null;
    const edited = message.edits > 0 ? ' · updated' : '';
    return h(
      'article', { class: `message ${message.from}`, 'data-id': message.id, 'data-testid': 'message' },
      h('div', { class: 'meta' }, `${message.from === 'bot' ? 'Manager Backup · ' : ''}${shortTime(message.at)}${edited}`),
      text, ...cards);
  }
}
