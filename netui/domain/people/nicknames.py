"""Short forms of first names in English, German, Spanish and French, folded: Bob is Robert, Pepe is José."""

from functools import cache

_FORMS = """
robert: bob bobby rob robbie bert | william: bill billy will willy willie liam | richard: dick rick ricky rich
elizabeth: liz lizzie lizzy beth betty bess eliza libby | james: jim jimmy jamie | john: jack johnny
jonathan: jon jonny johnny | michael: mike mick mickey micha michi | thomas: tom tommy | charles: charlie chuck
edward: ed eddie ned ted teddy | edmund: ed eddie ned ted | david: dave davey | daniel: dan danny dani
joseph: joe joey | margaret: maggie meg peggy marge madge | katherine: kate katie kathy kat kitty
catherine: kate katie cathy cat | kathryn: kate katie kathy | christopher: chris topher kit
christine: chris chrissie tina | christina: chris chrissie tina | alexander: alex sandy sascha xander lex
alexandra: alex sandra sandy lexi | anthony: tony | andrew: andy drew | benjamin: ben benny benji | matthew: matt
nicholas: nick nicky nico | nicole: nicky nici | patrick: pat paddy | patricia: pat patty tricia trish
samuel: sam sammy | samantha: sam sammy | steven: steve | stephen: steve | stephanie: steph steffi
susan: sue susie suzy | timothy: tim timmy | victoria: vicky tori | rebecca: becky becca | jennifer: jen jenny jenn
jessica: jess jessie | deborah: deb debbie | barbara: barb babs | dorothy: dot dottie dolly
eleanor: ellie nell nelly | frederick: fred freddie | gregory: greg | harold: harry hal | henry: harry hank
lawrence: larry | leonard: len lenny leo | peter: pete | philip: phil | phillip: phil | raymond: ray
ronald: ron ronnie | theodore: ted teddy theo | vincent: vince vinny | walter: walt | zachary: zach zack
abigail: abby | amanda: mandy | jacqueline: jackie | kenneth: ken kenny | joshua: josh | gerald: gerry jerry
geoffrey: geoff | jeffrey: jeff | douglas: doug | donald: don donny | nathaniel: nate nat nathan | albert: al bert
alfred: al alf fred | pamela: pam | cynthia: cindy | lucille: lucy | virginia: ginny | martin: marty
johannes: hannes hans | johann: hans hannes | friedrich: fritz fred | wolfgang: wolf wolfi | heinrich: heinz heiner
joachim: jochen achim | ulrich: uli ulli | ulrike: uli ulli rike | maximilian: max maxi | sebastian: basti seb
sabine: bine | susanne: susi sanne | franziska: franzi | katharina: kathi kati katja | gertrud: trude gerti
margarete: grete gretel | matthias: matze hias | andreas: andi andy | tobias: tobi | florian: flo | dominik: domi
josef: sepp peppi jupp | siegfried: sigi | stefan: steff | christian: chris | elisabeth: lisa lisbeth elli sissi
jose: pepe pepito | francisco: paco pancho curro kiko fran | josefa: pepa | ignacio: nacho | rosario: charo
concepcion: concha conchita | dolores: lola | enrique: quique kike | manuel: manolo manu | manuela: manoli manu
jesus: chus chuy | guadalupe: lupe | guillermo: guille memo | eduardo: edu lalo | rafael: rafa | antonio: tono toni
alejandro: alex jandro | alejandra: alex | javier: javi | santiago: santi | teresa: tere | isabel: isa chabela
luis: lucho | mercedes: merche | federico: fede | roberto: beto | alberto: beto | fernando: fer nando
frederic: fred | philippe: phil | stephane: steph | benoit: ben | alexandre: alex | dominique: dom
emmanuel: manu | emmanuelle: manu | guillaume: guigui | marguerite: margot | nicolas: nico | mathieu: mat
genevieve: ginette | thibault: thib
"""


@cache
def _table() -> dict[str, frozenset[str]]:
    formal: dict[str, set[str]] = {}
    for entry in _FORMS.replace("\n", "|").split("|"):
        name, _, short = entry.partition(":")
        for form in short.split():
            formal.setdefault(form, set()).add(name.strip())
    return {form: frozenset(names) for form, names in formal.items()}


def formal_names(first: str) -> frozenset[str]:
    """The first names that ``first`` (folded) may stand for, and itself: Alex may be Alexander or Alexandra."""
    return _table().get(first, frozenset()) | {first}
