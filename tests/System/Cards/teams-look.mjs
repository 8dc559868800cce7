// Host configs with the measures and colours of Teams' light and dark themes, as near as its pictures show.
const colour = (value, subtle = value) => ({ default: value, subtle });

const config = ({ text, subtle, accent, good, warning, attention, card, emphasis, goodBack, warningBack, attentionBack, accentBack }) => {
  const foregroundColors = {
    default: colour(text, subtle), dark: colour(text, subtle), light: colour(text, subtle),
    accent: colour(accent), good: colour(good), warning: colour(warning), attention: colour(attention),
  };
  const style = backgroundColor => ({ backgroundColor, foregroundColors });
  return {
    fontFamily: "Segoe UI, system-ui, sans-serif",
    fontSizes: { small: 12, default: 14, medium: 16, large: 20, extraLarge: 24 },
    fontWeights: { lighter: 300, default: 400, bolder: 600 },
    spacing: { small: 4, default: 8, medium: 16, large: 24, extraLarge: 32, padding: 16 },
    separator: { lineThickness: 1, lineColor: subtle },
    supportsInteractivity: true,
    containerStyles: {
      default: style(card), emphasis: style(emphasis), good: style(goodBack), warning: style(warningBack),
      attention: style(attentionBack), accent: style(accentBack),
    },
    actions: {
      maxActions: 6, spacing: "default", buttonSpacing: 8, actionsOrientation: "horizontal", actionAlignment: "left",
      showCard: { actionMode: "inline", inlineTopMargin: 16, style: "default" },
    },
    inputs: { label: { inputSpacing: "small", requiredInputs: {}, optionalInputs: {} } },
  };
};

const css = ({ page, card, text, border, button }) => `
  body { margin: 12px; background: ${page}; color: ${text}; font: 14px "Segoe UI", system-ui, sans-serif }
  main { display: flex; flex-wrap: wrap; gap: 16px; align-items: flex-start }
  figure { margin: 0 } figcaption { font-size: 11px; opacity: .7; margin-bottom: 4px }
  .card { background: ${card}; border: 1px solid ${border}; border-radius: 6px; overflow: hidden }
  .ac-actionSet { flex-wrap: wrap; gap: 8px } .ac-actionSet > div:not(.ac-pushButton) { display: none }
  .ac-pushButton { background: ${button}; color: ${text}; border: 1px solid ${border}; border-radius: 4px; padding: 6px 12px; min-height: 32px;
    font: 600 14px "Segoe UI", system-ui, sans-serif; white-space: nowrap; overflow: hidden; text-overflow: ellipsis }
  .ac-pushButton.style-positive { background: #5b5fc7; color: #fff; border-color: #5b5fc7 }
  .ac-pushButton.style-destructive { background: #c4314b; color: #fff; border-color: #c4314b }
  .ac-input { background: ${page}; color: ${text}; border: 1px solid ${border}; border-radius: 4px; padding: 6px; font: inherit; box-sizing: border-box }
  input.ac-input, select.ac-input, textarea.ac-input { width: 100% }`;

export const themes = {
  light: {
    css: css({ page: "#f5f5f5", card: "#ffffff", text: "#242424", border: "#d1d1d1", button: "#ffffff" }),
    config: config({
      text: "#242424", subtle: "#616161", accent: "#5b5fc7", good: "#237b4b", warning: "#835c00", attention: "#c4314b", card: "#ffffff",
      emphasis: "#f0f0f0", goodBack: "#e7f2da", warningBack: "#fbf6d9", attentionBack: "#fcf4f6", accentBack: "#e8ebfa",
    }),
  },
  dark: {
    css: css({ page: "#1f1f1f", card: "#292929", text: "#ffffff", border: "#4d4d4d", button: "#292929" }),
    config: config({
      text: "#ffffff", subtle: "#adadad", accent: "#9299f7", good: "#92c353", warning: "#f8d22a", attention: "#f9526b", card: "#292929",
      emphasis: "#1f1f1f", goodBack: "#223f10", warningBack: "#463100", attentionBack: "#3e1f25", accentBack: "#2f2f4a",
    }),
  },
};
