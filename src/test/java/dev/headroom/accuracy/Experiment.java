package dev.headroom.accuracy;

import java.util.List;

/** Something that is measured over many seeds. */
interface Experiment {

  /** The title of its section. */
  String title();

  /** What is done, in full sentences. */
  String method();

  /** How many seeds the page rests on. */
  int runs();

  /** How many the normal build has time for. */
  int few();

  /** What so many seeds give, always in the same order. */
  List<Finding> measure(int runs);
}
