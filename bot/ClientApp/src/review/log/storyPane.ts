import { fill, h } from '../../shared/dom';
import type { TakeoverStory } from '../../shared/api';
import { ask, isRefusal } from '../feed';
import { trouble } from '../panel';
import type { Reader } from '../reader';
import { storyWords, words } from '../words';
import { noteForm } from './note';
import { backLink, story } from './story';

/** The takeover that is open, beside the list or in its place. */
export class StoryPane {
  readonly element = h('aside', { class: 'detail card', 'aria-label': storyWords.what, hidden: true });
  private shown: string | null = null;

  /** @param again It may have moved on since; what somebody is writing stays. */
  async show(id: string | null, reader: Reader, again = false): Promise<void> {
    this.element.hidden = id === null;
    if (id === this.shown) {
      if (id && again && !this.element.querySelector<HTMLTextAreaElement>('textarea')?.value && !this.element.contains(document.activeElement)) {
        await this.load(id, reader);
      }
      return;
    }
    const cameFrom = this.shown;
    this.shown = id;
    if (id === null) {
      fill(this.element);
      document.querySelector<HTMLElement>(`[data-testid="takeover"][data-id="${CSS.escape(cameFrom ?? '')}"]`)?.focus();
      return;
    }
    fill(this.element, h('div', { class: 'story-wait', 'aria-busy': 'true' }, backLink(), h('p', {}, words.state.loading), h('div', { class: 'skeleton' })));
    await this.load(id, reader);
    this.element.querySelector<HTMLElement>('h2')?.focus({ preventScroll: true });
    this.element.scrollTop = 0;
  }

  private async load(id: string, reader: Reader): Promise<void> {
    try {
      const told = await ask<TakeoverStory>(`/api/takeovers/${encodeURIComponent(id)}`);
      if (this.shown === id) {
        fill(this.element, story(told, reader), noteForm(id, () => this.load(id, reader)));
      }
    } catch (failure) {
      if (this.shown === id) {
        const gone = isRefusal(failure, 404) || isRefusal(failure, 400);
        fill(this.element, h('div', { class: 'story' }, backLink(), gone ? h('p', { class: 'empty', role: 'alert' }, storyWords.gone) : trouble(failure, () => void this.load(id, reader))));
      }
    }
  }
}
