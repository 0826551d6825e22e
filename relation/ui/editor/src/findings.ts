// The findings in the text: where each one is now, how it is underlined, which one comes next.
import { type ChangeDesc, type EditorState, StateEffect, StateField, type Text } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView } from "@codemirror/view";
import type { Finding } from "./data";

export const setFindings = StateEffect.define<Finding[]>();

export const placed = StateField.define<Finding[]>({
  create: () => [],
  update(findings, transaction) {
    for (const effect of transaction.effects) if (effect.is(setFindings)) return effect.value;
    return transaction.docChanged ? moved(findings, transaction.changes, transaction.newDoc) : findings;
  },
});

/** Findings where their words have gone; those whose own words changed are left out. */
export function moved(findings: Finding[], changes: ChangeDesc, now: Text): Finding[] {
  return findings
    .map((one) => ({ ...one, from: changes.mapPos(one.from, 1), to: changes.mapPos(one.to, -1) }))
    .filter((one) => one.to > one.from && now.sliceString(one.from, one.to) === one.found);
}

const underlines = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, transaction) {
    const now = transaction.state.field(placed);
    if (now === transaction.startState.field(placed)) return marks;
    return Decoration.set(
      now.map((one) =>
        Decoration.mark({
          tagName: "mark",
          class: `rel-found rel-${one.severity} rel-in-${one.check}`,
        }).range(one.from, one.to),
      ),
      true,
    );
  },
  provide: (field) => EditorView.decorations.from(field),
});

export const findings = [placed, underlines];

/** The finding at a position, the shortest where several are. */
export function findingAt(state: EditorState, position: number): Finding | null {
  const here = state.field(placed).filter((one) => one.from <= position && position <= one.to);
  return here.sort((one, other) => one.to - one.from - (other.to - other.from))[0] ?? null;
}

/** The finding after (or before) the open one or the cursor, around the end of the text. */
export function neighbour(state: EditorState, step: 1 | -1, open: Finding | null): Finding | null {
  const all = [...state.field(placed)].sort((one, other) => one.from - other.from || one.to - other.to);
  const { head } = state.selection.main;
  const here = findingAt(state, head);
  const current = open ?? (here && here.from < head ? here : null);
  const index = current ? all.findIndex((one) => one.number === current.number) : -1;
  if (index >= 0) return all.at((index + step) % all.length) ?? null;
  if (step > 0) return all.find((one) => one.from >= head) ?? all[0] ?? null;
  return all.findLast((one) => one.from < head) ?? all.at(-1) ?? null;
}
