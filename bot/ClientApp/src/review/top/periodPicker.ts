import { h } from '../../shared/dom';
import { go } from '../address';
import { calendarDay } from '../numbers';
import { lengths, type Period } from '../period';
import { words } from '../words';

/** The last 7, 28 or 90 days, or from one day to another. */
export class PeriodPicker {
  readonly element: HTMLElement;
  private readonly radios = new Map<string, HTMLInputElement>();
  private readonly from = this.day('from', words.period.from);
  private readonly to = this.day('to', words.period.to);
  private readonly dates: HTMLElement;
  private readonly said = h('p', { class: 'period-said', 'data-testid': 'period' });
  private shown: Period | null = null;

  constructor() {
    const choices = [...lengths.map((days) => [String(days), words.period.days(days)] as const), ['custom', words.period.custom] as const];
    this.dates = h('div', { class: 'dates', hidden: true }, this.from.parentElement, this.to.parentElement);
    this.element = h(
      'fieldset', { class: 'period' }, h('legend', { class: 'label' }, words.period.label),
      h('div', { class: 'segments' }, ...choices.map(([value, label]) => this.choice(value, label))), this.dates, this.said);
  }

  show(period: Period): void {
    this.shown = period;
    const value = period.days === null ? 'custom' : String(period.days);
    this.radios.forEach((radio, name) => { radio.checked = name === value; });
    this.dates.hidden = period.days !== null;
    this.from.value = period.from;
    this.to.value = period.to;
    this.said.textContent = period.from > period.to ? words.period.wrong : words.period.shown(calendarDay(period.from), calendarDay(period.to));
    this.said.classList.toggle('wrong', period.from > period.to);
  }

  private choice(value: string, label: string): HTMLElement {
    const radio = h('input', { type: 'radio', name: 'period', value, 'data-testid': `period-${value}`, onchange: () => this.choose(value) });
    this.radios.set(value, radio);
    return h('label', {}, radio, h('span', {}, label));
  }

  private choose(value: string): void {
    if (value === 'custom') {
      go({ days: null, from: this.shown?.from ?? null, to: this.shown?.to ?? null });
    } else {
      go({ days: value, from: null, to: null });
    }
  }

  private day(name: 'from' | 'to', label: string): HTMLInputElement {
    const field = h('input', { type: 'date', name, required: true, onchange: () => { if (field.value) { go({ days: null, from: this.from.value, to: this.to.value }); } } });
    h('label', {}, h('span', { class: 'label' }, label), field);
    return field;
  }
}
