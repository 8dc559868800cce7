import { HostConfig } from 'adaptivecards';

interface Palette { text: string; quiet: string; accent: string; good: string; warning: string; attention: string; fills: Record<string, string>; line: string }

const light: Palette = {
  text: '#242424', quiet: '#616161', accent: '#4f52b2', good: '#1e6b41', warning: '#7a4d00', attention: '#b3203a', line: '#e0e0e0',
  fills: { default: '#ffffff', emphasis: '#f5f5f8', good: '#e7f4ec', warning: '#fdf3dd', attention: '#fdecee', accent: '#ecedfb' },
};

const dark: Palette = {
  text: '#ffffff', quiet: '#b8b6c2', accent: '#a6abf7', good: '#92d6ae', warning: '#f3cb78', attention: '#f9a3ad', line: '#45434e',
  fills: { default: '#292830', emphasis: '#34333c', good: '#1f3a2b', warning: '#41351a', attention: '#4a2329', accent: '#33345a' },
};

/** As near to Teams as the card renderer's settings go. */
export function hostConfig(isDark: boolean): HostConfig {
  const palette = isDark ? dark : light;
  return new HostConfig({
    fontFamily: '"Segoe UI", "Segoe UI Web", "Helvetica Neue", "Liberation Sans", system-ui, Arial, sans-serif',
    fontSizes: { small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 },
    fontWeights: { lighter: 400, default: 400, bolder: 600 },
    lineHeights: { small: 16, default: 20, medium: 20, large: 24, extraLarge: 32 },
    spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
    separator: { lineThickness: 1, lineColor: palette.line },
    supportsInteractivity: true,
    containerStyles: Object.fromEntries(Object.entries(palette.fills).map(([name, fill]) => [name, style(palette, fill)])),
    actions: { maxActions: 6, spacing: 'default', buttonSpacing: 8, actionsOrientation: 'horizontal', actionAlignment: 'left', showCard: { actionMode: 'inline', inlineTopMargin: 12 } },
    adaptiveCard: { allowCustomStyle: false },
    inputs: { label: { requiredInputs: { weight: 'bolder', suffix: ' *' }, optionalInputs: { weight: 'bolder' } }, errorMessage: { color: 'attention' } },
    factSet: { title: { weight: 'bolder', wrap: true, maxWidth: 120 }, value: { wrap: true }, spacing: 12 },
  });
}

function style(palette: Palette, fill: string): object {
  const colour = (main: string) => ({ default: main, subtle: main === palette.text ? palette.quiet : main });
  return {
    backgroundColor: fill,
    borderColor: palette.line,
    foregroundColors: {
      default: colour(palette.text), dark: colour(palette.text), light: colour(palette.quiet), accent: colour(palette.accent),
      good: colour(palette.good), warning: colour(palette.warning), attention: colour(palette.attention),
    },
  };
}
