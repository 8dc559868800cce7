import { h } from '../shared/dom';
import { words } from './words';

const gap = 6;
const margin = 12;

/** A question mark that opens what a figure means. The browser closes it by Escape and a tap beside it, and gives the focus back. */
export function definition(name: string, title: string, ...content: (Node | string | null)[]): { button: HTMLElement; popover: HTMLElement } {
  const id = `about-${name}`;
  const popover = h(
    'div', { id, class: 'popover', popover: 'auto', role: 'dialog', 'aria-labelledby': `${id}-title`, 'data-testid': id },
    h('h3', { id: `${id}-title` }, title), ...content,
    h('button', { type: 'button', class: 'button', popovertarget: id, popovertargetaction: 'hide' }, words.figures.close));
  const button = h('button', { type: 'button', class: 'ask', popovertarget: id, 'aria-label': words.figures.about(title), 'data-testid': `${id}-button` }, h('span', { 'aria-hidden': 'true' }, '?'));
  popover.addEventListener('toggle', (event) => {
    if ((event as ToggleEvent).newState === 'open') {
      place(popover, button);
    }
  });
  return { button, popover };
}

// Below the button, or above it where there is more room; never out of the window.
function place(popover: HTMLElement, button: HTMLElement): void {
  const at = button.getBoundingClientRect();
  const { width, height } = popover.getBoundingClientRect();
  const below = at.bottom + gap;
  const top = below + height <= window.innerHeight - margin ? below : Math.max(margin, at.top - gap - height);
  const left = Math.min(Math.max(margin, at.left - width / 2), document.documentElement.clientWidth - width - margin);
  popover.style.setProperty('top', `${top}px`);
  popover.style.setProperty('left', `${Math.max(margin, left)}px`);
}
