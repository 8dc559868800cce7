import { isInTeams } from '../shared/signOn';

const themes: Record<string, string> = { default: 'light', dark: 'dark', contrast: 'contrast' };

/** Without Teams, or before it answers, the address and the browser say how it looks. */
export function wear(theme: string | null | undefined): void {
  const known = theme ? themes[theme] : undefined;
  if (known) {
    document.documentElement.dataset.theme = known;
  }
}

/** Follows the theme of Teams. Nothing waits for it: outside of Teams it never comes. */
export async function followTeams(): Promise<void> {
  if (!isInTeams()) {
    return;
  }
  const { app } = await import('@microsoft/teams-js');
  await app.initialize();
  app.notifySuccess();
  app.registerOnThemeChangeHandler(wear);
  wear((await app.getContext()).app.theme);
}
