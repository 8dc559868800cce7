/**
 * A tap that the server has not confirmed. It lives in the browser, so that it outlives the page and a lost connection. `person` is empty
 * when it was tapped before the page knew whose it is.
 */
export interface KeptTap { tap: string; what: string; at: number; person: string }

/** Older than this, a tap is not sent without asking: nobody is called to something that is long over. */
export const tooOld = 10 * 60_000;

const place = 'manager-backup.tab.kept';
const most = 5;

// A browser may forbid storage to a page within another; then a tap lives as long as the page.
let memory: KeptTap[] = [];

function all(): KeptTap[] {
  try {
    return JSON.parse(localStorage.getItem(place) ?? '[]') as KeptTap[];
  } catch {
    return memory;
  }
}

function write(taps: KeptTap[]): void {
  memory = taps;
  try {
    localStorage.setItem(place, JSON.stringify(taps));
  } catch {
    // As above.
  }
}

export const keptOf = (person: string): KeptTap[] => all().filter((tap) => tap.person === person || tap.person === '');

export const keep = (tap: KeptTap): void => write([...all(), tap].slice(-most));

export const forget = (...taps: string[]): void => write(all().filter((one) => !taps.includes(one.tap)));

/** The same for as long as the tap is being sent, so that it counts once. */
export function newTap(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

const phonePlace = 'manager-backup.tab.call';

export interface Numbers { phone: string; emergency: string | null }

/** The numbers to call, remembered for when nothing can be asked for. */
export function rememberNumbers(numbers: Numbers): void {
  try {
    localStorage.setItem(phonePlace, JSON.stringify(numbers));
  } catch {
    // Then they are shown as long as the page lives.
  }
}

export function rememberedNumbers(): Numbers {
  try {
    return JSON.parse(localStorage.getItem(phonePlace) ?? '') as Numbers;
  } catch {
    return { phone: '', emergency: null };
  }
}
