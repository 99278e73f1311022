package org.menkyo.bench.kms;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import org.menkyo.bench.Archive;
import org.menkyo.bench.Installation;
import org.menkyo.protocol.kms.CatalogKey;

/** The product's adapter with an endpoint that does nothing but answer, deployed beside the product. */
final class Echo {

    private static final String APPLICATION = """
            <application xmlns="https://jakarta.ee/xml/ns/jakartaee" version="10">
              <module><connector>kms.rar</connector></module>
              <module><ejb>echo.jar</ejb></module>
              <library-directory>lib</library-directory>
            </application>
            """;

    private static final String STRUCTURE = """
            <jboss-deployment-structure xmlns="urn:jboss:deployment-structure:1.3">
              <sub-deployment name="echo.jar">
                <dependencies><module name="org.jboss.ejb3"/></dependencies>
              </sub-deployment>
            </jboss-deployment-structure>
            """;

    /** Beside the endpoint, which reads it. */
    private static final String SETTINGS = "echo.properties";

    private Echo() {}

    static void deploy(Installation installation, CatalogKey key) {
        String settings = "port=" + installation.sparePort() + "\nkey=" + key.toText() + "\n";
        Archive endpoint =
                new Archive().floors("", "EchoEndpoint").text("org/menkyo/bench/floor/" + SETTINGS, settings);
        Path built = installation.application();
        Path archive = new Archive()
                .text("META-INF/application.xml", APPLICATION)
                .text("META-INF/jboss-deployment-structure.xml", STRUCTURE)
                .copy(built, "lib/menkyo-protocol")
                .copy(built, "lib/menkyo-settings")
                .copy(built, "lib/bcprov")
                .copy(built, "kms.rar")
                .archive("echo.jar", endpoint)
                .write(installation.data().resolve("echo.ear"));
        installation.deploy(archive);
        installation.await("the echo answers", () -> isOpen(installation.sparePort()));
    }

    private static boolean isOpen(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }
}
