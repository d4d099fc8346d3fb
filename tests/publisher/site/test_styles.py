from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from publisher.site.styles import MissingSheetError, write_out_imports

if TYPE_CHECKING:
    from pathlib import Path


def test_a_sheet_holds_what_it_imports_in_that_order(tmp_path: Path) -> None:
    (tmp_path / "all.css").write_text('/* everything */\n@import "b.css";\n@import "a.css";\n', encoding="utf-8")
    (tmp_path / "a.css").write_text("/* of\n two lines */\na { color: red }\n", encoding="utf-8")
    (tmp_path / "b.css").write_text("b { color: blue }\n", encoding="utf-8")
    write_out_imports(tmp_path)
    text = (tmp_path / "all.css").read_text(encoding="utf-8")
    assert " ".join(text.split()) == "b { color: blue } a { color: red }"
    assert [path.name for path in tmp_path.iterdir()] == ["all.css"]


def test_a_sheet_that_imports_nothing_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "own.css").write_text("/* mine */ a { color: red }", encoding="utf-8")
    write_out_imports(tmp_path)
    assert (tmp_path / "own.css").read_text(encoding="utf-8") == "/* mine */ a { color: red }"


def test_a_sheet_that_is_not_there_is_named(tmp_path: Path) -> None:
    (tmp_path / "all.css").write_text('@import "gone.css";', encoding="utf-8")
    with pytest.raises(MissingSheetError, match=r"gone\.css is imported"):
        write_out_imports(tmp_path)
