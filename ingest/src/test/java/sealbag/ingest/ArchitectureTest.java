package sealbag.ingest;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import org.junit.jupiter.api.Test;
import sealbag.ingest.verify.planted.BackwardImport;

/// The walls of the house: which package may know which. The picture is in the README.
class ArchitectureTest {
  private static final JavaClasses PRODUCTION =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("sealbag.ingest", "sealbag.parsers", "sealbag.uploaders");

  /// Each package of the application, and those that may know it.
  private static final Map<String, String[]> KNOWN_BY =
      Map.ofEntries(
          room("config", "cli"),
          room("health", "cli"),
          room("logging", "cli"),
          room("pipeline", "cli", "fixturecheck", "health"),
          room("fixturecheck", "cli"),
          room("verify", "cli"),
          room("packaging", "cli", "pipeline"),
          room("catalogue", "cli", "pipeline", "packaging"),
          room("screening", "cli", "config", "pipeline", "packaging"),
          room("ledger", "cli", "pipeline", "receipts", "health"),
          room("covering", "cli", "config", "pipeline", "receipts"),
          room("mailbox", "cli", "config", "pipeline"),
          room("receipts", "cli", "config", "pipeline"),
          room(
              "evidence",
              "cli",
              "pipeline",
              "packaging",
              "catalogue",
              "ledger",
              "receipts",
              "screening"),
          room(
              "parsers",
              "cli",
              "config",
              "covering",
              "pipeline",
              "packaging",
              "catalogue",
              "fixturecheck"),
          room(
              "uploaders",
              "cli",
              "config",
              "mailbox",
              "pipeline",
              "packaging",
              "ledger",
              "receipts"));

  private static Map.Entry<String, String[]> room(String name, String... knownBy) {
    return Map.entry(name, knownBy);
  }

  private static ArchRule arrows() {
    var house = layeredArchitecture().consideringOnlyDependenciesInAnyPackage("sealbag..");
    house = house.layer("cli").definedBy("sealbag.ingest.cli..");
    for (String room : KNOWN_BY.keySet()) {
      boolean leaf = room.equals("parsers") || room.equals("uploaders");
      house = house.layer(room).definedBy((leaf ? "sealbag." : "sealbag.ingest.") + room + "..");
    }
    house = house.whereLayer("cli").mayNotBeAccessedByAnyLayer();
    for (var entry : KNOWN_BY.entrySet()) {
      house = house.whereLayer(entry.getKey()).mayOnlyBeAccessedByLayers(entry.getValue());
    }
    return house;
  }

  @Test
  void everyArrowPointsTheAgreedWay() {
    arrows().check(PRODUCTION);
  }

  @Test
  void aBackwardImportIsNoticed() {
    JavaClasses withPlanted =
        new ClassFileImporter()
            .importClasses(BackwardImport.class, sealbag.ingest.packaging.Packager.class);

    assertThat(arrows().evaluate(withPlanted).hasViolation()).isTrue();
  }

  @Test
  void noTwoPackagesNeedEachOther() {
    slices().matching("sealbag.(**)").should().beFreeOfCycles().check(PRODUCTION);
  }

  @Test
  void theLeavesKnowNeitherTheApplicationNorEachOther() {
    noClasses()
        .that()
        .resideInAPackage("sealbag.parsers..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("sealbag.ingest..", "sealbag.uploaders..")
        .check(PRODUCTION);
    noClasses()
        .that()
        .resideInAPackage("sealbag.uploaders..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("sealbag.ingest..", "sealbag.parsers..")
        .check(PRODUCTION);
  }

  @Test
  void onlyTheCommandsReachTheStandIns() {
    noClasses()
        .that()
        .resideOutsideOfPackage("sealbag.ingest.cli..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("sealbag.fixtures..", "com.icegreen..", "com.github.tomakehurst..")
        .check(PRODUCTION);
  }

  @Test
  void parsersTouchNoNetworkNoDatabaseNoLogAndFilesOnlyForMedia() {
    noClasses()
        .that()
        .resideInAPackage("sealbag.parsers..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.net..", "java.sql..", "org.slf4j..", "tools.jackson..")
        .check(PRODUCTION);
    noClasses()
        .that()
        .resideInAPackage("sealbag.parsers..")
        .and()
        .resideOutsideOfPackage("sealbag.parsers.media..")
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.nio.file.Files")
        .check(PRODUCTION);
  }

  @Test
  void onlyUploadersAndMailboxesSpeakHttpAndOnlyTheLedgerSql() {
    noClasses()
        .that()
        .resideOutsideOfPackages("sealbag.uploaders..", "sealbag.ingest.mailbox..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("java.net.http..")
        .check(PRODUCTION);
    noClasses()
        .that()
        .resideOutsideOfPackage("sealbag.ingest.ledger..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("java.sql..")
        .check(PRODUCTION);
  }

  @Test
  void onlyTheCommandsReadTheClockTheEnvironmentAndTheStreams() {
    noClasses()
        .that()
        .resideOutsideOfPackage("sealbag.ingest.cli..")
        .should()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .callMethod(java.time.LocalDateTime.class, "now")
        .orShould()
        .callMethod(java.time.InstantSource.class, "system")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "getenv")
        .orShould()
        .callMethod(System.class, "getenv", String.class)
        .orShould()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(PRODUCTION);
  }

  @Test
  void onlyTheDaemonAndTheCommandsStartThreads() {
    noClasses()
        .that()
        .resideOutsideOfPackages("sealbag.ingest.cli..", "sealbag.parsers.media..")
        .and()
        .doNotHaveSimpleName("Daemon")
        .should()
        .callConstructor(Thread.class, Runnable.class)
        .orShould()
        .callConstructor(Thread.class, Runnable.class, String.class)
        .orShould()
        .callMethod(Thread.class, "ofVirtual")
        .orShould()
        .callMethod(Thread.class, "ofPlatform")
        .check(PRODUCTION);
  }
}
