"""A reading as a page: the text with its layers on one side, claims, events and all the rest on the other."""

from sayso.exports.page.whole import reading_page

__all__ = ["reading_page"]
