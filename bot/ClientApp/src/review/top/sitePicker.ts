import { fill, h, option } from '../../shared/dom';
import { go } from '../address';
import type { SeenSite } from '../answers';
import { words } from '../words';
import { Combo } from './combo';

const mostInAList = 10;

/** Of one site its name, of some a list, of many a field to search in. */
export class SitePicker {
  readonly element = h('div', { class: 'site-picker', 'data-testid': 'site-picker' });
  private update: (site: string | null) => void = () => undefined;

  offer(sites: readonly SeenSite[]): void {
    const all = sites.length > mostInAList ? words.site.allOf(sites.length) : words.site.all;
    const chosen = (site: string): void => go({ site: site || null, id: null });
    if (sites.length === 1) {
      fill(this.element, h('span', { class: 'label' }, words.site.label), h('strong', { class: 'only-site' }, sites[0]?.name ?? ''));
    } else if (sites.length <= mostInAList) {
      const choice = h('select', { name: 'site', onchange: () => chosen(choice.value) }, option('', all, true), ...sites.map((one) => option(one.site, one.name, false)));
      this.update = (site) => { choice.value = site ?? ''; };
      fill(this.element, h('label', {}, h('span', { class: 'label' }, words.site.label), choice));
    } else {
      const combo = new Combo(words.site.label, [{ value: '', label: all }, ...sites.map((one) => ({ value: one.site, label: one.name }))], chosen);
      this.update = (site) => combo.show(site ?? '');
      fill(this.element, combo.element);
    }
  }

  show(site: string | null): void {
    this.update(site);
  }
}
