import { read } from './address';
import type { SeenSite } from './answers';
import { beginningOf, periodOf, shift, type Period } from './period';

/** Who reads, what they look at, and on which clock. */
export class Reader {
  readonly site: string | null;
  /** The clock of what is looked at; the reader's own where that is sites of several zones, or a list would run to and fro. */
  readonly zone: string | undefined;
  readonly period: Period;

  constructor(readonly sites: readonly SeenSite[]) {
    const address = read();
    this.site = address.get('site');
    const zones = new Set(sites.map((site) => site.timeZone));
    this.zone = this.find(this.site ?? '')?.timeZone ?? (zones.size === 1 ? sites[0]?.timeZone : undefined);
    this.period = periodOf(address, this.zone);
  }

  /** Of what is looked at, they may also read how backed employees felt. */
  get whole(): boolean {
    const one = this.site ? this.find(this.site) : null;
    return one ? one.whole : this.sites.some((site) => site.whole);
  }

  find(site: string): SeenSite | undefined {
    return this.sites.find((one) => one.site.toLowerCase() === site.toLowerCase());
  }

  nameOf(site: string): string {
    return this.find(site)?.name ?? site;
  }

  /** Each site's own clock; the reader's where it is none they see any more. */
  zoneOf(site: string): string | undefined {
    return this.find(site)?.timeZone;
  }

  /** The period as figures take it: whole days, on each site's own calendar. */
  days(): URLSearchParams {
    const query = new URLSearchParams({ from: this.period.from, to: this.period.to });
    if (this.site) {
      query.set('site', this.site);
    }
    return query;
  }

  /** The same days as the log takes them: from one moment to another. What is open to today stays open, so that what happens next is in it. */
  moments(): URLSearchParams {
    const query = new URLSearchParams({ from: beginningOf(this.period.from, this.zone) });
    if (this.period.days === null) {
      query.set('to', beginningOf(shift(this.period.to, 1), this.zone));
    }
    if (this.site) {
      query.set('site', this.site);
    }
    return query;
  }
}
