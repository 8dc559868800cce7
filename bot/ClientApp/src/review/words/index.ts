import { plain } from '../../shared/words';
import { de } from './de';
import { en, type Words } from './en';
import { nl } from './nl';
import { deStory } from './story.de';
import { enStory, type StoryWords } from './story.en';
import { nlStory } from './story.nl';

const all: Record<string, { words: Words; story: StoryWords; locale: string }> = {
  en: { words: en, story: enStory, locale: 'en-GB' }, nl: { words: nl, story: nlStory, locale: 'nl' }, de: { words: de, story: deStory, locale: 'de' },
};

/** The first of these that there are words in: what the address asks for, what Teams says of itself, what the browser prefers. */
function chosen(): string {
  const address = new URLSearchParams(location.search);
  const wanted = [address.get('lang'), address.get('locale'), ...navigator.languages];
  return wanted.map((one) => one?.split(/[-_]/)[0]?.toLowerCase() ?? '').find((one) => one in all) ?? 'en';
}

export const language = chosen();

const { words: found, story: told, locale: usual } = all[language] ?? all.en!; // English is always there.

export const words = found;
export const storyWords = told;

/** The reader's own region where it is of the same language, so that dates read as at home. */
export const locale = navigator.languages.find((one) => one.toLowerCase().startsWith(language)) ?? usual;

export const stateOf = (state: string): string => words.states[state] ?? plain(state);
export const categoryOf = (category: string): string => words.categories[category] ?? plain(category);
export const outcomeOf = (outcome: string): string => words.outcomes[outcome] ?? plain(outcome);
export const decisionOf = (decision: string): string => words.decisions[decision] ?? plain(decision);
export const supportOf = (support: string): string => words.supports[support] ?? plain(support);
export const severityOf = (severity: number | string): string => words.severities[String(severity)] ?? String(severity);

const refusals: Record<string, string> = {
  MessageWritesBlocked: 'blocked', ConversationBlockedByUser: 'blocked', BotDisabledByUser: 'blocked', BotDisabledByAdmin: 'disabled',
  BotNotInConversationRoster: 'notInstalled', ForbiddenOperationException: 'notInstalled', BotNotInstalled: 'notInstalled',
};

/** Why a page could not be delivered; what the channel says in another way is told as it says it. */
export const reasonOf = (reason: string): string => {
  const code = Object.keys(refusals).find((one) => reason.includes(one));
  return code ? words.readiness.states[refusals[code] ?? ''] ?? reason : plain(reason);
};

const mark = /\[(phone|e-mail|card|account|plate|name|erased)\]/g;

/** Stored words say in one way, for every language, what was taken out of them. */
export const readable = (stored: string): string => stored.replace(mark, (whole, name: string) => `[${words.marks[name] ?? whole}]`);
