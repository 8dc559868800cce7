import { fill, h } from '../shared/dom';
import type { TakeoverPage } from '../shared/api';
import { follow, linkTo, read } from './address';
import type { SiteComparison, Summary } from './answers';
import { ask, askIfThere } from './feed';
import { figures } from './figures';
import { row } from './log/row';
import { clock, number } from './numbers';
import { Panel, trouble } from './panel';
import type { Reader } from './reader';
import { decisionOf, outcomeOf, readable, supportOf, words } from './words';

const { pictures: p, log: l } = words;
const mostLatest = 5;

/** The truth in six figures, then what is behind them. */
export class Overview {
  readonly element: HTMLElement;
  private readonly tiles = h('section', { class: 'tiles', 'aria-label': words.figures.title });
  private readonly asOf = h('p', { class: 'quiet as-of' });
  private readonly waits = new Panel('waits', p.waits, null);
  private readonly hours = new Panel('hours', p.hours, p.hoursAbout, { wide: true });
  private readonly trend = new Panel('trend', p.trend, null, { wide: true });
  private readonly outcomes = new Panel('outcomes', p.outcomes, p.outcomesAbout);
  private readonly decisions = new Panel('decisions', p.decisions, p.decisionsAbout);
  private readonly support = new Panel('support', p.support, p.supportAbout);
  private readonly silent = new Panel('silent', p.silent, p.silentAbout);
  private readonly sites = new Panel('sites', p.sites, p.sitesAbout, { wide: true });
  private readonly helpful = new Panel('helpful', p.helpful, p.helpfulAbout);
  private readonly latest = new Panel('latest', l.latest, null, { wide: true });
  private readonly pictures = [this.waits, this.silent, this.trend, this.hours, this.outcomes, this.decisions, this.support, this.helpful];
  private compared: SiteComparison | null = null;
  private turn = 0;

  constructor() {
    this.element = h(
      'div', { class: 'overview' }, this.tiles, this.asOf,
      h('div', { class: 'panels' }, this.waits.element, this.silent.element, this.trend.element, this.hours.element, this.outcomes.element, this.decisions.element, this.sites.element, this.support.element, this.helpful.element, this.latest.element));
  }

  async show(reader: Reader): Promise<void> {
    const mine = ++this.turn;
    this.pictures.forEach((panel) => panel.loading());
    if (!this.tiles.hasChildNodes()) {
      fill(this.tiles, h('div', { class: 'figures' }, ...Array.from({ length: 6 }, () => h('div', { class: 'tile card' }, h('div', { class: 'skeleton' })))));
    }
    this.tiles.setAttribute('aria-busy', 'true');
    await Promise.all([this.showFigures(reader, mine), this.showSites(reader, mine), this.showLatest(reader, mine)]);
  }

  /** Sorted anew: nothing has to be asked for. */
  async sort(): Promise<void> {
    if (this.compared) {
      const { sites } = await import('./pictures/sites');
      const focused = document.activeElement?.getAttribute('data-sort');
      this.sites.show(sites(this.compared));
      if (focused) {
        this.sites.element.querySelector<HTMLElement>(`[data-sort="${CSS.escape(focused)}"]`)?.focus();
      }
    }
  }

  private async showFigures(reader: Reader, mine: number): Promise<void> {
    try {
      const [summary, drawing] = await Promise.all([ask<Summary>(`/api/summary?${reader.days()}`), import('./drawing')]);
      if (mine !== this.turn) {
        return;
      }
      // What somebody is reading is not taken away from under their eyes.
      if (!this.tiles.querySelector(':popover-open')) {
        fill(this.tiles, figures(summary, reader.whole, reader.site !== null || reader.sites.length === 1));
      }
      this.asOf.textContent = summary.asOf ? words.state.asOf(clock(summary.asOf, reader.zone)) : '';
      this.drawAll(summary, drawing, reader);
    } catch (failure) {
      if (mine === this.turn) {
        fill(this.tiles, h('div', { class: 'card' }, trouble(failure, () => void this.show(reader))));
        this.pictures.forEach((panel) => panel.leaveOut());
      }
    }
    this.tiles.removeAttribute('aria-busy');
  }

