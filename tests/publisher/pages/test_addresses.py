from __future__ import annotations

import pytest

from publisher.pages.addresses import as_file, folder_of, in_folder


@pytest.mark.parametrize(
    ("path", "folder", "file"),
    [
        ("index.md", "", "index.html"),
        ("compare.md", "compare/", "compare.html"),
        ("herts/index.md", "herts/", "herts/index.html"),
        ("herts/reindex.md", "herts/reindex/", "herts/reindex.html"),
    ],
)
def test_a_page_has_an_address_in_a_folder_and_one_as_a_file(path: str, folder: str, file: str) -> None:
    assert (in_folder(path), as_file(path)) == (folder, file)
    assert [folder_of(f"{address}#part") for address in (folder, file)] == [f"{folder}#part"] * 2
