package dev.headroom.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.headroom.testing.TcpOrigin;
import dev.headroom.testing.TcpOrigin.Answer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Phases of a real injector that the command ends before their time. */
class EarlyEndTest {

  private static final int PER_SECOND = 20;
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @TempDir Path folder;

  @Test
  void aPhaseEndsAtAWholeSecondWhenEnoughIsKnownAndTheNextOneRunsInTheSameInjector()
      throws Exception {
    CountDownLatch under = new CountDownLatch(PER_SECOND);
    try (TcpOrigin origin =
        TcpOrigin.start(
            request -> {
              under.countDown();
              return Answer.OK;
            })) {
      Path plan =
          Files.writeString(
              folder.resolve("plan.yaml"),
              InjectorProcess.plan(origin.url(), "requests: [{name: home, path: /}]"));
      try (InjectorProcess process = InjectorProcess.launch(plan, folder)) {
        Injector injector = process.injector();
        injector.begin();
        CompletableFuture<PhaseRecord> running =
            CompletableFuture.supplyAsync(
                () ->
                    injector.run(
                        InjectorProcess.phase("long", PER_SECOND, MINUTE), 1, ignored -> {}));
        assertTrue(under.await(60, TimeUnit.SECONDS), "no load");
        injector.enough("another");
        injector.enough("long");
        PhaseRecord early = running.get(30, TimeUnit.SECONDS);
        assertTrue(early.complete(), "ended early is not stopped");
        long seconds = early.endSecond() - early.startSecond();
        assertTrue(seconds < MINUTE.toSeconds(), "it went on for " + seconds + " s");
        // Evenly paced: exactly so many are due in whole seconds.
        assertEquals(PER_SECOND * seconds, process.words("due").size());

        injector.enough("long");
        PhaseRecord next =
            injector.run(
                InjectorProcess.phase("next", PER_SECOND, Duration.ofSeconds(2)), 2, i -> {});
        assertTrue(next.complete());
        assertEquals(2, next.endSecond() - next.startSecond(), "that one was over");
        assertEquals(PER_SECOND * (seconds + 2), process.words("due").size());
      }
    }
  }
}
