"""What columns are called in the address books of the world, and what each of these names means."""

import re
from functools import cache

from netui.domain.folding import fold

LEFT = "-"
"""The meaning of a column that is left alone."""

LABEL = "label"
"""The meaning of a column that says what the one after it is called: Google's ``Phone 1 - Label``."""

FIRST_OR_NAME = "first name or name"
LAST_OR_NAME = "last name or name"
PREFIX_OR_ROLE = "prefix or role"
"""Names that mean one thing beside certain others and another thing without them (``resolved`` decides)."""

LONGEST_NAME = 120
"""Letters of a column's name that are looked at."""

_KNOWN = {
    "name": """name fullname displayname contactname anzeigename vollstandigername ansprechpartner nomcomplet
        nomaafficher nombrecompleto nombreenpantalla nomecompleto naam volledigenaam weergavenaam""",
    FIRST_OR_NAME: "nombre nome",
    LAST_OR_NAME: "nom",
    "first name": "firstname givenname givennames first forename vorname prenom voornaam nombredepila",
    "middle name": """middlename additionalname additionalnames secondname weiterevornamen zweitervorname
        deuxiemeprenom segundonombre secondonome""",
    "last name": """lastname familyname surname last nachname familienname nomdefamille apellido apellidos
        cognome sobrenome achternaam""",
    "prefix": "nameprefix prefix anrede salutation honorific namensprafix tratamiento civilite titel",
    "suffix": "namesuffix suffix suffixe sufijo namenszusatz",
    "nickname": "nickname spitzname surnom apodo soprannome bijnaam",
    PREFIX_OR_ROLE: "title titre titulo",
    "role": """jobtitle position role occupation headline currentposition organizationtitle worktitle poste
        fonction intituleduposte puesto cargo funktion berufsbezeichnung stelle arbeitstitel qualifica posizione
        functie""",
    "organisation": """company companyname currentcompany companies organization organisation organizationname
        organisationname employer workcompany accountname firma unternehmen arbeitgeber societe entreprise empresa
        organizacion compania azienda societa bedrijf""",
    "place": "place location geolocation wohnort standort lieu ubicacion plaats",
    "birthday": """birthday birthdate dateofbirth dob bday geburtstag geburtsdatum anniversaire datedenaissance
        cumpleanos fechadenacimiento datadinascita compleanno verjaardag geboortedatum""",
    "birth year": "birthyear geburtsjahr anneedenaissance anodenacimiento",
    "birth month": "birthmonth geburtsmonat moisdenaissance mois mesdenacimiento",
    "birth day": "jour jourdenaissance diadenacimiento",
    "anniversary": "anniversary weddinganniversary jahrestag hochzeitstag anniversairedemariageoufete aniversario",
    "tags": """tags tag labels groups group groupmembership categories category keywords kategorien kategorie
        schlagworte stichworter gruppe gruppen categorias etiquetas""",
    "note": """note notes comment comments remarks about info notiz notizen bemerkung bemerkungen anmerkung
        anmerkungen kommentar commentaires remarques notas observaciones""",
    "hook": "hook howwemet wheremet",
    "interest": "hobby hobbies interests interessen",
    "relation: spouse": "spouse spousename significantother partner ehepartner conjoint conjointe conyuge",
    "relation: assistant": "assistant assistantsname nameassistent nomdelassistante",
    "relation: manager": "manager managersname vorgesetzter namedesdervorgesetzten nombredeldirector",
    "relation: child": "children kinder enfants hijos",
    "relation: introduced by": "referredby introducedby empfohlenvon",
    "pronounce": """phoneticfirstname phoneticmiddlename phoneticlastname yominame givennameyomi additionalnameyomi
        familynameyomi givenyomi surnameyomi""",
    "fact": """department organizationdepartment abteilung service departamento profession beruf profesion
        maidenname industry branche custom benutzerdef user benutzer officelocation buro""",
    "connected": """connectedon connectiondate dateconnected verbundenam vernetztam vernetztseit connectele
        enrelationdepuis enrelationdepuisle conectadoel fechadeconexion conectadoem collegatoil verbondenop""",
    "uid": "uid",
    "phone: mobile": "telportable telmobile",
    "phone: pager": "recepteurderadiomessagerie",
    "phone: callback": "callback ruckmeldung",
    "phone: radio": "radiophone",
    "phone: tty": "ttytddphone telefonfurhorbehinderte",
    "phone: assistant": "assistantsphone telefonassistent telephonedelassistante",
    "handle: skype": "skype skypeid skypename",
    "handle: telegram": "telegram",
    "handle: twitter": "twitter twitterhandle twitterhandles",
    "handle: instagram": "instagram",
    "handle: mastodon": "mastodon",
    "handle: bluesky": "bluesky",
    "handle: github": "github",
    "profile: linkedin": "linkedin linkedinurl linkedinprofile linkedinprofileurl personlinkedinurl",
    "phone: whatsapp": "whatsapp whatsappnumber",
}
"""The names that are looked up whole, folded and with nothing but letters, under what they mean."""

