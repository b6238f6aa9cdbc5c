"""Pronouns and nominals in sentences of our own."""

import pytest

from tests.reading.actor_factory import at

CASES = [
    # subject of the matrix clause
    ("President Kassym-Jomart Tokayev said that he would visit Moscow.", "he", {"Kassym-Jomart Tokayev"}),
    # subject of the sentence before
    ("Kassym-Jomart Tokayev arrived in Paris. He will meet Emmanuel Macron.", "He", {"Kassym-Jomart Tokayev"}),
    # possessive of a country
    ("China said that its navy had left.", "its", {"China"}),
    # two persons joined
    (
        "Vladimir Putin met Kassym-Jomart Tokayev. The two leaders discussed gas.",
        "two leaders",
        {"Vladimir Putin", "Kassym-Jomart Tokayev"},
    ),
    # two countries joined
    ("India and Pakistan held talks. Both sides agreed to meet again.", "Both sides", {"India", "Pakistan"}),
    # a nominal with a region
    ("Kazakhstan and Russia traded more. The Central Asian country sells uranium.", "Central Asian country", {"Kazakhstan"}),
    # a title without country: the last person so called
    ("French President Emmanuel Macron spoke to Olaf Scholz. The president left early.", "president", {"Emmanuel Macron"}),
    # "his country" is that of the person
    ("Emmanuel Macron arrived in Berlin. He praised his country.", "his country", {"France"}),
    # "for his part": the subject of the clause
    ("Sergei Lavrov spoke. Emmanuel Macron, for his part, left.", "his", {"Emmanuel Macron"}),
    # half of a divided country, on a page that names it in full
    ("North Korea fired a missile. Japan condemned the North.", "North", {"North Korea"}),
    # the subject of the sentence before comes before the members of a list
    (
        "Kazakhstan is a member, along with Russia, Armenia and Tajikistan. However, the country kept its distance.",
        "country",
        {"Kazakhstan"},
    ),
    # "the two" before a verb
    ("Emmanuel Macron received Olaf Scholz. The two discussed trade.", "two", {"Emmanuel Macron", "Olaf Scholz"}),
    # first person in a quotation: the speaker, and the state for which he speaks
    ("“I will sign it,” President Emmanuel Macron said.", "I", {"Emmanuel Macron"}),
    ("“Our troops stay,” French President Emmanuel Macron said.", "Our", {"France"}),
    # two verbs in a row have one subject, and what it becomes says who it is
    ("Angela Merkel studied physics and became a scholar.", "scholar", {"Angela Merkel"}),
    # "one of" says what somebody is
    ("Angela Merkel lived in Berlin and was one of the founders.", "one", {"Angela Merkel"}),
    # no noun for people stands nearer than the states
    ("Germany and France signed it. They will meet again.", "They", {"Germany", "France"}),
    # who met whom is together, whoever else is joined afterwards
    (
        "Emmanuel Macron spoke by phone with Olaf Scholz after the talks between Xi Jinping and Vladimir Putin. They discussed trade.",
        "They",
        {"Emmanuel Macron", "Olaf Scholz"},
    ),
    # both presidents are no ministers, though these were named last
    (
        "President Emmanuel Macron met President Xi Jinping. Foreign Minister Wang Yi and Foreign Minister Sergei Lavrov were there. "
        "Both presidents left.",
        "Both presidents",
        {"Emmanuel Macron", "Xi Jinping"},
    ),
    # whom a page calls "they" and "the leaders" again and again, "they" are after an item about others too
    (
        "Emmanuel Macron met Olaf Scholz. The two spoke. The two leaders dined.\n\nThe United Nations and the World Bank can help. "
        "Germany knows that.\n\nThe plan is ready.\n\nThey agreed to go on.",
        "They",
        {"Emmanuel Macron", "Olaf Scholz"},
    ),
    # "here" is in the state of the dateline
    ("SEOUL, Nov. 9 (Yonhap) -- Fumio Kishida arrived here on Thursday for a visit.", "here", {"South Korea"}),
    # the heads of state are no prime ministers
    (
        "President Emmanuel Macron met President Xi Jinping. Prime Minister Mark Rutte and Prime Minister Alexander De Croo watched. "
        "The heads of state left.",
        "heads",
        {"Emmanuel Macron", "Xi Jinping"},
    ),
    # a woman is found by a given name that tells the gender
    ("Avril Haines, director of national intelligence, met William Burns. She left early.", "She", {"Avril Haines"}),
    # "state" before "visit" is no country
    ("Emmanuel Macron is in Lisbon during his state visit.", "his", {"Emmanuel Macron"}),
    # "we" in a joint statement are those who sign it
    (
        "Joint Statement by President Emmanuel Macron and Chancellor Olaf Scholz on Ukraine\n\nWe met today in Paris.",
        "We",
        {"Emmanuel Macron", "Olaf Scholz"},
    ),
    ("Joint Statement by India and Japan\n\nWe condemn the attack in Syria.", "We", {"India", "Japan"}),
    # a noun for a person reaches the one person spoken of lately
    ("Angela Merkel left Berlin on Monday. The woman waved.", "woman", {"Angela Merkel"}),
    # "Ms" tells the gender, and a surname behind an honorific the person
    ("Ann Kim met Lee Voss. Mr Voss spoke. Ms Kim left because she was late.", "she", {"Ann Kim"}),
    # who says his own name says "I" in the same words
    ("The paper read: “I, Joshua Norton, declare it law. I sign it.”", "I", {"Joshua Norton"}),
    # whom a chair calls speaks, where "I" is said again and again outside quotations
    (
        "Julie Rosenthal came.\n\nMiss Rosenthal?\n\nI met Vladimir Putin. I saw Moscow. I know Russia. I like France.",
        "I",
        {"Julie Rosenthal"},
    ),
    # what a place is said to be stands for the place
    ("Orenburg is a city in Russia. It has an airport.", "city", {"Orenburg"}),
    # a definite nominal repeats the last word of a name
    ("The World Bank paid Kenya. The bank lent more.", "bank", {"World Bank"}),
    ("The Saudi Development Fund lent money to Kenya. The fund pays schools.", "fund", {"Saudi Development Fund"}),
    # a noun for a place reaches the place, which is no actor
    ("They came to Orenburg. The city has an airport.", "city", {"Orenburg"}),
    ("Orenburg is a city. It has an airport.", "It", {"Orenburg"}),
    # a given name tells a person whom nobody knows
    ("Isabel Quintero wrote to the club. She asked for help.", "She", {"Isabel Quintero"}),
    # "he" after a bare name tells that it is no organisation
    (
        "Byron received his education in Aberdeen. In 1801 Byron left when he was ten. Byron's memoirs tell of his days there.",
        "he",
        {"Byron"},
    ),
    # "he" in a quotation is not who says it
    ("Malcolm Turnbull spoke first. Bill Shorten said: “He will not fight.”", "He", {"Malcolm Turnbull"}),
    # the prime minister and the nation of the page's own state
    (
        "Australia is dry. Australian farmers wait. Canberra is silent. In Australia no rain fell. Trees burn. Rivers dry. Wells close. "
        "Prices rise. Fields are empty. The nation hopes.",
        "nation",
        {"Australia"},
    ),
    (
        "Hungary is dry. Hungarian farmers wait. In Hungary no rain fell. The prime minister is silent.",
        "prime minister",
        {"Viktor Orbán"},
    ),
    # a predicate says what the person is
    ("Emmanuel Macron is a politician.", "politician", {"Emmanuel Macron"}),
    # as what a person is known or appointed
    ("Emmanuel Macron was appointed as an adviser to France.", "adviser", {"Emmanuel Macron"}),
    # a noun that introduces a name
    ("President William Ruto came to Kampala with his brother David Rutoro.", "brother", {"David Rutoro"}),
    # who is called by name or title is spoken to
    ("President Emmanuel Macron met Narendra Modi. “Mr. President, we thank you,” Modi said.", "you", {"Emmanuel Macron"}),
    ("“Prime Minister Modi, this is a good day. Your people know it,” Emmanuel Macron said.", "Your", {"Narendra Modi"}),
    ("“Thank you, Chancellor Scholz,” Emmanuel Macron said.", "you", {"Olaf Scholz"}),
]


