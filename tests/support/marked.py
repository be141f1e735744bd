"""Which cards hold every kind of Markdown, and which only look as if they did?"""

from __future__ import annotations

MARKED = """\
quizzer: 1
deck: marked
title: A deck with marks
lint: {ignore: [dangling-pronoun, no-citation, long-question, long-answer]}
cards:
  - id: table
    q: |
      Which of the **two** makers lives from *services*?

      | Year | Maker | Margin |
      |-----:|-------|-------:|
      | 2014 | **Xiaomi** | 5 % |
      | 2015 | Apple, whose phones pay for everything else that it does | 38 % |
    a: Xiaomi, by `margin(5, 4.75)` of $\\frac{p - c}{p} \\le 5\\,\\%$
    why: |
      What is earned per phone is *small*:

      ```python
      # A margin is a share of the price
      def margin(price: float, cost: float) -> float:
          return (price - cost) / price if price > 0 else float("nan")  # never below 0
      ```

      1. Phones are sold near their cost.
      2. Services earn, **year after year**, and the more phones there are the more they earn:
         - games
         - advertisements

      > Hardware is the ticket, \\
      > not the show.

      ![The flywheel](img/flywheel.png) and [the report](https://example.org/report).
    hint: It is **not** Apple
  - id: choice
    q: Which term grows with $n^2$?
    right: "$n^2 + n$, as `O(n**2)`"
    wrong: ["# 1", "1. FC Köln", "> 5 %, and that is **much** more than anybody had expected then"]
  - id: traps
    q: Is `arr[i]` at […] of 2 * 3 * 4, snake_case_name, <b> and $5 or $6?
    a: "# 1"
  - id: members
    q: Which three?
    list: ["# 1", "1. FC Köln", "*so*"]
"""

EVERY_BLOCK = """\
# Head
Text with **strong**, *emphasis*, `code`, $x_i^2$, [a link](https://example.org) and
a line break.

| Year | Company | Margin |
|------|---------|-------:|
| 2014 | **Xiaomi** | 5 % |
| 2015 | Apple, which is much larger and has other sources | 38 % |

```python
def margin(price: float, cost: float) -> float:
    # never below zero, and never above one, whatever it costs
    return (price - cost) / price
```

- one item that is so long that it must be wrapped at the end of the line
- two
  9. nested
  10. list

> He who asks is a fool
> for five minutes.

---
![The flywheel](img/flywheel.png)
"""

HOSTILE = (
    "**\x1b[2J** `\x1b]52;c;cHduZWQ=\x07` \u202e*evil*\u202c [@click=app.screenshot()]x[/]\n"
    "&#27;[31m &#x202e; &#155;2J [b]bold[/b] [link=https://evil.example]x[/link] $text\n"
    "\n```\x1bc\n\x9b2J [red]code[/red]\n```\n\n"
    "| [bold]a[/] \x1b | b |\n|---|---|\n| ![\x1b[0m](\x1b.png) | $\\frac{\x1b}{\u202e}$ |\n\n"
    "- \x1b[1m\n- [@click=app.quit]go[/]\n\n> \x00\n> \x7f\n"
)
"""What a terminal or Textual would obey, in every kind of block; an entity must not help it."""
