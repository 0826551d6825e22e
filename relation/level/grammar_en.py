"""English constructions as patterns over plain text (lower case, straight apostrophes)."""

_AUX = r"(?:do|does|did|is|are|was|were|has|have|had|can|could|will|would|shall|should|may|might|must|am)"
_SUBJECT = (
    r"(?:i|you|he|she|it|we|they|this|that|there|the|a|an|my|your|our|his|her|their|its|any|such"
    r"|these|those|one|nobody|anyone|anybody|someone|either|neither|both|no)"
)
_ADVERB = (
    r"(?:n't| not| \w+ly| also| already| always| never| ever| just| still| now| then| yet| since| long"
    r"| again| only| no longer| at least)*"
)
_DONE = (
    r"(?:(?!(?:need|feed|speed|indeed|hundred|red|bed|seed|interested|pleased|tired|closed|married|worried"
    r"|surprised|excited|used|bored|disappointed|satisfied|supposed|delighted|scared|afraid|gone|old"
    r"|come|become|read|wet|done)\b)(?:\w{2,}ed|<PP>))\b"
)
_CLAUSE = r"[^.;:?!]"
_ANY_PP = r"(?:(?!need|feed|speed|indeed|hundred|red\b|bed\b)(?:\w{2,}ed|<PP>))\b"
_NO = (
    r"\b(?:nor|neither|never(?: before| again| once)?|not once|not only|not even|rarely|seldom|little"
    r"|hardly|scarcely|barely|no sooner|nowhere|in no way|at no (?:time|point)|on no account|in vain"
    r"|(?:under|in) no circumstances|on no condition|not (?:for|until)[^,.;]{1,60}?"
    r"|only (?:then|after|when|by|if|once|in|at|with|through|now|on)[^,.;]{0,60}?"
    r"|so (?!that\b|do\b|we\b|i\b|you\b|it\b|they\b|he\b|she\b|the\b)\w+(?: \w+)?|such)"
)

