import { postJson } from '../shared/api';
import { fill, h, option } from '../shared/dom';
import type { Tap } from './card';
import type { Floor, Message, Person } from './floor';
import { MessageList } from './messages';
import { labelOf, locales, managerCommands, suggestions, type Language } from './suggestions';

const toastShown = 7000;

const newsOf = (message: Message): string => message.summary ?? message.text ?? 'New card';

// A mouse has no sideways wheel.
function scrollSideways(event: WheelEvent): void {
  (event.currentTarget as HTMLElement).scrollLeft += event.deltaX || event.deltaY;
}

interface Settings { testId: string; title: string; role: 'employee' | 'manager'; floor: Floor; chosen(phone: Phone, person: string): void }

/** One person's phone: who it is, their chat with the bot, and what they can type. */
export class Phone {
  readonly element: HTMLElement;
  person: string | undefined;
  private language: Language = 'en';
  private readonly who = h('select', { 'aria-label': 'Whose phone', 'data-testid': 'person', onchange: () => this.settings.chosen(this, this.who.value) });
  private readonly app = h('select', { 'aria-label': 'App language', 'data-testid': 'language', onchange: () => this.speak(this.app.value as Language) });
  private readonly shift = h('span', { class: 'badge', 'data-testid': 'shift' });
  private readonly avatar = h('span', { class: 'avatar', 'aria-hidden': 'true' });
  private readonly chips = h('div', { class: 'chips', 'data-testid': 'suggestions', onwheel: (event) => scrollSideways(event as WheelEvent) });
  private readonly toast = h('div', { class: 'toast', role: 'status', hidden: true, 'data-testid': 'toast' });
  private readonly input = h('input', { type: 'text', maxlength: '4000', autocomplete: 'off', 'data-testid': 'input', 'aria-label': 'Message' });
  private readonly messages: MessageList;
  private toastTimer = 0;
  private announced: Message | null = null;

  constructor(private readonly settings: Settings) {
    this.messages = new MessageList((message, tap) => void this.tap(message, tap), () => this.emptyChat());
    const send = h('button', { type: 'submit', class: 'button primary', 'data-testid': 'send' }, 'Send');
    const composer = h('form', { class: 'composer', onsubmit: (event) => { event.preventDefault(); void this.say(this.input.value); } }, this.input, send);
    this.element = h(
      'section', { class: `phone ${settings.role}`, 'data-testid': settings.testId, 'aria-label': settings.title },
      h('header', {}, this.avatar, h('div', { class: 'whose' }, h('span', { class: 'role' }, settings.title), this.who), this.shift, this.tabButton(), this.app),
      h('div', { class: 'chat' }, this.toast, this.messages.element), this.chips, composer);
    this.speak('en');
  }

  own(person: string, people: readonly Person[]): void {
    const changed = this.person !== person;
    this.person = person;
    const mine = people.filter((one) => one.role === this.settings.role);
    fill(this.who, ...mine.map((one) => option(one.id, one.name, one.id === person)));
    const me = people.find((one) => one.id === person);
    this.avatar.textContent = (me?.name ?? '?').slice(0, 1).toUpperCase();
    this.shift.hidden = this.settings.role !== 'manager';
    this.shift.textContent = me?.onShift ? 'On shift' : 'Off shift';
    this.shift.dataset.tone = me?.onShift ? 'good' : '';
    if (changed) {
      this.messages.forget();
      this.hush();
      this.refresh(null);
    }
  }

  refresh(fresh: Message | null): void {
    if (this.person === undefined) {
      return;
    }
    const messages = this.settings.floor.chat(this.person);
    this.messages.show(messages);
    if (fresh?.from === 'bot' && this.settings.role === 'manager') {
      this.announce(newsOf(fresh));
      this.announced = fresh;
    } else if (this.announced && !messages.some((one) => one.id === this.announced?.id && newsOf(one) === newsOf(this.announced))) {
      this.hush();
    }
  }

