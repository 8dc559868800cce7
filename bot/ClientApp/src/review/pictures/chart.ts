import { BarController, BarElement, CategoryScale, Chart, Legend, LinearScale, Tooltip } from 'chart.js';
import { number } from '../numbers';
import { changed } from '../theme';

Chart.register(BarController, BarElement, CategoryScale, LinearScale, Legend, Tooltip);

export interface Bars {
  labels: readonly string[];
  series: readonly { name: string; values: readonly number[] }[];
  /** From left to right, a line a bar, for labels that are words. */
  lying?: boolean;
}

// Of Fluent's colours for data: told from each other, and from the ground they lie on by 3 to 1 at least.
const colours: Record<string, readonly string[]> = {
  light: ['#5b5fc7', '#0e7878', '#c4500a', '#8764b8', '#c30052', '#6e6e6e'],
  dark: ['#9299f7', '#3fc0c0', '#f7894a', '#c3a5ea', '#f178ab', '#b4b4b4'],
  contrast: ['#1aebff', '#ffff00', '#3ff23f', '#ffffff', '#ff8a8a', '#b0b0ff'],
};

// The system's own, where somebody has set them: a canvas is not repainted by the browser.
const forced = ['Highlight', 'LinkText', 'CanvasText', 'VisitedText', 'GrayText', 'CanvasText'];
const forcing = window.matchMedia('(forced-colors: active)');

interface Look { series: readonly string[]; text: string; line: string; ground: string }

function look(): Look {
  const { documentElement: root } = document;
  const token = (name: string): string => root.style.getPropertyValue(`--${name}`);
  return forcing.matches
    ? { series: forced, text: 'CanvasText', line: 'GrayText', ground: 'Canvas' }
    : { series: colours[root.dataset.theme ?? 'light'] ?? [], text: token('colorNeutralForeground2'), line: root.dataset.theme === 'contrast' ? '#5c5c5c' : token('colorNeutralStroke2'), ground: token('colorNeutralBackground1') };
}

export function draw(canvas: HTMLCanvasElement, bars: Bars): void {
  const chart = new Chart(canvas, { type: 'bar', data: { labels: [...bars.labels], datasets: [] }, options: optionsOf(bars, look()) });
  paint(chart, bars);
  changed.addEventListener('change', function repaint() {
    if (canvas.isConnected) {
      paint(chart, bars);
    } else {
      chart.destroy();
      changed.removeEventListener('change', repaint);
    }
  });
}

function paint(chart: Chart<'bar'>, bars: Bars): void {
  const now = look();
  chart.options = optionsOf(bars, now);
  chart.data.datasets = bars.series.map(({ name, values }, i) => ({
    label: name, data: [...values], backgroundColor: now.series[i % now.series.length] ?? '', borderColor: now.ground, borderWidth: bars.series.length > 1 ? 1 : 0,
    borderRadius: bars.series.length > 1 ? 0 : 3, maxBarThickness: bars.lying ? 18 : 44,
  }));
  chart.update('none');
}

function optionsOf(bars: Bars, now: Look): Chart<'bar'>['options'] {
  const stacked = bars.series.length > 1;
  const font = { family: getComputedStyle(document.body).fontFamily, size: 12 };
  const values = { stacked, beginAtZero: true, border: { display: false }, grid: { color: now.line }, ticks: { color: now.text, font, precision: 0, maxTicksLimit: 6, callback: (value: string | number) => number(Number(value)) } };
  const names = { stacked, border: { color: now.line }, grid: { display: false }, ticks: { color: now.text, font, autoSkip: !bars.lying, maxRotation: 0, autoSkipPadding: 8 } };
  return {
    animation: false, responsive: true, maintainAspectRatio: false, indexAxis: bars.lying ? 'y' : 'x',
    scales: bars.lying ? { x: values, y: names } : { x: names, y: values },
    plugins: {
      legend: { display: stacked, position: 'bottom', align: 'start', labels: { color: now.text, font, boxWidth: 12, boxHeight: 12 } },
      tooltip: { callbacks: { label: (item) => ` ${stacked ? `${item.dataset.label}: ` : ''}${number(item.raw as number)}` } },
    },
  };
}
