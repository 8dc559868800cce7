import { AdaptiveCard, ExecuteAction, OpenUrlAction, SerializationContext, SubmitAction } from 'adaptivecards';
import type { Action } from 'adaptivecards';
import { hostConfig } from './hostConfig';
import { markdown } from './markdown';

export interface Tap { type: 'Execute' | 'Submit'; verb: string; data: unknown }

const darkness = window.matchMedia('(prefers-color-scheme: dark)');

AdaptiveCard.onProcessMarkdown = (text, result) => {
  const holder = document.createElement('div');
  holder.append(markdown(text));
  result.outputHtml = holder.innerHTML;
  result.didProcess = true;
};

export function onThemeChange(redraw: () => void): void {
  darkness.addEventListener('change', redraw);
}

/** Draws a card; what can't be drawn is said, as a client would not do it silently either. */
export function drawCard(json: unknown, tap: (what: Tap) => void): HTMLElement {
  const card = new AdaptiveCard();
  card.hostConfig = hostConfig(darkness.matches);
  card.onExecuteAction = (action) => act(action, tap);
  try {
    card.parse(json, new SerializationContext());
    const drawn = card.render();
    if (drawn) {
      return drawn;
    }
  } catch (failure) {
    console.error('The card could not be drawn', failure);
  }
  const sorry = document.createElement('p');
  sorry.textContent = 'This card could not be drawn.';
  return sorry;
}

function act(action: Action, tap: (what: Tap) => void): void {
  if (action instanceof ExecuteAction) {
    tap({ type: 'Execute', verb: action.verb, data: action.data ?? {} });
  } else if (action instanceof SubmitAction) {
    tap({ type: 'Submit', verb: '', data: action.data ?? {} });
  } else if (action instanceof OpenUrlAction && action.url && /^(https?|tel|mailto):/i.test(action.url)) {
    window.open(action.url, '_blank', 'noopener');
  }
}
