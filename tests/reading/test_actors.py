"""Names, titles, bodies and groups in sentences of our own."""

import itertools

import pytest

from tests.reading.actor_factory import at, draft

TITLES = [
    # title and name are one mention; country and office come from the title; the person is unknown to the knowledge base
    (
        "Kazakh Energy Minister Almasadam Satkaliyev arrived.",
        "Kazakh Energy Minister Almasadam Satkaliyev",
        "Almasadam Satkaliyev",
        "KAZ",
    ),
    # country after the title, name after the country
    (
        "Deputy Prime Minister of Mongolia S.Amarsaikhan met him.",
        "Deputy Prime Minister of Mongolia S.Amarsaikhan",
        "Sainbuyen Amarsaikhan",
        "MNG",
    ),
    # "to Mongolia" belongs to the envoy's title when the name follows
    ("He met Ambassador of China to Mongolia Chai Wenrui.", "Ambassador of China to Mongolia Chai Wenrui", "Chai Wenrui", "CHN"),
    # the knowledge base has one holder on the day
    ("The talks were opened by the Hungarian prime minister.", "Hungarian prime minister", "Viktor Orbán", "HUN"),
    # country with possessive, name in apposition
    ("Russia's foreign minister, Sergei Lavrov, left.", "Russia's foreign minister", "Sergei Lavrov", "RUS"),
    # an envoy without a name keeps words and country
    ("The ministry summoned the Turkish envoy.", "Turkish envoy", "Turkish envoy", "TUR"),
]

MORE_TITLES = [
    # "of South Korea" after the name tells the country
    ("President Park Geun-hye of South Korea spoke.", "President Park Geun-hye of South Korea", "Park Geun-hye", "KOR", "2016-09-05"),
    # a list of fields belongs to the title, the name after it does not
    ("Malaysian Minister of Tourism, Arts and Culture Nancy Shukri spoke.", "Malaysian Minister of Tourism, Arts and Culture Nancy Shukri",
     "Nancy Shukri", "MYS", "2020-12-17"),
    # two titles of one person
    ("Hungarian Prime Minister and Fidesz leader Viktor Orbán left.", "Hungarian Prime Minister and Fidesz leader Viktor Orbán",
     "Viktor Orbán", "HUN", "2019-03-20"),
    # two titles of two persons: the first is somebody else's
    ("They left. The Vice President and President Emmanuel Macron spoke.", "President Emmanuel Macron", "Emmanuel Macron", "FRA", "2022-11-30"),
    # a former office gives the country all the same
    ("They met former British ambassador Vicky Bowman.", "former British ambassador Vicky Bowman", "Vicky Bowman", "GBR", "2022-11-17"),
    # a country's adjective and plain nouns before a name
    ("China detained Taiwanese political activist Lee Ming-che.", "Taiwanese political activist Lee Ming-che", "Lee Ming-che", "TWN", "2017-04-10"),
    # a royal title is part of the name
    ("Jordan's King Abdullah received him.", "King Abdullah", "King Abdullah", "JOR", "2022-07-19"),
    # a given name that is a month too
    ("Czech Foreign Minister Jan Kohout spoke.", "Czech Foreign Minister Jan Kohout", "Jan Kohout", "CZE", "2014-01-06"),
    # the state that the title names comes before an organisation that he chairs
    ("Zimbabwe's President Robert Mugabe met them.", "Zimbabwe's President Robert Mugabe", "Robert Mugabe", "ZWE", "2015-11-16"),
    # honorific between title and name
    ("The Ambassador of Iraq Dr. Salim Haddad Jaber Al-Tamimi signed it.", "Ambassador of Iraq Dr. Salim Haddad Jaber Al-Tamimi",
     "Salim Haddad Jaber Al-Tamimi", "IRQ", "2022-07-20"),
    # an acronym in brackets and an honorific before the name belong to neither
    ("Secretary-General of the Gulf Cooperation Council (GCC) Dr. Nayef Falah Al Hajraf spoke.",
     "Secretary-General of the Gulf Cooperation Council (GCC) Dr. Nayef Falah Al Hajraf", "Nayef Falah Al Hajraf", "GCC", "2022-07-12"),
    # the second of two titles after the name
    ("Norman Foster, chairman of Gazprom and ambassador of Russia, left.", "chairman of Gazprom and ambassador of Russia",
     "Norman Foster", "RUS", "2022-04-15"),
    # an adjective right before an unknown name
    ("The army killed Malaysian Zulkifli bin Hir in the south.", "Zulkifli bin Hir", "Zulkifli bin Hir", "MYS", "2012-02-02"),
    # dotted initials end no sentence
    ("A band of riders held an American engineer, R.T. Hollis, in 1880.", "R.T. Hollis", "R.T. Hollis", "USA", "2022-07-12"),
    # the article explains the acronym
    ("The Saudi Fund for Development (SFD) paid. SFD's CEO Abdul Al-Marshad signed.", "SFD's CEO Abdul Al-Marshad", "Abdul Al-Marshad",
     "SAU", "2022-07-20"),
    # a surname that stands first in the name
    ("South Korean President Yoon Suk Yeol came. Joe Biden thanked President Yoon.", "President Yoon", "Yoon Suk Yeol", "KOR", "2023-08-18"),
    # no title in the name
    ("President Xi Jinping of China spoke.", "President Xi Jinping", "Xi Jinping", "CHN", "2023-08-18"),
    # surnames alone: two leaders of the day vouch for each other
    ("Macron and Xi met by videoconference.", "Xi", "Xi Jinping", "CHN", "2023-11-10"),
    # surname alone: the state that he leads is named
    ("Relations between the United States and Cuba thaw, Obama said.", "Obama", "Barack Obama", "USA", "2015-01-01"),
    # surname alone: no other head of state or government of the day has it, and it stands as a name does
    ("Merkel told Tunisia that she would come.", "Merkel", "Angela Merkel", "DEU", "2017-03-01"),
    # ministers whom their state calls secretaries, by surname and day
    ("Secretary Austin spoke with the Polish defence minister.", "Secretary Austin", "Lloyd Austin", "USA", "2023-11-20"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "name", "country", "published"), MORE_TITLES)
