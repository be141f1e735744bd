"""Do formulas read as they are written on a board, and is none shown by halves?"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.examples import examples

from quizzer.cards.maths import readable


@pytest.mark.parametrize(
    ("tex", "said"),
    [
        ("x^2", "x²"),
        ("a_i", "aᵢ"),
        ("x^{n+1}", "xⁿ⁺¹"),
        ("x_i^2", "xᵢ²"),
        ("x^{2^{n}}", "x^(2ⁿ)"),
        ("10^{-3}", "10⁻³"),
        (r"\frac{a}{b}", "a/b"),
        (r"\frac12", "1/2"),
        (r"\frac{a+b}{c}", "(a+b)/c"),
        (r"\frac{a}{b}c", "(a/b)c"),
        (r"\frac{a}{b}^2", "(a/b)²"),
        (r"\frac{x}{2a}", "x/(2a)"),
        (r"\frac{-b \pm \sqrt{b^2-4ac}}{2a}", "(−b ± √(b²−4ac))/(2a)"),
        (r"\sqrt 2", "√2"),
        (r"\sqrt{x+1}", "√(x+1)"),
        (r"\sqrt[3]{x}", "∛x"),
        (r"\sqrt[n]{x}", "ⁿ√x"),
        (r"\alpha \le \beta", "α ≤ β"),
        (r"a\le b", "a ≤ b"),
        (r"a \cdot b", "a · b"),
        (r"\mu = \mu_0", "μ = μ₀"),
        (r"\sum_{i=1}^n i^2", "∑ᵢ₌₁ⁿ i²"),
        (r"NPV = \sum_{t=0}^{T} \frac{C_t}{(1+r)^t}", "NPV = ∑ₜ₌₀ᵀ Cₜ/(1+r)ᵗ"),
        (r"\int_0^\infty e^{-x^2}\,dx", "∫₀^∞ e^(−x²) dx"),
        (r"e^{-\lambda t}", "e^(−λt)"),
        (r"\lim_{x \to \infty} f(x)", "lim_(x → ∞) f(x)"),
        (r"O(n \log n)", "O(n log n)"),
        (r"\log_2 n", "log₂ n"),
        (r"\sin\theta", "sin θ"),
        (r"\left( \frac{1}{2} \right)", "(1/2)"),
        (r"P(A \mid B)", "P(A ∣ B)"),
        (r"x \in \{1, 2\}", "x ∈ {1, 2}"),
        (r"\text{gross margin} = 5\,\%", "gross margin = 5 %"),
        (r"\text{e-mail}", "e-mail"),
        (r"x_{\text{new}}", "x_new"),
        (r"20^{\circ}\text{C}", "20°C"),
        (r"\mathbb{R}", "ℝ"),
        (r"\hat{x}", "x\u0302"),
        (r"\Delta x \to 0", "Δx → 0"),
        (r"A \Rightarrow B", "A ⇒ B"),
        ("f'(x)", "f′(x)"),
        (r"x_1, \dots, x_n", "x₁, …, xₙ"),
    ],
)
def test_a_formula_reads_as_on_a_board(tex: str, said: str) -> None:
    assert readable(tex) == said


@pytest.mark.parametrize(
    "tex",
    [
        r"\unknown{x}",
        r"x^2 + \unknown",
        r"\begin{matrix} a & b \\ c & d \end{matrix}",
        r"\frac{a",
        r"\frac{a}",
        r"\sqrt[x",
        r"a \\ b",
        r"\hat{ab}",
        "x^",
        "{",
        "}",
        "\\",
        "",
        " ",
        "{" * 100 + "x" + "}" * 100,
        "x" * 2001,
    ],
)
def test_what_cannot_be_written_whole_stays_tex(tex: str) -> None:
    assert readable(tex) is None


@given(
    st.lists(
        st.sampled_from(
            r"\frac \sqrt \sqrt[ ] { } ^ _ x 2 + - \alpha \text \hat \left ( ) . \mathbb R \\ \ "
            r"\lim \infty & ' ~ \, \binom \in".split(" ")
        ),
        max_size=40,
    )
)
@settings(max_examples=examples(300))
def test_no_formula_raises_or_leaves_tex_behind(parts: list[str]) -> None:
    said = readable("".join(parts))
    assert said is None or "\\" not in said
