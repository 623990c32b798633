package dev.headroom.recommend.internal;

import dev.headroom.fit.Fit;
import dev.headroom.plan.Plan;
import dev.headroom.plan.SpikeForm;
import dev.headroom.quantity.TimeText;
import dev.headroom.recommend.Trade;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Everything a recommendation takes for granted, in full sentences. */
public final class Assumptions {

  private final List<String> sentences = new ArrayList<>();

  /** What any count of instances assumes. */
  public static Assumptions of(Plan plan, Fit fit) {
    Assumptions all = new Assumptions();
    all.say("The demanded peak consists of the same mix of requests as the load that was driven.");
    all.say(
        "Instances that are added are like those measured, and the gateway spreads load evenly.");
    int measured = plan.fleet().instances();
    if (measured > 1) {
      all.say(
          "The rates were measured with %d instances and divided by that number: load was balanced"
              + " evenly and capacity grows in proportion.",
          measured);
    }
    if (plan.demand().growth().value() > 0) {
      all.say(
          "The peak of %s was raised by %s for growth.",
          plan.demand().peak(), plan.demand().growth());
    }
    if (!fit.sustainable().reached()) {
      all.say(
          "No rate that was tried broke the objective, so the count rests on a lower bound of the"
              + " sustainable rate.");
    }
    return all;
  }

  /** What the counts rest on. */
  public Assumptions counted(double each, int zones) {
    say(
        "One instance is counted at %.1f/s, the low end of the interval of its sustainable rate.",
        each);
    if (zones > 1) {
      say(
          "Instances are spread evenly over %d zones, of which one may be lost at the peak; the"
              + " reserve covers that and the failures asked for, not both at once.",
          zones);
    }
    return this;
  }

  /** What the autoscaler's settings rest on. */
  public Assumptions scaled(Autoscaling autoscaling, Plan plan, Optional<Trade> trade) {
    trade.ifPresentOrElse(this::simulated, this::calculated);
    say(
        "An added instance serves %s after the load rose: %s metric window, %s sync period and %s to"
            + " boot.",
        TimeText.format(autoscaling.lag()),
        TimeText.format(Autoscaling.METRIC_WINDOW),
        TimeText.format(Autoscaling.SYNC_PERIOD),
        TimeText.format(plan.fleet().bootTime()));
    String rise = TimeText.format(plan.load().spike().rise());
    if (autoscaling.inTime() && trade.isPresent()) {
      say("The rise is the plan's, from its baseline to the demanded peak.");
    } else if (autoscaling.inTime()) {
      say(
          plan.load().spike().form() instanceof SpikeForm.Plateau
              ? "The peak is reached from the plan's baseline at an even slope in %s."
              : "The whole rise is taken to be as steep as its steepest part, which takes %s to the"
                  + " peak.",
          rise);
    } else {
      say(
          "The rise takes %s, so no autoscaler target can react in time: the least number of"
              + " instances is the full count, up before the spike.",
          rise);
    }
    say(
        "The largest number has a quarter more room than the autoscaler asks for at the demanded"
            + " peak.");
    return this;
  }

  private void calculated() {
    say(
        "The autoscaler's target comes from a formula: the fit doesn't say what one instance is, or"
            + " the spike holds too many requests to simulate.");
  }

  private void simulated(Trade trade) {
    say(
        "%s simulated with a gateway that takes turns (%s); one that knows which instances are idle"
            + " carries no less.",
        trade.alone() > Pooling.MOST ? "The target was" : "Count and target were",
        trade.balancer().id());
    if (trade.alone() > Pooling.MOST) {
      say(
          "A fleet of more than %d is counted as if its instances shared nothing; shared, fewer may"
              + " do.",
          Pooling.MOST);
    }
    say(
        "In the simulation an instance keeps its capacity in overload, all boot equally long, and"
            + " its rates are scaled so that one instance sustains what it is counted at.");
    say(
        "A setting holds if the spike met the objective in %d simulations with all instances and %d"
            + " without the reserve, each at another point of the autoscaler's period; targets were"
            + " tried in steps of %.0f %% of what an instance sustains.",
        Replica.SEEDS, Replica.SEEDS, Bargain.STEP * 100);
    say("A day is the demanded spike once and the baseline for the rest of it.");
    if (!trade.chosen().holds()) {
      say(
          "In the simulation even the full count, up before, didn't hold the whole spike; it was"
              + " counted for the peak at a steady rate.");
    }
  }

  public List<String> sentences() {
    return List.copyOf(sentences);
  }

  private void say(String format, Object... args) {
    sentences.add(String.format(Locale.ROOT, format, args));
  }
}
