"""`local-offer host`: what a web host has to be told."""

from __future__ import annotations

from pathlib import Path

import click

from publisher.model.operator import address_to_fill_in
from publisher.site.build import published_as
from publisher.site.hosting.recipes.render import ALIKE, RECIPES, Host, recipe


@click.command()
@click.argument("kind", type=click.Choice(sorted(RECIPES)))
@click.option(
    "--site",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("site"),
    show_default=True,
    help="The built site: what it says of headers goes into the file.",
)
@click.option(
    "--folder",
    default=Host.__dataclass_fields__["folder"].default,
    show_default=True,
    help="Where the site is on the host, for nginx and Apache.",
)
def host(kind: str, site: Path, folder: str) -> None:
    """Print the file that a KIND of host needs, or that publishes there. The file says what to do with it."""
    address = published_as(Path.cwd())
    click.echo(recipe(kind, site, Host(address, folder.rstrip("/"))), nl=False)
    if kind not in ALIKE and (told := address_to_fill_in(address)):
        click.echo(f"Warning: {told}", err=True)
