"""What deck do case documents give, and does everything in it hold?"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from support.cases import LAMPS, SAILS
from support.drafting import DOCUMENTS
from support.files import docx, par, run

from quizzer.authoring.deckfile import parse_deck
from quizzer.authoring.lint.items import DeckItems
from quizzer.authoring.lint.running import weaknesses
from quizzer.authoring.sources.documents import parse_document
from quizzer.authoring.sources.passages import State, passage_of
from quizzer.cards.card import Status
from quizzer.cards.content import Kind, Listing
from quizzer.errors import QuizzerError, UsageError
from quizzer.study.drafting.entries import MADE_BY, Quoting
from quizzer.study.generating import Made, Options, make

ROOT = Path(__file__).parents[2]


@pytest.fixture
def lamps(tmp_path: Path) -> Path:
    path = tmp_path / "lamps.md"
    path.write_text(LAMPS, encoding="utf-8")
    return path


@pytest.fixture
def sails(tmp_path: Path) -> Path:
    path = tmp_path / "sails.md"
    path.write_text(SAILS, encoding="utf-8")
    return path


def made(*paths: Path, **options: object) -> Made:
    return make(paths, Options(**options))  # type: ignore[arg-type]  # whatever a test names


@pytest.mark.slow
def test_the_deck_is_read_back_as_it_was_made_and_lint_says_nothing_of_it(lamps: Path) -> None:
    found = made(lamps)
    file = parse_deck(found.data, "x.yaml")
    assert file.problems == ()
    assert file.deck is not None
    assert [entry.id for entry in file.deck.entries] == [entry.id for entry in found.deck.entries]
    assert len(file.deck.entries) >= 10
    assert file.written is not None
    assert list(weaknesses(DeckItems(file.written))) == []


def test_every_draft_says_how_it_was_made_and_cites_its_passage_and_the_sentence(
    lamps: Path,
) -> None:
    document = parse_document(LAMPS.encode(), "lamps.md")
    entries = made(lamps).deck.entries
    for entry in entries:
        assert entry.status is Status.DRAFT
        assert entry.made_by == MADE_BY == "quizzer-generate/1"
        assert entry.draft is not None
        assert 0 < entry.draft.confidence <= 1
        assert entry.citations
        for citation in entry.citations:
            assert citation.heading
            assert passage_of(citation, document).state is State.FOUND
    quotes = {citation.quote for entry in entries for citation in entry.citations}
    assert "By sorting used parts, Orvanta keeps prices low." in quotes


def test_without_quotes_no_sentence_is_copied_and_passages_are_found_by_their_prints(
    lamps: Path,
) -> None:
    entries = made(lamps, quoting=Quoting.FINGERPRINTS).deck.entries
    citations = [citation for entry in entries for citation in entry.citations]
    assert {citation.quote for citation in citations} == {""}
    assert all(citation.fingerprint for citation in citations)


def test_the_deck_is_named_for_its_document_and_has_only_topics_with_drafts(lamps: Path) -> None:
    deck = made(lamps).deck
    assert (deck.id, deck.title) == ("orvanta-lamps-county", "Orvanta: Lamps for the County")
    (source,) = deck.sources
    assert (source.id, source.file, source.title) == ("lamps", "lamps.md", deck.title)
    assert [topic.title for topic in deck.topics] == [
        "How It Began",
        "Why Prices Are Low",
        "Four Measures",
        "Outlook",
    ]
    assert {entry.topic for entry in deck.entries} == {topic.path for topic in deck.topics}


def test_a_deck_is_named_for_its_file_or_as_it_is_asked_for(lamps: Path, tmp_path: Path) -> None:
    assert make([lamps], Options(), tmp_path / "My Case.yaml").deck.id == "my-case"
    assert make([lamps], Options(deck="own.id"), tmp_path / "My Case.yaml").deck.id == "own.id"
    with pytest.raises(UsageError, match="cannot be the id of a deck"):
        made(lamps, deck="Not An Id")


def test_a_title_can_be_given_to_the_only_document(lamps: Path, sails: Path) -> None:
    assert made(sails, title="Of Sails").deck.sources[0].title == "Of Sails"
    with pytest.raises(UsageError, match="one title"):
        made(lamps, sails, title="Of Both")
    with pytest.raises(UsageError, match="characters that a deck cannot hold"):
        made(sails, title="Of \x1b Sails")


def test_topics_are_chosen_by_their_headings_or_paths(lamps: Path) -> None:
    whole = made(lamps).deck.entries
    for patterns, topics in [
        (("prices",), {"prices-low"}),
        (("PRICES", "out*"), {"prices-low", "outlook"}),
    ]:
        chosen = made(lamps, topics=patterns).deck
        assert {entry.topic for entry in chosen.entries} == topics
        assert {topic.path for topic in chosen.topics} == topics
        assert {entry.id for entry in chosen.entries} <= {entry.id for entry in whole}
    with pytest.raises(QuizzerError) as refused:
        made(lamps, topics=("nothing of it",))
    assert "Why Prices Are Low" in refused.value.remedy


def test_kinds_are_chosen(lamps: Path) -> None:
    entries = made(lamps, kinds=frozenset({Kind.NUMBER, Kind.LIST})).deck.entries
    assert {entry.content.kind for entry in entries} == {Kind.NUMBER, Kind.LIST}
    with pytest.raises(QuizzerError, match="no draft"):
        made(lamps, kinds=frozenset({Kind.ORDER}))


@pytest.mark.parametrize("most", [1, 3, 6])
def test_the_surest_are_spread_over_the_topics(lamps: Path, most: int) -> None:
    entries = made(lamps, most=most).deck.entries
    assert len(entries) == most
    assert len({entry.topic for entry in entries}) == min(most, 4)


def test_several_documents_are_several_sources_and_share_a_topic_of_one_name(
    lamps: Path, sails: Path, tmp_path: Path
) -> None:
    found = made(sails, lamps)
    assert [source.id for source in found.deck.sources] == ["lamps", "sails"]
    cited = {c.source for entry in found.deck.entries for c in entry.citations}
    assert cited == {"lamps", "sails"}
    assert [topic.path for topic in found.deck.topics].count("outlook") == 1
    assert made(lamps, sails).data == found.data == made(tmp_path).data


def test_the_work_is_told_from_its_beginning_to_its_end(lamps: Path, sails: Path) -> None:
    told: list[float] = []
    make([lamps, sails], Options(), told=told.append)
    assert told == sorted(told)
    assert told[-1] == 1
    assert len(told) > 5


def test_a_document_without_drafts_is_said_to_have_none(tmp_path: Path) -> None:
    path = tmp_path / "empty.txt"
    path.write_text("", encoding="utf-8")
    with pytest.raises(QuizzerError, match="no draft"):
        made(path)


def test_a_paragraph_that_is_too_long_to_be_cited_is_said_to_be_so(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text("By sorting parts, Orvanta keeps prices low. " * 2000, encoding="utf-8")
    with pytest.raises(QuizzerError) as refused:
        made(path)
    assert "too long to be cited" in refused.value.remedy


def test_a_heading_that_is_a_picture_is_no_topic_and_no_mistake(tmp_path: Path) -> None:
    path = tmp_path / "picture.md"
    path.write_text(f"# ![a lamp](x.png)\n\n{SAILS}", encoding="utf-8")
    assert {entry.topic for entry in made(path).deck.entries} == {"outlook"}


@pytest.mark.slow
def test_the_bytes_are_the_same_in_any_folder_locale_and_for_any_hash_seed(
    lamps: Path, tmp_path: Path
) -> None:
    scientist = next(path for path in DOCUMENTS if path.stem == "scientist")
    code = (
        "import sys\n"
        "from pathlib import Path\n"
        "from quizzer.study.generating import Options, make\n"
        "sys.stdout.buffer.write(make([Path(sys.argv[1])], Options()).data)\n"
    )
    outputs = set()
    for number, (seed, locale) in enumerate([("1", "C"), ("77", "de_DE.UTF-8")]):
        folder = tmp_path / f"folder {number}" / ("deeper" * number)
        folder.mkdir(parents=True)
        shutil.copy(lamps, folder)
        shutil.copy(scientist, folder)
        environment = {**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": locale, "TZ": "Asia/Tokyo"}
        ran = subprocess.run(
            [sys.executable, "-c", code, str(folder)],
            capture_output=True,
            env=environment,
            cwd=ROOT,
            check=True,
        )
        outputs.add(ran.stdout)
    assert len(outputs) == 1
    assert outputs == {made(lamps, scientist).data}


@pytest.mark.slow
def test_no_draft_is_alone_in_its_group(lamps: Path) -> None:
    for most in range(1, 8):
        groups = [entry.group for entry in made(lamps, most=most).deck.entries if entry.group]
        assert all(groups.count(group) > 1 for group in groups)


def test_an_answer_that_counts_up_becomes_a_list(tmp_path: Path) -> None:
    path = tmp_path / "list.md"
    text = "By cutting costs, raising wages, and lending tools, Orvanta keeps its workers."
    path.write_text(f"# Orvanta\n\n{text}\n", encoding="utf-8")
    (entry,) = made(path, kinds=frozenset({Kind.LIST})).deck.entries
    assert entry.content == Listing(
        "How does Orvanta keep its workers?",
        ("By cutting costs", "By raising wages", "By lending tools"),
    )


def test_a_document_gives_the_same_drafts_in_every_format(lamps: Path, tmp_path: Path) -> None:
    word, page = "", ""
    for block in LAMPS.strip().split("\n\n"):
        text = " ".join(block.split("\n"))
        match block.split(" ")[0]:
            case "#":
                word += par(run(text[2:]), style="Title")
                page += f"<h1>{text[2:]}</h1>"
            case "##":
                word += par(run(text[3:]), style="H2")
                page += f"<h2>{text[3:]}</h2>"
            case "-":
                items = [line.removeprefix("- ") for line in block.split("\n")]
                word += "".join(par(run(item), item=(0, 1)) for item in items)
                page += "".join(["<ul>", *(f"<li>{item}</li>" for item in items), "</ul>"])
            case _:
                word += par(run(text))
                page += f"<p>{text}</p>"
    (tmp_path / "lamps.docx").write_bytes(docx(word))
    (tmp_path / "lamps.html").write_text(page, encoding="utf-8")
    drafts = {entry.id: entry.content for entry in made(lamps).deck.entries}
    for name in ("lamps.docx", "lamps.html"):
        entries = made(tmp_path / name).deck.entries
        assert {entry.id: entry.content for entry in entries} == drafts


def test_a_card_about_a_section_is_under_it_and_not_under_the_part_that_is_its_answer(
    tmp_path: Path,
) -> None:
    case = tmp_path / "norda.md"
    parts = ("Old ovens", "Few drivers", "Dear rye", "High rents", "Bad roads", "New taxes")
    case.write_text(
        "# Factors Contributing to Norda’s Losses\n\nNorda sells bread. Norda pays well.\n\n"
        + "\n\n".join(
            f"## {number}. {part}\n\nNorda bought flour in Leith in {1911 + number}."
            for number, part in enumerate(parts, 1)
        ),
        encoding="utf-8",
    )
    deck = made(case).deck
    titles = {topic.path: topic.title for topic in deck.topics}
    listed = [entry for entry in deck.entries if isinstance(entry.content, Listing)]
    assert listed
    assert not {titles.get(entry.topic, "") for entry in listed} & set(parts)
