"""The theme's styles and modules are named by their content, and a page is told of every module that it loads."""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher.site.theme_assets import MissingAssetError, ThemeAssets, read_theme_assets, written_out

ASSETS = Path(__file__).resolve().parents[3] / "overrides" / "assets"

MODULES = {
    "reckoner/main.js": (
        'import { a } from "./a.js";\nimport {\n  b,\n  c,\n} from "../lib/b.js";\n/** @import { T } from "./t.js" */\n'
    ),
    "reckoner/a.js": 'export { b } from "../lib/b.js";\nexport const c = "./not-imported.js";\n',
    "lib/b.js": 'import "./c.js";\nconst text = `import "./never.js";`;\n',
    "lib/c.js": 'import { b } from "./b.js";\n',
    "lib/d.js": "",
}


def theme_of(modules: dict[str, str]) -> ThemeAssets:
    return ThemeAssets({name: text.encode() for name, text in modules.items()}, "assets/theme/0")


def write(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_a_sheet_holds_what_it_imports_in_that_order() -> None:
    sheets = {
        "all.css": '/* everything */\n@import "b.css";\n@import "a.css";\n',
        "a.css": "/* of\n two lines */\na { color: red }\n",
        "b.css": "b { color: blue }\n",
        "own.css": "c { color: red }\n",
    }
    assert {name: " ".join(text.split()) for name, text in written_out(sheets).items()} == {
        "all.css": "b { color: blue } a { color: red }",
        "own.css": "c { color: red }",
    }


def test_a_sheet_that_is_not_there_is_named() -> None:
    with pytest.raises(MissingAssetError, match=r"gone\.css is imported"):
        written_out({"all.css": '@import "gone.css";'})


def test_a_page_loads_its_modules_and_all_that_they_import_each_once() -> None:
    loaded = theme_of(MODULES).loaded_with("reckoner/main.js")
    assert loaded == ["reckoner/main.js", "reckoner/a.js", "lib/b.js", "lib/c.js"]
    assert theme_of(MODULES).loaded_with("lib/d.js", "lib/c.js") == ["lib/d.js", "lib/c.js", "lib/b.js"]


def test_a_module_that_is_not_there_is_named() -> None:
    with pytest.raises(MissingAssetError, match=r"lib/b\.js imports \./gone\.js"):
        theme_of(MODULES | {"lib/b.js": 'import { x } from "./gone.js";'}).loaded_with("reckoner/main.js")
    with pytest.raises(MissingAssetError, match=r"uses site/gone\.js"):
        theme_of(MODULES).loaded_with("site/gone.js")
    with pytest.raises(MissingAssetError, match=r"uses styles/gone\.css"):
        theme_of(MODULES).address("styles/gone.css")


def test_the_folders_name_is_that_of_its_content(tmp_path: Path) -> None:
    files = {"lib/a.js": "a", "styles/all.css": '@import "b.css";', "styles/b.css": "b {}", "tsconfig.json": "{}"}
    theme = read_theme_assets(write(tmp_path / "1", files))
    assert set(theme.files) == {"lib/a.js", "styles/all.css"}
    assert read_theme_assets(write(tmp_path / "2", files)).folder == theme.folder
    # What browsers never see does not matter; whatever they do see has another name.
    assert read_theme_assets(write(tmp_path / "3", files | {"lib/types.d.ts": "x"})).folder == theme.folder
    for number, change in enumerate(({"lib/a.js": "b"}, {"styles/b.css": "c {}"}, {"lib/b.js": ""})):
        assert read_theme_assets(write(tmp_path / f"other-{number}", files | change)).folder != theme.folder


def test_every_module_of_the_theme_is_loaded_by_an_address_that_exists() -> None:
    theme = read_theme_assets(ASSETS)
    modules = [name for name in theme.files if name.endswith(".js")]
    assert set(modules) == set(theme.loaded_with(*modules))