  /** A phone out of sight can't scroll. */
  toNewest(): void {
    this.messages.toNewest();
  }

  redraw(): void {
    this.messages.forget();
    this.refresh(null);
  }

  private tabButton(): HTMLElement | null {
    return this.settings.role === 'employee'
      ? h('button', { type: 'button', class: 'button', title: 'The one-tap tab, as this person has it in Teams', 'data-testid': 'open-tab', onclick: () => this.openTab() }, 'Tab')
      : null;
  }

  // A page goes to who has the app: on the floor everybody gets it with the first look at the tab.
  private openTab(): void {
    const locale = locales[this.language].locale;
    window.open(`/tab?${new URLSearchParams({ as: this.person ?? '', locale })}`, '_blank');
    void Promise.all(this.settings.floor.people.map((one) => postJson('/rehearsal/api/install', { person: one.id, locale }))).catch(() => undefined);
  }

  private speak(language: Language): void {
    this.language = language;
    const words = locales[language];
    fill(this.app, ...Object.entries(locales).map(([code, known]) => option(code, known.name, code === language)));
    this.input.placeholder = this.settings.role === 'employee' ? words.placeholder : 'Message';
    fill(this.chips, ...this.offers().map(([label, text]) => this.chip(label, text)));
    this.refresh(null);
  }

  private offers(): (readonly [string, string])[] {
    return this.settings.role === 'manager'
      ? managerCommands.map((command) => [command, command] as const)
      : suggestions[this.language].map(([category, text]) => [labelOf(this.language, category), text] as const);
  }

  private chip(label: string, text: string): HTMLElement {
    return h('button', { type: 'button', class: 'chip', title: text, 'data-testid': 'suggestion', onclick: () => void this.say(text) }, label);
  }

  private emptyChat(): HTMLElement {
    const words = locales[this.language];
    const install = h('button', { type: 'button', class: 'button', 'data-testid': 'install', onclick: () => void this.send('install', {}) }, 'Add the app');
    if (this.settings.role === 'manager') {
      return h('div', { class: 'empty' }, h('p', {}, 'Quiet here. A page appears when an employee needs backup.'), install);
    }
    const some = suggestions[this.language].slice(0, 6).map(([category, text]) =>
      h('button', { type: 'button', class: 'idea', 'data-testid': 'idea', onclick: () => void this.say(text) }, h('strong', {}, labelOf(this.language, category)), text));
    return h('div', { class: 'empty' }, h('p', {}, words.empty), h('h3', {}, words.tryThis), ...some, install);
  }

  private async say(text: string): Promise<void> {
    if (!text.trim()) {
      return;
    }
    this.hush();
    this.input.value = '';
    this.input.focus();
    await this.send('say', { text });
  }

  private async tap(message: Message, tap: Tap): Promise<void> {
    this.hush();
    const card = this.messages.element.querySelector(`[data-id="${CSS.escape(message.id)}"]`);
    card?.setAttribute('aria-busy', 'true');
    await this.send('tap', { activityId: message.id, ...tap });
    card?.removeAttribute('aria-busy');
  }

  private async send(what: string, body: object): Promise<void> {
    try {
      await postJson(`/rehearsal/api/${what}`, { person: this.person, locale: locales[this.language].locale, ...body });
    } catch (failure) {
      this.announce(failure instanceof Error ? failure.message : 'The practice floor does not answer.');
    }
  }

  // What is announced may be over by now: somebody else has it.
  private hush(): void {
    this.toast.hidden = true;
    this.announced = null;
  }

  private announce(text: string): void {
    window.clearTimeout(this.toastTimer);
    fill(this.toast, h('strong', {}, 'Manager Backup'), h('span', {}, text));
    this.toast.hidden = false;
    this.toastTimer = window.setTimeout(() => this.hush(), toastShown);
  }
}