def test_more_titles(text: str, words: str, name: str, country: str, published: str) -> None:
    (mention,) = at(text, words, published)
    assert (mention.name, mention.country, mention.kind) == (name, country, "person")


UNDATED_SURNAMES = [
    # one head of state or government ever had this last name
    ("Macron said he would not visit Chad.", "Macron", [("Emmanuel Macron", "FRA")]),
    # the page names no state: nobody
    ("Macron said he would not come.", "Macron", []),
    # two had it
    ("Castro said he would not visit Chad.", "Castro", []),
    # a word before a noun is no name
    ("Major powers met in Chad.", "Major", []),
]


@pytest.mark.parametrize(("text", "words", "known"), UNDATED_SURNAMES)
def test_surnames_without_a_date(text: str, words: str, known: list[tuple[str, str]]) -> None:
    assert [(m.name, m.country) for m in at(text, words, None) if m.country] == known


APPOSITIONS = [
    # name, then title
    ("Han Zhiqiang, Chinese ambassador to Thailand, watched.", "Han Zhiqiang", "CHN"),
    # title, then name
    ("Germany's vice-chancellor, Sigmar Gabriel, accused them.", "Sigmar Gabriel", "DEU"),
    # the name after an envoy's post, with and without a comma
    ("The Saudi ambassador to the United Nations, Abdul Aziz al-Wasel, spoke.", "Abdul Aziz al-Wasel", "SAU"),
    ("He met the Ambassador of Japan in Baghdad Hideki Asari there.", "Hideki Asari", "JPN"),
    # the body of the title tells the country
    ("Aran Suksawat, head of the Rowing Association of Thailand, signed.", "Aran Suksawat", "THA"),
]


@pytest.mark.parametrize(("text", "words", "country"), APPOSITIONS)
def test_appositions(text: str, words: str, country: str) -> None:
    assert [(m.name, m.country) for m in at(text, words)] == [(words, country)]


UNRESOLVED = [
    # "a" foreign minister is not the holder of the office
    ("A Japanese foreign minister last came in 2018.", "Japanese foreign minister", "JPN"),
    # "leaders" of one country are several
    ("He spoke with Qatari leaders.", "Qatari leaders", "QAT"),
    # two deputies, and no telling which
    ("Two left. The Chinese deputy minister stayed.", "The Chinese deputy minister", "CHN"),
]


@pytest.mark.parametrize(("text", "words", "country"), UNRESOLVED)
def test_unresolved_titles_keep_words_and_country(text: str, words: str, country: str) -> None:
    (mention,) = at(text, words)
    assert (mention.kind == "person", mention.name, mention.country) == (
        mention.actor is None,
        words.removeprefix("The "),
        country,
    )


