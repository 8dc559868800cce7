/** The filter lives in the address, so that a link shows what its sender saw. `id` is the takeover that is open. */
export const filterNames = ['site', 'from', 'to', 'category', 'severity', 'outcome', 'manager'] as const;

export type FilterName = (typeof filterNames)[number];

export function read(): URLSearchParams {
  return new URLSearchParams(location.search);
}

export function filterOf(address: URLSearchParams): URLSearchParams {
  const filter = new URLSearchParams();
  for (const name of filterNames) {
    const value = address.get(name);
    if (value) {
      filter.set(name, value);
    }
  }
  return filter;
}

export function go(change: Record<string, string | null>): void {
  const next = read();
  for (const [name, value] of Object.entries(change)) {
    if (value) {
      next.set(name, value);
    } else {
      next.delete(name);
    }
  }
  const query = next.toString();
  history.pushState(null, '', query ? `?${query}` : location.pathname);
  window.dispatchEvent(new PopStateEvent('popstate'));
}
