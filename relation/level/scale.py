"""The CEFR scale: A1 to C2 as 1 to 6."""

LEVELS = ("A1", "A2", "B1", "B2", "C1", "C2")
NUMBER = {level: float(index + 1) for index, level in enumerate(LEVELS)}
ABOVE_B1 = 3.5


def level_of(score: float) -> str:
    """The level nearest to a score."""
    return LEVELS[min(5, max(0, int(score + 0.5) - 1))]
