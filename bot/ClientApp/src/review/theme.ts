import { teamsDarkTheme, teamsHighContrastTheme, teamsLightTheme, type Theme } from '@fluentui/tokens';
import { isInTeams } from '../shared/signOn';

type Look = 'light' | 'dark' | 'contrast';

const themes: Record<Look, Theme> = { light: teamsLightTheme, dark: teamsDarkTheme, contrast: teamsHighContrastTheme };
const named: Record<string, Look> = { default: 'light', light: 'light', dark: 'dark', contrast: 'contrast' };
const system = window.matchMedia('(prefers-color-scheme: dark)');
const paper = window.matchMedia('print');
let chosen: Look | null = null;
let worn: Look | null = null;

/** Told when colours have changed, for what is drawn on a canvas. */
export const changed = new EventTarget();

// Paper is white, whatever the screen wears.
function dress(): void {
  const look = paper.matches ? 'light' : chosen ?? (system.matches ? 'dark' : 'light');
  if (look === worn) {
    return;
  }
  worn = look;
  const root = document.documentElement;
  root.dataset.theme = look;
  for (const [token, value] of Object.entries(themes[look])) {
    root.style.setProperty(`--${token}`, String(value));
  }
  changed.dispatchEvent(new Event('change'));
}

function wear(theme: string | null | undefined): void {
  chosen = theme ? named[theme] ?? chosen : chosen;
  dress();
}

/**
 * Follows Teams where the page is a tab, else the system; the address may say what it begins with.
 * @param linked Told what a link within Teams asks for, if the page was opened by one.
 */
export function followTheme(linked: (view: string) => void): void {
  system.addEventListener('change', dress);
  paper.addEventListener('change', dress);
  window.matchMedia('(forced-colors: active)').addEventListener('change', () => changed.dispatchEvent(new Event('change')));
  wear(new URLSearchParams(location.search).get('theme'));
  if (isInTeams()) {
    void followTeams(linked).catch(() => undefined);
  }
}

async function followTeams(linked: (view: string) => void): Promise<void> {
  const { app } = await import('@microsoft/teams-js');
  await app.initialize();
  app.notifySuccess();
  app.registerOnThemeChangeHandler(wear);
  const context = await app.getContext();
  wear(context.app.theme);
  if (context.page.subPageId) {
    linked(context.page.subPageId);
  }
}
