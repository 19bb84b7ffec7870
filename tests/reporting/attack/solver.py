"""What whoever reads every published number can conclude of those that are masked.

Whole numbers of people, equations and bounds; integer programming gives the smallest and the
largest value that each can still have.
"""

from collections.abc import Iterable, Mapping

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

MOST = 10_000


class Unknowns:
    def __init__(self):
        self.names = {}
        self.lower, self.upper = [], []
        self.rules = []

    def add(self, name, *, least=0, most=MOST):
        """Once: a second source may only narrow it."""
        if name not in self.names:
            self.names[name] = len(self.names)
            self.lower.append(least)
            self.upper.append(most)
        index = self.names[name]
        self.lower[index] = max(self.lower[index], least)
        self.upper[index] = min(self.upper[index], most)

    def told(self, name, value):
        self.add(name, least=value, most=value)

    def total(self, names: Iterable, value):
        self.between(dict.fromkeys(names, 1), value, value)

    def between(self, weights: Mapping, least, most):
        self.rules.append((weights, least, most))

    def range_of(self, weights):
        """Smallest and largest whole number; None when nothing agrees with what is told."""
        ends = [self._end(weights, sign) for sign in (1, -1)]
        return None if None in ends else tuple(ends)

    def _end(self, weights, sign):
        found = milp(
            sign * self._row(weights),
            constraints=self._constraints(),
            integrality=np.ones(len(self.names)),
            bounds=Bounds(self.lower, self.upper),
        )
        return None if found.x is None else round(sign * found.fun)

    def _constraints(self):
        if not self.rules:
            return ()
        rows = np.array([self._row(weights) for weights, _least, _most in self.rules])
        return LinearConstraint(
            rows, [least for _w, least, _m in self.rules], [most for _w, _l, most in self.rules]
        )

    def _row(self, weights):
        row = np.zeros(len(self.names))
        for name, weight in weights.items():
            row[self.names[name]] = weight
        return row


def solved(unknowns, masked):
    """Those of which only one value is left."""
    ranges = {name: unknowns.range_of({name: 1}) for name in masked}
    return {name: ends for name, ends in ranges.items() if ends is None or ends[0] == ends[1]}


def told_from_empty(unknowns, masked):
    """Those that are known to be empty, or known not to be."""
    ranges = {name: unknowns.range_of({name: 1}) for name in masked}
    return {
        name: ends for name, ends in ranges.items() if ends is None or not ends[0] == 0 < ends[1]
    }
