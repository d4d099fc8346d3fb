"""Keeps what was packed, so that nothing is packed twice: folders named after their content, found by their inputs."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from publisher.source.content import content_name, is_content_name
from publisher.source.scratch import mark_scratch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_BY_INPUTS = "by-inputs"
_PACK, _TEXT = ".pack", ".text"
_GONE = ".gone-"


@dataclass(frozen=True, slots=True)
class Pack:
    """A packed folder, complete, and the size in bytes of every file in it by name."""

    folder: Path
    files: dict[str, int]

    @property
    def name(self) -> str:
        """The folder's name: a hash of its content, so that a name never changes its meaning."""
        return self.folder.name

    @property
    def size(self) -> int:
        """The size of all files together, in bytes."""
        return sum(self.files.values())


type Inputs = Iterable[tuple[str, bytes]]
"""Everything that a result depends on, each with a name."""


class Store:
    """Packs and texts by the inputs that they were made from, in one folder.

    Several processes may use one store at a time: whatever is in it is whole, and the same inputs give the same.
    """

    def __init__(self, folder: Path) -> None:
        """Use this folder; it is made when something is kept."""
        self._folder = folder
        self._used: set[str] = set()
        self._packs: set[str] = set()

    def text(self, inputs: Inputs, make: Callable[[], str]) -> str:
        """The text that was made from these inputs, made now where it never was."""
        pointer = self._pointer(inputs, _TEXT)
        if pointer.is_file():
            name, _, text = pointer.read_bytes().partition(b"\n")
            if name.decode("ascii", "replace") == content_name([("", text)]):
                return text.decode()
        made = make()
        self._keep(pointer, f"{content_name([('', made.encode())])}\n{made}")
        return made

    def pack(self, inputs: Inputs, write: Callable[[Path], object]) -> Pack:
        """The pack that was made from these inputs, written now into a new folder where it never was."""
        pointer = self._pointer(inputs, _PACK)
        if pointer.is_file():
            folder = self._folder / pointer.read_text(encoding="utf-8", errors="replace")
            if folder.is_dir() and _is_whole(folder):
                return self._found(folder)
        self._make_folder()
        with tempfile.TemporaryDirectory(dir=self._folder, prefix=".packing-") as temporary:
            new = Path(temporary) / "pack"
            new.mkdir()
            write(new)
            folder = self._folder / _name_of(new)
            if folder.is_dir() and not _is_whole(folder):
                folder.rename(self._folder / f"{_GONE}{folder.name}-{new.parent.name}")
            try:
                new.rename(folder)
            except OSError:
                # It is there already, with the same content: from other inputs, or from another process meanwhile.
                if not folder.is_dir():
                    raise
        self._keep(pointer, folder.name)
        return self._found(folder)

    def forget_unused(self) -> None:
        """Remove the texts and packs that this object has not been asked for."""
        old = [file for file in (self._folder / _BY_INPUTS).glob("*.*") if file.name not in self._used]
        for pointer in old:
            # Another process may be tidying as well.
            with suppress(FileNotFoundError):
                name = pointer.read_text(encoding="utf-8", errors="replace")
                pointer.unlink()
                if pointer.suffix == _PACK and name not in self._packs and is_content_name(name):
                    # Renamed first, so that no folder ever has a pack's name and only a part of its content.
                    (self._folder / name).rename(self._folder / f"{_GONE}{name}")
        for gone in self._folder.glob(f"{_GONE}*"):
            shutil.rmtree(gone, ignore_errors=True)

    def _found(self, folder: Path) -> Pack:
        self._packs.add(folder.name)
        return Pack(folder, {file.name: file.stat().st_size for file in sorted(folder.iterdir())})

    def _pointer(self, inputs: Inputs, kind: str) -> Path:
        pointer = self._folder / _BY_INPUTS / f"{content_name(inputs)}{kind}"
        self._used.add(pointer.name)
        return pointer

    def _make_folder(self) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        if not any(self._folder.iterdir()):
            mark_scratch(self._folder)

    def _keep(self, pointer: Path, text: str) -> None:
        self._make_folder()
        pointer.parent.mkdir(exist_ok=True)
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=pointer.parent, delete=False) as beside:
            beside.write(text)
        Path(beside.name).rename(pointer)


def _name_of(folder: Path) -> str:
    """What a folder with this content is called."""
    return content_name((file.name, file.read_bytes()) for file in sorted(folder.iterdir()))


def _is_whole(folder: Path) -> bool:
    """Whether all is in a pack that was put there: a disk may have lost a part of it, and a family would load it."""
    return all(file.is_file() for file in folder.iterdir()) and folder.name == _name_of(folder)
