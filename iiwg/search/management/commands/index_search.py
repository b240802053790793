"""Compare the index of the search with all records, and write what differs."""

from django.core.management.base import BaseCommand

from iiwg.search import index


class Command(BaseCommand):
    """manage.py index_search"""

    help = "Read every record anew for the search. It is safe at any time; 100,000 records take some minutes."

    def handle(self, **options):
        self.stdout.write(f"Written anew for the search: {index.read_anew()}")
