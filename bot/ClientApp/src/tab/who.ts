import { h, option } from '../shared/dom';

interface SignOn { mode: 'none' | 'entra'; clientId?: string; authority?: string; scope?: string }

interface Player { id: string; name: string; role: string }

/** Who holds the tab, as the server is told: a token from Teams, or in practice whom one plays. */
export class Who {
  /** The role picker of the practice; null where people sign in. */
  readonly picker: HTMLElement | null;

  private constructor(private readonly token: (() => Promise<string>) | null, players: readonly Player[], private player: string, changed: () => void) {
    const choice = h('select', { id: 'player', 'data-testid': 'player' }, ...players.map((one) => option(one.id, `${one.name} (${one.role})`, one.id === player)));
    choice.addEventListener('change', () => {
      this.player = choice.value;
      changed();
    });
    this.picker = token ? null : h('label', { class: 'player' }, 'Practice, as ', choice);
  }

  static async find(changed: () => void): Promise<Who> {
    const signOn = (await (await fetch('/api/signon')).json()) as SignOn;
    if (signOn.mode !== 'none') {
      const { app, authentication } = await import('@microsoft/teams-js');
      await app.initialize();
      return new Who(() => authentication.getAuthToken(), [], '', changed);
    }
    const players = (await (await fetch('/rehearsal/api/people')).json()) as Player[];
    const asked = new URLSearchParams(location.search).get('as');
    return new Who(null, players, players.find((one) => one.id === asked)?.id ?? players[0]?.id ?? '', changed);
  }

  /** To tell one person's kept taps from another's on the same phone. In Teams a phone is one person's. */
  get key(): string {
    return this.token ? 'me' : this.player;
  }

  async headers(): Promise<Record<string, string>> {
    return this.token ? { Authorization: `Bearer ${await this.token()}` } : { 'X-Signed-In-As': this.player };
  }
}
