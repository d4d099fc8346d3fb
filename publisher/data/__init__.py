"""The data of a site for other programs, below `data/v1/`: JSON, CSV, JSON Schemas and what says where they are.

`rows` is what they hold, and the promise of version 1: `tables` fills them, `files` says where each is. Uses publishing
and the rooms below it, and the engine for worked families.
"""

from publisher.data.around import EXPLAINED, SiteAround
from publisher.data.files import Served, data_files
from publisher.data.linked import linked_data

__all__ = ["EXPLAINED", "Served", "SiteAround", "data_files", "linked_data"]
