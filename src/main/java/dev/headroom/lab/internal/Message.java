package dev.headroom.lab.internal;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One line between a lab in a child process and the process that steers it.
 *
 * <p>Grammar: {@code line = "headroom-lab/1" SP verb *(SP key "=" value)}; values are
 * percent-encoded as in HTML forms. Lines that do not start so are no messages (a library may print
 * something) and are skipped by the reader.
 *
 * @param verb what is asked ({@code start}, {@code resize}, {@code kill}, {@code counts}, {@code
 *     stop}), how it went ({@code ok}, {@code error}), or what happened unasked ({@code lost})
 * @param fields written in the order of their keys
 */
public record Message(String verb, Map<String, String> fields) {

  private static final String PREFIX = "headroom-lab/1";

  public Message {
    fields = Map.copyOf(fields);
  }

  /** Reads a line; empty when it is no message. */
  public static Optional<Message> find(String line) {
    String[] words = line.strip().split(" ", -1);
    if (words.length < 2 || !words[0].equals(PREFIX)) {
      return Optional.empty();
    }
    Map<String, String> fields = new TreeMap<>();
    for (int i = 2; i < words.length; i++) {
      int equals = words[i].indexOf('=');
      if (equals > 0) {
        String value = words[i].substring(equals + 1);
        fields.put(words[i].substring(0, equals), URLDecoder.decode(value, StandardCharsets.UTF_8));
      }
    }
    return Optional.of(new Message(words[1], fields));
  }

  /**
   * The value of a field.
   *
   * @throws IllegalArgumentException when the message has no such field
   */
  public String get(String key) {
    String value = fields.get(key);
    if (value == null) {
      throw new IllegalArgumentException("the message '" + verb + "' has no field " + key);
    }
    return value;
  }

  /** The value of a field that is a whole number. */
  public long number(String key) {
    return Long.parseLong(get(key));
  }

  /** The line, without its end. */
  @Override
  public String toString() {
    String tail =
        new TreeMap<>(fields)
            .entrySet().stream()
                .map(
                    field ->
                        " "
                            + field.getKey()
                            + "="
                            + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining());
    return PREFIX + " " + verb + tail;
  }
}
