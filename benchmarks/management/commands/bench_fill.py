"""Fill an empty database for a run of the benchmark."""

import json

from django.core.management import BaseCommand
from django.utils import translation

from benchmarks.fill import SIZES, fill


class Command(BaseCommand):
    """Print the sessions and the numbers of the records that the run asks for, as JSON."""

    help = __doc__

    def add_arguments(self, parser):
        """The size."""
        parser.add_argument("size", choices=SIZES)

    def handle(self, *args, size, **options):
        """Fill and tell."""
        with translation.override("en"):
            self.stdout.write(json.dumps(fill(SIZES[size])))
