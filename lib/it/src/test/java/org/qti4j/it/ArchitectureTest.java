// SPDX-License-Identifier: Apache-2.0
package org.qti4j.it;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rules that hold between the parts. Whatever looks at names of packages first shows that these are not empty. */
@AnalyzeClasses(packages = "org.qti4j", importOptions = ArchitectureTest.Published.class)
class ArchitectureTest {
    private static final Set<String> MODULES =
            Set.of("model", "xml", "json", "jackson", "rules", "client", "sandbox", "test", "cli");

    private static final Set<String> LOOKED_UP = Set.of(
            "javax.xml.stream.XMLInputFactory",
            "javax.xml.stream.XMLOutputFactory",
            "javax.xml.stream.XMLEventFactory",
            "javax.xml.parsers.SAXParserFactory",
            "javax.xml.parsers.DocumentBuilderFactory",
            "javax.xml.transform.TransformerFactory",
            "javax.xml.validation.SchemaFactory",
            "javax.xml.xpath.XPathFactory",
            "javax.xml.datatype.DatatypeFactory");

    /** Leaves out the tests of this module, the testkit and the plugin of the build. */
    static final class Published implements ImportOption {
        @Override
        public boolean includes(com.tngtech.archunit.core.importer.Location location) {
            return Stream.of("it", "testkit", "xjc").noneMatch(module -> location.contains("/lib/" + module + "/"));
        }
    }

    @ArchTest
    static final ArchRule ARROWS = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("org.qti4j..")
            .layer("model")
            .definedBy("org.qti4j.model..")
            .layer("xml")
            .definedBy("org.qti4j.xml..")
            .layer("json")
            .definedBy("org.qti4j.json..")
            .layer("jackson")
            .definedBy("org.qti4j.jackson..")
            .layer("rules")
            .definedBy("org.qti4j.rules..")
            .layer("client")
            .definedBy("org.qti4j.client..")
            .layer("sandbox")
            .definedBy("org.qti4j.sandbox..")
            .layer("test")
            .definedBy("org.qti4j.test..")
            .layer("cli")
            .definedBy("org.qti4j.cli..")
            .whereLayer("cli")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("test")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("jackson")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("client")
            .mayOnlyBeAccessedByLayers("test", "cli")
            .whereLayer("sandbox")
            .mayOnlyBeAccessedByLayers("test", "cli")
            .whereLayer("rules")
            .mayOnlyBeAccessedByLayers("client", "sandbox", "test", "cli")
            .whereLayer("json")
            .mayOnlyBeAccessedByLayers("jackson", "rules", "client", "sandbox", "test", "cli")
            .whereLayer("xml")
            .mayOnlyBeAccessedByLayers("json", "jackson", "rules", "client", "sandbox", "test", "cli")
            .whereLayer("model")
            .mayOnlyBeAccessedByLayers("xml", "json", "jackson", "rules", "client", "sandbox", "test", "cli");

    @ArchTest
    static final ArchRule NOTHING_ELSE_OF_OURS = noClasses()
            .should()
            .dependOnClassesThat(resideInAPackage("org.qti4j..")
                    .and(DescribedPredicate.not(resideInAnyPackage(
                            "org.qti4j.model..",
                            "org.qti4j.xml..",
                            "org.qti4j.json..",
                            "org.qti4j.jackson..",
                            "org.qti4j.rules..",
                            "org.qti4j.client..",
                            "org.qti4j.sandbox..",
                            "org.qti4j.test..",
                            "org.qti4j.cli.."))));

    /**
     * Exported by name: the internals of lib/xml to lib/json, its other half, and those of both to lib/jackson and lib/rules; what is
     * shared, to the modules that the next rule names.
     */
    @ArchTest
    static void internalsStayInside(JavaClasses classes) {
        Map<String, String[]> mayUse = Map.of(
                "xml", new String[] {"org.qti4j.xml..", "org.qti4j.json..", "org.qti4j.jackson..", "org.qti4j.rules.."},
                "json", new String[] {"org.qti4j.json..", "org.qti4j.jackson..", "org.qti4j.rules.."});
        for (String module : MODULES) {
            String internal = "org.qti4j." + module + "..internal..";
            String[] users = mayUse.getOrDefault(module, new String[] {"org.qti4j." + module + ".."});
            noClasses()
                    .that(resideOutsideOfPackages(users))
                    .should()
                    .dependOnClassesThat(
                            resideInAPackage(internal).and(resideOutsideOfPackage("org.qti4j.xml.internal.shared")))
                    .check(classes);
        }
    }

    @ArchTest
    static final ArchRule SHARED_BY_NAME = noClasses()
            .that(resideOutsideOfPackages(
                    "org.qti4j.xml..", "org.qti4j.rules..", "org.qti4j.sandbox..", "org.qti4j.cli.."))
            .should()
            .dependOnClassesThat(resideInAPackage("org.qti4j.xml.internal.shared"));

