"""French constructions as patterns over plain text (lower case, straight apostrophes)."""

_BE = (
    r"(?:suis|es|est|sommes|êtes|sont|étais|était|étions|étiez|étaient|serai|seras|sera|serons|serez|seront"
    r"|serais|serait|serions|seriez|seraient|sois|soit|soyons|soyez|soient|fut|furent|fût|fussent|été|être|étant)"
)
_HAVE = r"(?:ai|as|a|avons|avez|ont)"
_HAD = r"(?:avais|avait|avions|aviez|avaient|étais|était|étions|étiez|étaient)"
_WOULD_HAVE = (
    r"(?:aurais|aurait|aurions|auriez|auraient|serais|serait|serions|seriez|seraient|eusse|eût|eussions"
    r"|eussiez|eussent)"
)
_ADVERB = (
    r"(?: pas| plus| bien| déjà| toujours| aussi| encore| jamais| rien| tout| toutes?| tous| trop| mal| très| donc"
    r"| point| guère| même| alors| enfin| \w+ment| peut-être| au moins| été)*"
)
_PP = (
    r"(?:(?!(?:désolée?s?|situé|café|société|qualité|côté|été|santé|pré|blé|marché|clé|année|idée|fatiguée?s?|gré|du|dû"
    r"|numéro|obligée?s?|fermée?s?|ouverte?s?|allée?s?|arrivée?s?|passée?s?|tombée?s?|restée?s?|rentrée?s?|entrée?s?|née?s?"
    r"|venue?s?|partie?s?|sortie?s?|morte?s?|devenue?s?|revenue?s?|parvenue?s?|intervenue?s?|mis|plus|plu|tu|su|cru"
    r"|retournée?s?|montée?s?|descendue?s?)\b)"
    r"(?:\w{2,}ée?s?|<PP>|\w*(?:fini|choisi|rempli|réussi|fourni|averti|établi|garanti|réuni|saisi|subi|puni|rétabli"
    r"|accompli|affaibli|agrandi|éclairci|élargi|enrichi|investi|rafraîchi|réfléchi|transi|trahi|converti|réparti"
    r"|assorti|banni|démuni|défini|enfoui|envahi|guéri|nourri|obéi|raccourci|ralenti|réagi|rougi|vieilli)e?s?)\b)"
)
_ANY_PP = r"(?:(?!(?:café|société|qualité|côté|été|santé|marché|clé|année|idée|du|plus|tu)\b)(?:\w{2,}ée?s?|<PP>|\w{3,}ie?s?)\b)"
_SUBJUNCTIVE = (
    r"(?:soient?|sois|soyons|soyez|aient?|aies?|ait|ayez|ayons|puiss\w+|fass\w+|aill(?:e|es|ent)|vienn(?:e|ent)"
    r"|sach(?:e|es|ions|iez|ent)|doiv(?:e|ent)|veuill(?:e|es|ent)|faille|tienn(?:e|ent)|prenn(?:e|ent)|reçoiv(?:e|ent)"
    r"|mett(?:e|ent)|plaise|vaille|dis(?:e|ent)|permett(?:e|ent)|fût|eût|pût|voul(?:iez|ions)|\w+(?:issiez|issions))"
)

