"""How fast the site is: pages beside a floor and beside Django's own admin, in one run, on a private database.

`make bench` writes docs/performance.md; `make bench QUICK=1` prints a short run. Nothing here belongs to the product,
and nothing here passes or fails: numbers of queries and bytes are held by the tests, time is only told.
"""
