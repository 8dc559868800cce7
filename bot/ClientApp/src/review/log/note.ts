import { Refused } from '../../shared/api';
import { h } from '../../shared/dom';
import { signOn } from '../../shared/signOn';
import { problem } from '../feed';
import { storyWords } from '../words';

const longest = 2000;

/** Nothing of a story can be edited; a note is an entry of its own. */
export function noteForm(id: string, saved: () => Promise<void>): HTMLElement {
  const said = h('p', { class: 'note-said', role: 'status', 'data-testid': 'note-said' });
  const text = h('textarea', { id: 'note-text', rows: '3', maxlength: String(longest), 'aria-describedby': 'note-about', 'data-testid': 'note-text' });
  const button = h('button', { type: 'submit', class: 'button primary', 'data-testid': 'note-save' }, storyWords.noteSave);
  const save = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (!text.value.trim()) {
      said.textContent = storyWords.noteEmpty;
      text.focus();
      return;
    }
    button.disabled = true;
    try {
      await post(id, text.value.trim());
      await saved();
      const fresh = document.querySelector<HTMLElement>('[data-testid="note-said"]');
      if (fresh) {
        fresh.textContent = storyWords.noteSaved;
      }
    } catch (failure) {
      said.textContent = `${storyWords.noteFailed} ${failure instanceof Refused && failure.status === 400 ? failure.message : problem(failure)}`;
      said.classList.add('wrong');
    }
    button.disabled = false;
  };
  return h(
    'form', { class: 'note', 'data-testid': 'note', onsubmit: (event) => void save(event) },
    h('h3', {}, storyWords.note), h('p', { id: 'note-about', class: 'quiet' }, storyWords.noteAbout),
    h('label', { for: 'note-text', class: 'label' }, storyWords.noteText), text, h('div', { class: 'note-actions' }, button, said));
}

async function post(id: string, text: string): Promise<void> {
  const response = await fetch(`/api/takeovers/${encodeURIComponent(id)}/notes`, {
    method: 'POST', headers: { 'Content-Type': 'application/json', Accept: 'application/json', ...await signOn() }, body: JSON.stringify({ text }),
  });
  if (!response.ok) {
    const told = await response.json().catch(() => null) as { error?: { message?: string } } | null;
    throw new Refused(response.status, told?.error?.message ?? '');
  }
}
