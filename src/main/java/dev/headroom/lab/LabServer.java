package dev.headroom.lab;

import dev.headroom.lab.internal.Message;
import dev.headroom.quantity.HeadroomException;
import dev.headroom.quantity.HeadroomException.Kind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * The lab's side of {@link Lab#launch}: takes orders from one stream and answers each on another.
 *
 * <p>The first order is {@code start} with the specification. The lab ends on {@code stop} and at
 * the end of the stream, which comes however the process that steers it ends.
 */
public final class LabServer {

  private final BufferedReader orders;
  private final PrintStream answers;

  private LabServer(InputStream orders, OutputStream answers) {
    this.orders = new BufferedReader(new InputStreamReader(orders, StandardCharsets.UTF_8));
    this.answers = new PrintStream(answers, true, StandardCharsets.UTF_8);
  }

  /**
   * Serves until told to stop or until the orders end; then the lab is closed.
   *
   * @param orders the standard input of this process
   * @param answers its standard output
   */
  public static void serve(InputStream orders, OutputStream answers) {
    new LabServer(orders, answers).serve();
  }

  private void serve() {
    Optional<Message> first = next();
    if (first.isEmpty()) {
      return;
    }
    Lab lab;
    try {
      lab = Lab.start(LabMessages.spec(first.get()));
    } catch (HeadroomException e) {
      answers.println(LabMessages.error(e.kind(), text(e)));
      return;
    } catch (IllegalArgumentException e) {
      answers.println(LabMessages.error(Kind.BAD_DATA, text(e)));
      return;
    }
    try (lab) {
      answers.println(LabMessages.state(lab));
      lab.onLoss(what -> answers.println(LabMessages.lost(what)));
      obey(lab);
    }
  }

  private void obey(Lab lab) {
    for (Optional<Message> order = next(); order.isPresent(); order = next()) {
      if (order.get().verb().equals(LabMessages.STOP)) {
        lab.close();
        answers.println(new Message(LabMessages.OK, Map.of()));
        return;
      }
      answers.println(answer(lab, order.get()));
    }
  }

  private static Message answer(Lab lab, Message order) {
    try {
      switch (order.verb()) {
        case LabMessages.RESIZE -> lab.resize((int) order.number(LabMessages.INSTANCES));
        case LabMessages.KILL -> lab.kill((int) order.number(LabMessages.INSTANCES));
        case LabMessages.INJECT -> LabMessages.inject(lab, order);
        case LabMessages.SPOILT -> {
          return new Message(
              LabMessages.OK, Map.of(LabMessages.SPOILT, Long.toString(lab.spoilt())));
        }
        case LabMessages.COUNTS -> {
          return LabMessages.counts(lab.counts());
        }
        default -> throw new IllegalArgumentException("a lab cannot '" + order.verb() + "'");
      }
      return LabMessages.state(lab);
    } catch (HeadroomException e) {
      return LabMessages.error(e.kind(), text(e));
    } catch (IllegalArgumentException e) {
      return LabMessages.error(Kind.BAD_DATA, text(e));
    }
  }

  private static String text(RuntimeException e) {
    return String.valueOf(e.getMessage());
  }

  private Optional<Message> next() {
    try {
      for (String line = orders.readLine(); line != null; line = orders.readLine()) {
        Optional<Message> message = Message.find(line);
        if (message.isPresent()) {
          return message;
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      // A broken stream is an ended one: nobody is left to give orders.
      return Optional.empty();
    }
  }
}
