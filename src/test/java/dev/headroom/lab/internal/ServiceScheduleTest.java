package dev.headroom.lab.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.headroom.lab.OriginSpec;
import dev.headroom.lab.ServiceLaw;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ServiceScheduleTest {

  private static final long MILLI = 1_000_000;

  private static ServiceSchedule schedule(int workers, String law, int queue) {
    return new ServiceSchedule(new OriginSpec(workers, ServiceLaw.parse(law), queue, 3), 3, 0);
  }

  @Test
  void theQueueHoldsItsBoundAndNotOneMore() {
    ServiceSchedule schedule = schedule(2, "constant 10ms", 3);
    List<OptionalLong> ends = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      ends.add(schedule.admit(0));
    }
    assertEquals(
        List.of(
            OptionalLong.of(10 * MILLI),
            OptionalLong.of(10 * MILLI),
            OptionalLong.of(20 * MILLI),
            OptionalLong.of(20 * MILLI),
            OptionalLong.of(30 * MILLI),
            OptionalLong.empty()),
        ends);
  }

  @Test
  void aRequestThatWaitedStartsWhenTheOneBeforeEndedHoweverLateThatIsNoticed() {
    ServiceSchedule schedule = schedule(1, "constant 10ms", 5);
    schedule.admit(0);
    schedule.admit(1 * MILLI);
    assertEquals(0, schedule.waiting(13 * MILLI));
    assertEquals(OptionalLong.of(30 * MILLI), schedule.admit(14 * MILLI));
  }

  @Test
  void anIdleWorkerStartsAtTheArrivalAndNotBefore() {
    ServiceSchedule schedule = schedule(1, "constant 10ms", 0);
    schedule.admit(0);
    assertEquals(OptionalLong.empty(), schedule.admit(9 * MILLI));
    assertEquals(OptionalLong.of(60 * MILLI), schedule.admit(50 * MILLI));
  }

  /**
   * Erlang's loss formula for c = 5 servers and an offered load of 4 erlangs: B = 0.1991 (Gross et
   * al., Fundamentals of Queueing Theory, eq. for M/G/c/c; the value by the recursion B(0) = 1,
   * B(c) = aB(c−1) / (c + aB(c−1))). It holds for any service law, here the log-normal one.
   */
  @Test
  void withoutAQueueTheShareDroppedIsErlangsLossFormula() {
    double blocking = 1;
    for (int c = 1; c <= 5; c++) {
      blocking = 4 * blocking / (c + 4 * blocking);
    }
    assertEquals(0.1991, blocking, 0.00005);
    ServiceSchedule schedule = schedule(5, "lognormal 10ms cv 0.8", 0);
    SplittableRandom arrivals = new SplittableRandom(5);
    int requests = 400_000;
    int dropped = 0;
    double now = 0;
    for (int i = 0; i < requests; i++) {
      now += arrivals.nextExponential() * 10 * MILLI / 4;
      dropped += schedule.admit(Math.round(now)).isEmpty() ? 1 : 0;
    }
    // The standard error of independent drops is 0.0006; they come in clusters: allow five times 2.
    assertEquals(blocking, dropped / (double) requests, 0.006);
  }

  /** M/M/1 at 80 %: mean time in system = S/(1 − ρ) = 50 ms (Kleinrock, Queueing Systems 1). */
  @Test
  void theMeanTimeInSystemIsThatOfTheMM1Queue() {
    ServiceSchedule schedule = schedule(1, "exponential 10ms", 10_000);
    SplittableRandom arrivals = new SplittableRandom(9);
    int requests = 1_000_000;
    double now = 0;
    double sum = 0;
    for (int i = 0; i < requests; i++) {
      now += arrivals.nextExponential() * 10 * MILLI / 0.8;
      long arrival = Math.round(now);
      sum += schedule.admit(arrival).orElseThrow() - arrival;
    }
    // Relaxation time (1 − √ρ)⁻²·S ≈ 0.9 s, 12,500 s of arrivals: a standard error of about 1 %,
    // of which four are allowed.
    assertEquals(50 * MILLI, sum / requests, 2.0 * MILLI);
  }
}
