"""Whose book it is: the accounts, the one that opened it, the keys of this session, and the log of who looked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta

from sqlalchemy import Engine

from app.book.access_noting import AccessLog
from app.book.guarding import Guarded
from app.book.keys import Ring
from app.book.slots import BOOK, OPEN, RECOVERY, Slot, Unlocked

COORDINATOR = "coordinator"  # the role that does everything, of which at least one account stays


class Peopled(Guarded):
    """A guarded book of which it is known who opened it."""

    def __init__(
        self,
        engine: Engine,
        ring: Ring,
        unlocked: Unlocked,
        account: str | None,
        compartments: Mapping[str, Sequence[str]],
        access: AccessLog,
    ) -> None:
        """`account` is the id of whoever a recovery code opened it for; `compartments` the keys that a role holds."""
        super().__init__(engine)
        self.ring, self.unlocked, self.compartments = ring, unlocked, compartments
        self._account = whose(ring, unlocked.slot, account).id
        self._access = access

    @property
    def _key(self) -> bytearray:
        """The key that encrypts the records."""
        return self.unlocked.keys[BOOK]

    @property
    def is_sample(self) -> bool:
        """Whether this is the sample school, which opens without a passphrase."""
        return self.ring.is_open

    @property
    def accounts(self) -> tuple[Slot, ...]:
        """Everybody who has an account in this book."""
        return self.ring.accounts

    @property
    def account(self) -> Slot:
        """Who works in this book: id, name and role."""
        return next((slot for slot in self.ring.slots if slot.id == self._account), self.unlocked.slot)

    @property
    def role(self) -> str:
        """The role of the account. Whoever opens the sample school is its coordinator."""
        return COORDINATOR if self.account.role == OPEN else self.account.role

    @property
    def needs_passphrase(self) -> bool:
        """Whether the recovery code opened this book: its account should choose a new passphrase now."""
        return self.unlocked.slot.role == RECOVERY

    def holds(self, compartment: str) -> bool:
        """Whether this session has the key of a compartment."""
        return compartment in self.unlocked.keys

    def note_access(
        self,
        act: str,
        table: str,
        records: Iterable[str],
        what: str = "",
        purpose: str = "",
        recipient: str = "",
        once_within: timedelta | None = None,
        *,
        leaves: bool = False,
    ) -> None:
        """Note in the access log that the account did `act` on some records of `table`; see `AccessLog.note`."""
        by = self.account
        self._access.note(by.id, by.name, act, table, records, what, purpose, recipient, once_within, leaves=leaves)


def whose(ring: Ring, opened: Slot, account: str | None = None) -> Slot:
    """The account that works: of a recovery code, the one of the id `account`, or else the first coordinator."""
    if opened.role != RECOVERY:
        return opened
    chosen = [slot for slot in ring.accounts if slot.id == account]
    return [*chosen, *(slot for slot in ring.accounts if slot.role == COORDINATOR), opened][0]
