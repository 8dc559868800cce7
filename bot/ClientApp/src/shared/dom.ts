type Child = Node | string | null | undefined | false;
type Properties = Record<string, string | boolean | ((event: Event) => void) | undefined>;

/** Makes an element. Text goes in as text, never as markup; `on…` are listeners, the rest attributes. */
export function h<K extends keyof HTMLElementTagNameMap>(tag: K, properties: Properties = {}, ...children: Child[]): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (typeof value === 'function') {
      element.addEventListener(name.slice(2), value);
    } else if (typeof value === 'boolean') {
      element.toggleAttribute(name, value);
    } else if (value !== undefined) {
      element.setAttribute(name, value);
    }
  }
  fill(element, ...children);
  return element;
}

export function fill(element: Element, ...children: Child[]): void {
  element.replaceChildren(...children.filter((child): child is Node | string => child !== null && child !== undefined && child !== false));
}

export function option(value: string, label: string, selected: boolean): HTMLOptionElement {
  const made = h('option', { value }, label);
  made.selected = selected;
  return made;
}
