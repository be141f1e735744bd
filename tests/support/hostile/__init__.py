"""Which decks would a malicious author send? The corpus, as data."""

from support.hostile.sizes import COSTS, SIZES, STRUCTURES
from support.hostile.texts import ENCODINGS, INVISIBLES, MARKUPS, PATHS, TERMINALS
from support.hostile.yaml_powers import NUMBERS, POWERS, TYPES

CORPUS = (
    *STRUCTURES,
    *SIZES,
    *COSTS,
    *TYPES,
    *NUMBERS,
    *POWERS,
    *ENCODINGS,
    *TERMINALS,
    *INVISIBLES,
    *MARKUPS,
    *PATHS,
)
