import type { Takeover } from '../../shared/api';
import { fill, h, option } from '../../shared/dom';
import { saveSigned } from '../../shared/signOn';
import { filterOf, go, logFilters, read, type LogFilter } from '../address';
import type { Reader } from '../reader';
import { words } from '../words';

const l = words.log;

/** The filter's form. Managers offered are those who have been seen in the answers. */
export class Filters {
  readonly element: HTMLElement;
  private readonly fields: Record<LogFilter, HTMLSelectElement>;
  private readonly managers = new Map<string, string>();
  private readonly clear = h('button', { type: 'button', class: 'button', 'data-testid': 'clear', onclick: () => go(Object.fromEntries([...logFilters.map((name) => [name, null]), ['view', 'log']])) }, l.clear);
  private readonly summary = h('summary', {});
  private readonly files = h('p', { class: 'files' });

  constructor() {
    const values: Record<LogFilter, Record<string, string>> = {
      category: words.categories, severity: words.severities, outcome: words.outcomes, state: words.states, manager: {}, paged: { true: l.yes, false: l.no }, worse: { true: l.yes },
    };
    this.fields = Object.fromEntries(logFilters.map((name) => [name, select(name, values[name])])) as Record<LogFilter, HTMLSelectElement>;
    this.element = h(
      'div', { class: 'filter-bar' },
      h('details', { class: 'card filter-box', open: window.matchMedia('(min-width: 701px)').matches },
        this.summary,
        h('form', { class: 'filters', 'aria-label': l.filter, onsubmit: (event) => event.preventDefault() }, ...logFilters.map((name) => h('label', {}, h('span', { class: 'label' }, l[name]), this.fields[name])), this.clear)),
      this.files);
  }

  show(reader: Reader): void {
    const filter = filterOf(read());
    this.drawManagers();
    logFilters.forEach((name) => { this.fields[name].value = filter.get(name) ?? ''; });
    const set = logFilters.filter((name) => filter.get(name)).length;
    this.summary.textContent = l.filters(set);
    this.clear.disabled = set === 0;
    const [csv, safety] = [new URLSearchParams([...reader.moments(), ...filter]), reader.days()];
    fill(this.files, h('span', { class: 'label' }, l.takeAlong), file('csv', l.csv, `/api/takeovers.csv?${csv}`, 'takeovers.csv'), file('sb553', l.sb553, `/api/sb553.csv?${safety}`, 'sb553.csv'),
      h('a', { href: '/review/reading-the-table', target: '_blank', rel: 'noopener' }, l.reading));
  }

  learn(items: readonly Takeover[]): void {
    for (const { manager } of items) {
      if (manager) {
        this.managers.set(manager.id, manager.name);
      }
    }
    this.drawManagers();
  }

  private drawManagers(): void {
    const chosen = read().get('manager') ?? '';
    const known = new Map(this.managers);
    if (chosen && !known.has(chosen)) {
      known.set(chosen, chosen);
    }
    const sorted = [...known].sort((one, other) => one[1].localeCompare(other[1]));
    fill(this.fields.manager, option('', l.anyone, chosen === ''), ...sorted.map(([id, name]) => option(id, name, id === chosen)));
  }
}

function select(name: LogFilter, values: Record<string, string>): HTMLSelectElement {
  const choose = (event: Event): void => go({ view: 'log', [name]: (event.target as HTMLSelectElement).value });
  return h('select', { name, onchange: choose }, option('', name === 'manager' ? l.anyone : l.any, true), ...Object.entries(values).map(([value, label]) => option(value, label, false)));
}

/** A link that is saved by the page: by itself it would carry no token. */
export function file(id: string, label: string, path: string, name: string): HTMLElement {
  const problem = h('span', { class: 'wrong', role: 'alert' });
  const link = h(
    'a', {
      class: 'file', href: path, download: name, 'data-testid': id,
      onclick: (event) => {
        event.preventDefault();
        problem.textContent = '';
        saveSigned(path, name).catch(() => { problem.textContent = ` ${l.saveFailed}`; });
      },
    }, label);
  return h('span', {}, link, problem);
}
