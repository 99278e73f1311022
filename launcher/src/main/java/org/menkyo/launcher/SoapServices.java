package org.menkyo.launcher;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The SOAP services that an enterprise archive offers, as its own descriptor lists them. */
final class SoapServices {

    private static final String ARCHIVE = "menkyo-ws.war";
    private static final String DESCRIPTOR = "WEB-INF/web.xml";

    private SoapServices() {}

    /** The paths of the services below the context root, such as {@code /OrderService}. */
    static List<String> paths(Path application) {
        try (ZipFile enterprise = new ZipFile(application.toFile());
                InputStream stream = enterprise.getInputStream(enterprise.getEntry(ARCHIVE));
                ZipInputStream web = new ZipInputStream(stream)) {
            for (ZipEntry entry = web.getNextEntry(); entry != null; entry = web.getNextEntry()) {
                if (entry.getName().equals(DESCRIPTOR)) {
                    return patterns(web.readAllBytes());
                }
            }
            return List.of();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static List<String> patterns(byte[] descriptor) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            NodeList nodes = factory.newDocumentBuilder()
                    .parse(new ByteArrayInputStream(descriptor))
                    .getElementsByTagName("url-pattern");
            List<String> patterns = new ArrayList<>();
            for (int i = 0; i < nodes.getLength(); i++) {
                String pattern = nodes.item(i).getTextContent().trim();
                if (pattern.startsWith("/") && !pattern.contains("*") && !patterns.contains(pattern)) {
                    patterns.add(pattern);
                }
            }
            return List.copyOf(patterns);
        } catch (ParserConfigurationException | SAXException damaged) {
            throw new IOException("The descriptor of " + ARCHIVE + " cannot be read", damaged);
        }
    }
}
