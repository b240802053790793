"""What an official letter says, as one value: every verb that rests on a letter takes it."""

import datetime
from dataclasses import dataclass

from django.core.files.uploadedfile import UploadedFile

from iiwg.audit.actors import Actor
from iiwg.database.models import today
from iiwg.documents.models import DocumentVersion
from iiwg.documents.services import store_if_given


@dataclass(frozen=True)
class OfficialLetter:
    """What the paper of a letter to or from an institution says, and its scan.

    number, date: as its sender gave them; external_…: as the national document system gave them.
    scan: a file that was just sent, or the document where it is kept already.
    """

    number: str = ""
    date: datetime.date | None = None
    signatory: str = ""
    external_number: str = ""
    external_date: datetime.date | None = None
    scan: UploadedFile | DocumentVersion | None = None

    @property
    def names_somebody(self) -> bool:
        """Whether a person may be named by it: it has a number, a date and a scan."""
        return bool(self.number and self.date and self.scan)

    @property
    def written_on(self) -> datetime.date:
        """Its date; today where it bears none."""
        return self.date or today()

    def kept_scan(self, *, by: Actor) -> DocumentVersion | None:
        """The document of its scan; a file that was just sent is kept now, inside the verb that rests on it."""
        return self.scan if isinstance(self.scan, DocumentVersion) else store_if_given(self.scan, by=by)


NO_LETTER = OfficialLetter()
