"""An M/M/c in SimPy 2 (Debian's python3-simpy): prints requests followed in a second.

Arguments: requests, workers, rate, mean service time.
"""

import random
import sys
import time

from SimPy.Simulation import Process, Resource, activate, hold, initialize, release, request, simulate


class Visit(Process):
    def served(self, workers, mean):
        yield request, self, workers
        yield hold, self, random.expovariate(1 / mean)
        yield release, self, workers


class Visitors(Process):
    def come(self, workers, count, rate, mean):
        for _ in range(count):
            visit = Visit()
            activate(visit, visit.served(workers, mean))
            yield hold, self, random.expovariate(rate)


def main():
    count, workers, rate, mean = int(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3]), float(sys.argv[4])
    random.seed(1)
    initialize()
    visitors = Visitors()
    begin = time.perf_counter()
    activate(visitors, visitors.come(Resource(capacity=workers), count, rate, mean))
    simulate(until=float("inf"))
    print(f"{count / (time.perf_counter() - begin):.0f} requests a second")


if __name__ == "__main__":
    main()
