/** What is happening, as a picture each. Drawn in lines, on a field of 48 by 48, in the colour of the text. */
export const pictures = ['physical', 'threat', 'verbal', 'sexual', 'discrimination', 'refusing'] as const;

export type PictureName = (typeof pictures)[number];

const strokes: Record<PictureName, string[]> = {
  // A knife before a burst.
  physical: ['M11 37l6-6', 'M15 29l4 4', 'M19 31L36 9c2 6 1 12-4 17l-9 9z', 'M8 13l5 2', 'M14 6l2 5', 'M6 22h5'],
  // A raised fist.
  threat: ['M15 22v-6a3 3 0 0 1 6 0v5', 'M21 19v-5a3 3 0 0 1 6 0v6', 'M27 20v-4a3 3 0 0 1 6 0v10', 'M15 21c-3 0-5 2-4 5l2 5c1 3 3 5 6 5h7c4 0 7-4 7-9', 'M15 25h7a3 3 0 0 1 0 6h-3', 'M17 36v7h12v-7'],
  // A mouth that is wide open.
  verbal: ['M24 9a13 13 0 0 0-16 13c0 5 2 8 4 11v9h11v-5h4c3 0 4-1 4-4', 'M24 9c4 2 6 5 6 9l3 6h-3', 'M30 24l-8 2 9 4', 'M37 20l6-3', 'M38 26h6', 'M37 32l6 3'],
  // A hand that reaches for somebody.
  sexual: ['M33 13m-6 0a6 6 0 1 0 12 0a6 6 0 1 0-12 0', 'M24 42V33c0-6 4-9 9-9s9 3 9 9v9', 'M4 27h6l7-2c2 0 2 3 0 3h-4', 'M4 36h8c4 0 8-3 10-8 1-2-2-3-3-1l-3 3', 'M8 17l3 3', 'M15 14v4'],
  // Not equal.
  discrimination: ['M14 12m-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0', 'M34 12m-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0', 'M6 30c0-6 3-9 8-9s8 3 8 9', 'M26 30c0-6 3-9 8-9s8 3 8 9', 'M16 36h16', 'M16 42h16', 'M21 46l6-13'],
  // A door, and somebody who stays before it.
  refusing: ['M26 42V7h16v35', 'M22 42h22', 'M37 25v1', 'M12 15m-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0-9 0', 'M6 42V31c0-5 2-8 6-8s6 3 6 8v11', 'M9 31v11', 'M15 31v11'],
};

const svg = 'http://www.w3.org/2000/svg';

export function picture(name: PictureName): SVGSVGElement {
  const element = document.createElementNS(svg, 'svg');
  element.setAttribute('viewBox', '0 0 48 48');
  element.setAttribute('aria-hidden', 'true');
  for (const stroke of strokes[name]) {
    const path = document.createElementNS(svg, 'path');
    path.setAttribute('d', stroke);
    element.append(path);
  }
  return element;
}
