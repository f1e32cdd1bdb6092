"""samples.csv of https://github.com/AssoEchap/stalkerware-indicators: which app files were seen of which product.

Header `SHA256,Package Name,Certificate,Version,App`; package and certificate are often empty, and App may be any
name of a product. A certificate is taken over only if it signs files of one product alone: some products were
signed with keys that everybody has. Seen: revision of 2026-06-21, 3,228 rows.
"""

from collections import defaultdict

from detector.signatures.feeds.base import Feed, Imported
from detector.signatures.feeds.draft import Draft, Drafts
from detector.signatures.feeds.echap import ECHAP
from detector.signatures.feeds.rows import Row, read_rows

COLUMNS = ("SHA256", "Package Name", "Certificate", "Version", "App")


def read_samples(feed: Feed) -> Imported:
    """Read the rows; one product for each name that its names lead to."""
    drafts = Drafts(feed)
    by_name: dict[str, Draft] = {}
    certificates: dict[str, list[tuple[Draft, Row]]] = defaultdict(list)
    for row in read_rows(feed, COLUMNS, drafts):
        app = row["App"]
        if not app:
            drafts.reject(row["SHA256"], "belongs to no app", row.place)
            continue
        name = feed.aliases.get(app.casefold(), app)
        if name not in by_name:
            by_name[name] = draft = drafts.new(name, row.place)
            draft.sources, draft.upstream_class = (ECHAP,), "stalkerware"
        draft = by_name[name]
        if app != name and app not in draft.aliases:
            draft.aliases = (*draft.aliases, app)
        drafts.add(draft, "file-hash", row["SHA256"], row.place)
        if row["Package Name"]:
            drafts.add(draft, "package", row["Package Name"], row.place)
        if row["Certificate"]:
            certificates[row["Certificate"].upper()].append((draft, row))
    for digest, uses in certificates.items():
        _add_certificate(drafts, digest, uses)
    return drafts.finish("samples")


def _add_certificate(drafts: Drafts, digest: str, uses: list[tuple[Draft, Row]]) -> None:
    names = sorted({draft.name for draft, _ in uses})
    draft, row = uses[0]
    if len(names) > 1:
        drafts.reject(digest, f"signs files of several products: {', '.join(names)}", row.place)
    else:
        drafts.add(draft, "certificate", digest, row.place)
