"""The search index is named by its content, in every page that names it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.search.folder import name_search_index

if TYPE_CHECKING:
    from pathlib import Path

PAGE = '<dialog data-search-parts="../search/a.json ../search/b.json " data-search-everything="../search/all.json">'
TEXT = '<p>The file search/a.json is <code>"search/b.json"</code>.</p>'


def site_of(folder: Path, shared: str) -> Path:
    (folder / "search").mkdir(parents=True)
    (folder / "deep").mkdir()
    for name, content in {"a": shared, "b": "{}", "all": "{}"}.items():
        (folder / "search" / f"{name}.json").write_text(content, encoding="utf-8")
    (folder / "deep" / "index.html").write_text(PAGE + TEXT, encoding="utf-8")
    return folder


def test_a_page_names_the_index_where_it_is_now(tmp_path: Path) -> None:
    site = site_of(tmp_path, "[1]")
    folder = name_search_index(site)
    html = (site / "deep" / "index.html").read_text(encoding="utf-8")
    assert f'"../{folder}/a.json ../{folder}/b.json "' in html
    assert f'"../{folder}/all.json"' in html
    assert (site / folder / "a.json").read_text(encoding="utf-8") == "[1]"
    assert not (site / "search").exists()


def test_a_page_of_the_name_of_the_folder_stays(tmp_path: Path) -> None:
    site = site_of(tmp_path, "[1]")
    (site / "search" / "index.html").write_text(PAGE, encoding="utf-8")
    name_search_index(site)
    assert [path.name for path in (site / "search").iterdir()] == ["index.html"]


def test_other_words_of_the_page_stay_as_they_are(tmp_path: Path) -> None:
    site = site_of(tmp_path, "[1]")
    name_search_index(site)
    assert (site / "deep" / "index.html").read_text(encoding="utf-8").endswith(TEXT)


def test_another_content_has_another_name(tmp_path: Path) -> None:
    names = [name_search_index(site_of(tmp_path / str(n), text)) for n, text in enumerate(("[1]", "[1]", "[2]"))]
    assert names[0] == names[1] != names[2]
