"""What the project is made of: known vulnerabilities, licences, and a bill of materials. It is run by `make audit`."""
