// The panel of a finding under its words: how it opens and shuts, by mouse and keyboard.
import { isolateHistory } from "@codemirror/commands";
import { type Extension, Facet, Prec, StateEffect, StateField } from "@codemirror/state";
import {
  Decoration,
  EditorView,
  type Tooltip,
  type TooltipView,
  closeHoverTooltips,
  hasHoverTooltips,
  hoverTooltip,
  keymap,
  showTooltip,
} from "@codemirror/view";
import { card } from "./card";
import type { Act, Finding } from "./data";
import { findingAt, neighbour, placed, setFindings } from "./findings";

/** Open the panel of a finding, with the focus in it or not; null shuts it. */
const open = StateEffect.define<{ finding: Finding; focus: boolean } | null>();

interface Open {
  finding: Finding;
  tooltip: Tooltip;
}

export interface Speaker {
  words: () => Record<string, string>;
  act: (act: Act) => void;
}

/** Who speaks and decides for an editor. */
const speaker = Facet.define<Speaker, Speaker | undefined>({ combine: (all) => all[0] });

const current = Decoration.mark({ class: "rel-current" });

const field = StateField.define<Open | null>({
  create: () => null,
  update(value, transaction) {
    for (const effect of transaction.effects) {
      if (effect.is(open)) {
        const wanted = effect.value;
        return wanted && { finding: wanted.finding, tooltip: tooltip(wanted.finding, wanted.focus) };
      }
      if (effect.is(setFindings) && value && !effect.value.some((one) => same(one, value.finding))) return null;
    }
    if (transaction.docChanged) return null;
    const { state, selection } = transaction;
    return value && selection && !findingAt(state, state.selection.main.head) ? null : value;
  },
  provide: (made) => [
    showTooltip.from(made, (value) => value?.tooltip ?? null),
    EditorView.decorations.from(made, (value) =>
      value ? Decoration.set(current.range(value.finding.from, value.finding.to)) : Decoration.none,
    ),
  ],
});

function same(one: Finding, other: Finding): boolean {
  return one.from === other.from && one.to === other.to && one.rule === other.rule;
}

/** Show a finding: go to its words and open its panel. Nothing is selected that a key could replace. */
export function show(view: EditorView, finding: Finding, focus: boolean): void {
  if (!focus) view.focus();
  view.dispatch({
    selection: { anchor: finding.to },
    effects: [open.of({ finding, focus }), EditorView.scrollIntoView(finding.from, { y: "center" })],
  });
}

export function panel(own: Speaker): Extension {
  return [
    speaker.of(own),
    field,
    hoverTooltip(
      (view, position, side) => {
        const finding = findingAt(view.state, position);
        const outside = finding && (side < 0 ? finding.from === position : finding.to === position);
        return finding && !outside && !view.state.field(field) ? tooltip(finding, false) : null;
      },
      { hideOnChange: true },
    ),
    EditorView.domEventHandlers({
      click(_event, view) {
        const { main } = view.state.selection;
        const finding = main.empty ? findingAt(view.state, main.head) : null;
        view.dispatch({ effects: [closeHoverTooltips, open.of(finding && { finding, focus: false })] });
      },
    }),
    Prec.high(
      keymap.of([
        { key: "F8", preventDefault: true, run: (view) => step(view, 1), shift: (view) => step(view, -1) },
        { key: "Escape", run: (view) => (view.state.field(field) || hasHoverTooltips(view.state) ? shut(view) : false) },
      ]),
    ),
  ];
}

function step(view: EditorView, direction: 1 | -1): boolean {
  const next = neighbour(view.state, direction, view.state.field(field)?.finding ?? null);
  if (next) show(view, next, true);
  return true;
}

function shut(view: EditorView): boolean {
  view.dispatch({ effects: [closeHoverTooltips, open.of(null)] });
  view.focus();
  return true;
}

function replace(view: EditorView, finding: Finding, words: string): void {
  const now = view.state.field(placed).find((one) => one.number === finding.number);
  if (!now || now.found !== finding.found) return void shut(view);
  view.dispatch({
    changes: { from: now.from, to: now.to, insert: words },
    selection: { anchor: now.from + words.length },
    annotations: isolateHistory.of("full"),
    effects: [closeHoverTooltips, open.of(null)],
    userEvent: "input.replace",
    scrollIntoView: true,
  });
  view.focus();
}

function tooltip(finding: Finding, focus: boolean): Tooltip {
  return { pos: finding.from, end: finding.to, create: (view) => draw(view, finding, focus) };
}

function draw(view: EditorView, finding: Finding, focus: boolean): TooltipView {
  const own = view.state.facet(speaker);
  const dom = card(finding, own?.words() ?? {}, {
    replace: (words) => replace(view, finding, words),
    shut: () => shut(view),
    decide: (kind) => {
      shut(view);
      own?.act({ kind, rule: finding.rule, found: finding.found });
    },
  });
  dom.addEventListener("keydown", (event) => {
    if (event.key === "Escape") shut(view);
    else if (event.key === "F8") step(view, event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  dom.addEventListener("focusout", (event) => {
    const to = event.relatedTarget;
    if (to instanceof Node && !view.dom.contains(to)) view.dispatch({ effects: open.of(null) });
  });
  // The panel may not have its place yet: to scroll there would lead away from the words.
  const first = () => dom.querySelector<HTMLElement>(".rel-replace, .rel-quiet")?.focus({ preventScroll: true });
  return { dom, mount: () => void (focus && requestAnimationFrame(first)) };
}