@pytest.mark.parametrize(("text", "words", "names"), CASES)
def test_reaches(text: str, words: str, names: set[str]) -> None:
    assert {m.name for m in at(text, words)} == names


OPEN = [
    # no antecedent: an expletive
    ("China is large. It is clear that prices will rise.", "It"),
    # the largest city need not be the one spoken of
    ("They came to Orenburg. The largest city has an airport.", "largest city"),
    # the state is not a senator's "we"
    ("“Our bill is ready,” U.S. Senator Lindsey Graham said.", "Our"),
    # nouns for people stand nearer than the states
    ("Germany and France signed it. The drivers said they had waited.", "they"),
    # who is only spoken of is not spoken to, nor is he of whom another is thanked after
    ("“Olaf Scholz, who is here, knows what you mean,” Emmanuel Macron said.", "you"),
    ("“Chancellor Scholz, I agree. Thank you, dear friends,” Emmanuel Macron said.", "you"),
    # a pronoun without any person before it
    ("The weather was fine. He left.", "He"),
]


@pytest.mark.parametrize(("text", "words"), OPEN)
def test_stays_open(text: str, words: str) -> None:
    assert at(text, words) == []


TITLED = [
    # an office alone: whoever bears it in the title
    (
        "Remarks by President Macron After the Council",
        "THE PRESIDENT: We met Germany.\n\nQ  Why?\n\nTHE PRESIDENT: I said so.",
        {"THE PRESIDENT": "Emmanuel Macron", "We": "France", "I": "Emmanuel Macron"},
    ),
    # a surname under its title, whom the text never names in full
    (
        "Press Conference With Chancellor Olaf Scholz",
        "CHANCELLOR SCHOLZ: Thank you for coming.\n\nMR. OKORO: Thank you, Chancellor.",
        {"CHANCELLOR SCHOLZ": "Olaf Scholz"},
    ),
    # without labels: whose remarks the title announces, though the text names others
    ("Remarks by President Macron at the Summit", "I want to thank King Abdullah II of Jordan.", {"I": "Emmanuel Macron"}),
    # remarks of two: nobody's
    ("Remarks by President Macron and Chancellor Scholz", "I thank Jordan.", {"I": None}),
]


@pytest.mark.parametrize(("title", "text", "names"), TITLED)
def test_the_title_tells_who_speaks(title: str, text: str, names: dict[str, str | None]) -> None:
    assert {words: next((m.name for m in at(text, words, title=title)), None) for words in names} == names
