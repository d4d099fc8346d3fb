"""What MkDocs, Jinja and the search plugin make, kept from build to build: of what is unchanged, nothing is made again.

Each module wraps the one step of theirs that takes long. All else of a build is done anew every time. Uses source.
"""
