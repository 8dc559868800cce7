import type { Takeover } from '../shared/api';
import { fill, h, option } from '../shared/dom';
import { saveSigned } from '../shared/signOn';
import { categories, outcomes, severities } from '../shared/words';
import { filterNames, filterOf, go, read, type FilterName } from './address';

type Field = HTMLInputElement | HTMLSelectElement;

const change = (event: Event): void => {
  const field = event.target as Field;
  go({ [field.name]: field.value });
};

const save = (event: Event): void => {
  event.preventDefault();
  void saveSigned((event.currentTarget as HTMLAnchorElement).href, 'takeovers.csv').catch(() => alert('The file could not be saved. Please try again.'));
};

/** The filter's form. Sites and managers offered are those that have been seen in the answers. */
export class Filters {
  readonly element: HTMLElement;
  private readonly fields: Record<FilterName, Field> = {
    site: h('input', { name: 'site', type: 'text', list: 'sites', placeholder: 'Any', onchange: change }),
    from: h('input', { name: 'from', type: 'date', onchange: change }),
    to: h('input', { name: 'to', type: 'date', onchange: change }),
    category: select('category', categories),
    severity: select('severity', severities),
    outcome: select('outcome', outcomes),
    manager: h('select', { name: 'manager', onchange: change }),
  };
  private readonly sites = h('datalist', { id: 'sites' });
  private readonly clear = h('button', { type: 'button', class: 'button', 'data-testid': 'clear', onclick: () => go(Object.fromEntries(filterNames.map((name) => [name, null]))) }, 'Clear');
  private readonly csv = h('a', { class: 'button', 'data-testid': 'csv', download: 'takeovers.csv', onclick: save }, 'CSV');
  private readonly seenSites = new Set<string>();
  private readonly seenManagers = new Map<string, string>();

  constructor() {
    const labels: Record<FilterName, string> = { site: 'Site', from: 'From', to: 'To', category: 'Category', severity: 'Severity', outcome: 'Outcome', manager: 'Manager' };
    this.element = h(
      'form', { class: 'filters', 'aria-label': 'Filter', onsubmit: (event) => event.preventDefault() },
      ...filterNames.map((name) => h('label', {}, h('span', {}, labels[name]), this.fields[name])),
      h('div', { class: 'filter-actions' }, this.clear, this.csv), this.sites);
  }

  show(): void {
    const address = read();
    this.drawManagers();
    for (const name of filterNames) {
      this.fields[name].value = address.get(name) ?? '';
    }
    const filter = filterOf(address).toString();
    this.clear.disabled = filter === '';
    this.csv.href = `/api/takeovers.csv${filter ? `?${filter}` : ''}`;
  }

  learn(items: readonly Takeover[]): void {
    for (const item of items) {
      this.seenSites.add(item.site);
      if (item.manager) {
        this.seenManagers.set(item.manager.id, item.manager.name);
      }
    }
    fill(this.sites, ...[...this.seenSites].sort().map((site) => option(site, site, false)));
    this.drawManagers();
  }

  private drawManagers(): void {
    const chosen = read().get('manager') ?? '';
    const known = new Map(this.seenManagers);
    if (chosen && !known.has(chosen)) {
      known.set(chosen, chosen);
    }
    fill(this.fields.manager, option('', 'Anyone', chosen === ''), ...[...known].map(([id, name]) => option(id, name, id === chosen)));
  }
}

function select(name: string, values: Record<string, string>): HTMLSelectElement {
  return h('select', { name, onchange: change }, option('', 'Any', true), ...Object.entries(values).map(([value, label]) => option(value, label, false)));
}
