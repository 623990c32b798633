package dev.headroom;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The map of the packages: who may use whom, where each library lives, and what stays pure. */
class ArchitectureTest {

  private static final String ROOT = "dev.headroom";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(ROOT);

  /** The table: a package and those of ours that it may use. A stage looks back only. */
  private static final Map<String, String> MAY_USE =
      Map.ofEntries(
          Map.entry("quantity", ""),
          Map.entry("plan", "quantity"),
          Map.entry("check", "quantity plan"),
          Map.entry("load", "quantity plan"),
          Map.entry("collect", "quantity plan load"),
          // A recording names the plan's shapes and the load's phases; gateways' lines, fleets and
          // autoscalers are read too.
          Map.entry("ingest", "quantity plan load collect diagnose fit fleet"),
          Map.entry("diagnose", "quantity plan load collect"),
          Map.entry("fit", "quantity plan load collect diagnose"),
          Map.entry("search", "quantity plan load collect fit"),
          Map.entry("fleet", "quantity plan fit"),
          Map.entry("recommend", "quantity plan fit fleet diagnose"),
          Map.entry("emit", "quantity plan load collect fit recommend"),
          Map.entry("lab", "quantity plan"),
          Map.entry("prove", "quantity plan load collect diagnose fit fleet recommend emit lab"),
          Map.entry(
              "report", "quantity plan check load collect diagnose fit fleet recommend emit prove"),
          Map.entry(
              "store",
              "quantity plan check load collect diagnose fit search fleet recommend prove"),
          Map.entry("live", "quantity plan load collect report store"),
          Map.entry(
              "cli",
              "quantity plan check load collect ingest diagnose fit search fleet recommend emit prove"
                  + " report lab store live"));

  /** Each library and the packages it is at home in. */
  private static final Map<String, String> HOMES =
      Map.ofEntries(
          Map.entry("io.gatling..", "load"),
          Map.entry("scala..", "load"),
          Map.entry("io.netty..", "load"),
          Map.entry("org.HdrHistogram..", "collect"),
          Map.entry("org.apache.commons.math3..", "fit search"),
          Map.entry("org.apache.commons.csv..", "ingest"),
          Map.entry("org.xbill.DNS..", "check"),
          Map.entry("org.eclipse.jetty..", "lab"),
          Map.entry("tools.jackson..", "plan store ingest"),
          Map.entry("gg.jte..", "report live"),
          Map.entry("com.sun.net.httpserver..", "live"),
          Map.entry("picocli..", "cli"));

  private static final String[] PURE =
      packages("quantity plan fit search fleet recommend emit report diagnose");

  @Test
  void aPackageUsesOnlyThoseBeforeIt() {
    new TreeMap<>(MAY_USE)
        .forEach(
            (name, others) ->
                noClasses()
                    .that()
                    .resideInAPackage(ROOT + "." + name + "..")
                    .should()
                    .dependOnClassesThat(
                        resideInAPackage(ROOT + "..")
                            .and(
                                DescribedPredicate.not(
                                    resideInAnyPackage(packages(name + " " + others)))))
                    .allowEmptyShould(true)
                    .check(CLASSES));
  }

  @Test
  void everyPackageIsInTheTable() {
    Set<String> unknown = new TreeSet<>();
    CLASSES.forEach(c -> unknown.add(stage(c)));
    unknown.removeAll(MAY_USE.keySet());
    assertTrue(unknown.isEmpty(), "not in the table: " + unknown);
  }

