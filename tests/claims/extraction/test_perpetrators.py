"""Who carried an act out, who claims it, who is blamed: by the part that a phrase has in an act."""

import pytest

from tests.claims.extraction.cast import values


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("Gunmen opened fire on a bar, killing two people.", "en", ["Gunmen"]),
        ("Two guards were killed on Tuesday by unknown gunmen.", "en", ["unknown gunmen"]),  # words between
        ("A bomb killed two people.", "en", []),  # no weapon is an author
        ("The police were attacked by a mob.", "en", ["a mob"]),  # whom it hit is none
        ("The police were attacked.", "en", []),
        ("Police killed the gunman.", "en", []),  # who answers the act did not carry it out
        ("Gunman kills five in Varna before being shot by officer", "en", ["Gunman"]),
        ("A man killed five people before an officer shot him dead.", "en", ["A man"]),
        ("Police shot and killed a man who had stabbed two guards.", "en", ["a man"]),
        ("A man who stabbed two guards in Varna was shot dead by police.", "en", ["A man"]),
        ("The attacker was shot dead by police.", "en", []),
        ("Two men were shot dead by police.", "en", ["police"]),  # of whom no act is told
        ("Un homme a poignardé deux gardes avant d'être abattu par la police.", "fr", ["Un homme"]),
        ("Un homme qui avait poignardé deux gardes a été tué par la police.", "fr", ["Un homme"]),
        ("Un homme a tué deux gardes, puis un policier l'a abattu.", "fr", ["Un homme"]),
        ("Deux manifestants ont été tués par la police.", "fr", ["la police"]),
        ("Un avion de chasse a largué deux bombes sur Varna.", "fr", []),  # what it is, not whose
        ("Dix morts dans une attaque de gang au-dessus de Varna", "fr", ["gang"]),
        ("Guards shot dead in Varna were buried.", "en", []),  # hit, not hitting
        ("Hundreds of rebels attacked the post.", "en", ["rebels"]),  # who, not how many
        ("The colonel's men, who fired on the crowd, left.", "en", ["The colonel's men"]),  # a relative
        ("The army said rebels ambushed a convoy.", "en", ["rebels"]),  # a clause of its own
        ("Rebels in a white van without plates kidnapped two guards.", "en", ["Rebels"]),  # words between
        ("The rebels denied having attacked the post.", "en", []),
        ("The rebels did not attack the post.", "en", []),
        ("The rebels planned to attack the post.", "en", []),
        ("An attack on the post by rebels killed two guards.", "en", ["rebels"]),
        ("A base used by the army was attacked.", "en", []),  # by speaks of the use
        ("The government launched an inquiry.", "en", []),  # no act
        ("Militants launched an attack on the post.", "en", ["Militants"]),
        ("Turkish air strikes killed two guards.", "en", ["Turkish"]),  # the owner of a strike
        ("Turkish officials died in Varna.", "en", []),
        ("Coalition aircraft struck a house.", "en", ["Coalition aircraft"]),
        (
            "THE NVF [NEW VARNA FRONT] GUERRILLAS BLEW UP A PYLON.",
            "en",
            ["THE NVF [NEW VARNA FRONT] GUERRILLAS"],
        ),
        ("THE NVF KIDNAPPED TWO GUARDS.", "en", ["THE NVF"]),  # only somebody kidnaps
        ("THE FIRE KILLED TWO GUARDS.", "en", []),
        ("A court sentenced a man to ten years for stabbing two guards.", "en", ["a man"]),  # settled
        ("Bandits on Sunday night invaded Ardun and killed a guard.", "en", ["Bandits"]),  # a day between
        ("Six men kidnapped a guard.", "en", ["Six men"]),  # "men" alone would be nobody
        ("A couple kidnapped a guard.", "en", ["A couple"]),
        ("A man drove a van into the queue, killing two.", "en", ["A man"]),
        ("The raid that the Free Front launched on Monday killed two guards.", "en", ["the Free Front"]),
        ("The bomb was set off by remote control.", "en", []),
        ("The rebels said they had attacked the depot.", "en", []),  # a claim
        ("Un drone de l'armée a bombardé un marché.", "fr", ["Un drone de l'armée"]),
        ("La police a répliqué par des gaz lacrymogènes.", "fr", ["La police"]),
        ("Des hommes armés ont ouvert le feu, tuant deux gardes.", "fr", ["Des hommes armés"]),
        ("Deux gardes ont été tués mardi par des rebelles.", "fr", ["des rebelles"]),
        ("Une frappe aérienne turque a tué deux gardes.", "fr", ["turque"]),
        ("Des frappes de l'armée turque ont tué deux gardes.", "fr", ["l'armée turque"]),
        ("C'est la deuxième attaque contre le poste.", "fr", []),  # a noun, no verb
        ("Une base utilisée par l'armée a été attaquée.", "fr", []),
        ("Un homme est soupçonné d'avoir tué deux gardes.", "fr", []),  # blamed
    ],
)
def test_the_author_of_an_act(text: str, lang: str, expected: list[str]) -> None:
    assert values("perpetrator", text, lang) == expected


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("The mayor blamed the attack on smugglers.", "en", ["smugglers"]),  # not the attack
        ("The mayor blamed smugglers for the attack.", "en", ["smugglers"]),
        ("The attack was attributed to the Red Front.", "en", ["the Red Front"]),
        ("The attack was attributed to negligence.", "en", []),
        ("Three men were charged with the murder of the judge.", "en", ["Three men"]),
        ("Three men were involved in the talks.", "en", []),  # no act
        ("Police identified the shooter as Aldo Soto, 34.", "en", ["Aldo Soto"]),
        ("An alleged Turkish air strike killed two guards.", "en", ["Turkish"]),  # said to be theirs
        ("The mayor fears the militias, which he accuses of the attack.", "en", ["the militias"]),
        ("L'attaque est imputée à des rebelles.", "fr", ["des rebelles"]),
        ("Le maire accuse les cartels d'avoir mené l'attaque.", "fr", ["les cartels"]),
        ("Le maire craint les milices qu'il accuse d'avoir mené l'attaque.", "fr", ["les milices"]),
    ],
)
def test_who_is_blamed(text: str, lang: str, expected: list[str]) -> None:
    assert values("blamed_party", text, lang) == expected


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("The army said that it had bombed the post.", "en", ["The army"]),  # an own act
        ("The army said that rebels had bombed the post.", "en", []),
        ("The front said that its fighters had killed two guards.", "en", ["The front"]),
        ("The army denied that it had bombed the post.", "en", []),
        ("A caller claimed responsibility in the name of the Red Front.", "en", ["the Red Front"]),
        ("A little-known group, the Red Front, claimed responsibility.", "en", ["the Red Front"]),  # its name
        ("The army has claimed that rebels fled.", "en", []),  # no responsibility
        ("Le groupe a affirmé avoir attaqué le poste.", "fr", ["Le groupe"]),
        ("Un inconnu a revendiqué l'attaque au nom du Front rouge.", "fr", ["Front rouge"]),
        ("Le groupe revendique 10 000 membres.", "fr", []),
    ],
)
def test_who_claims_the_act(text: str, lang: str, expected: list[str]) -> None:
    assert values("claimed_by", text, lang) == expected