CONSTRUCTIONS: dict[str, str] = {
    "inversion": (
        rf"(?:^|[,;:] (?:and |but |or |nor )?)(?:had|were|should) {_SUBJECT}\b(?!.*\?)"
        rf"|{_NO},? {_AUX} {_SUBJECT}\b(?!.*\?)"
        r"|^(?:would|may) (?:that|you|it)\b(?!.*\?)|^be (?:it|that|the|they|he)\b"
    ),
    "perfect_modal": (
        rf"\b(?:could|would|should|might|may|must|can|need|ought to|'d|will|shall|'ll){_ADVERB} "
        rf"(?:have|'ve){_ADVERB} {_ANY_PP}|\b(?:needn't|couldn't|shouldn't) have\b"
        rf"|\bto have (?:been )?{_ANY_PP}"
    ),
    "wish": (
        r"(?:would|'d) (?:rather|sooner|much rather)\b|\bit's (?:high |about )?time\b|\bif only\b|\bi wish\b"
        r"|\bwe wish we\b|\bhad better\b|'d better\b|\bas (?:if|though)\b|\bwould (?:that|prefer)\b"
    ),
    "participle_opening": (
        r"^(?:having|being|given|seen|faced|based|compared|failing|barring|pending|granted|unlike"
        r"|(?!something|anything|nothing|everything|during|according|following|morning|evening|spring|king|thing"
        r"|need|feed|speed|including|regarding|concerning|hundred|red|wedding)\w{3,}(?:ing|ed))\b[^,?!]{3,80},"
        r"|, ?(?:having|being|not having|thereby|thus) \w+"
    ),
    "absolute": r"\b(?!i |you |he |she |we |of |by |for |without |from |despite |after )\w+ (?:having|being)\b",
    "passive": (
        rf"\b(?:am|is|are|was|were|be|been|being|'re|get|gets|got){_ADVERB} {_DONE}"
    ),
    "complex_passive": (
        rf"\b(?:having been|to have been|to be|being"
        rf"|(?:may|must|should|could|might|shall|can|cannot|can't|ought to|would|will) (?:not |only |then )?be"
        rf"|(?:has|have|had)(?: not|n't| never)? been){_ADVERB} {_DONE}"
    ),
    "impersonal": (
        r"\bit (?:is|was|has been|had been|should be|must be|may be|cannot be|can't be|would be|will be|can be"
        r"|appears|seems|follows|transpires|remains|would seem|would appear|has come|goes)\b[^.?!,]{0,40}?"
        r"\b(?:that|to|for|whether)\b"
    ),
    "said_to": (
        r"\b(?:is|are|was|were) (?:said|believed|thought|reported|deemed|understood|alleged|known|held|taken"
        r"|presumed|considered|found|expected|likely|bound|unlikely|obliged|required|requested|entitled) to\b"
        r"|\b(?:appears?|seems?|happens?|proves?|turns? out) to (?:have|be)\b|\breported as\b"
    ),
    "formal_relative": (
        r"\b(?:whom|whose|whereby|wherein|whoever|whomever|whichever|whatever|whereupon|whosoever"
        r"|(?:of|to|for|in|by|with|from|on|at|about|under|upon) (?:which|whom|whose|what|whomever|whoever))\b"
    ),
    "relative": r"(?<=[a-z,]) (?:who|which)\b",
    "that": r"(?<=[a-z,]) that\b",
    "contact_clause": (
        r"\b(?:the|an?|one|those|any|all|anything|everything|something|what|which|your|our|my|than)"
        r"(?: \w+){0,2} (?:i|you|he|she|we|they)(?:'d|'ve|'ll|'re)?(?: had| have| were| are| was| did| never| once)?"
        r" (?!and\b|or\b|but\b|to\b)\w+"
    ),
    "subordinator": (
        r"\b(?:because|although|though|if|when|while|until|before|after|since|as soon as|so that|in case|once"
        r"|where|why|how|whether|even if|even though|as)\b"
    ),
    "hard_subordinator": (
        r"\b(?:unless|provided(?= that| you| we| the)|providing that|whereas|whether or not|whether[^.?]{1,40} or"
        r"|lest|notwithstanding|albeit|insofar|inasmuch|in so far|given(?= that| how| the)|on condition|no matter"
        r"|however (?!,)\w+|save that|for fear|seeing that|supposing|not that|in that\b(?= \w+ \w+)|but for|much as"
        r"|try as|as \w+ as (?:it|they|you|we)|now that|in the event|even then|if at all|if any|so \w+ that|such \w+ that"
        r"|less \w+ than|more \w+ than that|rather than|as yet|yet(?= \w+ had)|far from|let alone)\b"
    ),
    "fronted_clause": (
        r"^(?:what|whoever|whatever|whether|whichever|the fact that|those who|those of|he who|whosoever|how)\b"
        r"(?! (?:is|are|was|do|does|did|can|could|would|will|a|an|about|much|many|long)\b)(?!.*\?)"
        r"|^that (?!is\b|was\b|'s|'ll|will\b|would\b|means\b|way\b)(?:\w+ ){1,12}(?:is|was|does|has|should|would|may)\b"
    ),
    "cleft": (
        r"\b(?:it (?:is|was|'s)(?: not|n't| only)? (?:only )?(?!possible|important|necessary|easy|difficult|hard)"
        r"[^.,]{1,40}? (?:that|who|whom)\b|what \w+(?: \w+){1,4} (?:is|was) (?:that|the|not|less|how|when|to)\b"
        r"|the (?:one|only) thing\b|all (?:you|we|i) \w+ (?:is|was)\b)"
    ),
    "past": r"\b(?:(?!need|feed|speed|indeed|hundred|red\b|bed\b|interested|tired)\w{2,}ed|<PAST>)\b",
    "perfect": rf"\b(?:have|has|'ve|having){_ADVERB}(?: been)? {_ANY_PP}",
    "past_perfect": rf"\b(?:had|'d){_ADVERB} {_ANY_PP}|\bhadn't\b",
    "future": r"\b(?:will|'ll|wo(?=n't)|won't|going to)\b",
    "conditional": r"\b(?:would|could|might|should)\b|'d\b",
    "shall": r"\bshall\b(?! (?:we|i)\b)|\b(?:hereby|herein|thereof|hereto|thereto|aforesaid)\b",
    "negation": r"\b(?:not|no|never|nobody|nothing|none|neither|nor|without|cannot|nowhere|hardly)\b|n't\b",
    "double_negation": (
        r"(?:\b(?:not|never|no|nobody|nothing|hardly|cannot|nor|none)\b|n't\b)[^.;,]{0,60}?"
        r"\b(?:un(?!der|til|less|it|i)\w{4,}|without|unless|not|no|nothing|never|nobody|deny|denied|fail\w*|lack\w*"
        r"|refuse\w*|impossible|until|except|but|other than|either)\b|\bcannot but\b"
    ),
    "subjunctive": (
        r"\b(?:insist\w*|requir\w*|request\w*|demand\w*|suggest\w*|propos\w*|recommend\w*|essential|vital"
        r"|imperative|asked?) that [^.,]{1,40}? (?:be|not be)\b|\bcome what may\b|\bif need be\b|\bwere it\b"
        r"|\bas it were\b|\bso be it\b|\brather (?:you|he|she|they|we|it) (?:had|did|were|was)\b"
    ),
    "gerund": (
        r"\b(?:by|for|without|of|on|upon|in|from|despite|about|than|instead of|worth|against|with) "
        r"(?!thing|morning|evening|spring|king|training|parking|meeting|building)\w{3,}ing\b"
    ),
    "of": r"\bof\b",
    "preposition": r"\b(?:of|in|on|at|by|for|with|from|into|upon|under|between|through|within|during|towards)\b",
    "person": r"\b(?:i|you|we|me|us|my|your|our|yours|ours|mine)\b",
    "contraction": r"(?<=[a-z])(?:n't|'(?:s|ll|ve|re|d|m))\b",
    "courtesy": r"\b(?:please|thanks|thank|hello|sorry|welcome)\b",
    "question": r"\?",
    "aside": r"[;()–—]| - |, (?:which|who|whose|whom|of which|if|as|though|however|having|whether|whatever|were)\b",
    "gap": r"\b(?:to which|to whom|what you|what we|what they|what he|what it is|who it was|whoever it was|how it is)\b",
}  # fmt: skip
