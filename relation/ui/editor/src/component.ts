// What Streamlit calls: each of the three pieces of an editor hands its news to the same desk.
import css from "./editor.css";
import type { Act, FindingsPush, HandOverPush, Letter, Push, TextPush } from "./data";
import { Desk } from "./desk";
import { element } from "./dom";
import { watch } from "./holding";

interface Component {
  data: Push;
  parentElement: HTMLElement;
  setStateValue: (name: "letter", value: Letter) => void;
  setTriggerValue: (name: "act", value: Act) => void;
}

/** The news that came for an editor before it was there, and the editor. */
interface Place {
  desk?: Desk;
  host?: HTMLElement;
  close?: () => void;
  said?: HTMLElement;
  findings?: FindingsPush;
  handover?: HandOverPush;
}

const places = new Map<string, Place>();

function placeOf(name: string): Place {
  const place = places.get(name) ?? {};
  places.set(name, place);
  return place;
}

export default function component(made: Component): () => void {
  if (!document.getElementById("relation-editor-style")) {
    document.head.append(element("style", { id: "relation-editor-style" }, [css]));
  }
  const { data } = made;
  const place = placeOf(data.name);
  if (data.role === "text") return text(made, data, place);
  if (data.role === "findings") {
    place.findings = data;
    place.desk?.takeFindings(data);
    return () => delete place.findings;
  }
  return handover(made, data, place);
}

function text(made: Component, data: TextPush, place: Place): () => void {
  const host = made.parentElement.querySelector<HTMLElement>(".rel-editor");
  if (!host) return () => undefined;
  const post = {
    letter: (letter: Letter) => made.setStateValue("letter", letter),
    act: (act: Act) => made.setTriggerValue("act", act),
  };
  if (place.desk && place.host === host) {
    place.desk.post = post;
    place.desk.takeText(data);
  } else {
    place.close?.();
    const desk = new Desk(host, data, post);
    const stop = watch(data.name, desk, (waiting) => {
      if (place.said) place.said.textContent = waiting ? (place.handover?.words.waiting ?? "") : "";
    });
    place.host = host;
    place.desk = desk;
    place.close = () => {
      stop();
      desk.close();
      delete place.desk;
      delete place.close;
    };
    if (place.findings) desk.takeFindings(place.findings);
    if (place.handover) desk.handedOver = place.handover.stamp;
  }
  return () => {
    if (place.host === host) place.close?.();
  };
}

function handover(made: Component, data: HandOverPush, place: Place): () => void {
  place.handover = data;
  if (place.desk) place.desk.handedOver = data.stamp;
  const host = made.parentElement.querySelector<HTMLElement>(".rel-editor");
  if (host && place.said?.parentElement !== host) {
    place.said = element("p", { class: "rel-small", role: "status" });
    host.replaceChildren(place.said);
  }
  return () => {
    delete place.handover;
    delete place.said;
  };
}
