"""What MkDocs, Jinja and the search plugin make, kept from build to build: of what is unchanged, nothing is made again.

Most modules wrap one step of theirs that takes long; `ahead` makes on all cores what those will ask for. All else of a
build is done anew every time. Uses source.
"""
