"""The browser modules and the templates agree on the marks (`data-...`) and the templates that the modules work with.

Nothing else looks: types do not know the page, and a mark that is missing stops a page only where it is needed.
"""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ASSETS = ROOT / "overrides" / "assets"
MODULES = sorted(ASSETS.rglob("*.js"))

_COMMENT = re.compile(r"/\*.*?\*/|^\s*//[^\n]*", re.DOTALL | re.MULTILINE)
_MARK = re.compile(r"\bdata-([a-z][a-z0-9-]*)")
_MARK_WITH_VALUE = re.compile(r'\[data-([a-z][a-z0-9-]*)="?([\w-]+)"?\]')
_SAY = re.compile(r'(?<![.#\w])say\(\s*[^,;{}]+?,\s*("[a-z-]+"|[^",\s]+)')
_TEMPLATE = re.compile(r"\b(?:copy|sentence)\(([^)]*)")
_DATASET = re.compile(r"\bdataset\??\.([a-zA-Z]+)")
_TAKEN_APART = re.compile(r"const \{([^{}]*)\}\s*=[^;{}]*?\bdataset\b", re.DOTALL)
_EVERY = re.compile(r'\bname\.endsWith\("([A-Z][a-zA-Z]*)"\)')
_STRING = re.compile(r'"([a-z][a-z0-9-]*)"')


def code(path: Path) -> str:
    """A module without its comments."""
    return _COMMENT.sub("", path.read_text(encoding="utf-8"))


def kebab(name: str) -> str:
    """The mark that a property of `dataset` is about."""
    return re.sub(r"[A-Z]", lambda letter: f"-{letter[0].lower()}", name)


def marks_of(text: str) -> set[str]:
    """Every mark that a module names."""
    marks = set(_MARK.findall(text)) | {name.strip('"') for name in _SAY.findall(text) if name.startswith('"')}
    marks |= {kebab(name) for name in _DATASET.findall(text)}
    for taken in _TAKEN_APART.findall(text):
        marks |= {kebab(part.split("=")[0].strip()) for part in taken.split(",") if part.strip()}
    return marks


HTML = {path: path.read_text(encoding="utf-8") for path in sorted((ROOT / "overrides").rglob("*.html"))}
# Lists that the publisher draws have marks too.
MADE = {path: path.read_text(encoding="utf-8") for path in sorted((ROOT / "publisher").rglob("*.py"))}
WRITTEN = {mark for text in (*HTML.values(), *MADE.values()) for mark in _MARK.findall(text)}
# A name with a gap, such as stored-{{ kind }}, stands for every one of its kind.
TEMPLATES = {name for text in HTML.values() for name in re.findall(r'data-template="([^"]+)"', text)}
CODE = {path: code(path) for path in MODULES}


def names(path: Path) -> str:
    return path.relative_to(ASSETS).as_posix()


def test_each_mark_that_a_module_names_is_in_a_template() -> None:
    unknown = {names(module): marks_of(text) - WRITTEN for module, text in CODE.items()}
    assert {module: marks for module, marks in unknown.items() if marks} == {}


def test_each_value_of_a_mark_that_a_module_names_is_in_a_template() -> None:
    whole = "".join(HTML.values())
    for module, text in CODE.items():
        for mark, value in _MARK_WITH_VALUE.findall(text):
            assert re.search(rf'data-{mark}="{value}"', whole), f'{names(module)}: data-{mark}="{value}"'


def test_each_template_that_a_module_names_is_there() -> None:
    for module, text in CODE.items():
        # What other calls inside are given is no template.
        own = re.sub(r"\b(?!copy\b|sentence\b)\w+\([^()]*\)", "", text)
        for call in _TEMPLATE.findall(own):
            for name in _STRING.findall(call.split("{")[0]):
                assert name in TEMPLATES, f"{names(module)}: {name}"


def test_each_mark_in_a_template_is_used() -> None:
    """By a module, a style or a test."""
    texts = [*CODE.values(), *(path.read_text(encoding="utf-8") for path in ASSETS.rglob("*.css"))]
    texts += [path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("*.py")]
    whole = "".join(texts)
    used = set(_MARK.findall(whole)) | set().union(*map(marks_of, CODE.values())) | gaps()
    # Every mark with such an end is used, whatever it is called.
    ends = tuple(kebab(end) for text in CODE.values() for end in _EVERY.findall(text))
    in_html = {mark for text in HTML.values() for mark in _MARK.findall(text)}
    assert {mark for mark in in_html - used if not mark.endswith(ends)} == set()


def gaps() -> set[str]:
    """The gaps of sentences, which modules fill by their names: `sentence("answers-kept", { day })`."""
    calls = [call for text in CODE.values() for call in re.findall(r"\bsentence\([^;]*?\{([^{}]*)\}", text)]
    return {part.split(":")[0].strip() for call in calls for part in call.split(",") if part.strip()}


def test_each_template_is_used() -> None:
    named = {name for text in CODE.values() for name in _STRING.findall(text)}
    built = [prefix for text in CODE.values() for prefix in re.findall(r"(?:copy|sentence)\(`([a-z-]+-)\$\{", text)]
    unused = {name for name in TEMPLATES - named if not any(name.startswith(prefix) for prefix in built)}
    assert unused == set()


def test_a_mark_is_never_put_together() -> None:
    """But for the one function that the gaps of sentences go through: all others can be looked for."""
    assert [names(path) for path, text in CODE.items() for _ in re.findall(r"data-\$\{", text)] == ["lib/dom.js"]
    for path, text in CODE.items():
        if names(path) != "lib/dom.js":
            assert [name for name in _SAY.findall(text) if not name.startswith('"')] == [], path


def test_comments_of_modules_are_written_in_one_way() -> None:
    """Code is Biome's matter; it does not look into comments."""
    for module in [*MODULES, *sorted(ASSETS.rglob("*.ts"))]:
        for number, line in enumerate(module.read_text(encoding="utf-8").splitlines(), start=1):
            assert len(line) <= 120, f"{names(module)}:{number}"
            told = re.search(r"@(?:param|property) \{(?:[^{}]|\{[^{}]*\})*\} \[?+[\w.]++\]?+(?! - | \*/| @|$)", line)
            assert told is None, f"{names(module)}:{number}: write '@param {{type}} name - text'"
