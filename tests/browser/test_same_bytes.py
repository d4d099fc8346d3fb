"""The engine gives the same bytes in Pyodide, in a browser, as in CPython."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

import reckoner
from publisher.pages.council_build import CouncilBuild
from publisher.runtime.engine_wheel import LOCK
from publisher.runtime.pack import MANIFEST
from tests.policies import REAL, councils

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from publisher.policies.read import CouncilFiles

# The worker's own messages: the text of each result as Python made it, before any JavaScript reads it.
_ASK_WORKER = """
async ({ worker, addresses, requests }) => {
  const python = new Worker(worker, { type: "module" });
  const next = (wanted) => new Promise((resolve, reject) => {
    const listen = ({ data }) => {
      if (data.kind === "failed") reject(new Error(JSON.stringify(data)));
      if (data.kind !== wanted) return;
      python.removeEventListener("message", listen);
      resolve(data);
    };
    python.addEventListener("message", listen);
  });
  const ready = next("ready");
  python.postMessage({ kind: "start", ...addresses });
  await ready;
  const texts = [];
  for (const [id, request] of requests.entries()) {
    const result = next("result");
    python.postMessage({ kind: "estimate", id, request });
    texts.push((await result).text);
  }
  python.terminate();
  return texts;
}
"""

COUNCILS = councils(REAL)


@pytest.mark.parametrize("files", COUNCILS, ids=[files.council.id for files in COUNCILS])
def test_worked_families_get_the_same_bytes_in_the_browser(
    page: Page, site: Path, address: str, files: CouncilFiles
) -> None:
    requests = [
        json.dumps({"answers": case.given, "as_of": case.as_of.isoformat()}, ensure_ascii=False)
        for case in files.cases.cases
    ]
    requests.append('{"answers": {"no_such_question": "é"}, "as_of": "2026-11-22"}')
    policy = CouncilBuild(files).policy
    here = [reckoner.estimate_text(policy, request) for request in requests]

    page.goto(f"{address}/{files.council.id}/")
    (lock,) = (site / "assets" / "runtime").glob(f"*/{LOCK}")
    (manifest,) = (site / "assets" / "runtime").glob(f"*/{MANIFEST}")
    (theme,) = (site / "assets" / "theme").iterdir()
    (compiled,) = (site / "assets" / "policies").glob(f"{files.council.id}-*.json")
    there = page.evaluate(
        _ASK_WORKER,
        {
            "worker": f"{address}/assets/theme/{theme.name}/reckoner/worker.js",
            "addresses": {
                "pythonUrl": f"{address}/assets/runtime/{manifest.parent.name}/",
                "engineUrl": f"{address}/assets/runtime/{lock.parent.name}/",
                "policyUrl": f"{address}/assets/policies/{compiled.name}",
            },
            "requests": requests,
        },
    )
    assert len(here) > 40
    assert there == here
