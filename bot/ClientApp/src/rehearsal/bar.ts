import { postJson } from '../shared/api';
import { h } from '../shared/dom';
import { timeOf } from '../shared/words';

const speeds = [1, 10, 60];

/** The bar above: that this is practice, how fast time runs, and whether the page is connected. */
export class Bar {
  readonly element: HTMLElement;
  private readonly connection = h('span', { class: 'connection', role: 'status', 'data-testid': 'connection' });
  private readonly time = h('time', { 'data-testid': 'clock', title: 'The time at the site' });
  private readonly buttons: HTMLButtonElement[];
  private pace = 1;
  private now = Date.now();
  private read = performance.now();

  constructor() {
    this.buttons = speeds.map((speed) =>
      h('button', { type: 'button', 'data-testid': `speed-${speed}`, 'aria-pressed': 'false', onclick: () => void postJson('/rehearsal/api/speed', { speed }) }, `${speed}×`));
    this.element = h(
      'header', { class: 'bar' },
      h('div', { class: 'brand' }, h('span', { class: 'logo', 'aria-hidden': 'true' }, 'MB'), h('h1', {}, 'Practice floor')),
      h('span', { class: 'badge practice', 'data-tone': 'warn', 'data-testid': 'practice' }, 'Practice · only on this machine'),
      h('div', { class: 'spacer' }),
      h('div', { class: 'speed', role: 'group', 'aria-label': 'How fast time runs' }, h('span', {}, 'Time'), ...this.buttons),
      this.time, this.connection);
    this.connected(false);
    window.setInterval(() => this.tick(), 250);
  }

  connected(isConnected: boolean): void {
    this.connection.dataset.connected = String(isConnected);
    this.connection.textContent = isConnected ? 'Live' : 'Connecting…';
  }

  clock(speed: number, pace: number, now: Date): void {
    this.pace = pace;
    this.now = now.getTime();
    this.read = performance.now();
    this.buttons.forEach((button, index) => button.setAttribute('aria-pressed', String(speeds[index] === speed)));
    this.tick();
  }

  private tick(): void {
    this.time.textContent = timeOf(new Date(this.now + (performance.now() - this.read) * this.pace).toISOString());
  }
}
