import { Refused } from '../shared/api';

export interface Line { id: string; text: string }

export interface Truth { state: string; tone: string; call: string | null; callNow: boolean; along: string | null; support: string | null }

export interface Asked {
  id: string; state: string; category: string; practice: boolean; over: boolean; truth: Truth; emergency: string | null; steps: string[]; backing: string;
  lines: Line[]; noMoreLines: boolean; youMay: string[]; verbs: string[];
}

export interface Site { id: string; name: string }

export interface View { person: { id: string; name: string }; site: Site | null; sites: Site[]; phone: string; emergency: string | null; request: Asked | null; notice: string | null }

/** The server could not be reached, or not in a time that is worth waiting for. */
export class Away extends Error {}

const patience = 8000;

/** Asks the server as this person. Throws `Refused` for its no, `Away` when there is nobody to say so. */
export class TabApi {
  constructor(private readonly language: string, private readonly headers: () => Promise<Record<string, string>>) {}

  current(last: string | null): Promise<View> {
    return this.send('GET', 'requests/current', last ? { last } : {});
  }

  ask(what: string, tap: string): Promise<View> {
    return this.send('POST', 'requests', {}, { what, tap });
  }

  tap(request: string, verb: string, tap: string): Promise<View> {
    return this.send('POST', `requests/${encodeURIComponent(request)}/${verb}`, {}, { tap });
  }

  choose(site: string): Promise<View> {
    return this.send('POST', 'site', {}, { site });
  }

  /** Everything that is stored of this person's requests, as CSV. */
  async ownLog(): Promise<Blob> {
    const headers = await this.headers();
    const response = await fetch('/api/me/takeovers.csv', { headers, signal: AbortSignal.timeout(patience) }).catch(() => {
      throw new Away();
    });
    if (!response.ok) {
      throw new Refused(response.status, messageOf(await response.text()));
    }
    return response.blob();
  }

  private async send(method: string, path: string, query: Record<string, string>, body?: object): Promise<View> {
    let response: Response;
    let text: string;
    const headers = await this.headers();
    try {
      response = await fetch(`/api/tab/${path}?${new URLSearchParams({ language: this.language, ...query })}`, {
        method,
        headers: { Accept: 'application/json', ...(body ? { 'Content-Type': 'application/json' } : {}), ...headers },
        ...(body ? { body: JSON.stringify(body) } : {}),
        signal: AbortSignal.timeout(patience),
      });
      text = await response.text();
    } catch {
      throw new Away();
    }
    if (response.ok) {
      return JSON.parse(text) as View;
    }
    throw new Refused(response.status, messageOf(text));
  }
}

function messageOf(text: string): string {
  try {
    return (JSON.parse(text) as { error?: { message?: string } }).error?.message ?? '';
  } catch {
    return '';
  }
}
