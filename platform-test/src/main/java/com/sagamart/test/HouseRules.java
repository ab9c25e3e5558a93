package com.sagamart.test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/// The rules of the house for the packages below [#home]. Each module has a test that extends this.
public abstract class HouseRules {

  private static final List<String> HOMES =
      List.of(
          "wallet",
          "coupon",
          "inventory",
          "order",
          "ranking",
          "gateway",
          "devstack",
          "failpoints",
          "dataconsumer");
  private static final String FAILPOINTS = "com.sagamart.failpoints";
  private static final int SHORTEST_SENTENCE = 2;

  /// The module's root package, such as `com.sagamart.wallet`.
  protected abstract String home();

  private JavaClasses production() {
    return new ClassFileImporter()
        .withImportOption(new ImportOption.DoNotIncludeTests())
        .importPackages(home());
  }

  @Test
  void noSpringInTheDomain() {
    noClasses()
        .that()
        .resideInAPackage(home() + ".domain..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.springframework..")
        .allowEmptyShould(true)
        .check(production());
  }

  @Test
  void roomsDoNotGoInCircles() {
    slices()
        .matching(home() + ".(*)..")
        .should()
        .beFreeOfCycles()
        .allowEmptyShould(true)
        .check(production());
  }

  @Test
  void modulesDoNotImportOneAnother() {
    String[] others =
        HOMES.stream()
            .map(name -> "com.sagamart." + name)
            .filter(name -> !name.equals(home()))
            .map(name -> name + "..")
            .toArray(String[]::new);
    noClasses().should().dependOnClassesThat().resideInAnyPackage(others).check(production());
  }

  /// Not even a test of a program has them: they come to the embedded stack alone.
  @Test
  void failpointsAreOnNoClassPathButTheirOwn() {
    String any = FAILPOINTS.replace('.', '/') + "/Failpoint.class";
    assertThat(HouseRules.class.getClassLoader().getResource(any) != null)
        .isEqualTo(home().equals(FAILPOINTS));
  }

  @Test
  void everyPackageIsNullMarked() {
    classes()
        .should(
            new ArchCondition<JavaClass>("live in a package whose package-info is @NullMarked") {
              @Override
              public void check(JavaClass type, ConditionEvents events) {
                boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
                events.add(
                    new SimpleConditionEvent(
                        type, marked, type.getPackageName() + " has no @NullMarked package-info"));
              }
            })
        .check(production());
  }

  @Test
  void namesSayWhatThingsAre() {
    noClasses()
        .should()
        .haveNameMatching(".*(Impl|Manager|Helper|Util|Utils|Dto|Common)")
        .check(production());
  }

  @Test
  void testsReadAsSentences() {
    JavaClasses tests =
        new ClassFileImporter()
            .withImportOption(new ImportOption.OnlyIncludeTests())
            .importPackages(home());
    methods()
        .that(
            DescribedPredicate.describe(
                "are tests",
                method ->
                    method.isAnnotatedWith(Test.class)
                        || method.isAnnotatedWith(ParameterizedTest.class)))
        .should(
            new ArchCondition<JavaMethod>("be named as a sentence in camelCase") {
              @Override
              public void check(JavaMethod method, ConditionEvents events) {
                String name = method.getName();
                boolean sentence =
                    !name.startsWith("test")
                        && !name.contains("_")
                        && name.chars().filter(Character::isUpperCase).count()
                            >= SHORTEST_SENTENCE - 1;
                events.add(
                    new SimpleConditionEvent(
                        method, sentence, method.getFullName() + " is no sentence"));
              }
            })
        .allowEmptyShould(true)
        .check(tests);
  }
}
