"""Did it happen? The trigger is marked with asterisks; the verdict is read from grammar alone."""

import pytest

from dragoman.reading.acts.status import status_of
from dragoman.reading.syntax import parser

CASES = [
    # tense
    ("Kenya *condemned* Uganda.", "occurred"),  # past
    ("Kenya *condemns* Uganda.", "occurred"),  # the present of headlines
    ("Kenya has *condemned* Uganda.", "occurred"),  # perfect
    ("Kenya is *bombing* Uganda.", "occurred"),  # under way
    ("Kenya will *visit* Uganda.", "planned"),  # future
    ("Kenya is going to *visit* Uganda.", "planned"),  # going to
    ("The leaders are to *meet* in Rome.", "planned"),  # is to
    ("Kenya to *visit* Uganda", "planned"),  # headline infinitive
    # modals
    ("Kenya may *visit* Uganda.", "proposed"),
    ("Kenya might *expel* the envoy.", "proposed"),
    ("Kenya should *apologise* to Uganda.", "proposed"),
    ("Kenya would *welcome* Uganda.", "proposed"),  # would without a report
    ("Kenya said it would *visit* Uganda.", "planned"),  # would within a report is a future in the past
    # negation
    ("Kenya did not *condemn* Uganda.", "denied"),
    # a denial leaves standing the deed that it only mentions
    ("Kenya denied that the trip was linked to the *visit* of the king.", "occurred"),
    ("Kenya has never *attacked* Uganda.", "denied"),
    ("Kenya won't *sign* the treaty.", "denied"),
    # what a denial or a welcome speaks of is taken as known
    ("Kenya denied that the *visit* was linked to the war.", "occurred"),
    ("Kenya welcomed the first *visit* by a king.", "occurred"),
    # the present of a timetable
    ("The king is *travelling* to Uganda on Tuesday.", "planned"),
    ("The king is *travelling* to Uganda with his wife.", "occurred"),  # no day: under way
    ("The king arrives in Uganda for *talks* with the president.", "planned"),  # not yet held
    # one of a row did what follows
    ("Kenya was among the first countries to *recognise* the government.", "occurred"),
    ("She became the first known foreign minister to *meet* him.", "occurred"),
    # governors
    ("Kenya plans to *visit* Uganda.", "planned"),
    ("Kenya agreed to *meet* Uganda.", "planned"),
    ("Kenya wants to *visit* Uganda.", "proposed"),
    ("Kenya refused to *sign* the treaty.", "denied"),
    ("Kenya failed to *sign* the treaty.", "denied"),
    ("Kenya began to *withdraw* its troops.", "occurred"),
    ("Kenya managed to *free* the sailors.", "occurred"),
    ("Kenya is ready to *sign* the treaty.", "planned"),
    ("Kenya is unwilling to *sign* the treaty.", "denied"),
    ("Kenya is able to *sign* the treaty.", "proposed"),
    ("Its decision to *expel* the envoy was wise.", "planned"),
    ("Its refusal to *sign* the treaty was unwise.", "denied"),
    ("Its offer to *mediate* was kind.", "proposed"),
    ("Kenya does not plan to *visit* Uganda.", "denied"),  # negated intention
    ("Kenya did not refuse to *sign*.", "occurred"),  # two negations
    # reported, denied, nested
    ("Kenya said it had *signed* the treaty.", "occurred"),
    ("Kenya denied that it had *attacked* Uganda.", "denied"),
    ("Kenya denied *attacking* Uganda.", "denied"),
    ("Kenya travelled to Rome to *meet* Uganda.", "occurred"),  # purpose follows its clause
    # conditions and questions
    ("If Kenya *attacks* Uganda, prices rise.", None),
    ("Did Kenya *attack* Uganda?", None),
    ("They asked whether Kenya *attacked* Uganda.", None),
    ("If they decide to *ban* the arms, prices rise.", None),  # an infinitive deep in the if-clause
    # nouns
    ("The *visit* lasted two days.", "occurred"),
    ("The planned *visit* pleased many.", "planned"),
    ("A possible *visit* was discussed.", "proposed"),
    ("Kenya cancelled the *visit*.", "cancelled"),
    ("Kenya cancelled a planned *visit*.", "cancelled"),  # the verb says more than the adjective
    ("A regularly scheduled *drill* took place.", "occurred"),  # a habit, not a plan
    ("The *visit* was postponed.", "cancelled"),
    ("Kenya called off the *visit*.", "cancelled"),
    ("Kenya called for *talks*.", "proposed"),
    ("The *talks* will take place in May.", "planned"),
    ("Kenya held *talks* with Uganda.", "occurred"),
    ("Kenya will hold *talks* with Uganda.", "planned"),
    ("Kenya spoke ahead of the *summit*.", "planned"),
    ("Kenya spoke after the *summit*.", "occurred"),
    ("The *talks* broke down.", "cancelled"),
    ("An invitation for *talks* was sent.", "proposed"),
    ("There were no *talks*.", "denied"),
]


@pytest.mark.parametrize(("marked", "status"), CASES)
def test_status(marked: str, status: str | None) -> None:
    before, word, after = marked.split("*")
    doc = parser()(before + word + after)
    trigger = next(t for t in doc if t.idx == len(before))
    assert status_of(trigger).status == status


def test_the_reason_names_the_deciding_words() -> None:
    doc = parser()("Kenya cancelled the visit.")
    assert status_of(doc[3]).reason == "governor: cancelled"
