// How a finding is drawn: what is the matter, what to write instead, why, and what else to do.
import type { Act, Finding } from "./data";
import { element } from "./dom";

export interface Doing {
  replace: (words: string) => void;
  decide: (kind: Act["kind"]) => void;
  shut: () => void;
}

export function card(finding: Finding, w: Record<string, string>, doing: Doing): HTMLElement {
  const button = (label: string, click: () => void, looks: string) =>
    element("button", { type: "button", class: looks }, [label], click);
  const decision = (kind: Act["kind"]) => button(w[kind] ?? "", () => doing.decide(kind), "rel-quiet");
  const shut = button("×", doing.shut, "rel-close");
  shut.setAttribute("aria-label", w.close ?? "");
  return element("div", { class: "rel-panel", role: "dialog", "aria-label": `${finding.badge}, ${finding.area}` }, [
    element("p", { class: "rel-about" }, [
      element("span", { class: `rel-badge rel-${finding.severity}` }, [finding.badge]),
      element("span", { class: `rel-check rel-in-${finding.check}` }, [finding.area]),
      shut,
    ]),
    element("p", { class: "rel-message" }, [finding.message]),
    ...finding.advice.map((words) => element("p", { class: "rel-advice" }, [words])),
    element("div", { class: "rel-do" }, [
      ...finding.replacements.map((one) => button(one.label, () => doing.replace(one.words), "rel-replace")),
    ]),
    element("p", { class: "rel-small" }, [finding.why]),
    element("p", { class: "rel-small" }, [`${w.source} ${finding.source}`]),
    element("div", { class: "rel-do" }, [
      decision("ignore"),
      ...(finding.term ? [decision("term")] : []),
      decision("off"),
    ]),
  ]);
}
