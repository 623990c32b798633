package dev.headroom.load.internal;

import com.sun.management.GarbageCollectionNotificationInfo;
import dev.headroom.load.SelfObserver;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import javax.management.ListenerNotFoundException;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;

/** The times at which this process stood still to collect garbage, as the JVM tells them. */
final class Pauses {

  /** Collectors of this JVM whose work goes on beside the program: ZGC and Shenandoah. */
  private static final String CONCURRENT = "Cycles";

  private final List<NotificationEmitter> watched = new ArrayList<>();
  private final NotificationListener listener;

  private Pauses(NotificationListener listener) {
    this.listener = listener;
  }

  static Pauses watch(Timeline timeline, SelfObserver observer) {
    Pauses pauses = new Pauses((notification, ignored) -> tell(notification, timeline, observer));
    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      if (collector instanceof NotificationEmitter emitter
          && !collector.getName().endsWith(CONCURRENT)) {
        emitter.addNotificationListener(pauses.listener, null, null);
        pauses.watched.add(emitter);
      }
    }
    return pauses;
  }

  private static void tell(Notification notification, Timeline timeline, SelfObserver observer) {
    if (GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION.equals(
        notification.getType())) {
      var collection =
          GarbageCollectionNotificationInfo.from((CompositeData) notification.getUserData())
              .getGcInfo();
      // Its times count from the start of the JVM, in whole milliseconds.
      long sinceEnd = ManagementFactory.getRuntimeMXBean().getUptime() - collection.getEndTime();
      long end = timeline.nowMicros() - Math.max(0, sinceEnd) * 1000;
      observer.paused(end - collection.getDuration() * 1000, end);
    }
  }

  /** Tells no more of them. */
  void end() {
    for (NotificationEmitter emitter : watched) {
      try {
        emitter.removeNotificationListener(listener);
      } catch (ListenerNotFoundException e) {
        throw new IllegalStateException("a listener that was added is gone", e);
      }
    }
  }
}