CONSTRUCTIONS: dict[str, str] = {
    "inversion": (
        r"\b\w+-(?:t-)?(?:il|elle|ils|elles|on|je|ce)\b(?!.*\?)"
        r"|\b(?:avons|aurions|aurons|sommes|serions|eussions|avez|aurez|auriez|êtes|seriez|aviez|étiez|eussiez|fussions"
        r"|fussiez|dussions|dussiez|pouvons|devons|puissiez|puissions|étions|avions|voudrions)-(?:nous|vous)\b(?!.*\?)"
        r"|^(?:tel|telle|tels|telles|si \w+|rares?|nombreux) (?:est|sont|fut|était|furent|étaient)\b"
        r"|^n'(?:était|étaient|eût|eussent)\b"
    ),
    "literary_tense": (
        r"\b(?!(?:plaît|paraît|connaît|naît|croît|août|dégâts?|goût|coût|surcoût|mât|bât|disparaît|apparaît|reconnaît"
        r"|clôt|entrepôt|dépôt|prêt|arrêt|intérêt|prît|ragoût|égoût|gît)\b)\w*(?:ât|ît|ût)\b"
        r"|\b\w{2,}(?:âmes|âtes|îmes|îtes|ûmes)\b"
        r"|\b(?:fussent|eussent|eusse|eussions|eussiez|fusse|fussions|fussiez|dussent|dussions|dussiez|pussent|vinssent)\b"
    ),
    "simple_past": r"\b(?:fut|furent|eurent|eut|firent|durent|dut|purent|prit|prirent|vint|vinrent|\w{3,}èrent|naquit|mourut|devint|obtint|permit)\b",
    "subjunctive": (
        rf"\bqu(?:e|'\w+|oique|oiqu'\w+)\b[^.;:?!]{{0,35}}?\b{_SUBJUNCTIVE}\b"
    ),
    "perfect_modal": (
        rf"\b{_WOULD_HAVE}(?:-\w+)?{_ADVERB}(?: dû| pu| fallu| voulu)?{_ADVERB} (?:{_ANY_PP}|dû|pu|fallu|\w+er\b)"
    ),
    "wish": (
        r"\bsi seulement\b|\baimer(?:ais|ait|ions|iez) (?:mieux|autant|que)|\bautant \w+er\b|\bpréfér\w+ que\b|\bmieux vaut\b"
        r"|\bil (?:est|serait) (?:grand )?temps\b|\bcomme si\b|\bfaillir?\b|\bavoir beau\b|\b(?:ai|as|a|avons|avez|ont) beau\b"
    ),
    "participle_opening": (
        r"^(?:non |n'|ne |s'|l'|vous |nous )?(?:ayant|étant|compte tenu|vue?s?|faute|prise?s?|passée?s?|sauf|hormis|loin"
        r"|(?!pendant|avant|maintenant|cependant|auparavant|suivant|durant|nonobstant|instant|enfant|restaurant|montant"
        r"|autant|tant|été|société|café|qualité|année|idée|arrivée|santé|clé|concernant|lundi|mardi|jeudi|samedi)"
        r"(?:\w{3,}ant|\w{3,}ée?s?))\b[^,?!]{3,80},"
    ),
    "absolute": r"(?<=\w) (?:n')?(?:ayant|étant)\b|, (?:faute|moyennant|sauf à|quitte à|hormis|nonobstant)\b",
    "passive": rf"\b(?<!s')(?<!m')(?<!t'){_BE}{_ADVERB} {_PP}",
    "complex_passive": (
        r"\b(?:ayant été|avoir été|étant|aient été|ait été|avait été|avaient été|aurai(?:t|ent) été|aura été|auront été"
        r"|(?:peut|peuvent|saurait|sauraient|doit|doivent|pourra|pourrait|pourront|devra|devrait|devront|va|puisse|puissent)"
        rf"(?: pas)? être|soit|soient|seraient|serait){_ADVERB} {_PP}"
    ),
    "impersonal": (
        rf"\bil (?:n')?(?:nous |vous |m'|lui |en |y )?(?:est|était|a été|sera|serait|avait été|ait été){_ADVERB} (?:{_ANY_PP}|impératif|entendu|exclu)"
        r"|\bil (?:nous |vous |lui |ne |n'|en |me )*(?:convient|appartient|importe|s'agit|s'avère|apparaît|résulte|ressort"
        r"|incombe|demeure|appert|échet|revient|advient|va de soi|semble|paraît|est à|n'est pas exclu|en est|en va|plaît"
        r"|sied|suffit|tarde|reste qu|saurait|se peut|s'en faut|s'ensuit)\b|\bforce est\b"
    ),
    "said_to": (
        r"\b(?:est|sont|était|sera|seront|étaient) (?:réputée?s?|censée?s?|tenue?s?|supposée?s?|présumée?s?|appelée?s?"
        r"|amenée?s?|contrainte?s?|fondée?s?|susceptibles?|habilitée?s?|en mesure|en droit|à même|passibles?|jugée?s?)\b"
        r"|\b(?:se|s'en|me|nous|vous) (?:voit|voient|verra|verront|verrait|verrions|voyons|verrons|vois) \w+"
        r"|\b(?:aurait|auraient|serait|seraient) été\b"
    ),
    "formal_relative": (
        r"\b(?:dont|auquel|à laquelle|auxquel(?:le)?s|duquel|de laquelle|desquel(?:le)?s|lequel|laquelle|lesquel(?:le)?s"
        r"|ce (?:à|en|sur|par|de) quoi|(?:à|de|par|en|sur|pour|avec) quoi|(?:à|de|par|pour|avec|chez|sur|en) qui"
        r"|ce dont|quiconque|d'où|celui-là|ceux-là|quoi qu|qui que)\b|\b(?:celui|celle|ceux|celles) (?:qu|don|à|de|d')\w*"
    ),
    "relative": r"(?<=\w)[ ,]+qui\b",
    "that": r"(?<=\w)[ ,]+qu(?:e\b|')",
    "contact_clause": r"\b(?:ce qu[ie]?\b|ce qu'|ce que)",
    "subordinator": (
        r"\b(?:parce qu|quand|si|s'ils?|lorsqu|puisqu|comme|dès qu|pendant qu|depuis qu|où|car|pourquoi|comment|combien"
        r"|même si|aussitôt qu|après que|avant de|alors qu)"
    ),
    "hard_subordinator": (
        r"\b(?:bien qu|quoiqu|à moins qu|pourvu qu|pour peu|quoi qu|quel(?:le)?s? qu|quelques? [^.,]{1,30} qu|quand bien même"
        r"|encore (?:que|faut|faudrait|aurait)|à supposer|en admettant|afin qu|de (?:sorte|façon|manière) qu|sans qu|d'autant"
        r"|pour autant|si tant est|au cas où|dans la mesure où|dès lors|tandis qu|alors même|non (?:seulement|pas|point|que)"
        r"|de crainte|de peur|d'ici à|jusqu'à ce qu|outre qu|n'était|n'eût|fût-ce|avant qu|pour qu|si \w+ qu(?:e|')(?=.{1,20}(?:soit|fût|ait))"
        r"|tant (?:qu|et)|autant|faute d|à défaut|soit qu|à force d|du fait qu|attendu qu|sitôt|à peine|à condition|quitte à"
        r"|moins [^.,]{1,30} que|plutôt qu|tel(?:le)?s? qu|aussi \w+ soi|tout \w+ qu|pour \w+ qu)"
    ),
    "fronted_clause": (
        r"^(?:que |qu'|ce que |ce qu'|ce qui |ce dont |quiconque |celui |celle |celles |ceux |le fait que |à qui |où que |qui que )(?!.*\?)"
    ),
    "cleft": r"\bc'(?:est|était)(?: pas)? [^.?!]{1,60}?\b(?:qui|que|qu'|dont)(?=\b|\w)|\bce n'est (?:pas|que|qu')|\b(?:voilà|voici) (?:ce|qui|pourquoi)",
    "past": r"\b(?!(?:mais|jamais|français|anglais|fait|sait|vais|sais|lait|trait|retrait|extrait|portrait|souhait|satisfait|parfait"
            r"|connaît|plaît|frais|désormais|rabais|délais|relais|biais|dit|palais|vraie?s?)\b)\w{2,}(?:ais|ait|aient)\b|"
            rf"\b{_HAVE}{_ADVERB} (?:{_ANY_PP})",
    "perfect": rf"\b(?:{_HAVE}|suis|est|sommes|êtes|sont){_ADVERB} {_ANY_PP}",
    "past_perfect": rf"\b{_HAD}{_ADVERB} {_ANY_PP}",
    "perfect_infinitive": rf"\b(?:d'|de |après |sans |pour |faute d'|à )?(?:avoir|être){_ADVERB} (?:{_ANY_PP}|pu|dû)",
    "future": (
        r"\b(?!(?:vrai|frai|souverain|opéra|caméra)s?\b)\w{2,}(?:erai|eras|era|erons|erez|eront|irai|iras|ira|irons|irez|iront|drai|dra"
        r"|drons|drez|dront|rra|rrez|rrons|rront|aura|auront|aurez|aurons|fera|feront|ferons|ferez|sera|seront|serez|serons)\b"
        r"|\b(?:vais|va|allons|allez|vont) \w+(?:er|ir|re)\b"
    ),
    "conditional": (
        r"\b(?!(?:vrais|frais|marais|serrait|désormais)\b)\w{2,}(?:rais|rait|raient|rions|riez)\b"
    ),
    "shall": r"\b(?:saurions|saurait|sauraient|ladite|ledit|lesdits|lesdites|dudit|susdit\w*|précité\w*|susvisé\w*)\b",
    "negation": r"\b(?:pas|jamais|rien|personne|aucune?|sans|ni|nulle?|guère|point|non)\b",
    "literary_negation": (
        r"\b(?:ne |n')(?!importe)(?!(?:(?!,).){0,60}\b(?:pas|plus|jamais|rien|personne|qu|que|aucune?|guère|ni|point|nul|nulle|non)\b)"
        r"|\b(?:nul|nulle|guère|ne point|aucunement|nullement)\b|\bn[e'][^.;,]{1,20} (?:point|guère)\b"
    ),
    "double_negation": (
        r"\b(?:ne |n')[^.;]{1,50}\b(?:pas|guère|nul|aucun\w*|jamais|rien|point|moins)\b[^.;,]{0,40}\b(?:sans|im[mp]\w{5,}|in[a-z]\w{5,}|irr\w{4,}"
        r"|ne|non|moins|nier|empêche\w*|manqu\w+|exclu|ignor\w*)\b|\bpas sans\b|\bn'est pas que\b|\bsi ce n'est\b"
    ),
    "gerund": r"\ben (?!avant|tant|autant)\w{2,}ant\b|\b(?:après|sans|avant de|au lieu de|afin de|de manière à|pour) (?:n')?\w+(?:er|ir|re)\b",
    "clitics": (
        r"\b(?:(?:me|te|se|nous|vous) (?:l'|le |la |les |en |y )|(?:m'|t'|s')(?:en|y)\b|(?:l'|le |la |les )(?:lui|leur|en|y)\b"
        r"|n'en\b|n'y\b|(?:lui|leur) en\b|qu'en\b|qu'y\b|l'on\b)"
    ),
    "of": r"\b(?:de|du|des)\b|\bd'",
    "preposition": r"\b(?:de|du|des|à|au|aux|en|dans|par|pour|sur|sous|avec|entre|vers|chez|dès|envers|parmi|selon)\b|\bd'",
    "person": r"\b(?:je|nous|vous|me|mon|ma|mes|notre|nos|votre|vos)\b|\b[jm]'",
    "courtesy": r"\b(?:merci|bonjour|s'il vous plaît|désolée?|bienvenue|bonne|bon)\b",
    "question": r"\?",
    "aside": r"[;()–—]| - |, (?:qui|que|qu'|dont|si|s'il|quel|bien que|ayant|étant|à laquelle|auquel|lequel|laquelle|quoique|fût|tout|soit|d'ailleurs)",
    "gap": r"\b(?:ceux (?:qu|à|de|don)|celui (?:qu|à|de|don)|celles? (?:qu|à|de|don)|ce (?:à|dont|de|que|qu'|qui)|ceux-là|il en est)",
}  # fmt: skip