_LABELLED = {
    "email": """email emails mail emailadresse emailaddress emailaddresses emailid adresseemail adressemail
        courriel adressedemessagerie adresseelectronique correo correoelectronico direcciondecorreo
        direcciondecorreoelectronico direcciondelcorreoelectronico indirizzoemail primaryemail secondaryemail
        primareemailadresse sekundareemailadresse adresseelectroniqueprincipale adresseelectroniquesecondaire
        direcciondecorreoelectronicoprincipal direcciondecorreoelectronicosecundaria""",
    "phone": """phone phones phonenumber phonenumbers telephone telephonenumber tel telefon telefonnummer rufnummer
        telefono numerodetelefono telefone telefoon telefoonnummer""",
    "phone: mobile": """mobile mobilephone mobilenumber mobiletelephone cell cellphone cellular mobiltelefon mobil
        handy mobilnummer mobiltelnr portable movil telefonomovil celular cellulare mobiel""",
    "phone: fax": "fax faxnumber faxnummer telefax telecopie",
    "phone: pager": "pager pagernumber pagernummer buscapersonas",
    "phone: main": "primaryphone companymainphone haupttelefon telefonfirma telephoneprincipal telefonoprincipal",
    "phone: car": "carphone autotelefon telephonevoiture",
    "phone: isdn": "isdn",
    "phone: telex": "telex",
    "url": """url urls website websites web webpage homepage site sites siteweb pageweb paginaweb sitioweb webseite
        internet""",
    "profile": "profileurl profile profiles profil profilurl",
    "handle": "handle handles screenname messengername im imaddress instantmessagehandles",
    "address": "address addresses adresse adressen anschrift direccion indirizzo adres",
    "street": "street streetaddress addressline strasse strassenr strassehausnr rue calle via straat",
    "po box": "pobox addresspobox postofficebox postfach boitepostale apartado",
    "city": "city town locality stadt ort ville ciudad localidad citta cidade stad",
    "region": """state region province county stateprovince bundesland kanton bundeslandkanton depregion provincia
        estado provinciaoestado""",
    "postcode": "postalcode postcode zip zipcode plz postleitzahl codepostal codigopostal cap",
    "country": "country countryregion land landregion pays paysregion pais paisoregion paese",
}
"""The names that may have a word before or after them that says whose: ``Business Street``, ``Ort privat``."""

_WHOSE = {
    "work": """business work office geschaftlich dienstlich beruflich bureau professionnel professionnelle
        deltrabajo detrabajo trabajo zakelijk lavoro""",
    "home": """home private personal privat domicile prive privee personnel personnelle deldomicilio domicilio
        personale particular casa thuis deresidencia""",
    "other": "other weitere weiterer weiteres weiteresr weiterese autre otro otra altro overig",
}

_GOOGLE = re.compile(
    r"(email|phone|address|website|event|relation|customfield|organization|im)\d+"
    r"(label|type|service|value|name|title|department|formatted|street|city|pobox|region|postalcode|country"
    r"|extendedaddress)"
)
_GOOGLE_KINDS = {
    "email": "email",
    "phone": "phone",
    "website": "url",
    "event": "date",
    "relation": "relation",
    "customfield": "fact",
    "im": "handle",
}
_GOOGLE_PARTS = {
    "organization": {"name": "organisation", "title": "role", "department": "fact"},
    "address": {
        "formatted": "address",
        "street": "street",
        "extendedaddress": "street",
        "pobox": "po box",
        "city": "city",
        "region": "region",
        "postalcode": "postcode",
        "country": "country",
    },
}

_SIGNS = re.compile(r"[\W_]+")
_DIGITS = re.compile(r"\d+")

BESIDE_FAMILY_NAME = frozenset(("vorname", "prenom", "voornaam"))
"""First names beside which a column ``Name`` is the family's: ``Name;Vorname``."""


def squeezed(name: str) -> str:
    """The name of a column with nothing but its letters and digits: ``E-mail 1 - Value`` is ``email1value``."""
    return _SIGNS.sub("", fold(name[:LONGEST_NAME]))


def meaning_of(name: str) -> str:
    """What a column called ``name`` means, empty for a name that is not known here."""
    key = squeezed(name)
    if found := _GOOGLE.fullmatch(key):
        return _of_google(found[1], found[2])
    known = _known()
    return known.get(key) or known.get(_DIGITS.sub("", key), "")


def is_google(name: str) -> bool:
    """Whether only the files of Google Contacts have a column of this ``name``."""
    key = squeezed(name)
    return _GOOGLE.fullmatch(key) is not None or key in ("groupmembership", "organizationdepartment")


def _of_google(kind: str, part: str) -> str:
    if parts := _GOOGLE_PARTS.get(kind):
        return LABEL if part in ("label", "type") and kind == "address" else parts.get(part, LEFT)
    if part in ("label", "type", "service"):
        return LABEL
    return _GOOGLE_KINDS[kind] if part == "value" else ""


@cache
def _known() -> dict[str, str]:
    """Every name that is known, with what it means."""
    found = {
        f"{before}{word}{after}": _called(meaning, whose)
        for meaning, words in _LABELLED.items()
        for word in words.split()
        for whose, signs in _WHOSE.items()
        for sign in signs.split()
        for before, after in ((sign, ""), ("", sign))
    }
    for table in (_LABELLED, _KNOWN):
        found |= {word: meaning for meaning, words in table.items() for word in words.split()}
    return found


def _called(meaning: str, whose: str) -> str:
    base, _, label = meaning.partition(": ")
    return f"{base}: {whose} {label}".strip()
