package dev.headroom.fleet.internal;

/** What became of the requests that came in one stretch of time. */
final class Tally {

  long requests;
  long retries;
  long refused;
  long timedOut;
  final LatencyCounts good = new LatencyCounts();

  void clear() {
    requests = 0;
    retries = 0;
    refused = 0;
    timedOut = 0;
    good.clear();
  }

  void add(Tally other) {
    requests += other.requests;
    retries += other.retries;
    refused += other.refused;
    timedOut += other.timedOut;
    good.add(other.good);
  }
}
