"""app-flags.csv as ISDi keeps it (https://github.com/stopipv/isdi): `appId,store,flag,title`.

Thousands of apps that could be misused, found in shops in 2018; most are harmless and many are gone. So it is
never read unless it is asked for by its format, and only its dual-use rows for Android are taken.
"""

from detector.signatures.feeds.base import Feed, Imported
from detector.signatures.feeds.draft import Drafts
from detector.signatures.feeds.rows import read_rows
from detector.signatures.model import Source

COLUMNS = ("appId", "store", "flag", "title")
ISDI = Source(url="https://github.com/stopipv/isdi", what="list of apps that could be misused")


def read_isdi(feed: Feed) -> Imported:
    """Read the rows; one product for each."""
    drafts = Drafts(feed)
    for row in read_rows(feed, COLUMNS, drafts):
        if row["store"] == "appstore":
            drafts.reject(row["appId"], "is an app for iOS", row.place)
        elif row["flag"] != "dual-use":
            drafts.reject(row["appId"], f"is flagged {row['flag']!r}: only dual-use rows are taken", row.place)
        else:
            draft = drafts.new(row["title"] or row["appId"], row.place)
            draft.cls, draft.upstream_class, draft.sources = "dual-use", "dual-use", (ISDI,)
            draft.product_id = row["appId"]
            drafts.add(draft, "package", row["appId"], row.place)
    return drafts.finish("isdi")
