"""Findings to what a person asks about: a card for each app, groups of access, and who could read the messengers."""

from detector.verdicts.capabilities import CAPABILITIES, Access, Can, Capability
from detector.verdicts.cards import AppCard, Came, Seen, card, cards
from detector.verdicts.groups import GROUPS, Group, groups
from detector.verdicts.inventory import InventoryApp, inventory
from detector.verdicts.messengers import Messenger, Messengers, messengers
from detector.verdicts.names import name_of

__all__ = [
    "CAPABILITIES",
    "GROUPS",
    "Access",
    "AppCard",
    "Came",
    "Can",
    "Capability",
    "Group",
    "InventoryApp",
    "Messenger",
    "Messengers",
    "Seen",
    "card",
    "cards",
    "groups",
    "inventory",
    "messengers",
    "name_of",
]
