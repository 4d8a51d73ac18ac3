"""How much the machine itself varies: the same work again and again, before anything is measured."""

import statistics
import time

ROUNDS, TURNS = 60, 200_000
MOST = 0.15  # of the median, between the tenth that is fastest and the tenth that is slowest


def work():
    total = 0
    for number in range(TURNS):
        total += number & 7
    return total


def spread(times):
    tenths = statistics.quantiles(times, n=10)
    return (tenths[-1] - tenths[0]) / statistics.median(times)


def noise():
    """{clock: spread} by the wall's clock and the processor's own."""
    wall, own = [], []
    for _round in range(ROUNDS):
        began, began_own = time.perf_counter(), time.process_time()
        work()
        wall.append(time.perf_counter() - began)
        own.append(time.process_time() - began_own)
    return {"wall": round(spread(wall), 3), "processor": round(spread(own), 3)}


def is_too_noisy(found):
    return max(found.values()) > MOST
