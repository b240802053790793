"""Real servers for tests: private PostgreSQL, Redis and nginx, and the site's own processes."""
