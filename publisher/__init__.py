"""Build-time tools: read, check and compile policies, and publish the site.

Each room is a package. It may import from the rooms after it in this list, and from no other: command, serving,
site, data, publishing, difference, caseload, search, runtime, check, pages, pictures, wording, rules, policies, model,
source.
"""
