"""The workbench: the ledger and its joined record as pages in a browser, for one person at one computer.

How a page comes about, and what every page keeps to:

* `routes.py` lists all pages and actions in one table. A page is a function `(desk, asking) -> context` in
  `pages/<page>.py`; the context is a frozen dataclass with a class variable `template` and the field `title`, and holds
  everything that its template shows. Templates decide nothing but looks.
* `Desk` is what a page is made from: one view of the ledger, the joined record, the settings, the runs. `Asking` is
  what the address says. Every filter, selection and position is in the address, so that each page can be linked to.
* A page works without scripts. Modules in `static/` add keys, drag and drop and liveness; one module a concern, loaded
  by the template that needs it. There is no inline script or style: the policy of the site forbids both, and style
  attributes too. Drawings are SVG from the server with presentation attributes and classes.
* Words of a report never become markup: Jinja escapes everything, and control characters are shown as a sign. Trees of
  `exports.page.markup` go through the filter `tree`. Words of a report stand in `<bdi>`, links to the outside go
  through the macro `outward`.
* A page has three states: with something on it, with nothing (which says what to do), and in error (`error.html`).
* What changes anything is a POST from an action, answered with a redirect; it passes the checks of `security.py`.
* Lists: the macros of `parts.html` (`empty`, `pager`, `facet`, `independence`, `hash`) are used by all pages. A row
  that `j`, `k` and `o` move over has `data-row`; the link that `o` opens is its first.
"""
