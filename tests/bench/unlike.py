"""Two learners whose memory is unlike FSRS's defaults, for simulations."""

from __future__ import annotations

from quizzer.memory.model import PARAMETERS

JOSH = (
    0.12340357383516173, 1.2931, 2.397673571899466, 8.2956, 6.686820427099132,
    0.45021679958387956, 3.077875127553957, 0.053520395733247045, 1.6539992229052127,
    0.1466206769107436, 0.6300772488850335, 1.611965002575047, 0.012840136810798864,
    0.34853762746216305, 1.8878958285806287, 0.8546376191171063, 1.8729, 0.6748536823468675,
    0.20451266082721842, 0.22622814695113844, 0.46030603398979064,
)  # fmt: skip
"""The weights of a real learner, who forgets on a curve unlike the default one."""

WEAK = (
    *(weight / 2 for weight in PARAMETERS[:4]), *PARAMETERS[4:8], PARAMETERS[8] - 0.35,
    *PARAMETERS[9:20], 0.3,
)  # fmt: skip
"""A learner who starts with half the stability, gains less, and forgets on a steeper curve."""
