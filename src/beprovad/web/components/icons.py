"""A few drawings of our own, 24 × 24, in the colour of the text around them."""

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from beprovad.web.components.clover import LOGO

DRAWINGS = {
    "arrow-left": "M20 12H4m7-7-7 7 7 7",
    "arrow-right": "M4 12h16m-7-7 7 7-7 7",
    "arrow-up": "M12 20V4m-7 7 7-7 7 7",
    "arrow-down": "M12 4v16m-7-7 7 7 7-7",
    "bell": "M6 17V11a6 6 0 0 1 12 0v6l2 2H4zM10 21.5h4",
    "calendar": "M4 6h16v14H4zM4 10.5h16M8.5 3v5M15.5 3v5",
    "check": "m4 12.5 5.5 5.5L20 6.5",
    "chevron": "m6 9 6 6 6-6",
    "clock": "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7v5.5l3.5 2",
    "close": "m5 5 14 14M19 5 5 19",
    "download": "M12 3v12m-5-5 5 5 5-5M4 20h16",
    "edit": "M4 20l1-4.5L16.5 4 20 7.5 8.5 19zM14 6.5l3.5 3.5",
    "file": "M6 3h8l4 4v14H6zM14 3v4.5h4M9 12.5h6M9 16.5h6",
    "info": "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 11v6M12 7.2v.3",
    "link": (
        "M10 14a4.5 4.5 0 0 0 6.5 0l3-3A4.6 4.6 0 0 0 13 4.5l-1.5 1.5"
        "M14 10a4.5 4.5 0 0 0-6.5 0l-3 3A4.6 4.6 0 0 0 11 19.5l1.5-1.5"
    ),
    "mail": "M3.5 6h17v12.5h-17zM4 6.5l8 6.5 8-6.5",
    "menu": "M4 7h16M4 12h16M4 17h16",
    "merge": "M6 4v4c0 4 6 4 6 8v5M18 4v4c0 4-6 4-6 8M9 18l3 3 3-3",
    "minus": "M5 12h14",
    "moon": "M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10z",
    "move": "M4 8h14m-4-4 4 4-4 4M20 16H6m4 4-4-4 4-4",
    "network": (
        "M12 8.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM5.5 20a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z"
        "M18.5 20a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM10.7 8.2 6.8 15.3M13.3 8.2l3.9 7.1M8 17.5h8"
    ),
    "person": "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20.5c0-9 15-9 15 0",
    "plus": "M12 5v14M5 12h14",
    "print": "M7 9V3.5h10V9M7 17H4V9h16v8h-3M7 14h10v6.5H7z",
    "search": "M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.5 15.5 20.5 20.5",
    "send": "M4 12 20.5 4 15 20.5l-3.5-7zM11.5 13.5 20.5 4",
    "sun": (
        "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4"
        "M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4"
    ),
    "undo": "M8.5 5 4 9.5 8.5 14M4.5 9.5H14a5.5 5.5 0 0 1 0 11h-4",
    "upload": "M12 16V4M7 9l5-5 5 5M4 20h16",
    "warning": "M12 3.5 22 20.5H2zM12 10v5M12 17.7v.3",
}


def icon(name: str, label: str = "") -> SafeString:
    """A drawing; silent unless `label` says what it means. An unknown name raises `KeyError`."""
    drawing = DRAWINGS[name]
    if not label:
        return format_html(
            '<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d="{}"/></svg>',
            drawing,
        )
    return format_html(
        '<svg class="icon" viewBox="0 0 24 24" role="img" aria-label="{}"><path d="{}"/></svg>',
        label,
        drawing,
    )


def logo() -> SafeString:
    """The four-leaf clover, whole; it stands beside the name and is silent."""
    return mark_safe(LOGO)
