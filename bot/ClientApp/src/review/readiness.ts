import { h } from '../shared/dom';
import type { Coverage } from '../shared/api';
import type { Drill } from './answers';
import { coverage } from './coverage';
import { askIfThere } from './feed';
import { dateAndClock, duration, number } from './numbers';
import { Panel } from './panel';
import { scrolling, table } from './pictures/table';
import type { Reader } from './reader';
import { reasonOf, words } from './words';

const r = words.readiness;

/** Would a page find somebody? Who can be paged in the coming day, and what drills have shown. */
export class Readiness {
  readonly element: HTMLElement;
  private readonly coverage = new Panel('coverage', r.coverage, r.coverageAbout, { wide: true });
  private readonly drills = new Panel('drills', r.drills, r.drillsAbout, { wide: true });
  private turn = 0;

  constructor() {
    this.element = h('div', { class: 'panels' }, this.coverage.element, this.drills.element);
  }

  async show(reader: Reader): Promise<void> {
    const mine = ++this.turn;
    await Promise.all([
      this.fill(this.coverage, mine, `/api/coverage${reader.site ? `?${new URLSearchParams({ site: reader.site })}` : ''}`, (told: Coverage) => coverage(told.sites), reader),
      this.fill(this.drills, mine, `/api/drills?${reader.days()}`, (told: { items: Drill[] }) => drills(told.items, reader), reader),
    ]);
  }

  private async fill<T>(panel: Panel, mine: number, path: string, draw: (told: T) => HTMLElement, reader: Reader): Promise<void> {
    panel.loading();
    try {
      const told = await askIfThere<T>(path);
      if (mine === this.turn) {
        panel.show(told ? draw(told) : null);
        panel.element.hidden = told === null;
      }
    } catch (failure) {
      if (mine === this.turn) {
        panel.fail(failure, () => void this.show(reader));
      }
    }
  }
}

function drills(items: readonly Drill[], reader: Reader): HTMLElement {
  return items.length === 0 ? h('p', { class: 'empty' }, r.noDrills) : scrolling(r.drills, table(
    r.drills, [r.when, words.site.label, r.startedBy, r.answeredBy, r.after, r.paged, r.delivered, r.failed],
    items.map((drill) => [
      dateAndClock(drill.openedAt, reader.zoneOf(drill.site)), reader.nameOf(drill.site), drill.startedBy ?? r.itself, drill.answeredBy ?? r.nobody,
      duration(drill.secondsToAccept), number(drill.pagedPeople), number(drill.delivered), drill.failed.length > 0 ? drill.failed.map(reasonOf).join(', ') : '–',
    ])));
}
