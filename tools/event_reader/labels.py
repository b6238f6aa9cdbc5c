"""The label set of the event reader, shared by training, export and the package (which reads it from the model file)."""

TYPES = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
TOGETHER = ("CONSULT", "AGREE", "COOPERATE")
DIRECTIONS = ("AB", "BA")
"""AB: side A is source, side B target (or there is no B). Things done together have both."""
OUTPUTS = tuple((kind, way) for kind in TYPES for way in DIRECTIONS)
MODES = {
    "CONSULT": ("visit", "meet", "call", "multilateral", "mediate", "talks"),
    "AGREE": ("sign", "pledge"),
    "SUPPORT": ("praise", "endorse", "recognise", "courtesy"),
    "COOPERATE": ("economic", "military", "judicial", "other"),
    "AID": ("economic", "military", "humanitarian", "asylum"),
    "REQUEST": ("invite", "change", "yield", "assist", "meet"),
    "ACCUSE": ("disapprove", "allege", "investigate"),
}
ALL_MODES = tuple((kind, mode) for kind, modes in MODES.items() for mode in modes)
STATUSES = ("occurred", "planned", "proposed", "cancelled", "denied")
