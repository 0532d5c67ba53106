"""Arrays that grow."""

from __future__ import annotations

from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Rows = NDArray[np.int32]
Scalar = TypeVar("Scalar", bound=np.generic)


def grown(array: NDArray[Scalar], size: int) -> NDArray[Scalar]:
    """At least `size` long, with zeros at the end; half as long again, so that growing costs nothing to speak of."""
    if len(array) >= size:
        return array
    wider = np.zeros((max(size, len(array) * 3 // 2 + 8), *array.shape[1:]), dtype=array.dtype)
    wider[: len(array)] = array
    return wider