    @ArchTest
    static final ArchRule NO_JSON_LIBRARY_IN_SIGNATURES =
            noMembersShow(resideOutsideOfPackage("org.qti4j.jackson.."), "com.fasterxml.jackson..");

    @ArchTest
    static final ArchRule NO_HTML_LIBRARY_IN_SIGNATURES = noMembersShow(DescribedPredicate.alwaysTrue(), "org.jsoup..");

    @ArchTest
    static final ArchRule NO_PARSER_IN_SIGNATURES =
            noMembersShow(DescribedPredicate.alwaysTrue(), "com.ctc.wstx..", "org.codehaus.stax2..", "org.glassfish..");

    /** What a service lookup finds depends on the application around the library; its locks would be luck. */
    @ArchTest
    static final ArchRule NO_FACTORY_LOOKUP = noClasses()
            .should()
            .callMethodWhere(DescribedPredicate.describe(
                    "a factory is looked up",
                    (JavaCall<?> call) ->
                            LOOKED_UP.contains(call.getTargetOwner().getName())
                                    && Set.of("newInstance", "newFactory").contains(call.getName())))
            .orShould()
            .callMethodWhere(DescribedPredicate.describe(
                    "a JAXB engine is looked up",
                    (JavaCall<?> call) -> call.getTargetOwner().getName().equals("jakarta.xml.bind.JAXBContext")
                            && call.getName().equals("newInstance")));

    @ArchTest
    static final ArchRule LIBRARIES_DO_NOT_PRINT = noClasses()
            .that(resideOutsideOfPackage("org.qti4j.cli.."))
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .callMethod(Throwable.class, "printStackTrace")
            .orShould()
            .dependOnClassesThat(resideInAnyPackage("java.util.logging..", "org.slf4j.."));

    @ArchTest
    static final ArchRule LIBRARIES_DO_NOT_END_THE_PROCESS = noClasses()
            .that(DescribedPredicate.not(resideInAPackage("org.qti4j.cli")))
            .should()
            .callMethod(System.class, "exit", int.class)
            .orShould()
            .callMethod(Runtime.class, "halt", int.class);

    @ArchTest
    static final ArchRule NO_NETWORK_BELOW_CLIENT_AND_SANDBOX = noClasses()
            .that(resideInAnyPackage("org.qti4j.model..", "org.qti4j.xml..", "org.qti4j.json..", "org.qti4j.jackson.."))
            .should()
            .dependOnClassesThat(resideInAnyPackage("java.net.http..", "com.sun.net.httpserver.."))
            .orShould()
            .dependOnClassesThat(DescribedPredicate.describe(
                    "open connections",
                    (JavaClass type) -> Set.of("java.net.Socket", "java.net.ServerSocket", "java.net.URLConnection")
                            .contains(type.getName())));

    /** Every part of the rules above is about something: the packages are there. */
    @ArchTest
    static void everyModuleIsThere(JavaClasses classes) {
        Set<String> modules = classes.stream()
                .map(JavaClass::getPackageName)
                .map(name -> name.split("\\.")[2])
                .collect(Collectors.toSet());
        org.assertj.core.api.Assertions.assertThat(modules).containsExactlyInAnyOrderElementsOf(MODULES);
    }

    private static ArchRule noMembersShow(DescribedPredicate<? super JavaClass> owners, String... packages) {
        return com.tngtech.archunit.lang.syntax.ArchRuleDefinition.members()
                .that(DescribedPredicate.describe(
                        "are visible to users",
                        (JavaMember member) -> (member.getModifiers().contains(JavaModifier.PUBLIC)
                                        || member.getModifiers().contains(JavaModifier.PROTECTED))
                                && !member.getOwner().getPackageName().contains(".internal")
                                && owners.test(member.getOwner())))
                .should(notShow(packages));
    }

    private static ArchCondition<JavaMember> notShow(String... packages) {
        DescribedPredicate<JavaClass> hidden = resideInAnyPackage(packages);
        return new ArchCondition<>("not show a type of " + String.join(", ", packages)) {
            @Override
            public void check(JavaMember member, ConditionEvents events) {
                Stream<JavaClass> types = member.getAllInvolvedRawTypes().stream();
                if (member instanceof JavaCodeUnit unit) {
                    types = Stream.concat(
                            types, unit.getThrowsClause().getTypes().stream().map(JavaClass::toErasure));
                }
                types.filter(hidden)
                        .forEach(type -> events.add(SimpleConditionEvent.violated(
                                member, member.getFullName() + " shows " + type.getName())));
            }
        };
    }
}
