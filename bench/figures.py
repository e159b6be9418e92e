"""What a workload found: rows of values, one value a round, and their medians. Part of bench."""

from statistics import median


def number(value):
    """As many digits as say something."""
    if value == 0:
        return "0"
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:,.2f}"


class Figures:
    """`rows`: {label: values}. Values with the same place in their lists are of the same round, so
    that ratios are taken within rounds, whatever else the machine was doing. `base`: how the
    labels end of the rows that the others of their runtime are compared with."""

    def __init__(self, key, title, unit, how, base="loop"):
        self.key = key
        self.title = title
        self.unit = unit
        self.how = how
        self.base = base
        self.rows = {}
        self.notes = []

    def add(self, label, *values):
        self.rows.setdefault(str(label), []).extend(values)

    def median(self, label):
        return median(self.rows[label]) if self.rows.get(label) else None

    def spread(self, label):
        """(smallest, largest)."""
        return min(self.rows[label]), max(self.rows[label])

    def ratio(self, one, other):
        """Median over the rounds of one / other; None unless both were measured."""
        pairs = zip(self.rows.get(one, ()), self.rows.get(other, ()))
        ratios = [a / b for a, b in pairs if b]
        return median(ratios) if ratios else None