NOT_NAMED = [
    # an adjective of a region is no demonym
    ("The South American leader arrived.", "American"),
    # nor is the region the country
    ("The pope travelled in Latin America.", "America"),
    # a side that somebody takes, a language that he speaks
    ("The pro-Russian rebels met Russian-speaking people.", "Russian"),
    # "major" and "leaders" are no titles here
    ("They are major powers at the leaders summit.", "major"),
    # a month is no prime minister
    ("The United Kingdom votes in May and in June.", "May"),
    # a given name in a longer unknown name is nobody known
    ("William Fitzhugh Whitehouse led a group.", "William"),
    # a capital where something happens is a place
    ("He arrived in Moscow on Monday.", "Moscow"),
    # a second title is no name
    ("Deputy Chair of the Fund for Asia and World Bank Global Ambassador, he spoke.",
     "Deputy Chair of the Fund for Asia and World Bank Global Ambassador"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words"), NOT_NAMED)
def test_not_named(text: str, words: str) -> None:
    assert at(text, words) == []


@pytest.mark.parametrize(("text", "words", "name", "country"), TITLES)
def test_titles(text: str, words: str, name: str, country: str) -> None:
    (mention,) = at(text, words)
    assert (mention.name, mention.country, mention.kind) == (name, country, "person")


GROUPS = [
    # demonym and people
    ("Israeli soldiers crossed the line.", "Israeli soldiers", {"ISR"}),
    # two countries over one span
    ("Senior Hungarian and Romanian officials met.", "Senior Hungarian and Romanian officials", {"HUN", "ROU"}),
    # words between country and noun
    ("Japanese Coast Guard ships followed.", "Japanese Coast Guard ships", {"JPN"}),
    # the state itself
    ("The Pakistani government agreed.", "Pakistani government", {"PAK"}),
    # the government of a leader, not the man
    ("Officials of Fidel Castro's regime left.", "Fidel Castro's regime", {"CUB"}),
    # governments of several countries
    ("The governments of France and New Zealand met.", "governments of France and New Zealand", {"FRA", "NZL"}),
    # a group ends before the verb
    ("The Guatemalan army blockades a ship.", "Guatemalan army", {"GTM"}),
    # a comma before "and"
    ("Saudi, Emirati, and Qatari officials met.", "Saudi, Emirati, and Qatari officials", {"SAU", "ARE", "QAT"}),
    # one of the people
    ("Police arrested an Afghan national there.", "Afghan national", {"AFG"}),
    # ministers "from" several countries
    ("Ministers from France, Germany and Poland met.", "Ministers from France, Germany and Poland", {"FRA", "DEU", "POL"}),
]


@pytest.mark.parametrize(("text", "words", "countries"), GROUPS)
def test_groups(text: str, words: str, countries: set[str]) -> None:
    assert {m.country for m in at(text, words)} == countries


BODIES = [
    ("A statement by the Foreign Ministry of Kazakhstan said so.", "Foreign Ministry of Kazakhstan", "KAZ/foreign_ministry"),
    ("Kazakhstan's foreign ministry said so.", "Kazakhstan's foreign ministry", "KAZ/foreign_ministry"),
    # the name goes on after "for"
    ("The Saudi Fund for Development paid.", "Saudi Fund for Development", "SAU/fund_for_development"),
    # a house that many states have is that of the state it is of, and on a page of another state nobody's
    ("The Senate of Chile approved it.", "Senate of Chile", "CHL/legislature"),
    ("Washington objected. The Senate voted.", "Senate", "USA/legislature"),
]


@pytest.mark.parametrize(("text", "words", "actor"), BODIES)
def test_bodies(text: str, words: str, actor: str) -> None:
    assert [m.actor for m in at(text, words)] == [actor]


def test_the_leader_of_a_movement_leads_no_state() -> None:
    (mention,) = at("The raid on the ISIS leader in Iraq succeeded.", "ISIS leader", "2022-02-06")
    assert mention.actor is None


def test_surname_after_full_name() -> None:
    """A person whom a title introduced is found again by surname."""
    text = "Kazakh Energy Minister Almasadam Satkaliyev arrived. Satkaliyev will leave tomorrow."
    (mention,) = at(text, "Satkaliyev")
    assert (mention.name, mention.country) == ("Almasadam Satkaliyev", "KAZ")


def test_demonym_is_a_mention() -> None:
    (mention,) = at("The ban covers Russian oil.", "Russian")
    assert (mention.actor, mention.form) == ("RUS", "demonym")


def test_mentions_do_not_overlap() -> None:
    """Spans are equal (members of a group) or apart."""
    spans = sorted({(m.start, m.end) for m in draft(" ".join(row[0] for row in TITLES + GROUPS)).mentions})
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(spans))
