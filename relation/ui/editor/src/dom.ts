// Elements made of names and words; words are always text, never markup.

export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Record<string, string>,
  children: (Node | string)[] = [],
  click?: () => void,
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  if (click) made.addEventListener("click", click);
  return made;
}
