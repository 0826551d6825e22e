// One editor on a page: the text, its line to Python, its findings, and what the page says of it.
import { history, historyKeymap, isolateHistory, standardKeymap } from "@codemirror/commands";
import { Annotation, Compartment, EditorState, type Extension } from "@codemirror/state";
import { EditorView, keymap, placeholder, tooltips } from "@codemirror/view";
import type { Act, FindingsPush, Letter, TextPush } from "./data";
import { element } from "./dom";
import { findingAt, findings, moved, setFindings } from "./findings";
import { Line } from "./line";
import { panel, show } from "./panel";

const PAUSE = 400; // milliseconds without a key before the text is sent
const PATIENCE = 2000; // milliseconds before a letter is sent once more; doubled each time
const LONGEST = 16000;

const fromPython = Annotation.define<boolean>();

export interface Post {
  letter: (letter: Letter) => void;
  act: (act: Act) => void;
}

export class Desk {
  readonly view: EditorView;
  post: Post;
  /** The stamp of the text for which the ways out are drawn. */
  handedOver = "";
  private push: TextPush;
  private line: Line;
  private waiting: FindingsPush | null = null;
  private wish = 0;
  private held: TextPush | null = null; // came while a character was being composed
  private timer = 0;
  private again = 0;
  private readonly spoken = new Compartment();
  private readonly label = element("div", { class: "rel-label", "aria-hidden": "true" });
  private readonly hint = element("span", {});
  private readonly state = element("span", { class: "rel-state" });
  private readonly lit = element("style", {});

  constructor(host: HTMLElement, push: TextPush, post: Post) {
    this.post = post;
    this.push = push;
    this.view = new EditorView({ state: this.begin(push) });
    this.line = new Line(push, this.view.state.doc);
    this.hint.id = `rel-hint-${push.name}`;
    host.replaceChildren(this.label, this.view.dom, element("div", { class: "rel-below" }, [this.state, this.hint]));
    // As of a text area, so that whoever looks from outside sees what the person sees.
    Object.defineProperty(host, "value", { get: () => this.view.state.doc.toString(), configurable: true });
    document.head.append(this.lit);
    addEventListener("beforeunload", this.leaving);
    addEventListener("pointerdown", this.turning, true);
    this.say();
  }

  /** Take the editor away. Nothing is sent any more: a letter would call the old page back. */
  close(): void {
    clearTimeout(this.timer);
    clearTimeout(this.again);
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
    clearTimeout(this.timer);
    if (this.view.composing) return;
    const letter = this.line.letter(this.view.state.doc);
    if (letter) this.send(letter);
    this.say();
  }

  takeText(push: TextPush): void {
    if (this.view.composing) {
      this.held = push;
      return;
    }
    const same = push.of === this.push.of;
    const spoken = push.lang !== this.push.lang || push.words.label !== this.push.words.label;
    this.push = push;
    if (!same) {
      this.view.setState(this.begin(push));
      this.line = new Line(push, this.view.state.doc);
    } else {
      if (spoken) this.view.dispatch({ effects: this.spoken.reconfigure(this.speak(push)) });
      const changes = this.line.answered(push);
      if (changes && !changes.empty) {
        this.view.dispatch({ changes, annotations: [fromPython.of(true), isolateHistory.of("full")] });
      }
      if (!this.line.copy(0)) clearTimeout(this.again);
      if (this.isBehind) this.later();
    }
    this.place();
    this.say();
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
        this.spoken.of(this.speak(push)),
        EditorView.domEventHandlers({
          blur: () => this.flush(),
          compositionend: () => void setTimeout(() => this.composed(), 50),
        }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) {
            if (!update.transactions.some((one) => one.annotation(fromPython))) {
              this.line.typed(update.changes);
              this.later();
            }
            this.say();
          }
          if (update.docChanged || update.selectionSet) this.light();
        }),
        tooltips({ position: "absolute" }),
        findings,
        panel({ words: () => this.push.words, act: (act) => this.act(act) }),
      ],
    });
  }

  /** What is said of the text, in the language of the page, and in which language it is itself. */
  private speak({ lang, name, words }: TextPush): Extension {
    this.label.textContent = words.label ?? "";
    this.hint.textContent = words.hint ?? "";
    return [
      placeholder(words.placeholder ?? ""),
      EditorView.contentAttributes.of({
        lang,
        spellcheck: "true",
        autocorrect: "on",
        autocapitalize: "sentences",
        "aria-label": words.label ?? "",
        "aria-describedby": `rel-hint-${name}`,
      }),
    ];
  }

  private composed(): void {
    const push = this.held;
    this.held = null;
    if (push) this.takeText(push);
    this.later();
  }

  private act(act: Act): void {
    this.flush();
    this.post.act(act);
  }

  private later(): void {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.flush(), PAUSE);
  }

  private send(letter: Letter): void {
    this.post.letter(letter);
    clearTimeout(this.again);
    const patience = Math.min(PATIENCE * 2 ** letter.attempt, LONGEST);
    this.again = window.setTimeout(() => {
      const copy = this.line.copy(letter.attempt + 1);
      if (copy) this.send(copy);
      this.say(copy !== null && copy.attempt > 1);
    }, patience);
  }

  private say(lost = false): void {
    const behind = this.isBehind;
    const w = this.push.words;
    this.state.textContent = (lost ? w.lost : behind ? w.saving : w.saved) ?? "";
    this.state.classList.toggle("rel-lost", lost);
    if (lost) this.state.setAttribute("role", "alert");
    else this.state.removeAttribute("role");
  }

  /** Light up the finding of the cursor in the list beside. */
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
