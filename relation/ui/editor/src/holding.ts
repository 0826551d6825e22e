// Holds a click until the application has what is on the screen: on a way out until it would give
// just that, on a link until it is kept.
import type { Desk } from "./desk";

const LONGEST = { "way out": 15000, link: 10000 }; // milliseconds; after that the page says what is wrong
const STEP = 50;

/** Watch the page of an editor; call the answer to stop. */
export function watch(name: string, desk: Desk, held: (waiting: boolean) => void): () => void {
  let passing = false;

  function pass(target: HTMLElement): void {
    passing = true;
    target.click();
    passing = false;
  }

  async function waitForWayOut(find: () => HTMLButtonElement | null): Promise<void> {
    held(true);
    for (let waited = 0; waited < LONGEST["way out"]; waited += STEP) {
      await pause();
      const button = find();
      if (!desk.isSettled || !button || button.disabled) continue;
      pass(button);
      break;
    }
    held(false);
  }

  async function waitForLink(link: HTMLElement): Promise<void> {
    for (let waited = 0; waited < LONGEST.link && desk.isBehind; waited += STEP) await pause();
    if (link.isConnected) pass(link);
  }

  function clicked(event: MouseEvent): void {
    if (passing) return;
    const path = event.composedPath();
    const area = path.find((one) => one instanceof HTMLElement && one.classList.contains(`st-key-${name}-handover`));
    const button = area && path.find((one) => one instanceof HTMLButtonElement);
    const link = path.find((one) => one instanceof HTMLAnchorElement);
    if (!(button && !desk.isSettled) && !(link && desk.isBehind)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    desk.flush();
    if (button) void waitForWayOut(finder(path));
    else if (link) void waitForLink(link);
  }

  addEventListener("click", clicked, true);
  return () => removeEventListener("click", clicked, true);
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, STEP));
}

/** How to find the button again: the page may draw it anew meanwhile. */
function finder(path: EventTarget[]): () => HTMLButtonElement | null {
  const keyed = path.find((one) => one instanceof HTMLElement && /(^| )st-key-/.test(one.className));
  const key = keyed instanceof HTMLElement ? /(?:^| )(st-key-\S+)/.exec(keyed.className)?.[1] : undefined;
  return () => {
    const box = key ? document.querySelector(`.${CSS.escape(key)}`) : null;
    const inside = [...(box?.querySelectorAll("*") ?? [])].map((one) => one.shadowRoot).find((root) => root !== null);
    return (inside ?? box)?.querySelector("button") ?? null;
  };
}
