// One editor on a page: the text, its line to Python, and its findings.
import { history, historyKeymap, isolateHistory, standardKeymap } from "@codemirror/commands";
import { Annotation, EditorState } from "@codemirror/state";
import { EditorView, keymap, tooltips } from "@codemirror/view";
import { Courier } from "./courier";
import type { Act, FindingsPush, Letter, TextPush } from "./data";
import { element } from "./dom";
import { findingAt, findings, moved, setFindings } from "./findings";
import { Line } from "./line";
import { panel, show } from "./panel";
import { Spoken } from "./spoken";

const fromPython = Annotation.define<boolean>();

export interface Post {
  letter: (letter: Letter) => void;
  act: (act: Act) => void;
}

export class Desk {
  /** The stamp of the text for which the ways out are drawn. */
  handedOver = "";
  private readonly view: EditorView;
  private readonly spoken: Spoken;
  private readonly lit = element("style", {}); // lights up the finding of the cursor in the list beside
  private line: Line;
  private waiting: FindingsPush | null = null;
  private wish = 0;
  private held: TextPush | null = null; // came while a character was being composed
  private readonly courier = new Courier({
    write: () => (this.view.composing ? null : this.line.letter(this.view.state.doc)),
    copy: (attempt) => this.line.copy(attempt),
    post: (letter) => this.post.letter(letter),
    lost: (lost) => this.spoken.say(this.isBehind, lost),
  });

  constructor(host: HTMLElement, private push: TextPush, public post: Post) {
    this.spoken = new Spoken(push);
    this.view = new EditorView({ state: this.begin(push) });
    this.line = new Line(push, this.view.state.doc);
    host.replaceChildren(...this.spoken.around(this.view.dom));
    // As of a text area, so that whoever looks from outside sees what the person sees.
    Object.defineProperty(host, "value", { get: () => this.view.state.doc.toString(), configurable: true });
    document.head.append(this.lit);
    addEventListener("beforeunload", this.leaving);
    addEventListener("pointerdown", this.turning, true);
    this.spoken.say(false, false);
  }

  /** Take the editor away. Nothing is sent any more: a letter would call the old page back. */
  close(): void {
    this.courier.stop();
    removeEventListener("beforeunload", this.leaving);
    removeEventListener("pointerdown", this.turning, true);
    this.lit.remove();
    this.view.destroy();
  }

  /** True while the application does not have what is on the screen. */
  get isBehind(): boolean {
    return this.line.isBehind(this.view.state.doc);
  }

  /** True when the ways out give what is on the screen. */
  get isSettled(): boolean {
    return !this.isBehind && this.handedOver === this.line.stamp;
  }

  /** Send what is on the screen now, unless a character is being composed. */
  flush(): void {
    this.courier.now();
  }

  takeText(push: TextPush): void {
    if (this.view.composing) {
      this.held = push;
      return;
    }
    const other = push.of !== this.push.of;
    const words = this.spoken.take(push);
    this.push = push;
    if (other) {
      this.courier.stop();
      this.view.setState(this.begin(push));
      this.line = new Line(push, this.view.state.doc);
    } else {
      if (words) this.view.dispatch({ effects: words });
      const changes = this.line.answered(push);
      if (changes && !changes.empty) {
        this.view.dispatch({ changes, annotations: [fromPython.of(true), isolateHistory.of("full")] });
      }
      this.courier.answered();
      if (this.isBehind) this.courier.later();
    }
    this.place();
    this.spoken.say(this.isBehind, false);
  }

  takeFindings(push: FindingsPush): void {
    this.waiting = push;
    this.place();
  }

  /** Put the findings where they belong once the text that they are about has come. */
  private place(): void {
    const push = this.waiting;
    if (!push || push.stamp !== this.line.stamp) return;
    this.waiting = null;
    const now = moved(push.findings, this.line.since, this.view.state.doc);
    this.view.dispatch({ effects: setFindings.of(now) });
    this.light();
    const wanted = now.find((one) => one.number === push.show.number);
    if (push.show.wish !== this.wish && wanted) show(this.view, wanted, false);
    this.wish = push.show.wish;
  }

  private begin(push: TextPush): EditorState {
    return EditorState.create({
      doc: push.text,
      extensions: [
        history(),
        keymap.of([{ key: "Mod-Enter", run: () => (this.flush(), true) }, ...standardKeymap, ...historyKeymap]),
        EditorView.lineWrapping,
        this.spoken.extension(),
        EditorView.domEventHandlers({
          blur: () => this.flush(),
          compositionend: () => void setTimeout(() => this.composed(), 50),
        }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) {
            if (!update.transactions.some((one) => one.annotation(fromPython))) {
              this.line.typed(update.changes);
              this.courier.later();
            }
            this.spoken.say(this.isBehind, false);
          }
          if (update.docChanged || update.selectionSet) this.light();
        }),
        tooltips({ position: "absolute", tooltipSpace: room }),
        findings,
        panel({ words: () => this.push.words, act: (act) => this.act(act) }),
      ],
    });
  }

  private composed(): void {
    const push = this.held;
    this.held = null;
    if (push) this.takeText(push);
    this.courier.later();
  }

  private act(act: Act): void {
    this.flush();
    this.post.act(act);
  }

  private light(): void {
    const here = findingAt(this.view.state, this.view.state.selection.main.head);
    const card = `[class*="st-key-remark-"]:has([data-finding="${this.push.name}-${here?.number}"])`;
    const rule = here ? `${card} { outline: 2px solid var(--accent, currentColor); outline-offset: -1px; }` : "";
    if (this.lit.textContent !== rule) this.lit.textContent = rule;
  }

  /** A click elsewhere may lead away, and not all that is clicked takes the focus first. */
  private readonly turning = (event: PointerEvent): void => {
    if (!event.composedPath().includes(this.view.dom)) this.flush();
  };

  private readonly leaving = (event: BeforeUnloadEvent): void => {
    this.flush();
    if (this.isBehind) event.preventDefault();
  };
}

/** Where a panel may stand: below the bar of the pages, not quite to the edges of the window. */
function room(): { top: number; left: number; bottom: number; right: number } {
  const bar = document.querySelector(".stAppHeader")?.getBoundingClientRect().bottom ?? 0;
  const { clientWidth, clientHeight } = document.documentElement;
  return { top: bar + 4, left: 8, bottom: clientHeight - 4, right: clientWidth - 8 };
}
