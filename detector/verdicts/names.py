"""What an app calls itself."""

from detector.facts.packages import Package
from detector.signals import Phone


def name_of(phone: Phone, package: Package) -> str:
    """The name in its file, else that of one of its services; empty where none was read. Untrusted."""
    app = phone.manifest(package)
    labels = [app.manifest.label.text if app is not None else ""]
    labels += [service.label for service in phone.services(package)]
    return next(filter(None, labels), "")
