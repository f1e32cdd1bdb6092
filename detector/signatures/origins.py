"""Where an update comes from: the public lists, a file or an address that a person names, a trusted repository."""

from pathlib import Path

from detector.errors import DetectorError, ExitCode
from detector.signatures.feed_list import PublicFeed, feed_named, read_feeds
from detector.signatures.loader import FEED_LIST, bundled_folder
from detector.signatures.trust import Repository, trusted

Origin = PublicFeed | Path | str | Repository


def origins(trusted_folder: Path, feed: str | None, place: str | None) -> tuple[tuple[Origin, str], ...]:
    """What to ask, each with the format of what it answers ("": told by the content).

    Without a choice: the public lists that are on by default, and every trusted repository.
    """
    if feed and place:
        raise DetectorError("--feed and --from exclude each other.", "", ExitCode.USAGE)
    repositories = trusted(trusted_folder) if trusted_folder.is_dir() else ()
    if place:
        return ((_named(place, repositories), ""),)
    feeds = read_feeds(bundled_folder() / FEED_LIST)
    if feed:
        chosen = feed_named(feeds, feed)
        return ((chosen, chosen.format),)
    return (*((one, one.format) for one in feeds if one.default), *((one, "") for one in repositories))


def _named(place: str, repositories: tuple[Repository, ...]) -> Origin:
    if "://" in place:
        return place
    found = next((repository for repository in repositories if repository.name == place), None)
    if found is not None:
        return found
    path = Path(place)
    if not path.exists():
        raise DetectorError(
            "{place} is no file, no folder, no web address, and no repository that you trust.",
            "",
            ExitCode.USAGE,
            place=place,
        )
    return path
