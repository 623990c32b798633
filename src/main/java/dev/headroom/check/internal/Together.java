package dev.headroom.check.internal;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Several things asked at the same time, so that a check takes as long as the slowest of them. */
final class Together {

  private Together() {}

  /** The answers, in the order of the questions. */
  static <T, R> List<R> ask(List<T> questions, Function<T, R> answer) {
    if (questions.isEmpty()) {
      return List.of();
    }
    ExecutorService threads =
        Executors.newFixedThreadPool(
            questions.size(),
            task -> {
              Thread thread = new Thread(task, "check");
              thread.setDaemon(true);
              return thread;
            });
    try {
      List<Callable<R>> tasks =
          questions.stream().map(q -> (Callable<R>) () -> answer.apply(q)).toList();
      return threads.invokeAll(tasks).stream().map(Together::result).toList();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } finally {
      threads.shutdownNow();
    }
  }

  private static <R> R result(Future<R> done) {
    try {
      return done.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