  @Test
  void noPackagesUseEachOtherInACircle() {
    slices()
        .matching(ROOT + ".(*)..")
        .should()
        .beFreeOfCycles()
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @Test
  void machineryIsUsedOnlyByItsOwnPackage() {
    for (String name : MAY_USE.keySet()) {
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOT + "." + name + "..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(ROOT + "." + name + ".internal..")
          .allowEmptyShould(true)
          .check(CLASSES);
    }
  }

  @Test
  void aLibraryAppearsOnlyAtItsHome() {
    new TreeMap<>(HOMES)
        .forEach(
            (library, homes) ->
                noClasses()
                    .that()
                    .resideOutsideOfPackages(packages(homes))
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(library)
                    .allowEmptyShould(true)
                    .check(CLASSES));
  }

  /**
   * What is public at a package's root is written in our own words and the JDK's. The one exception
   * is the class that simulations call: they are Gatling code and speak Gatling's types.
   */
  @Test
  void noLibraryAppearsInAPublicSignature() {
    String[] libraries =
        HOMES.keySet().stream().filter(l -> !l.equals("picocli..")).toArray(String[]::new);
    classes()
        .that()
        .arePublic()
        .and()
        .resideOutsideOfPackage("..internal..")
        .and()
        .doNotHaveFullyQualifiedName(ROOT + ".load.PlannedLoad")
        .should(nameNone(resideInAnyPackage(libraries)))
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @Test
  void pureStagesTouchNoFileNetworkThreadOrRandomness() {
    pure()
        .should()
        .dependOnClassesThat(
            DescribedPredicate.describe(
                "are files, sockets, threads or random numbers",
                c -> c.getName().matches(IMPURE_TYPES)))
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  private static final String IMPURE_TYPES =
      "java\\.nio\\.file\\.Files|java\\.io\\.(File|File[A-Z].*|RandomAccessFile)"
          + "|java\\.nio\\.channels\\..*|java\\.net\\.(.*Socket.*|Inet.*|URL|.*URLConnection|http\\..*)"
          + "|java\\.lang\\.(Thread|ThreadLocal|Process|ProcessBuilder)"
          + "|java\\.util\\.concurrent\\.(?!TimeUnit).*|java\\.util\\.Timer"
          + "|java\\.security\\.SecureRandom|java\\.time\\.Clock";

  @Test
  void pureStagesAskNeitherClockNorEnvironmentNorDefaultLocale() {
    pure()
        .should()
        .callMethodWhere(
            DescribedPredicate.describe(
                "the answer depends on the surroundings",
                call -> {
                  String owner = call.getTargetOwner().getName();
                  String method = owner + "." + call.getTarget().getName();
                  return method.matches(SURROUNDINGS)
                      || (owner.startsWith("java.time.") && method.endsWith(".now"));
                }))
        .orShould()
        .callConstructor(Random.class)
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  private static final String SURROUNDINGS =
      "java\\.lang\\.System\\.(currentTimeMillis|nanoTime|getenv|getProperty|getProperties)"
          + "|java\\.lang\\.Math\\.random|java\\.util\\.Locale\\.getDefault"
          + "|java\\.time\\.ZoneId\\.systemDefault|java\\.util\\.UUID\\.randomUUID";

  @Test
  void onlyTheCommandPrintsAndExits() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".cli..")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .callMethod(System.class, "exit", int.class)
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @Test
  void everyPackageIsNullMarked() throws Exception {
    Set<String> names = new TreeSet<>();
    CLASSES.forEach(c -> names.add(c.getPackageName()));
    names.removeIf(name -> name.endsWith(".internal.templates"));
    for (String name : names) {
      Class<?> info = Class.forName(name + ".package-info");
      assertTrue(info.isAnnotationPresent(NullMarked.class), name + " is not @NullMarked");
    }
  }

  /** Visitors are users' own files, loaded at run time and never part of the program. */
  @Test
  void noSimulationIsPartOfTheProgram() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".load..")
        .should()
        .beAssignableTo("io.gatling.javaapi.core.Simulation")
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  /** Reading the plan's own file is the one thing a pure package does outside itself. */
  private static GivenClassesConjunction pure() {
    return noClasses()
        .that()
        .resideInAnyPackage(PURE)
        .and()
        .doNotHaveFullyQualifiedName(ROOT + ".plan.PlanReader");
  }

  private static ArchCondition<JavaClass> nameNone(DescribedPredicate<JavaClass> library) {
    return new ArchCondition<>("name no library in a public signature") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        Stream.<JavaMember>concat(type.getMethods().stream(), type.getConstructors().stream())
            .filter(m -> m.getModifiers().contains(JavaModifier.PUBLIC))
            .forEach(m -> report(m, events));
      }

      private void report(JavaMember member, ConditionEvents events) {
        member.getAllInvolvedRawTypes().stream()
            .filter(library)
            .forEach(
                t ->
                    events.add(
                        SimpleConditionEvent.violated(
                            member, member.getFullName() + " names " + t.getName())));
      }
    };
  }

  private static String stage(JavaClass type) {
    return type.getPackageName().substring(ROOT.length() + 1).split("\\.", 2)[0];
  }

  private static String[] packages(String names) {
    return Stream.of(names.strip().split(" +", -1))
        .filter(n -> !n.isEmpty())
        .map(n -> ROOT + "." + n + "..")
        .toArray(String[]::new);
  }
}
