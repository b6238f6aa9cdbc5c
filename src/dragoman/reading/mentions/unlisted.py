"""Names that no list holds: persons and organisations that only the model's tags see, and parts of names told before."""

import re
from collections import Counter
from collections.abc import Iterator

from dragoman.knowledge import Term
from dragoman.model import Mention
from dragoman.reading.draft import Sentence
from dragoman.reading.mentions.foremost import foremost
from dragoman.reading.mentions.personhood import is_spoken_of_as_person, named_by_given_name
from dragoman.reading.mentions.persons import Person, parts, slug
from dragoman.reading.mentions.settlement import Settlement
from dragoman.reading.mentions.things import is_thing, things
from dragoman.reading.mentions.title_words import title_words
from dragoman.reading.mentions.units import first_of_two, name_from, units
from dragoman.reading.speech.lines import is_headline

_LEADERS = frozenset("head_of_state head_of_government foreign_minister defence_minister secretary_general".split())
_VOICES = frozenset("spokesperson_foreign spokesperson_president spokesperson_government spokesperson_defence".split())


_ARTICLES = frozenset({"the ", "The "})
_AGENCY = re.compile(r"[A-Z]{3,5} (?=[A-Z][a-z])")


def unlisted_persons(page: Settlement, sentence: Sentence) -> None:
    """Persons in full that only the model sees."""
    for start, end, words in _seen(page, sentence):
        if " " in words:
            person = page.cast.introduce(words, start, _adjective_before(page, sentence, start))
            page.put(sentence, person.mention(start, end, words, rule="name by the model"))


def lone_names(page: Settlement, sentence: Sentence) -> None:
    """Persons of one word that only the model sees: parts of a name told in full, or names by themselves."""
    for start, end, words in _seen(page, sentence):
        if " " not in words:
            person = _bearer(page, words, start) or page.cast.introduce(words, start, _adjective_before(page, sentence, start))
            page.put(sentence, person.mention(start, end, words, rule="name by the model"))


def _seen(page: Settlement, sentence: Sentence) -> Iterator[tuple[int, int, str]]:
    text = page.draft.article.text
    for start, end, words in _tagged(page, sentence, "PERSON"):
        if text[start - 1 : start] == "(" and text[end : end + 1] == ")":
            # a source: "(Miami Herald)"
            continue
        if text[max(0, start - 4) : start] in _ARTICLES and not page.cast.bearers(words):
            # "the Lighthouse", "the App Store"
            continue
        if words.split()[-1].lower() in things("gatherings") or is_thing(words) or words in page.things:
            continue
        yield start, end, words


def given_names(page: Settlement, sentence: Sentence) -> None:
    """Persons whose given name tells them."""
    for start, end in list(named_by_given_name(page, sentence)):
        words = page.draft.article.text[start:end]
        person = page.cast.introduce(words, start, _adjective_before(page, sentence, start))
        page.put(sentence, person.mention(start, end, words, rule="given name"))


def _adjective_before(page: Settlement, sentence: Sentence, start: int) -> str | None:
    """The country of "Singaporean Abdullah Ali"."""
    for mention in page.done[sentence.index]:
        if mention.end == start - 1 and mention.form == "demonym" and mention.kind == "country":
            return mention.country
    return None


def unlisted_organisations(page: Settlement, sentence: Sentence) -> None:
    """Organisations that only the model sees."""
    for start, end, words in _tagged(page, sentence, "ORG"):
        if (person := _called(page, words, start)) is not None:
            page.put(sentence, person.mention(start, end, words, rule="part of a name"))
            continue
        if slug(words) not in page.organisations and is_spoken_of_as_person(page, words):
            person = page.cast.introduce(words, start, None)
            page.put(sentence, person.mention(start, end, words, rule="name that he or she follows"))
            continue
        if is_thing(words) or words in page.things:
            continue
        if " " not in words and page.kb.surname(words):
            # a surname whose bearer the page does not tell is no organisation
            continue
        page.organisations.setdefault(slug(words), words)
        page.put(sentence, _organisation(start, end, words))


def _tagged(page: Settlement, sentence: Sentence, label: str) -> Iterator[tuple[int, int, str]]:
    """What the model tags so and nothing else explains; a single word must be tagged twice in the article."""
    entities = [entity for entity in sentence.doc.ents if entity.label_ == label] if sentence.doc is not None else []
    if not entities or is_headline(sentence, units(sentence, [])):
        return
    text = page.draft.article.text
    for entity in entities:
        start, end = sentence.start + entity.start_char, sentence.start + entity.end_char
        if text[start:end].endswith(("'s", "’s")):
            end -= 2
        if label == "PERSON" and (agency := _AGENCY.match(text, start)) is not None:
            # "told CNN Abe was angry"
            start = agency.end()
        words = text[start:end]
        places = page.draft.places_in(start, end)
        if places and (label == "ORG" or any((p.start, p.end) == (start, end) for p in places)):
            continue
        if page.taken(sentence, start, end) or not words[:1].isupper() or "\n" in words:
            continue
        if len(words.split()) > 1 or _often(page, words, label):
            for first, last in _without_repeats(words):
                if last - first == len(words) or words[first:last] not in page.place_names:
                    yield start + first, start + last, words[first:last]


