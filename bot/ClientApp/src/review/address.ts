/** What is seen stands in the address, so that a link shows what its sender saw. */
export const logFilters = ['category', 'severity', 'outcome', 'state', 'manager', 'paged', 'worse'] as const;

export type LogFilter = (typeof logFilters)[number];
export type View = 'overview' | 'log' | 'readiness' | 'mine';

export function read(): URLSearchParams {
  return new URLSearchParams(location.search);
}

/** A filter or a takeover alone is a link to the log. */
export function viewOf(address: URLSearchParams): View {
  const named = address.get('view');
  return named === 'log' || named === 'readiness' || named === 'mine' || named === 'overview' ? named
    : address.has('id') || logFilters.some((name) => address.get(name)) ? 'log'
    : 'overview';
}

export function filterOf(address: URLSearchParams): URLSearchParams {
  const filter = new URLSearchParams();
  for (const name of logFilters) {
    const value = address.get(name);
    if (value) {
      filter.set(name, value);
    }
  }
  return filter;
}

export function linkTo(change: Record<string, string | null>): string {
  const next = read();
  for (const [name, value] of Object.entries(change)) {
    if (value) {
      next.set(name, value);
    } else {
      next.delete(name);
    }
  }
  const query = next.toString();
  return query ? `?${query}` : location.pathname;
}

export function go(change: Record<string, string | null>): void {
  const link = linkTo(change);
  if (link !== (location.search || location.pathname)) {
    history.pushState(null, '', link);
    window.dispatchEvent(new PopStateEvent('popstate'));
  }
}

/** For a real link: a plain click stays on the page, and with a key it opens a window of its own as every link does. */
export function follow(event: Event): void {
  const click = event as MouseEvent;
  if (click.button === 0 && !click.ctrlKey && !click.metaKey && !click.shiftKey && !click.altKey) {
    event.preventDefault();
    const { search, pathname } = event.currentTarget as HTMLAnchorElement;
    history.pushState(null, '', search || pathname);
    window.dispatchEvent(new PopStateEvent('popstate'));
  }
}
