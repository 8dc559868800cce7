import { fill, h } from '../shared/dom';
import { problem } from './feed';
import { words } from './words';

type Drawing = Node | null;

/** A part of the page with its four faces: it loads, it failed and can be tried again, it is left out, or it is full. */
export class Panel {
  readonly element: HTMLElement;
  private readonly body = h('div', { class: 'panel-body' });
  private full = false;

  constructor(name: string, title: string, about: string | null, options: { wide?: boolean; level?: 'h2' | 'h3' } = {}) {
    this.element = h(
      'section', { class: `card panel${options.wide ? ' wide' : ''}`, 'aria-labelledby': `${name}-title`, 'data-testid': name },
      h(options.level ?? 'h2', { id: `${name}-title` }, title), about ? h('p', { class: 'about' }, about) : null, this.body);
  }

  /** What was shown stays until there is something new, so that nothing jumps. */
  loading(): void {
    this.element.hidden = false;
    this.element.setAttribute('aria-busy', 'true');
    if (!this.full) {
      fill(this.body, h('div', { class: 'skeleton' }, h('span', { class: 'visually-hidden' }, words.state.loading)));
    }
  }

  show(...drawing: Drawing[]): void {
    this.full = true;
    this.element.hidden = false;
    this.element.removeAttribute('aria-busy');
    fill(this.body, ...drawing);
  }

  empty(text: string): void {
    this.show(h('p', { class: 'empty' }, text));
  }

  fail(failure: unknown, again: () => void): void {
    this.show(trouble(failure, again));
    this.full = false;
  }

  leaveOut(): void {
    this.full = false;
    this.element.hidden = true;
    this.element.removeAttribute('aria-busy');
    fill(this.body);
  }
}

export function trouble(failure: unknown, again: () => void): HTMLElement {
  return h(
    'div', { class: 'trouble', role: 'alert', 'data-testid': 'trouble' }, h('p', {}, problem(failure)),
    h('button', { type: 'button', class: 'button', onclick: again }, words.state.again));
}