def _without_repeats(words: str) -> list[tuple[int, int]]:
    """Offsets of the names in a run of words: a heading that runs into its text ("Jane Doe Jane Mary Doe") is two."""
    run = list(re.finditer(r"\S+", words))
    dash = next((i for i, w in enumerate(run) if w.group() in {"–", "—"}), 0)
    if 0 < dash < len(run) - 1:
        return [(run[0].start(), run[dash - 1].end()), (run[dash + 1].start(), run[-1].end())]
    names: list[tuple[int, int]] = []
    while whole := first_of_two([w.group().lower() for w in run]):
        names.append((run[0].start(), run[whole - 1].end()))
        run = run[whole:]
    return [*names, (run[0].start(), run[-1].end())]


def _often(page: Settlement, word: str, label: str) -> bool:
    """Is a single word mostly tagged so, in an article that has it more than once?"""
    if not page.tagged:
        page.tagged = Counter((e.text, e.label_) for s in page.draft.sentences for e in (s.doc.ents if s.doc else ()))
    most = max(n for (text, _), n in page.tagged.items() if text == word) if (word, label) in page.tagged else 0
    return most == page.tagged[word, label] and (most > 1 or page.draft.article.text.count(word) > 2)


def _organisation(start: int, end: int, words: str) -> Mention:
    return Mention(
        start=start,
        end=end,
        text=words,
        actor=f"org/{slug(words)}",
        kind="organisation",
        name=words,
        country=None,
        rule="name by the model",
    )


def surnames(page: Settlement, sentence: Sentence) -> None:
    """Persons of the article by a part of their name; leaders of the day by a surname that is theirs alone."""
    row = units(sentence, page.done[sentence.index])
    text = page.draft.article.text
    i = 0
    while i < len(row):
        end = name_from(row, i) if not row[i].known and row[i].low != "so" else i
        if end <= i:
            i += 1
            continue
        while i < end - 1 and row[i].low in title_words().honorifics:
            i += 1
        start, stop = row[i].start, row[end - 1].end
        words = text[start:stop]
        person = _called(page, words, start) or foremost(page, sentence, start, stop)
        if person is not None:
            page.put(sentence, person.mention(start, stop, words, rule="part of a name"))
        elif slug(words) in page.organisations:
            page.put(sentence, _organisation(start, stop, words))
        i = end


def _called(page: Settlement, words: str, at: int) -> Person | None:
    return _bearer(page, words, at) if page.cast.bearers(words) else _leader(page, words, at)


def _bearer(page: Settlement, words: str, at: int) -> Person | None:
    """Whom of the page's persons a part of a name means: the only one, the only one named before, the only one with this last name."""
    bearers = page.cast.bearers(words)
    before = [p for p in bearers if p.first <= at]
    first = {actor.id for actor in page.kb.surname(words)}
    last = [p for p in (before or bearers) if parts(p.name)[-1:] == parts(words)[-1:] or p.actor in first]
    for fit in (bearers, before, last, [p for p in last if p.office]):
        if len(fit) == 1:
            return fit[0]
    return min(last, key=lambda p: p.first) if len(last) > 1 else None


def _leader(page: Settlement, words: str, at: int) -> Person | None:
    """A head of state or government by surname alone, if his state is named or "administration", "government" follows."""
    on = page.draft.article.published
    if on is None or " " in words or not words[0].isupper() or len(words) < 2 or words in things("unnamed"):
        return None
    text = page.draft.article.text
    backed = re.match(r"(?:'s|’s)? (?:administration|government|regime)\b", text[at + len(words) : at + len(words) + 24])
    fit: dict[str, Term] = {}
    for bearer in page.kb.surname(words, on=on):
        for term in page.kb.offices_of(bearer.id, on):
            if term.office in _LEADERS | _VOICES and (backed or term.country in page.states):
                fit.setdefault(bearer.id, term)
    if len(fit) != 1:
        return None
    ((key, term),) = fit.items()
    actor = page.kb.actor(key)
    assert actor is not None
    known = Mention(
        start=at,
        end=at + len(words),
        text=words,
        actor=key,
        kind="person",
        name=actor.name,
        country=term.country,
        office=term.title,
    )
    return page.cast.add_known(known, page.kb, on)
