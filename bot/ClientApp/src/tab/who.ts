import { getJson } from '../shared/api';
import { h, option } from '../shared/dom';
import { signOn } from '../shared/signOn';

interface Player { id: string; name: string; role: string }

/** Who holds the tab, as the server is told: by their sign-in, or in practice whom one plays. */
export class Who {
  /** The role picker of the practice; null where people sign in. */
  readonly picker: HTMLElement | null;

  private constructor(private readonly signed: (() => Promise<Record<string, string>>) | null, players: readonly Player[], private player: string, changed: () => void) {
    const choice = h('select', { id: 'player', 'data-testid': 'player' }, ...players.map((one) => option(one.id, `${one.name} (${one.role})`, one.id === player)));
    choice.addEventListener('change', () => {
      this.player = choice.value;
      changed();
    });
    this.picker = signed ? null : h('label', { class: 'player' }, 'Practice, as ', choice);
  }

  static async find(changed: () => void): Promise<Who> {
    const { mode } = await getJson<{ mode: string }>('/api/signon');
    if (mode !== 'none') {
      return new Who(signOn, [], '', changed);
    }
    const players = await getJson<Player[]>('/rehearsal/api/people');
    const asked = new URLSearchParams(location.search).get('as');
    return new Who(null, players, players.find((one) => one.id === asked)?.id ?? players[0]?.id ?? '', changed);
  }

  /** To tell one person's kept taps from another's on the same phone. In Teams a phone is one person's. */
  get key(): string {
    return this.signed ? 'me' : this.player;
  }

  async headers(): Promise<Record<string, string>> {
    return this.signed ? this.signed() : { 'X-Signed-In-As': this.player };
  }
}
