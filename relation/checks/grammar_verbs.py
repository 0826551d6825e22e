"""English verb forms that a suggestion needs: third person, past and participle of a lemma."""

from __future__ import annotations

# lemma: past, participle. A lemma that is not here takes -ed.
_IRREGULAR = {
    "be": ("was", "been"), "become": ("became", "become"), "begin": ("began", "begun"),
    "break": ("broke", "broken"), "bring": ("brought", "brought"), "buy": ("bought", "bought"),
    "choose": ("chose", "chosen"), "come": ("came", "come"), "do": ("did", "done"),
    "find": ("found", "found"), "get": ("got", "got"), "give": ("gave", "given"),
    "go": ("went", "gone"), "have": ("had", "had"), "hear": ("heard", "heard"),
    "hold": ("held", "held"), "keep": ("kept", "kept"), "know": ("knew", "known"),
    "leave": ("left", "left"), "lend": ("lent", "lent"), "lose": ("lost", "lost"),
    "make": ("made", "made"), "meet": ("met", "met"), "pay": ("paid", "paid"),
    "put": ("put", "put"), "read": ("read", "read"), "ring": ("rang", "rung"),
    "run": ("ran", "run"), "say": ("said", "said"), "see": ("saw", "seen"),
    "sell": ("sold", "sold"), "send": ("sent", "sent"), "speak": ("spoke", "spoken"),
    "take": ("took", "taken"), "tell": ("told", "told"), "think": ("thought", "thought"),
    "cost": ("cost", "cost"), "hurt": ("hurt", "hurt"), "set": ("set", "set"),
    "understand": ("understood", "understood"), "write": ("wrote", "written"),
}  # fmt: skip
_DOUBLED = {"stop": "stopp", "ship": "shipp", "plan": "plann", "drop": "dropp", "fit": "fitt",
            "refer": "referr", "occur": "occurr", "cancel": "cancell", "travel": "travell",
            "swap": "swapp", "wrap": "wrapp", "label": "labell"}  # fmt: skip
_THIRD = {"be": "is", "have": "has", "do": "does", "go": "goes"}
_VOWELS = "aeiou"


def third(lemma: str) -> str:
    """`send` → `sends`: the form with he, she, it."""
    if lemma in _THIRD:
        return _THIRD[lemma]
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        return lemma[:-1] + "ies"
    return lemma + ("es" if lemma.endswith(("s", "x", "z", "ch", "sh")) else "s")


def past(lemma: str) -> str:
    return _IRREGULAR[lemma][0] if lemma in _IRREGULAR else _with_ed(lemma)


_OWN_VERBS = {*_IRREGULAR, "found", "saw", "cost", "lent"}
_OF_PAST = {
    form: lemma
    for lemma, forms in reversed(_IRREGULAR.items())  # where two share a form, the first counts
    for form in forms
    if form not in _OWN_VERBS
}


def lemma_of_past(form: str) -> str:
    """`sent` → `send`; empty for a form that is also a verb of its own: found, saw, put."""
    return _OF_PAST.get(form, "")


def participle(lemma: str) -> str:
    return _IRREGULAR[lemma][1] if lemma in _IRREGULAR else _with_ed(lemma)


def _with_ed(lemma: str) -> str:
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        return lemma[:-1] + "ied"
    return _DOUBLED.get(lemma, lemma) + "ed"
