"""The store: nothing is made twice, nothing in it is ever half there, and what is old goes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Never

import pytest

from publisher.runtime.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable

ONE, OTHER = [("file", b"one")], [("file", b"other")]


def write(folder: Path) -> None:
    (folder / "a.txt").write_text("content", encoding="utf-8")


def write_other(folder: Path) -> None:
    (folder / "a.txt").write_text("other content", encoding="utf-8")


def never(*_: object) -> Never:
    raise AssertionError("It is known already.")


def test_what_is_known_is_not_made_again(tmp_path: Path) -> None:
    out = tmp_path / "out"
    pack, text = Store(out).pack(ONE, write), Store(out).text(ONE, lambda: "text")
    assert pack.files == {"a.txt": 7}
    assert pack.size == 7
    assert Store(out).pack(ONE, never) == pack
    assert Store(out).text(ONE, never) == text == "text"


def test_a_name_is_that_of_the_content(tmp_path: Path) -> None:
    store = Store(tmp_path)
    pack = store.pack(ONE, write)
    assert store.pack(OTHER, write) == pack
    assert store.pack([("another name", b"one")], write_other).name != pack.name
    assert Store(tmp_path / "elsewhere").pack(ONE, write).name == pack.name


def test_where_it_stops_half_way_nothing_is_kept(tmp_path: Path) -> None:
    def stop(folder: Path) -> None:
        write(folder)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Store(tmp_path).pack(ONE, stop)
    assert [path for path in tmp_path.iterdir() if path.is_dir()] == []
    assert Store(tmp_path).pack(ONE, write).files == {"a.txt": 7}


def test_a_pack_that_was_removed_by_hand_is_made_again(tmp_path: Path) -> None:
    pack = Store(tmp_path).pack(ONE, write)
    (pack.folder / "a.txt").unlink()
    pack.folder.rmdir()
    assert Store(tmp_path).pack(ONE, write) == pack
    assert (pack.folder / "a.txt").is_file()


@pytest.mark.parametrize("damage", [lambda file: file.write_text("conten"), lambda file: file.unlink(), Path.touch])
def test_a_pack_of_which_a_part_was_lost_is_made_again(damage: Callable[[Path], object], tmp_path: Path) -> None:
    pack = Store(tmp_path).pack(ONE, write)
    damage(pack.folder / ("more.txt" if damage is Path.touch else "a.txt"))
    assert Store(tmp_path).pack(ONE, write) == pack
    assert [file.read_text(encoding="utf-8") for file in pack.folder.iterdir()] == ["content"]
    Store(tmp_path).forget_unused()
    assert [path for path in tmp_path.iterdir() if path.name.startswith(".gone")] == []


@pytest.mark.parametrize("left", ["", "..", "nowhere", "\xff"])
def test_what_leads_to_no_pack_or_text_leads_to_a_new_one(left: str, tmp_path: Path) -> None:
    pack = Store(tmp_path).pack(ONE, write)
    Store(tmp_path).text(ONE, lambda: "text")
    for pointer in (tmp_path / "by-inputs").iterdir():
        pointer.write_bytes(left.encode("latin-1"))
    assert Store(tmp_path).pack(ONE, write) == pack
    assert Store(tmp_path).text(ONE, lambda: "text") == "text"
    assert Store(tmp_path).text(ONE, never) == "text"


@pytest.mark.parametrize("left", ["", "..", "nowhere", "\xff"])
def test_what_leads_to_no_pack_takes_nothing_with_it_when_it_goes(left: str, tmp_path: Path) -> None:
    out = tmp_path / "out"
    pack = Store(out).pack(ONE, write)
    (pointer,) = (out / "by-inputs").iterdir()
    pointer.write_bytes(left.encode("latin-1"))
    Store(out).forget_unused()
    assert pack.folder.is_dir()
    assert not pointer.exists()


def test_only_what_it_made_and_nobody_uses_goes(tmp_path: Path) -> None:
    stranger = tmp_path / "of-somebody-else"
    stranger.mkdir()
    before = Store(tmp_path)
    shared, old = before.pack(ONE, write), before.pack(OTHER, write_other)
    before.text(OTHER, lambda: "text")
    now = Store(tmp_path)
    # The same content from other inputs is still in use.
    assert now.pack([("new", b"")], write) == shared
    now.forget_unused()
    assert {path.name for path in tmp_path.iterdir()} == {stranger.name, shared.name, "by-inputs"}
    assert len(list((tmp_path / "by-inputs").iterdir())) == 1
    assert not old.folder.exists()
