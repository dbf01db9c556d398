"""What a form was sent with."""

from django.http import HttpRequest, QueryDict


def sent(request: HttpRequest) -> QueryDict | None:
    """The posted fields, also when there are none: an empty form that was sent is answered with what is missing."""
    return request.POST if request.method == "POST" else None
