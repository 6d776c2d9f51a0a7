"""What a happening is called by its code: "Shelling", "Arrest", "Protest". Each table is complete: a test holds it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

# PLOVER's modes (codebook draft 2.0), and the types for what has no mode. The second part is the word that leads to
# who or what it befell, or to its place where it befell a place.
PLOVER_NAMES: Final[Mapping[str, str]] = {
    "AGREE": "Agreement",
    "CONSULT": "Meeting",
    "CONSULT/visit": "Visit",
    "CONSULT/third-party": "Mediation",
    "CONSULT/multilateral": "Talks",
    "CONSULT/phone": "Telephone talk",
    "SUPPORT": "Support",
    "CONCEDE": "Concession",
    "COOPERATE": "Cooperation",
    "AID": "Aid",
    "RETREAT": "Retreat",
    "RETREAT/withdraw": "Withdrawal",
    "RETREAT/release": "Release",
    "RETREAT/disarm": "Disarmament",
    "RETREAT/ceasefire": "Ceasefire",
    "RETREAT/access": "Granting of access",
    "RETREAT/resign": "Resignation",
    "REQUEST": "Demand",
    "REQUEST/assist": "Request for help",
    "REQUEST/change": "Demand for change",
    "REQUEST/yield": "Demand to yield",
    "REQUEST/meet": "Request for talks",
    "ACCUSE": "Accusation",
    "ACCUSE/disapprove": "Condemnation",
    "ACCUSE/investigate": "Investigation",
    "ACCUSE/allege": "Allegation",
    "REJECT": "Rejection",
    "REJECT/assist": "Refusal to help",
    "REJECT/change": "Refusal to change",
    "REJECT/yield": "Refusal to yield",
    "REJECT/meet": "Refusal of talks",
    "THREATEN": "Threat",
    "THREATEN/restrict": "Threat of restrictions",
    "THREATEN/arrest": "Threat of arrest",
    "THREATEN/relations": "Threat to relations",
    "THREATEN/expel": "Threat of expulsion",
    "THREATEN/territory": "Threat to territory",
    "THREATEN/violence": "Threat of violence",
    "PROTEST": "Protest",
    "PROTEST/demo": "Demonstration",
    "PROTEST/riot": "Riot",
    "PROTEST/strike": "Strike",
    "PROTEST/hunger": "Hunger strike",
    "PROTEST/boycott": "Boycott",
    "PROTEST/obstruct": "Blockade",
    "PROTEST/vandalize": "Vandalism",
    "SANCTION": "Sanctions",
    "SANCTION/convict": "Conviction",
    "SANCTION/expel": "Expulsion",
    "SANCTION/withdraw": "Withdrawal",
    "SANCTION/discontinue": "Break-off",
    "MOBILIZE": "Mobilisation",
    "MOBILIZE/troops": "Deployment of troops",
    "MOBILIZE/weapons": "Deployment of weapons",
    "MOBILIZE/police": "Deployment of police",
    "MOBILIZE/militia": "Deployment of militia",
    "COERCE": "Coercion",
    "COERCE/seize": "Seizure",
    "COERCE/restrict": "Restriction",
    "COERCE/censor": "Censorship",
    "COERCE/curfew": "Curfew",
    "COERCE/martial-law": "Martial law",
    "COERCE/arrest": "Arrest",
    "COERCE/deport": "Deportation",
    "COERCE/withhold": "Withholding",
    "COERCE/misinformation": "Misinformation",
    "COERCE/cyber": "Cyber attack",
    "ASSAULT": "Attack",
    "ASSAULT/abduct": "Abduction",
    "ASSAULT/beat": "Beating",
    "ASSAULT/torture": "Torture",
    "ASSAULT/sexual": "Sexual violence",
    "ASSAULT/targeted": "Targeted attack",
    "ASSAULT/destroy": "Destruction",
    "ASSAULT/primitive": "Attack with simple weapons",
    "ASSAULT/firearms": "Shooting",
    "ASSAULT/explosives": "Explosion",
    "ASSAULT/suicide-attack": "Suicide attack",
    "ASSAULT/aerial": "Air strike",
    "ASSAULT/drone": "Drone strike",
    "ASSAULT/heavy-weapons": "Shelling",
    "ASSAULT/crowd-control": "Force against a crowd",
    "ASSAULT/unconventional": "Attack with forbidden weapons",
}

# Names that "of" joins to whom or what it befell ("Arrest of", "Shelling of"); others stand beside the place alone.
TAKES_OF: Final = frozenset(
    {
        *("Abduction", "Arrest", "Beating", "Boycott", "Condemnation", "Conviction", "Deportation", "Destruction"),
        *("Disarmament", "Expulsion", "Release", "Seizure", "Shelling", "Torture"),
    }
)
TAKES_ON: Final = frozenset({"Air strike", "Attack", "Drone strike", "Suicide attack", "Targeted attack", "Sanctions"})
# Those that befall a place itself.
BEFALLS_PLACES: Final = frozenset({"Shelling", "Destruction", "Seizure"})
NO_NAME: Final = "Event"
# ACLED's "Other" says nothing without what it is another of.
OTHER: Final = "Other"
OTHER_NAME: Final = "Strategic development"

# Words of reports that say nobody's name, so that a label does not take them for one.
PRONOUNS: Final = frozenset(
    {
        *("he", "she", "it", "they", "we", "i", "you", "him", "her", "them", "us", "who", "which", "that", "this"),
        *("these", "those", "both", "all", "others", "its own", "themselves", "himself", "herself", "itself"),
    }
)
# Words that are small within a line, also where a sentence began with them.
SMALL_WORDS: Final = frozenset(
    {
        *("a", "an", "the", "some", "several", "many", "few", "two", "three", "four", "five", "six", "seven", "eight"),
        *(
            "nine",
            "ten",
            "eleven",
            "twelve",
            "dozens",
            "hundreds",
            "thousands",
            "at",
            "about",
            "around",
            "more",
            "over",
        ),
        *("its", "his", "her", "their", "our", "one", "both", "all", "other", "another", "up", "nearly", "almost"),
    }
)
