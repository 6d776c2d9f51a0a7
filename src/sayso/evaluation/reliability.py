"""How well scores are probabilities: expected calibration error, and the diagram that shows it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

BINS: Final = 10
_SIDE: Final = 220
_MARGIN: Final = 36


@dataclass(frozen=True, slots=True)
class Judged:
    """A score between 0 and 1, and whether what it was given to is right."""

    score: float
    is_right: bool


@dataclass(frozen=True, slots=True)
class Bin:
    """Findings with scores near each other: how many, their mean score, the share that is right."""

    count: int
    mean_score: float
    share_right: float


def bins_of(judged: Sequence[Judged]) -> tuple[Bin, ...]:
    """Bins of equal width over 0 to 1, without empty ones."""
    rows: list[list[Judged]] = [[] for _ in range(BINS)]
    for one in judged:
        rows[min(int(one.score * BINS), BINS - 1)].append(one)
    return tuple(
        Bin(len(row), sum(one.score for one in row) / len(row), sum(one.is_right for one in row) / len(row))
        for row in rows
        if row
    )


def calibration_error(judged: Sequence[Judged]) -> float:
    """Expected calibration error in percent: the mean gap of score and share right, bins weighed by their findings.

    Source: Naeini, Cooper, Hauskrecht (AAAI 2015); ten bins of equal width.
    """
    if not judged:
        return 0.0
    return 100 * sum(one.count * abs(one.mean_score - one.share_right) for one in bins_of(judged)) / len(judged)


def reliability_diagram(title: str, judged: Sequence[Judged]) -> str:
    """An SVG picture: mean score across, share right upwards, the area of a dot by the number of findings."""
    return "\n".join(_drawn(title, judged)) + "\n"


def _drawn(title: str, judged: Sequence[Judged]) -> Iterator[str]:
    size = _SIDE + 2 * _MARGIN
    error = calibration_error(judged)
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" width="{size}" height="{size}" '
        'font-family="sans-serif" font-size="11" role="img">'
    )
    yield f"<title>{title}: expected calibration error {error:.1f} %</title>"
    yield f'<rect width="{size}" height="{size}" fill="#fff"/>'
    yield f'<text x="{_MARGIN}" y="20" font-weight="bold">{title}</text>'
    yield f'<text x="{size - _MARGIN}" y="20" text-anchor="end">{len(judged)} findings, error {error:.1f} %</text>'
    for step in range(0, 11, 2):
        across, up = _x(step / 10), _y(step / 10)
        yield f'<path d="M{across} {_y(0)}V{_y(1)}M{_x(0)} {up}H{_x(1)}" stroke="#ddd"/>'
        yield f'<text x="{across}" y="{_y(0) + 14}" text-anchor="middle" fill="#555">{step / 10:.1f}</text>'
        yield f'<text x="{_x(0) - 5}" y="{up + 4}" text-anchor="end" fill="#555">{step / 10:.1f}</text>'
    yield f'<path d="M{_x(0)} {_y(0)}L{_x(1)} {_y(1)}" stroke="#999" stroke-dasharray="4 3"/>'
    bins = bins_of(judged)
    points = " ".join(f"{_x(one.mean_score)},{_y(one.share_right)}" for one in bins)
    yield f'<polyline points="{points}" fill="none" stroke="#0b5394" stroke-width="1.5"/>'
    most = max((one.count for one in bins), default=1)
    for one in bins:
        radius = 2 + 6 * (one.count / most) ** 0.5
        yield (
            f'<circle cx="{_x(one.mean_score)}" cy="{_y(one.share_right)}" r="{radius:.1f}" fill="#0b5394" '
            f'fill-opacity="0.7"><title>{one.count} findings, score {one.mean_score:.2f}, right '
            f"{one.share_right:.2f}</title></circle>"
        )
    middle = _MARGIN + _SIDE // 2
    yield f'<text x="{middle}" y="{size - 6}" text-anchor="middle" fill="#555">score</text>'
    yield f'<text transform="translate(10 {middle}) rotate(-90)" text-anchor="middle" fill="#555">share right</text>'
    yield "</svg>"


def _x(value: float) -> float:
    return round(_MARGIN + _SIDE * value, 1)


def _y(value: float) -> float:
    return round(_MARGIN + _SIDE * (1 - value), 1)
