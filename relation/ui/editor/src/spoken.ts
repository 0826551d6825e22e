// What is said around the text: its label, its hint, whether it is saved; and its language.
import { Compartment, type Extension, type StateEffect } from "@codemirror/state";
import { EditorView, placeholder } from "@codemirror/view";
import type { TextPush } from "./data";
import { element } from "./dom";

export class Spoken {
  private readonly part = new Compartment();
  private readonly label = element("div", { class: "rel-label", "aria-hidden": "true" });
  private readonly hint = element("span", {});
  private readonly state = element("span", { class: "rel-state" });

  constructor(private push: TextPush) {
    this.hint.id = `rel-hint-${push.name}`;
  }

  /** The editor with what stands around it. */
  around(editor: HTMLElement): HTMLElement[] {
    return [this.label, editor, element("div", { class: "rel-below" }, [this.state, this.hint])];
  }

  extension(): Extension {
    return this.part.of(this.words());
  }

  /** Take other words; what the editor must change for them. */
  take(push: TextPush): StateEffect<unknown> | null {
    const same = push.lang === this.push.lang && push.words.label === this.push.words.label;
    this.push = push;
    return same ? null : this.part.reconfigure(this.words());
  }

  /** Say whether the text is saved; aloud only when it cannot be. */
  say(behind: boolean, lost: boolean): void {
    const { words } = this.push;
    this.state.textContent = (lost ? words.lost : behind ? words.saving : words.saved) ?? "";
    this.state.classList.toggle("rel-lost", lost);
    if (lost) this.state.setAttribute("role", "alert");
    else this.state.removeAttribute("role");
  }

  private words(): Extension {
    const { lang, words } = this.push;
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
        "aria-describedby": this.hint.id,
      }),
    ];
  }
}
