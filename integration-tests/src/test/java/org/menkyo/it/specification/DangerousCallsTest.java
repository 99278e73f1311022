package org.menkyo.it.specification;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.json.Json;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What runs in the server does without the parts of the platform that turn input into code, commands or objects. */
class DangerousCallsTest {

    private static JavaClasses classes;

    @BeforeAll
    static void read() {
        Path root = Path.of("..").toAbsolutePath().normalize();
        classes = new ClassFileImporter()
                .importPaths(Stream.of("protocol", "ejb", "web", "ws", "portal", "kms-adapter", "server-module")
                        .map(module -> root.resolve(module).resolve("target/classes"))
                        .toList());
        assertThat(classes).as("what was compiled").hasSizeGreaterThan(500);
    }

    @Test
    void noCommandsOfTheSystem() {
        check(noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName(ProcessBuilder.class.getName())
                .orShould()
                .callMethodWhere(describe(
                        "runs a command",
                        call -> call.getTargetOwner().isEquivalentTo(Runtime.class)
                                && call.getName().equals("exec"))));
    }

    @Test
    void noObjectsThatSomebodyElseNames() {
        check(noClasses()
                .should()
                .dependOnClassesThat(describe(
                        "make objects of what they read",
                        type -> Set.of(
                                        "java.io.ObjectInputStream",
                                        "java.beans.XMLDecoder",
                                        "jakarta.jms.ObjectMessage",
                                        "javax.naming.InitialContext")
                                .contains(type.getFullName())))
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage("javax.script..", "groovy..", "org.codehaus.groovy..", "jakarta.el.."));
    }

    @Test
    void noSessionsAndNoOtherCookies() {
        check(noClasses()
                .that()
                // Pages keep the session's token, the way back from the identity provider, the language and a notice
                // for the
                // next page in cookies (ADR 321, 351).
                .doNotHaveFullyQualifiedName("org.menkyo.shared.portal.HostCookie")
                .and()
                .doNotHaveFullyQualifiedName("org.menkyo.shared.portal.SessionCookie")
                .and()
                .doNotHaveFullyQualifiedName("org.menkyo.session.portal.DepartureCookie")
                .and()
                .doNotHaveFullyQualifiedName("org.menkyo.shared.portal.LanguageCookie")
                .and()
                .doNotHaveFullyQualifiedName("org.menkyo.shared.portal.Notice")
                .should()
                .callMethodWhere(describe(
                        "keeps something in a browser",
                        call -> Set.of("getSession", "addCookie").contains(call.getName())
                                && call.getTargetOwner().getPackageName().startsWith("jakarta.servlet")))
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("jakarta.ws.rs.core.NewCookie"));
    }

    @Test
    void noRandomnessThatCanBeForetold() {
        check(noClasses()
                .that()
                // Names of calls, which open nothing.
                .doNotHaveFullyQualifiedName("org.menkyo.shared.call.CallOrigin")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.concurrent.ThreadLocalRandom")
                .orShould()
                .callConstructorWhere(describe(
                        "makes java.util.Random", call -> call.getTargetOwner().isEquivalentTo(java.util.Random.class)))
                .orShould()
                .callMethod(Math.class, "random"));
    }

    @Test
    void nobodyTrustsEveryCertificate() {
        check(noClasses()
                .should()
                .dependOnClassesThat(describe(
                        "decide whom to trust",
                        type -> type.getFullName().startsWith("javax.net.ssl.")
                                && (type.getSimpleName().endsWith("TrustManager")
                                        || type.getSimpleName().equals("HostnameVerifier")))));
    }

    /** Each call of such a method looks for a provider of JSON in all libraries; a factory that is kept does not. */
    @Test
    void noSearchForTheProviderOfJsonWithEachCall() {
        check(noClasses()
                .that()
                // Made once, or for each of a few calls to others.
                .doNotHaveFullyQualifiedName("org.menkyo.shared.rest.OpenApiResource")
                .and()
                .doNotHaveFullyQualifiedName("org.menkyo.apidocument.portal.ApiDocument")
                .and()
                .doNotHaveFullyQualifiedName("org.menkyo.identity.IdentityProvider")
                .and()
                .doNotHaveFullyQualifiedName("org.menkyo.identity.ProviderSignIn")
                .and()
                .doNotHaveFullyQualifiedName("org.menkyo.kms.center.RemoteActivationCenter")
                .should()
                .callMethodWhere(describe(
                        "looks for the provider of JSON",
                        call -> call.getTargetOwner().isEquivalentTo(Json.class)
                                && !call.getName().endsWith("Factory"))));
    }

    private static void check(ArchRule rule) {
        rule.check(classes);
    }
}
