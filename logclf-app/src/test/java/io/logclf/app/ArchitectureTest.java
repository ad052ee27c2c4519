package io.logclf.app;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The arrows of docs/architecture.md, and the house rules that a machine can check. */
class ArchitectureTest {

    private static final String ROOT = "io.logclf.";

    /** By module: the modules it may use. One that is not there yet is held to its arrows from its first class on. */
    private static final Map<String, Set<String>> ARROWS = Map.ofEntries(
            Map.entry("api", Set.of()),
            Map.entry("regex", Set.of("api")),
            Map.entry("head", Set.of("api")),
            Map.entry("lexical", Set.of("api", "head")),
            Map.entry("embedding", Set.of("api", "head")),
            Map.entry("llm", Set.of("api")),
            Map.entry("io", Set.of("api")),
            Map.entry("bundle", Set.of("api")),
            Map.entry("defaults", Set.of("api", "bundle")),
            Map.entry("testkit", Set.of("api")),
            Map.entry("training", Set.of("api", "regex", "head", "lexical", "embedding", "bundle", "io")),
            Map.entry("micrometer", Set.of("api")),
            Map.entry("appender", Set.of("api", "bundle")),
            Map.entry("logback", Set.of("api", "appender")),
            Map.entry("log4j2", Set.of("api", "appender")),
            Map.entry("opentelemetry", Set.of("api", "appender")),
            Map.entry("kafka", Set.of("api", "appender")),
            Map.entry("spring", Set.of("api", "regex", "llm", "bundle", "micrometer")),
            Map.entry(
                    "workbench",
                    Set.of("api", "regex", "head", "lexical", "embedding", "llm", "bundle", "io", "training")),
            Map.entry("server", Set.of("api", "bundle", "io", "micrometer", "workbench")),
            Map.entry(
                    "app",
                    Set.of(
                            "api",
                            "regex",
                            "head",
                            "lexical",
                            "embedding",
                            "llm",
                            "bundle",
                            "io",
                            "training",
                            "workbench",
                            "server")),
            Map.entry("flink", Set.of("api", "bundle", "io")));

    /** Libraries that are a module's own business. */
    private static final List<String> HIDDEN = List.of(
            "com.univocity.",
            "com.google.re2j.",
            "org.snakeyaml.",
            "ai.onnxruntime.",
            "ai.djl.",
            "smile.",
            "com.fasterxml.jackson.",
            "com.github.benmanes.caffeine.",
            "com.google.gson.",
            "dev.langchain4j.http.",
            "io.github.resilience4j.",
            "io.javalin.",
            "io.micrometer.",
            "org.eclipse.jetty.");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.logclf");

    static Stream<String> modules() {
        return ARROWS.keySet().stream().sorted();
    }

    @Test
    void everyModuleHasItsArrows() {
        Set<String> found = CLASSES.stream()
                .map(type -> type.getPackageName().substring(ROOT.length()).replaceFirst("\\..*", ""))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(found)
                .contains("api", "regex", "io", "bundle", "defaults", "server", "app", "flink", "testkit")
                .isSubsetOf(ARROWS.keySet());
    }

    @ParameterizedTest
    @MethodSource("modules")
    void dependsOnlyOnTheModulesItMay(String module) {
        String[] allowed = Stream.concat(Stream.of(module), ARROWS.get(module).stream())
                .map(name -> ROOT + name + "..")
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage(ROOT + module + "..")
                .should()
                .dependOnClassesThat(are(resideInAPackage("io.logclf..")).and(not(resideInAnyPackage(allowed))))
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void theApiNeedsNoLibraryButSlf4jAndJspecify() {
        classes()
                .that()
                .resideInAPackage("io.logclf.api..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("io.logclf.api..", "java..", "org.slf4j..", "org.jspecify..")
                .check(CLASSES);
    }

    @Test
    void theTestkitNeedsOnlyTheApiTestLibrariesAndGson() {
        classes()
                .that()
                .resideInAPackage("io.logclf.testkit..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.logclf.testkit..",
                        "io.logclf.api..",
                        "java..",
                        "com.sun.net.httpserver..",
                        "com.google.gson..",
                        "org.jspecify..",
                        "org.junit.jupiter..",
                        "org.assertj..")
                .check(CLASSES);
    }

    /** Integrations show the library that they are for. */
    @Test
    void noLibraryThatAModuleHidesIsInAPublicSignature() {
        classes()
                .that()
                .arePublic()
                .and()
                .resideOutsideOfPackage("io.logclf.micrometer..")
                .should(new NotShow(HIDDEN))
                .check(CLASSES);
    }

    @Test
    void librariesWriteToNoStandardStream() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.logclf.app..")
                .should(ACCESS_STANDARD_STREAMS)
                .check(CLASSES);
    }

    @Test
    void nothingReadsSerializedObjects() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .areAssignableTo(java.io.ObjectInput.class)
                .check(CLASSES);
    }

    @Test
    void nothingUsesJavaUtilLogging() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.util.logging..")
                .check(CLASSES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Impl", "Utils", "Util", "Helper", "Manager"})
    void noNameSaysNothing(String ending) {
        noClasses().should().haveSimpleNameEndingWith(ending).check(CLASSES);
    }

    @Test
    void everyPackageIsNullMarked() {
        Set<String> unmarked = CLASSES.stream()
                .map(JavaClass::getPackage)
                .filter(Predicate.not(type -> type.isAnnotatedWith("org.jspecify.annotations.NullMarked")))
                .map(JavaPackage::getName)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(unmarked).isEmpty();
    }

    /** Holds what other modules can see against packages that they must not need to know. */
    private static final class NotShow extends ArchCondition<JavaClass> {

        private final List<String> hidden;

        NotShow(List<String> hidden) {
            super("show nothing from " + hidden);
            this.hidden = hidden;
        }

        @Override
        public void check(JavaClass type, ConditionEvents events) {
            Stream.concat(type.getSuperclass().stream(), type.getInterfaces().stream())
                    .filter(this::shows)
                    .forEach(shown -> violated(events, type, type.getName(), shown));
            type.getMembers().stream()
                    .filter(NotShow::isVisible)
                    .forEach(member -> types(member)
                            .filter(this::shows)
                            .forEach(shown -> violated(events, type, member.getFullName(), shown)));
        }

        private static boolean isVisible(JavaMember member) {
            return member.getModifiers().contains(JavaModifier.PUBLIC)
                    || member.getModifiers().contains(JavaModifier.PROTECTED);
        }

        private static Stream<JavaType> types(JavaMember member) {
            if (member instanceof JavaField field) {
                return Stream.of(field.getType());
            }
            JavaCodeUnit unit = (JavaCodeUnit) member;
            return Stream.of(
                            Stream.of(unit.getReturnType()),
                            unit.getParameterTypes().stream(),
                            unit.getThrowsClause().getTypes().stream())
                    .flatMap(types -> types);
        }

        private boolean shows(JavaType type) {
            return type.getAllInvolvedRawTypes().stream()
                    .anyMatch(raw -> hidden.stream().anyMatch(raw.getName()::startsWith));
        }

        private static void violated(ConditionEvents events, JavaClass type, String place, JavaType shown) {
            events.add(SimpleConditionEvent.violated(type, place + " shows " + shown.getName()));
        }
    }
}
