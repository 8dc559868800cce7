import { fill, h } from '../../shared/dom';
import { words } from '../words';

export interface Choice { value: string; label: string }

const mostShown = 50;

/** A field that searches in many choices, as the ARIA practices describe a combobox with a list. */
export class Combo {
  readonly element: HTMLElement;
  private readonly field: HTMLInputElement;
  private readonly list = h('ul', { id: 'site-choices', role: 'listbox', class: 'choices', hidden: true });
  private readonly rest = h('p', { class: 'choices-more', role: 'status', hidden: true });
  private found: Choice[] = [];
  private active = -1;
  private value = '';

  constructor(label: string, private readonly choices: readonly Choice[], private readonly chosen: (value: string) => void) {
    this.list.setAttribute('aria-label', label);
    this.field = h('input', {
      id: 'site-field', type: 'text', role: 'combobox', autocomplete: 'off', spellcheck: 'false', 'aria-autocomplete': 'list', 'aria-controls': 'site-choices', 'aria-expanded': 'false',
      placeholder: words.site.search, 'data-testid': 'site', oninput: () => this.open(this.field.value), onclick: () => this.open(''),
      onkeydown: (event) => this.key(event as KeyboardEvent), onblur: () => this.close(),
      onfocus: () => this.field.select(),
    });
    this.element = h('div', { class: 'combo' }, h('label', { for: 'site-field', class: 'label' }, label), this.field, h('div', { class: 'choices-box' }, this.list, this.rest));
  }

  show(value: string): void {
    this.value = value;
    this.close();
  }

  private open(text: string): void {
    const wanted = text.toLocaleLowerCase().split(/\s+/).filter(Boolean);
    const all = this.choices.filter((one) => wanted.every((word) => `${one.label} ${one.value}`.toLocaleLowerCase().includes(word)));
    this.found = all.slice(0, mostShown);
    this.active = wanted.length > 0 && this.found.length > 0 ? 0 : this.found.findIndex((one) => one.value === this.value);
    fill(this.list, ...this.found.map((one, i) => h(
      'li', { id: `site-choice-${i}`, role: 'option', 'aria-selected': String(one.value === this.value), onmousedown: (event) => { event.preventDefault(); this.pick(i); } }, one.label)));
    this.list.hidden = this.found.length === 0;
    this.rest.hidden = all.length > 0 && all.length <= mostShown;
    this.rest.textContent = all.length === 0 ? words.site.none : words.site.more(all.length - mostShown);
    this.field.setAttribute('aria-expanded', String(!this.list.hidden));
    this.mark();
  }

  private close(): void {
    this.list.hidden = true;
    this.rest.hidden = true;
    this.field.setAttribute('aria-expanded', 'false');
    this.field.removeAttribute('aria-activedescendant');
    this.field.value = this.label();
  }

  private label(): string {
    return this.choices.find((one) => one.value === this.value)?.label ?? this.value;
  }

  private pick(index: number): void {
    const one = this.found[index];
    if (one) {
      this.value = one.value;
      this.close();
      this.chosen(one.value);
    }
  }

  private key(event: KeyboardEvent): void {
    const closed = this.list.hidden;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (closed) {
        this.open(this.field.value === this.label() ? '' : this.field.value);
      } else {
        const by = event.key === 'ArrowDown' ? 1 : -1;
        this.active = (this.active + by + this.found.length) % this.found.length;
        this.mark();
      }
    } else if (event.key === 'Enter' && !closed) {
      event.preventDefault();
      this.pick(this.active);
    } else if (event.key === 'Escape' && !closed) {
      event.stopPropagation();
      this.close();
    }
  }

  private mark(): void {
    [...this.list.children].forEach((item, i) => item.classList.toggle('active', i === this.active));
    const item = this.list.children[this.active];
    item?.scrollIntoView({ block: 'nearest' });
    if (item) {
      this.field.setAttribute('aria-activedescendant', item.id);
    } else {
      this.field.removeAttribute('aria-activedescendant');
    }
  }
}