  private drawAll(of: Summary, draw: typeof import('./drawing'), reader: Reader): void {
    const put = (panel: Panel, there: unknown, drawing: () => HTMLElement | null): void => {
      const drawn = there ? drawing() : null;
      if (drawn) {
        panel.show(drawn);
      } else if (there) {
        panel.empty(p.nothing);
      } else {
        panel.leaveOut();
      }
    };
    if (of.total === 0) {
      this.pictures.forEach((panel) => panel.leaveOut()); // What is below says what to do about it.
      return;
    }
    const { from, to } = reader.period;
    const answered = of.waits?.reduce((sum, one) => sum + one.count, 0) ?? 0;
    put(this.waits, of.waits, () => withAbout(answered > 0 ? p.waitsAbout(answered) : null, draw.waits(of.waits ?? [])));
    put(this.hours, of.hours, () => draw.heat(of.hours ?? []));
    put(this.trend, of.days, () => withAbout(p.trendAbout[draw.isByWeek(draw.everyDay(of.days ?? [], from, to)) ? 'week' : 'day'], draw.trend(of.days ?? [], from, to)));
    put(this.outcomes, of.outcomes, () => draw.shares(p.outcomes, p.outcome, of.outcomes ?? {}, outcomeOf));
    put(this.decisions, of.decisions, () => draw.shares(p.decisions, p.decision, of.decisions ?? {}, decisionOf));
    put(this.support, of.support, () => draw.shares(p.support, p.supportName, of.support ?? {}, supportOf));
    put(this.silent, true, () => draw.silent(of));
    put(this.helpful, of.helpfulLines?.length, () => draw.table(
      p.helpful, [p.line, p.times], (of.helpfulLines ?? []).map((line) => [line.text ? `“${readable(line.text)}”` : line.line, number(line.helped)])));
  }

  private async showSites(reader: Reader, mine: number): Promise<void> {
    if (reader.sites.length < 2 || reader.site) {
      this.compared = null;
      this.sites.leaveOut();
      return;
    }
    this.sites.loading();
    try {
      const { from, to } = reader.period;
      const compared = await askIfThere<SiteComparison>(`/api/summary/sites?${new URLSearchParams({ from, to })}`);
      if (mine === this.turn) {
        this.compared = compared?.items.some((one) => one.total !== null) ? compared : null;
        await (this.compared ? this.sort() : this.sites.leaveOut());
      }
    } catch (failure) {
      this.sites.fail(failure, () => void this.showSites(reader, mine));
    }
  }

  private async showLatest(reader: Reader, mine: number): Promise<void> {
    this.latest.loading();
    try {
      const query = reader.moments();
      query.set('limit', String(mostLatest));
      const { items } = await ask<TakeoverPage>(`/api/takeovers?${query}`);
      if (mine !== this.turn) {
        return;
      }
      if (items.length === 0) {
        this.latest.show(h('div', { class: 'empty' }, h('p', {}, l.emptyAll), h('p', {}, l.emptyEver), longer(reader)));
      } else {
        this.latest.show(
          h('ol', { class: 'list' }, ...items.map((item) => row(item, reader, read().get('id')))),
          h('p', {}, h('a', { class: 'to-log', href: linkTo({ view: 'log', id: null }), onclick: follow, 'data-testid': 'to-log' }, l.all)));
      }
    } catch (failure) {
      this.latest.fail(failure, () => void this.showLatest(reader, mine));
    }
  }
}

const withAbout = (about: string | null, drawn: HTMLElement | null): HTMLElement | null => drawn && about ? h('div', {}, h('p', { class: 'about' }, about), drawn) : drawn;

/** A way on from an empty period. */
export function longer(reader: Reader): HTMLElement | null {
  return reader.period.days === 90 ? null : h('a', { class: 'button', href: linkTo({ days: '90', from: null, to: null }), onclick: follow }, l.longer);
}
