package dev.headroom.plan.internal;

import dev.headroom.plan.Load.Spike;
import dev.headroom.plan.LoadShape.Point;
import dev.headroom.plan.SpikeForm;
import dev.headroom.plan.SpikeForm.FlashCrowd;
import dev.headroom.plan.SpikeForm.Plateau;
import dev.headroom.plan.SpikeForm.Ramp;
import dev.headroom.plan.SpikeForm.Replay;
import dev.headroom.plan.SpikeForm.Sawtooth;
import dev.headroom.plan.SpikeForm.Step;
import dev.headroom.plan.SpikeForm.Twice;
import dev.headroom.plan.yaml.Bounds;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** The section {@code load.spike} as it is written; a recorded series stands in it whole. */
final class SpikeTree {

  private final Map<String, Object> tree = new LinkedHashMap<>();

  private SpikeTree() {}

  static Map<String, Object> of(Spike spike) {
    SpikeTree written = new SpikeTree();
    written.tree.put("shape", Bounds.id(shape(spike.form())));
    written.tree.put("baseline", Written.rate(spike.baseline()));
    written.tree.put("peak", Written.rate(spike.peak()));
    written.form(spike.form());
    written.time("recovery", spike.recovery());
    return written.tree;
  }

  private static SpikeShape shape(SpikeForm form) {
    if (form instanceof Plateau) {
      return SpikeShape.PLATEAU;
    }
    if (form instanceof Step) {
      return SpikeShape.STEP;
    }
    if (form instanceof Ramp) {
      return SpikeShape.RAMP;
    }
    if (form instanceof Sawtooth) {
      return SpikeShape.SAWTOOTH;
    }
    if (form instanceof Twice) {
      return SpikeShape.DOUBLE;
    }
    return form instanceof FlashCrowd ? SpikeShape.FLASH_CROWD : SpikeShape.REPLAY;
  }

  private void form(SpikeForm form) {
    if (form instanceof Plateau plateau) {
      plateau(plateau);
    } else if (form instanceof Step step) {
      time("hold", step.hold());
    } else if (form instanceof Ramp ramp) {
      time("rise", ramp.rise());
    } else if (form instanceof Sawtooth sawtooth) {
      time("rise", sawtooth.rise());
      tree.put("teeth", sawtooth.teeth());
    } else if (form instanceof Twice twice) {
      plateau(twice.each());
      time("pause", twice.pause());
    } else if (form instanceof FlashCrowd crowd) {
      time("rise", crowd.rise());
      time("fall", crowd.fall());
    } else if (form instanceof Replay replay) {
      tree.put("series", replay.series().stream().map(SpikeTree::point).toList());
    }
  }

  private void plateau(Plateau plateau) {
    time("rise", plateau.rise());
    time("hold", plateau.hold());
    time("fall", plateau.fall());
  }

  private void time(String key, Duration duration) {
    tree.put(key, Written.duration(duration));
  }

  private static String point(Point point) {
    return Written.duration(point.at()) + " " + Written.rate(point.rate());
  }
}
