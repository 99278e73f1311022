package org.menkyo.it.container;

import java.io.File;
import java.net.URISyntaxException;
import org.assertj.core.api.Assertions;
import org.jboss.arquillian.container.test.api.Testable;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The enterprise archive as the build made it, with test classes beside it. */
public final class BuiltArchive {

    private BuiltArchive() {}

    /**
     * The archive with a web archive more, which holds the test classes and sees every class of the application.
     *
     * @param classes the test class and what it needs beside the application
     */
    public static EnterpriseArchive withTests(Class<?>... classes) {
        WebArchive tests = ShrinkWrap.create(WebArchive.class, "tests.war")
                .addClasses(classes)
                .addAsLibraries(archiveOf(Assertions.class), archiveOf(net.bytebuddy.ByteBuddy.class))
                .addAsWebInfResource(new StringAsset("<beans bean-discovery-mode=\"annotated\"/>"), "beans.xml");
        return ShrinkWrap.createFromZipFile(
                        EnterpriseArchive.class, new File(System.getProperty("menkyo.it.application")))
                .as(EnterpriseArchive.class)
                .addAsModule(Testable.archiveToTest(tests))
                .setApplicationXML(ApplicationDescriptor.withModule("tests.war", "/tests"));
    }

    private static File archiveOf(Class<?> type) {
        try {
            return new File(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
