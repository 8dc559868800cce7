import { h, option } from '../../shared/dom';
import { linkTo, read } from '../address';
import type { Player } from '../answers';
import { words } from '../words';

/** In practice, where nobody signs in: whom to play. The page begins anew as somebody else, as it would for them. */
export function rolePicker(players: readonly Player[]): HTMLElement {
  const as = read().get('as') ?? '';
  const name = (player: Player): string =>
    `${player.name ?? words.practice.opsLead} (${[player.name ? words.practice[player.role] : null, player.site].filter(Boolean).join(', ') || player.id.slice(0, 8)})`;
  const choice = h(
    'select', { 'data-testid': 'player', onchange: () => location.assign(linkTo({ as: choice.value || null, id: null, site: null, view: null })) },
    option('', words.practice.everyone, as === ''), ...players.map((player) => option(player.id, name(player), player.id === as)));
  return h('label', { class: 'player' }, h('span', {}, words.practice.label), choice);
}
