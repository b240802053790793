"""How many queries a request asks, told in a header to whom asks for it."""

from contextlib import ExitStack

from django.db import connection

ASKED = "X-Count-Queries"
TOLD = "X-Queries"


class QueryCount:
    """Counts only where the request asks for it: a timed request is not slowed down."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if ASKED not in request.headers:
            return self.get_response(request)
        count = 0

        def counted(execute, *arguments):
            nonlocal count
            count += 1
            return execute(*arguments)

        with ExitStack() as counting:
            counting.enter_context(connection.execute_wrapper(counted))
            response = self.get_response(request)
        response.headers[TOLD] = str(count)
        return response
