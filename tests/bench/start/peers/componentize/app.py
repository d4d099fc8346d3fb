"""The engine as a component: what engine.wit says."""

from __future__ import annotations

import wit_world  # type: ignore[import-not-found]

import reckoner


class WitWorld(wit_world.WitWorld):  # type: ignore[misc]
    """What the component exports."""

    policy: reckoner.Policy

    def load(self, policy: str) -> None:
        """Read a policy."""
        WitWorld.policy = reckoner.load(policy)

    def estimate(self, request: str) -> str:
        """Make an estimate of the policy that was read."""
        return reckoner.estimate_text(WitWorld.policy, request)
