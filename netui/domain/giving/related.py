"""How words relate: which mean nearly the same, and which say little of a subject; our own tables, no network."""

from functools import cache

from netui.domain.giving.topics import stem

_GROUPS = """
hire hiring recruit recruiter recruitment recruiting talent vacancy staffing candidate headhunter
job career position employment employer
employee staff workforce personnel colleague
onboarding induction apprentice trainee intern internship apprenticeship
fund funding fundraising raise investor investment invest capital venture seed angel equity money financing series
grant foundation donor donation philanthropy scholarship bursary stipend residency trust
loan debt credit lender bank banking borrow
price pricing prices tariff monetise monetisation cost discount
billing invoice invoicing payment payments checkout subscription
sale sales selling sell seller dealer
customer client buyer account buying purchase
market marketing brand branding advertising campaign
retail shop store shopkeeper merchant boutique
distributor distribution wholesaler reseller export exporter import importer abroad
supplier procurement purchasing sourcing tender vendor
founder startup entrepreneur entrepreneurship
successor succession handover heir heirs inheritance retire retirement takeover
lead leader leadership manager management manage boss
team teams staff people
coach coaching mentor mentoring trainer training workshop facilitator
learning education course curriculum
teach teacher teaching school pupil pupils classroom headteacher student
university campus professor academic research researcher scientist science
board director trustee governance chair nonexecutive
cfo finance financial controller treasurer accounting accountant bookkeeper bookkeeping audit
tax taxes taxation levy
law legal lawyer solicitor counsel attorney barrister court contract notary
compliance regulation regulatory regulator
permit permits licence license licensing approval
privacy gdpr security cybersecurity encryption
insurance insurer insure underwriter
labour labor union strike
logistics freight forwarder shipping cargo parcel warehouse delivery customs
port ports harbour harbor dock terminal pier quay
ship shipyard boat vessel shipwright sail sailing sailor yacht
ferry ferries passenger
container containers cargo
rail railway tram
car taxi driver mobility van
bicycle bike cycling cyclist
aviation pilot flight aircraft plane airline glider
energy power electricity grid utility heating
solar photovoltaic panel panels roof roofs
wind turbine offshore blade
climate carbon emission emissions sustainability sustainable green renewable environment ecology
water pump pumps irrigation
farm farming farmer agriculture agronomist crop crops soil harvest
seed seeds grain
forest forestry timber wood wooden carpenter joiner
garden gardener gardening flower plant
food restaurant chef cook kitchen cuisine
bakery bakeries baker bread pastry baking
coffee roaster roasters espresso
tea teas
wine vineyard winery winemaker cellar
beer brewer brewery ale
chocolate cocoa
health healthcare medical medicine clinical clinic hospital doctor physician patient
nurse nursing midwife
dentist dental
heart cardiologist cardiology
physiotherapist physio rehab injury
baby newborn birth child parent twins
wedding marry marriage engaged
dog dogs greyhound puppy pet
bird birds ornithologist wildlife
vet veterinary animal animals
software saas code coder developer programmer programming app
engineer engineers engineering technician
programmer engineer developer
robot robots robotics automation
hardware electronics sensor sensors device meter
data analytics analyst statistics
ai intelligence learning algorithm
product roadmap feature
test testing lab laboratory bench
factory plant manufacturing manufacturer production industrial
foundry casting cast metal steel iron
ceramic ceramics tile tiles kiln pottery porcelain
glass glassmaker
textile textiles fabric cloth fashion
design designer
architect architecture building construction urban city
property estate tenant rent lease housing
museum gallery exhibition curator collection
art artist painting sculpture
theatre theater stage drama playwright
film cinema documentary movie director producer
photograph photographer photography camera
music musician concert orchestra
violin cello cellist trumpet piano
book books publisher publishing editor bookshop
library librarian libraries
writer author essay essayist novel novelist writing story stories
poem poems poet poetry
crime detective thriller
translate translator translation interpreter
illustrate illustrator illustration illustrations drawing
press journalist journalism reporter newspaper columnist magazine
radio podcast broadcaster broadcast audio
archive archives archivist letters manuscript
history historian heritage
conference summit congress convention forum
speaker keynote speech talk
fair expo exhibition
festival concert performance
marathon run running runner runners
football soccer
chess tournament
rugby cricket baseball curling
climb climbing mountain hiking trek
toy toys game games
hotel guesthouse hospitality hostel lodge
travel trip tourism tourist journey
refugee migration migrant asylum resettle
aid relief humanitarian charity ngo nonprofit
youth young teenager
craft craftsman artisan handmade
remote distributed
negotiate negotiation deal
"""


_VAGUE = """
small large big short long high low old young early late full empty whole half quiet slow quick fast hard easy
deep wide open close closed free busy ready real true clear clean rich poor strong weak warm cold bright dark
different same similar certain possible special simple single double main common public own several few one two
three four five six seven eight nine ten twenty thirty forty fifty sixty hundred thousand first second third last
minute hour morning noon evening night midnight week month season spring summer autumn winter january february
march april june july august september october november december monday tuesday wednesday thursday friday
saturday sunday ago later ever never always often again run start begin end stop stay leave come arrive bring
take hold keep put set turn move grow show tell ask answer speak hear listen see watch find found lose win build
send carry change meet wait sit stand walk fall rise pass reach join add follow explain mean understand remember
forget hope wish want like love enjoy care matter happen seem become offer order apply choose decide agree pay
pull push cut draw write read call play live man woman person people somebody everybody name word line list part
piece side place room home house door table hand head eye face life world way case fact point idea question
reason problem kind sort number group thing top report note news letter under over between against along across
behind beyond inside outside near far abroad together alone almost enough co non pre re anti multi self
"""
"""General English that tells little of what a text is about, however rare it is in a network."""


@cache
def _vague() -> frozenset[str]:
    return frozenset(stem(word) for word in _VAGUE.split())


def vague(topic: str) -> bool:
    """Whether a stem is one of the general words that say little of a subject."""
    return topic in _vague()


@cache
def _neighbours() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for line in _GROUPS.strip().splitlines():
        stems = {stem(word) for word in line.split()}
        for one in stems:
            found.setdefault(one, set()).update(stems)
    return {one: frozenset(others - {one}) for one, others in found.items()}


def related(topic: str) -> frozenset[str]:
    """The stems that mean nearly the same as the stem ``topic``; empty where the table has none."""
    return _neighbours().get(topic, frozenset())
