import { de } from './de';
import { en } from './en';
import { es } from './es';
import { fr } from './fr';
import { it } from './it';
import { nl } from './nl';
import { pl } from './pl';
import { pt } from './pt';
import { tr } from './tr';

/** Every text of the tab. Plain, short and kind; `{0}` is filled in. */
export interface Words {
  ask: string; askHint: string; what: string; physical: string; threat: string; verbal: string; sexual: string; discrimination: string; refusing: string;
  asking: string; danger: string; call: string; steps: string; say: string; may: string; noMoreLines: string; worse: string; here: string; alone: string; moreLines: string; withdraw: string;
  again: string; practice: string; offline: string; notOut: string; soon: string; late: string; stillNeeded: string; notNeeded: string; failed: string; where: string; signIn: string; myLog: string;
}

/** The same nine that the cards are in. */
const all: Record<string, Words> = { en, nl, de, fr, es, it, pl, tr, pt };

/** The first of these languages that there are words in. */
export function languageOf(...wanted: readonly (string | null | undefined)[]): string {
  return wanted.map((locale) => locale?.split(/[-_]/)[0]?.toLowerCase() ?? '').find((language) => language in all) ?? 'en';
}

export const wordsOf = (language: string): Words => all[language] ?? en;

export const filled = (text: string, value: string): string => text.replace('{0}', value);
